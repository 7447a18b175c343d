"""A process as an object: what its parent holds of it, and what runs first in it."""

import itertools
import os
import signal
import sys
import threading

ORIGINAL_DIR = os.path.abspath(os.getcwd())

_process_counter = itertools.count(1)
_children = {}  # those that were started here and not yet found ended, in the order of their start
_parent_process = None


def current_process():
    return _current_process


def parent_process():
    return _parent_process


def active_children():
    """The children that live; those that have ended are reaped on the way."""
    _cleanup()
    return [*_children]


def _cleanup():
    ended = [child for child in _children if child._popen and child._popen.poll() is not None]
    for child in ended:
        _children.pop(child, None)


class AuthenticationString(bytes):
    """A secret: it goes to children that are being started, and into no other pickle."""

    def __reduce__(self):
        from multiprocessing import context
        if context.get_spawning_popen():
            return AuthenticationString, (bytes(self),)
        raise TypeError('Pickling an AuthenticationString object is disallowed for security reasons')


# --- exit codes -----------------------------------------------------------------------------------------------------
def _names_of_signals():
    names = {}
    for name in dir(signal):
        if name.startswith('SIG') and name[3] != '_':
            # Of two names for one number the first in the alphabet stays: SIGABRT, not SIGIOT.
            names.setdefault(-int(getattr(signal, name)), '-' + name)
    return names


_exit_names = _names_of_signals()


def _code_of(stop):
    """The exit code that a SystemExit asks for. What is no number is a message."""
    code = stop.code
    if code is None:
        return 0
    if isinstance(code, int):
        return code
    sys.stderr.write(f'{code}\n')
    return 1


# --- the process ----------------------------------------------------------------------------------------------------
class BaseProcess:
    """A call that another process makes. How the process begins is up to the `_Popen` of a subclass."""

    _start_method = None

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        assert group is None, 'group argument must be None for now'
        maker = _current_process
        self._identity = *maker._identity, next(_process_counter)
        self._config = {**maker._config}
        self._parent_pid, self._parent_name = os.getpid(), maker.name
        self._popen, self._closed = None, False
        self._target, self._args, self._kwargs = target, tuple(args), dict(kwargs)
        self._name = name or f'{type(self).__name__}-{":".join(map(str, self._identity))}'
        if daemon is not None:
            self.daemon = daemon

    def _Popen(self):
        raise NotImplementedError

    def run(self):
        """In the child: the work. Subclasses may have their own."""
        if self._target:
            self._target(*self._args, **self._kwargs)

    # What the parent asks of its child.
    def start(self):
        self._check_closed()
        assert self._popen is None, 'cannot start a process twice'
        assert self._parent_pid == os.getpid(), 'can only start a process object created by current process'
        assert not _current_process.daemon, 'daemonic processes are not allowed to have children'
        _cleanup()
        child = self._popen = self._Popen(self)
        self._sentinel = child.sentinel
        _children[self] = None
        # The child has its copy: here the work and its arguments would only live on.
        for part in ('_target', '_args', '_kwargs'):
            delattr(self, part)

    def join(self, timeout=None):
        """Waits for the end of the child, no longer than `timeout` seconds."""
        self._check_closed()
        assert self._parent_pid == os.getpid(), 'can only join a child process'
        assert self._popen is not None, 'can only join a started process'
        self._note_end(self._popen.wait(timeout))

    def is_alive(self):
        self._check_closed()
        if self is _current_process:
            return True
        assert self._parent_pid == os.getpid(), 'can only test a child process'
        return self._popen is not None and not self._note_end(self._popen.poll())

    def _note_end(self, code):
        if code is None:
            return False
        _children.pop(self, None)
        return True

    def terminate(self):
        """SIGTERM: no handlers and no `finally` of the child run."""
        self._check_closed()
        self._popen.terminate()

    def kill(self):
        """SIGKILL, which nothing can hold off."""
        self._check_closed()
        self._popen.kill()

    def close(self):
        """Lets go of what the system keeps for the child; afterwards the object is of no use."""
        popen = self._popen
        if popen is not None:
            if not self._note_end(popen.poll()):
                raise ValueError('Cannot close a process while it is still running. '
                                 'You should first call join() or terminate().')
            popen.close()
            self._popen = None
            del self._sentinel
        self._closed = True

    def _check_closed(self):
        if self._closed:
            raise ValueError('process object is closed')

    # What can be asked about it.
    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, text):
        assert isinstance(text, str), 'name must be a string'
        self._name = text

    @property
    def daemon(self):
        """A daemon is terminated when its parent ends, and has no children of its own."""
        return self._config.get('daemon', False)

    @daemon.setter
    def daemon(self, wanted):
        assert self._popen is None, 'process has already started'
        self._config['daemon'] = wanted

    @property
    def authkey(self):
        return self._config['authkey']

    @authkey.setter
    def authkey(self, secret):
        self._config['authkey'] = AuthenticationString(secret)

    @property
    def exitcode(self):
        """None while it runs; -N if signal N ended it."""
        self._check_closed()
        return None if self._popen is None else self._popen.poll()

    @property
    def ident(self):
        self._check_closed()
        child = self._popen
        return os.getpid() if self is _current_process else child and child.pid

    pid = ident

    @property
    def sentinel(self):
        """A file that is ready to be read when the process has ended."""
        self._check_closed()
        if not hasattr(self, '_sentinel'):
            raise ValueError('process not started')
        return self._sentinel

    def __repr__(self):
        words = [type(self).__name__, f'name={self._name!r}']
        if self._popen is not None:
            words.append(f'pid={self._popen.pid}')
        words += [f'parent={self._parent_pid}', *self._status()]
        if self.daemon:
            words.append('daemon')
        return '<' + ' '.join(words) + '>'

    def _status(self):
        if self is _current_process:
            return 'started',
        if self._closed:
            return 'closed',
        if self._parent_pid != os.getpid():
            return 'unknown',
        if self._popen is None:
            return 'initial',
        code = self._popen.poll()
        if code is None:
            return 'started',
        return 'stopped', f'exitcode={_exit_names.get(code, code)}'

    # --- in the child ---
    def _bootstrap(self, parent_sentinel=None):
        """The child's life; the result is its exit code."""
        from multiprocessing import util
        exitcode = 1
        try:
            self._take_over(parent_sentinel)
            util.info('child process calling self.run()')
            try:
                self.run()
                exitcode = 0
            finally:
                util._exit_function()
        except SystemExit as stop:
            exitcode = _code_of(stop)
        except:
            exitcode = 1
            from _traceback import format_exception
            sys.stderr.write(f'Process {self.name}:\n{format_exception(sys.exc_info()[1], False)}')
        finally:
            threading._shutdown()
            util.info('process exiting with exitcode %d', exitcode)
            util._flush_std_streams()
        return exitcode

    def _take_over(self, parent_sentinel):
        """What was copied from the parent is about the parent: this makes it about this process."""
        import _kvant
        from multiprocessing import context, util
        global _current_process, _parent_process, _process_counter, _children
        if self._start_method:
            context._force_start_method(self._start_method)
        util._close_stdin()
        _process_counter, _children = itertools.count(1), {}
        _current_process = self
        _parent_process = _ParentProcess(self._parent_name, self._parent_pid, parent_sentinel)
        _kvant.name_thread(self._name)  # timelines show the process under its name
        util._finalizer_registry.clear()
        util._run_after_forkers()


# --- processes that were not started by an object here ----------------------------------------------------------------
class _OtherProcess(BaseProcess):
    def __init__(self, name, config):
        self._name, self._config, self._identity = name, config, ()
        self._parent_pid = self._popen = None
        self._closed = False


class _ParentProcess(_OtherProcess):
    """The parent, as its child sees it: there is only its number, and a pipe that closes when it ends."""

    def __init__(self, name, pid, sentinel):
        super().__init__(name, {})
        self._pid, self._sentinel = pid, sentinel

    ident = pid = property(lambda self: self._pid)

    def _ended(self, timeout):
        from multiprocessing import connection
        return bool(connection.wait([self._sentinel], timeout))

    def is_alive(self):
        return not self._ended(0)

    def join(self, timeout=None):
        self._ended(timeout)


class _MainProcess(_OtherProcess):
    """The one that the program began in."""

    def __init__(self):
        super().__init__('MainProcess', {'authkey': AuthenticationString(os.urandom(32)), 'semprefix': '/mp'})

    def close(self):
        pass


_current_process = _MainProcess()
del _MainProcess  # there is one only, and it cannot be pickled
