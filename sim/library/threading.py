"""Threads, as CPython 3.11's module of this name has them, over _thread's start_new_thread and Lock.

Waits tell the simulator what they are waits for (_kvant.wait_as), so that a timeline can say "join Thread-1"
where there is only a lock to be waited for.
"""

import _kvant
import _thread
import sys
from _collections import deque as _deque
from _thread import allocate_lock as Lock
from _thread import error as ThreadError
from _thread import get_ident, get_native_id, start_new_thread as _start_new_thread
from _time import monotonic as _time

__all__ = ['Thread', 'Lock', 'RLock', 'Condition', 'Semaphore', 'BoundedSemaphore', 'Event', 'Barrier',
           'BrokenBarrierError', 'Timer', 'local', 'current_thread', 'main_thread', 'active_count', 'enumerate',
           'get_ident', 'get_native_id', 'settrace', 'gettrace', 'setprofile', 'getprofile', 'stack_size', 'excepthook',
           'ExceptHookArgs', 'ThreadError', 'TIMEOUT_MAX']

TIMEOUT_MAX = _thread.TIMEOUT_MAX
RLock = _thread.RLock


def _deprecated(old, new):
    """The names of Java: deprecated since 3.10."""
    if sys.version_info >= (3, 10):
        import warnings
        warnings.warn(f'{old} is deprecated, {new} instead', DeprecationWarning, stacklevel=3)


def _acquire(lock, timeout, kind, owner, name=None):  # C
    """lock.acquire() shown as a wait of some kind for `owner`. timeout: None for ever, else seconds."""
    if lock.acquire(False):
        return True
    if timeout is not None and timeout <= 0:
        return False
    _kvant.wait_as(kind, owner, name)
    try:
        return lock.acquire(True, -1 if timeout is None else timeout)
    finally:
        _kvant.wait_as()


# --- conditions and what is built on them ---------------------------------------------------------------------
class Condition:
    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        # An RLock held several times is given up and taken again as a whole.
        for name in ('_release_save', '_acquire_restore', '_is_owned'):
            if hasattr(lock, name):
                setattr(self, name, getattr(lock, name))
        self._waiters = _deque()
        self._shown_as = 'condition', self  # kind, owner, and the text if the owner's name will not do

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *error):
        return self._lock.__exit__(*error)

    def __repr__(self):
        return f'<Condition({self._lock}, {len(self._waiters)})>'

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, state):
        self._lock.acquire()

    def _is_owned(self):
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError('cannot wait on un-acquired lock')
        # One lock a waiter, taken here and given free by notify().
        waiter = Lock()
        waiter.acquire()
        self._waiters.append(waiter)
        state = self._release_save()
        notified = False
        try:
            notified = _acquire(waiter, timeout, *self._shown_as)
            return notified
        finally:
            self._acquire_restore(state)
            if not notified:
                try:
                    self._waiters.remove(waiter)
                except ValueError:
                    pass

    def wait_for(self, predicate, timeout=None):
        end = None
        while not (result := predicate()):
            if end is not None:
                timeout = end - _time()
                if timeout <= 0:
                    break
            elif timeout is not None:
                end = _time() + timeout
            self.wait(timeout)
        return result

    def notify(self, n=1):
        if not self._is_owned():
            raise RuntimeError('cannot notify on un-acquired lock')
        waiting = self._waiters
        while waiting and n > 0:
            first = waiting[0]
            # Let go, then forgotten: no exception in between can lose a waiter.
            try:
                first.release()
                n -= 1
            except RuntimeError:
                pass  # a notify() before was cut short there
            try:
                waiting.remove(first)
            except ValueError:
                pass  # a signal's handler has notified it meanwhile

    def notify_all(self):
        self.notify(len(self._waiters))

    def notifyAll(self):
        _deprecated('notifyAll()', 'use notify_all()')
        self.notify_all()


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._cond = Condition(Lock())
        self._cond._shown_as = 'semaphore', self
        self._value = value

    def __repr__(self):
        cls = type(self)
        return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>'

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        end = None
        with self._cond:
            while self._value == 0:
                if not blocking:
                    return False
                if end is not None:
                    timeout = end - _time()
                    if timeout <= 0:
                        return False
                elif timeout is not None:
                    end = _time() + timeout
                self._cond.wait(timeout)
            self._value -= 1
            return True

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, kind, error, traceback):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        cls = type(self)
        return (f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: '
                f'value={self._value}/{self._initial_value}>')

    def release(self, n=1):
        if n < 1:
            raise ValueError('n must be one or more')
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError('Semaphore released too many times')
            self._value += n
            self._cond.notify(n)


class Event:
    def __init__(self):
        self._cond = Condition(Lock())
        self._cond._shown_as = 'event', self
        self._flag = False

    def __repr__(self):
        cls = type(self)
        state = 'set' if self._flag else 'unset'
        return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {state}>'

    def is_set(self):
        return self._flag

    def isSet(self):
        _deprecated('isSet()', 'use is_set()')
        return self.is_set()

    def set(self):
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        with self._cond:
            if self._flag:
                return True
            return self._cond.wait(timeout)


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    # _state: 0 filling, 1 draining, -1 resetting, -2 broken
    def __init__(self, parties, action=None, timeout=None):
        if parties < 1 and sys.version_info >= (3, 12):
            raise ValueError('parties must be > 0')
        self._cond = Condition(Lock())
        self._cond._shown_as = 'barrier', self
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = self._count = 0

    def __repr__(self):
        cls = type(self)
        where = f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: '
        if self.broken:
            return where + 'broken>'
        return where + f'waiters={self.n_waiting}/{self.parties}>'

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            while self._state in (-1, 1):
                self._cond.wait()
            if self._state < 0:
                raise BrokenBarrierError
            place = self._count  # among those that have come
            self._count = place + 1
            try:
                if self._count < self._parties:
                    self._wait(timeout)
                else:
                    self._release()
                return place
            finally:
                self._count -= 1
                if self._count == 0 and self._state in (-1, 1):
                    self._state = 0
                    self._cond.notify_all()

    def _release(self):
        state = -2
        try:
            if self._action:
                self._action()
            state = 1
        finally:
            self._state = state
            self._cond.notify_all()

    def _wait(self, timeout):
        if not self._cond.wait_for(lambda: self._state != 0, timeout):
            self._break()
            raise BrokenBarrierError
        if self._state < 0:
            raise BrokenBarrierError

    def _break(self):
        self._state = -2
        self._cond.notify_all()

    def reset(self):
        with self._cond:
            if self._count > 0:
                if self._state in (0, -2):
                    self._state = -1
            else:
                self._state = 0
            self._cond.notify_all()

    def abort(self):
        with self._cond:
            self._break()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == 0 else 0

    @property
    def broken(self):
        return self._state == -2


# --- threads ---------------------------------------------------------------------------------------------------
_counter = 0
_active_limbo_lock = RLock()
_active = {}  # ident → Thread
_limbo = {}   # started, but their first instruction has not run yet


def _new_name(template):
    global _counter
    _counter += 1
    return template % _counter


class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, 'group argument must be None for now'
        if kwargs is None:
            kwargs = {}
        if name:
            name = str(name)
        else:
            name = _new_name('Thread-%d')
            if target is not None and sys.version_info >= (3, 10):
                try:
                    name += f' ({target.__name__})'
                except AttributeError:
                    pass
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._native_id = None
        self._tstate_lock = None  # held while the thread lives; join() waits for it
        self._started = Event()
        self._started._cond._shown_as = 'event', None, 'start ' + name
        self._is_stopped = False
        self._initialized = True

    def __repr__(self):
        if not getattr(self, '_initialized', False):
            raise AssertionError('Thread.__init__() was not called')
        started = self._started.is_set()
        self.is_alive()  # sees to _is_stopped
        words = ['stopped' if self._is_stopped else 'started' if started else 'initial']
        words += ['daemon'] * self._daemonic
        if self._ident is not None:
            words.append(str(self._ident))
        return f"<{type(self).__name__}({self._name}, {' '.join(words)})>"

    def start(self):
        if not getattr(self, '_initialized', False):
            raise RuntimeError('thread.__init__() not called')
        if self._started.is_set():
            raise RuntimeError('threads can only be started once')
        with _active_limbo_lock:
            _limbo[self] = self
        try:
            _kvant.name_next_thread(self._name)
            _start_new_thread(self._bootstrap, ())
        except Exception:
            with _active_limbo_lock:
                del _limbo[self]
            raise
        self._started.wait()

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        try:
            self._bootstrap_inner()
        except:
            if self._daemonic:
                return
            raise

    def _set_ident(self):
        self._ident = get_ident()
        self._native_id = get_native_id()

    def _bootstrap_inner(self):
        try:
            self._set_ident()
            self._tstate_lock = Lock()
            self._tstate_lock.acquire()
            if _kvant.name_thread(self._name):  # there is a function for settrace or setprofile
                self._begin_traced()
            else:
                self._started.set()
                with _active_limbo_lock:
                    _active[self._ident] = self
                    del _limbo[self]
            try:
                self.run()
            except:
                invoke_excepthook(self)
        finally:
            with _active_limbo_lock:
                _active.pop(get_ident(), None)
            self._tstate_lock.release()

    def _begin_traced(self):
        self._started.set()
        with _active_limbo_lock:
            _active[self._ident] = self
            del _limbo[self]
        if _profile_function:
            sys.setprofile(_profile_function)
        if _trace_function:
            sys.settrace(_trace_function)

    def _stop(self):
        self._is_stopped = True
        self._tstate_lock = None

    def join(self, timeout=None):
        if not getattr(self, '_initialized', False):
            raise RuntimeError('Thread.__init__() not called')
        if not self._started.is_set():
            raise RuntimeError('cannot join thread before it is started')
        if self is current_thread():
            raise RuntimeError('cannot join current thread')
        self._wait_for_tstate_lock(None if timeout is None else max(timeout, 0))

    def _wait_for_tstate_lock(self, timeout):
        lock = self._tstate_lock
        if lock is None or self._is_stopped:
            return
        if _acquire(lock, timeout, 'join', self, self._name):
            lock.release()
            self._stop()

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)
        if self._ident is not None:
            _kvant.name_thread(self._name, self._ident)

    @property
    def ident(self):
        return self._ident

    @property
    def native_id(self):
        return self._native_id

    def is_alive(self):
        if self._is_stopped or not self._started.is_set():
            return False
        self._wait_for_tstate_lock(0)
        return not self._is_stopped

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not getattr(self, '_initialized', False):
            raise RuntimeError('Thread.__init__() not called')
        if self._started.is_set():
            raise RuntimeError('cannot set daemon status of active thread')
        self._daemonic = daemonic

    def isDaemon(self):
        _deprecated('isDaemon()', 'get the daemon attribute')
        return self.daemon

    def setDaemon(self, daemonic):
        _deprecated('setDaemon()', 'set the daemon attribute')
        self.daemon = daemonic

    def getName(self):
        _deprecated('getName()', 'get the name attribute')
        return self.name

    def setName(self, name):
        _deprecated('setName()', 'set the name attribute')
        self.name = name


class ExceptHookArgs(tuple):  # C
    """The argument of excepthook: (exc_type, exc_value, exc_traceback, thread)."""

    __slots__ = ()

    def __new__(cls, values, /):
        if not hasattr(values, '__iter__'):
            raise TypeError('constructor requires a sequence')
        self = tuple.__new__(cls, values)
        if len(self) != 4:
            raise TypeError(f'_thread._ExceptHookArgs() takes a 4-sequence ({len(self)}-sequence given)')
        return self

    def __repr__(self):
        return (f'_thread._ExceptHookArgs(exc_type={self[0]!r}, exc_value={self[1]!r}, exc_traceback={self[2]!r}, '
                f'thread={self[3]!r})')

    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


ExceptHookArgs.__module__ = '_thread'
ExceptHookArgs.__name__ = ExceptHookArgs.__qualname__ = '_ExceptHookArgs'


def excepthook(args, /):
    """Prints the exception that ended a thread, unless it is SystemExit."""
    if args.exc_type is SystemExit:
        return
    from _traceback import format_exception
    import sys
    if sys.stderr is None:
        return
    name = args.thread.name if args.thread is not None else get_ident()
    sys.stderr.write(f'Exception in thread {name}:\n{format_exception(args.exc_value)}')
    sys.stderr.flush()


__excepthook__ = excepthook


def invoke_excepthook(thread):
    import sys
    kind, error, traceback = sys.exc_info()
    try:
        excepthook(ExceptHookArgs((kind, error, traceback, thread)))
    except Exception as failed:
        from _traceback import format_exception
        failed.__suppress_context__ = True
        print('Exception in threading.excepthook:', file=sys.stderr, flush=True)
        if sys.excepthook is not sys.__excepthook__:
            sys.excepthook(type(failed), failed, failed.__traceback__)
        else:
            sys.stderr.write(format_exception(failed))
    finally:
        error = traceback = None


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def run(self):
        finished = self.finished
        if not finished.wait(self.interval) and not finished.is_set():  # it may be cancelled at the last moment
            self.function(*self.args, **self.kwargs)
        finished.set()

    def cancel(self):
        self.finished.set()


class _MainThread(Thread):
    def __init__(self):
        self._daemonic = False
        super().__init__(name='MainThread', daemon=False)
        self._set_ident()
        self._tstate_lock = Lock()
        self._tstate_lock.acquire()
        self._started._flag = True
        _active[self._ident] = self


class _DummyThread(Thread):
    """Stands for a thread that was not started by this module."""

    def __init__(self):
        super().__init__(name=_new_name('Dummy-%d'), daemon=True)
        self._started._flag = True
        self._set_ident()
        _active[self._ident] = self

    def is_alive(self):
        return True

    def join(self, timeout=None):
        raise RuntimeError('cannot join a dummy thread')


def current_thread():
    try:
        return _active[get_ident()]
    except KeyError:
        return _DummyThread()


def currentThread():
    _deprecated('currentThread()', 'use current_thread()')
    return current_thread()


def active_count():
    with _active_limbo_lock:
        return len(_active) + len(_limbo)


def activeCount():
    _deprecated('activeCount()', 'use active_count()')
    return active_count()


def enumerate():
    with _active_limbo_lock:
        return list(_active.values()) + list(_limbo.values())


def main_thread():
    return _main_thread


_trace_function = _profile_function = None


def settrace(function):
    """For the threads that are started from now on."""
    global _trace_function
    _trace_function = function
    _kvant.trace_threads(bool(_trace_function or _profile_function))


def gettrace():
    return _trace_function


def setprofile(function):
    global _profile_function
    _profile_function = function
    _kvant.trace_threads(bool(_trace_function or _profile_function))


def getprofile():
    return _profile_function


_stack_size = 0


def stack_size(size=0, /):  # C
    """Remembered only: a simulated thread's stack grows as it has to."""
    global _stack_size
    if size < 0:
        raise ValueError('size must be 0 or a positive value')
    if 0 < size < 32768:
        raise ValueError(f'size not valid: {size} bytes')
    before, _stack_size = _stack_size, size
    return before


_exit_calls = []


def _register_atexit(function, *args, **kwargs):
    _exit_calls.append((function, args, kwargs))


def _shutdown():
    """Called when the main program has ended: waits for the threads that are not daemons."""
    if _main_thread._is_stopped:
        return
    lock = _main_thread._tstate_lock
    if lock is not None:
        lock.release()
    _main_thread._stop()
    while _exit_calls:
        function, args, kwargs = _exit_calls.pop()
        function(*args, **kwargs)
    while True:
        for thread in enumerate():
            if not thread._daemonic and thread is not _main_thread and thread.ident != get_ident():
                break
        else:
            return
        if thread._tstate_lock is None and not thread._is_stopped:
            thread._started.wait()
        thread._wait_for_tstate_lock(None)


# --- variables with one value a thread ---------------------------------------------------------------------------
class local:  # C
    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError('Initialization arguments are not supported')
        self = object.__new__(cls)
        object.__setattr__(self, '_local', ({get_ident(): {}}, args, kwargs))
        return self

    def __getattribute__(self, name):
        values = _values_of(self)
        if name == '__dict__':
            return values
        if name in values and not hasattr(type(getattr(type(self), name, None)), '__set__'):
            return values[name]
        if type(self) is local and not hasattr(local, name):
            raise AttributeError(_no_attribute(self, name), name=name, obj=self)
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        if name == '__dict__':
            raise AttributeError(f"{_shown_type(self)!r} object attribute '__dict__' is read-only")
        _values_of(self)[name] = value

    def __delattr__(self, name):
        values = _values_of(self)
        if name == '__dict__':
            raise AttributeError(f"{_shown_type(self)!r} object attribute '__dict__' is read-only")
        if name not in values:
            raise AttributeError(_no_attribute(self, name), name=name, obj=self)
        del values[name]

    def __repr__(self):
        cls = type(self)
        return f'<{cls.__module__}.{cls.__qualname__} object at {id(self):#x}>'


local.__module__ = '_thread'
local.__name__ = local.__qualname__ = '_local'


def _shown_type(self):  # C
    return '_thread._local' if type(self) is local else type(self).__name__


def _no_attribute(self, name):  # C
    return f'{_shown_type(self)!r} object has no attribute {name!r}'


def _values_of(self):  # C
    per_thread, args, kwargs = object.__getattribute__(self, '_local')
    ident = get_ident()
    values = per_thread.get(ident)
    if values is None:
        values = per_thread[ident] = {}
        if type(self).__init__ is not object.__init__:
            type(self).__init__(self, *args, **kwargs)
    return values


# current_thread() is asked for by Thread.__init__; while the first one is made there is none.
_main_thread = _MainThread()


def _after_fork(current):
    """In the child of a fork: only the thread that called it goes on, under a new number."""
    global _main_thread, _active_limbo_lock
    _active_limbo_lock = RLock()
    for other in (*_active.values(), *_limbo.values()):
        if other is not current:
            # It is over here: nobody waits for it.
            other._is_stopped = True
            other._tstate_lock = None
    _active.clear()
    _limbo.clear()
    current._set_ident()
    current._tstate_lock = Lock()
    current._tstate_lock.acquire()
    current._is_stopped = False
    _active[current._ident] = current
    _main_thread = current
