"""Locks, semaphores, conditions, events and barriers that processes share."""

import _kvant
import _multiprocessing
import sys
import threading
import time
from multiprocessing import context, process, util

SEM_VALUE_MAX = 2 ** 31 - 1
_RECURSIVE, _SEMAPHORE = 0, 1


class SemLock:
    """A semaphore of the system. What a thread of this process holds of it is counted here."""

    def __init__(self, kind, value, maxvalue, *, ctx=None, shown='semaphore'):
        self._kind = kind
        self._maxvalue = maxvalue
        self._shown = shown
        self._named = False
        self._label = None
        self._handle = _multiprocessing.sem_create(value, maxvalue, shown, '')
        self._is_fork_ctx = ctx is None or ctx._name == 'fork'
        self._count = 0
        self._holder = None
        util.register_after_fork(self, SemLock._after_fork)

    def _give_name(self):
        self._named = True
        name = _kvant.name_of(self)
        if name:
            _multiprocessing.sem_name(self._handle, name)

    def _me(self):
        return threading.get_ident(), process._current_process.ident if process._current_process is not None else 0

    def acquire(self, block=True, timeout=None):
        if not self._named:
            self._give_name()
        if self._kind == _RECURSIVE and self._is_mine():
            self._count += 1
            return True
        if not (timeout is None or hasattr(timeout, '__float__') or hasattr(timeout, '__index__')):
            raise TypeError(f'must be real number, not {type(timeout).__name__}')
        if not block or timeout is not None and timeout < 0:
            timeout = 0
        if not _multiprocessing.sem_acquire(self._handle, self._shown, timeout):
            return False
        self._count += 1
        self._holder = self._me()
        return True

    def release(self):
        if self._kind == _RECURSIVE:
            if not self._is_mine():
                raise AssertionError('attempt to release recursive lock not owned by thread')
            if self._count > 1:
                self._count -= 1
                return
        count, self._count = self._count, max(self._count - 1, 0) if self._kind == _RECURSIVE else self._count - 1
        if not _multiprocessing.sem_release(self._handle):
            self._count = count
            raise ValueError('semaphore or lock released too many times')

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *error):
        self.release()

    def _is_mine(self):
        return self._count > 0 and self._holder == self._me()

    def _get_value(self):
        return _multiprocessing.sem_value(self._handle)

    def _is_zero(self):
        return self._get_value() == 0

    def __getstate__(self):
        context.assert_spawning(self)
        if self._is_fork_ctx and context.get_spawning_popen().method != 'fork':
            raise RuntimeError('A SemLock created in a fork context is being shared with a process in a spawn context. '
                               'This is not supported. Please use the same context to create multiprocessing objects '
                               'and Process.')
        return {**self.__dict__, '_count': 0, '_holder': None}

    def _after_fork(self):
        self._count = 0
        self._holder = None

    def _owner(self):
        """Of a lock: who holds it, as far as this process can tell."""
        if self._is_mine():
            thread, me = threading.current_thread().name, process.current_process().name
            return me if thread == 'MainThread' else f'{me}|{thread}'
        if self._get_value() == 1:
            return 'None'
        return 'SomeOtherThread' if self._count > 0 else 'SomeOtherProcess'


class Semaphore(SemLock):
    def __init__(self, value=1, *, ctx=None):
        super().__init__(_SEMAPHORE, value, SEM_VALUE_MAX, ctx=ctx)

    def get_value(self):
        return self._get_value()

    def __repr__(self):
        return f'<{type(self).__name__}(value={self._get_value()})>'


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1, *, ctx=None):
        SemLock.__init__(self, _SEMAPHORE, value, value, ctx=ctx)

    def __repr__(self):
        return f'<{type(self).__name__}(value={self._get_value()}, maxvalue={self._maxvalue})>'


class Lock(SemLock):
    def __init__(self, *, ctx=None):
        super().__init__(_SEMAPHORE, 1, 1, ctx=ctx, shown='lock')

    def __repr__(self):
        return f'<{type(self).__name__}(owner={self._owner()})>'


class RLock(SemLock):
    def __init__(self, *, ctx=None):
        super().__init__(_RECURSIVE, 1, 1, ctx=ctx, shown='rlock')

    def __repr__(self):
        owner = self._owner()
        count = self._count if self._is_mine() else 0 if owner == 'None' else 'nonzero'
        return f'<{type(self).__name__}({owner}, {count})>'


class _Guarded:
    """What is used with a lock held: `with` takes the lock."""

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *error):
        return self._lock.__exit__(*error)


class Condition(_Guarded):
    """Three semaphores beside the lock: one to sleep at, and two that count who went to sleep and who woke up.

    notify() must not return before those it wakes have woken: else one that comes to wait right after it could take
    the place of one that waited before.
    """

    _shown_as = 'condition'
    _travels = '_lock', '_sleeping_count', '_woken_count', '_wait_semaphore', '_shown_as'

    def __init__(self, lock=None, *, ctx=None):
        semaphores = [Semaphore(0, ctx=ctx) for _ in range(3)]
        self.__setstate__((lock or RLock(ctx=ctx), *semaphores, self._shown_as))

    def __getstate__(self):
        context.assert_spawning(self)
        return tuple(getattr(self, name) for name in self._travels)

    def __setstate__(self, state):
        for name, part in zip(self._travels, state):
            setattr(self, name, part)
        self.acquire, self.release = self._lock.acquire, self._lock.release

    def __repr__(self):
        waiters = self._sleeping_count._get_value() - self._woken_count._get_value()
        return f'<{type(self).__name__}({self._lock}, {waiters})>'

    def wait(self, timeout=None):
        assert self._lock._is_mine(), 'must acquire() condition before using wait()'
        self._sleeping_count.release()
        held = self._lock._count  # a recursive lock is given up as a whole
        for _ in range(held):
            self._lock.release()
        _kvant.wait_as(self._shown_as, getattr(self, '_owner', None) or self)
        try:
            return self._wait_semaphore.acquire(timeout=timeout)
        finally:
            _kvant.wait_as()
            self._woken_count.release()
            for _ in range(held):
                self._lock.acquire()

    def wait_for(self, predicate, timeout=None):
        end = None if timeout is None else time.monotonic() + timeout
        while not (result := predicate()):
            left = None if end is None else end - time.monotonic()
            if left is not None and left <= 0:
                break
            self.wait(left)
        return result

    def notify(self, n=1):
        assert self._lock._is_mine(), 'lock is not owned'
        assert not self._wait_semaphore.acquire(False), 'notify: Should not have been able to acquire _wait_semaphore'
        # Those whose time was over since the last notify() are no sleepers any more.
        while _take(self._woken_count):
            _take(self._sleeping_count)
        woken = 0
        while woken < n and _take(self._sleeping_count):
            self._wait_semaphore.release()
            woken += 1
        for _ in range(woken):
            self._woken_count.acquire()
        if woken:
            # One of them may have woken by its time, and not have taken what was meant for it.
            while _take(self._wait_semaphore):
                pass

    def notify_all(self):
        self.notify(SEM_VALUE_MAX)


def _take(semaphore):
    return semaphore.acquire(False)


class Event:
    """A semaphore of value 1 or 0, and a condition to wait for the 1."""

    def __init__(self, *, ctx=None):
        self._cond = Condition(Lock(ctx=ctx), ctx=ctx)
        self._cond._shown_as = 'event'
        self._flag = Semaphore(0, ctx=ctx)

    def __repr__(self):
        return f'<{type(self).__qualname__} at {id(self):#x} {"set" if self.is_set() else "unset"}>'

    def is_set(self):
        with self._cond:
            return not self._flag._is_zero()

    def set(self):
        with self._cond:
            _take(self._flag)  # so that it does not become 2
            self._flag.release()
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            _take(self._flag)

    def wait(self, timeout=None):
        with self._cond:
            if self._flag._is_zero():
                self._cond._owner = self
                self._cond.wait(timeout)
            return not self._flag._is_zero()


class Barrier(threading.Barrier):
    def __init__(self, parties, action=None, timeout=None, *, ctx=None):
        if parties < 1 and sys.version_info >= (3, 12):
            raise ValueError('parties must be > 0')
        segment = _multiprocessing.shm_open('', 1, 16)[0]
        cond = Condition(Lock(ctx=ctx), ctx=ctx)
        cond._shown_as = 'barrier'
        self.__setstate__((parties, action, timeout, cond, segment))

    def __setstate__(self, state):
        self._parties, self._action, self._timeout, self._cond, self._memory = state

    def __getstate__(self):
        context.assert_spawning(self._cond)
        return self._parties, self._action, self._timeout, self._cond, self._memory

    @property
    def _state(self):
        return _multiprocessing.load(self._memory, 0, 'i')

    @_state.setter
    def _state(self, value):
        _multiprocessing.store(self._memory, 0, 'i', value)

    @property
    def _count(self):
        return _multiprocessing.load(self._memory, 4, 'i')

    @_count.setter
    def _count(self, value):
        _multiprocessing.store(self._memory, 4, 'i', value)
