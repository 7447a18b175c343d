"""The class Process, and who is whose child."""

import itertools
import os
import signal as _signal
import sys
import threading

ORIGINAL_DIR = os.path.abspath(os.getcwd())
_exit_names = {-number: f'-{name}' for name, number in
               [(name, int(getattr(_signal, name))) for name in reversed(dir(_signal))
                if name.startswith('SIG') and not name.startswith('SIG_')]}


def current_process():
    return _current_process


def active_children():
    """The children that live; joins those that have ended."""
    _cleanup()
    return list(_children)


def parent_process():
    return _parent_process


def _cleanup():
    for child in list(_children):
        popen = child._popen
        if popen and popen.poll() is not None:
            _children.pop(child, None)


class AuthenticationString(bytes):
    def __reduce__(self):
        from multiprocessing.context import get_spawning_popen
        if get_spawning_popen() is None:
            raise TypeError('Pickling an AuthenticationString object is disallowed for security reasons')
        return AuthenticationString, (bytes(self),)


class BaseProcess:
    """A call that another process makes."""

    def _Popen(self):
        raise NotImplementedError

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        assert group is None, 'group argument must be None for now'
        self._identity = _current_process._identity + (next(_process_counter),)
        self._config = _current_process._config.copy()
        self._parent_pid = os.getpid()
        self._parent_name = _current_process.name
        self._popen = None
        self._closed = False
        self._target = target
        self._args = tuple(args)
        self._kwargs = dict(kwargs)
        self._name = name or type(self).__name__ + '-' + ':'.join([str(i) for i in self._identity])
        if daemon is not None:
            self.daemon = daemon

    def _check_closed(self):
        if self._closed:
            raise ValueError('process object is closed')

    def run(self):
        if self._target:
            self._target(*self._args, **self._kwargs)

    def start(self):
        self._check_closed()
        assert self._popen is None, 'cannot start a process twice'
        assert self._parent_pid == os.getpid(), 'can only start a process object created by current process'
        assert not _current_process._config.get('daemon'), 'daemonic processes are not allowed to have children'
        _cleanup()
        self._popen = self._Popen(self)
        self._sentinel = self._popen.sentinel
        # The arguments belong to the child now.
        del self._target, self._args, self._kwargs
        _children[self] = None

    def terminate(self):
        self._check_closed()
        self._popen.terminate()

    def kill(self):
        self._check_closed()
        self._popen.kill()

    def join(self, timeout=None):
        self._check_closed()
        assert self._parent_pid == os.getpid(), 'can only join a child process'
        assert self._popen is not None, 'can only join a started process'
        if self._popen.wait(timeout) is not None:
            _children.pop(self, None)

    def is_alive(self):
        self._check_closed()
        if self is _current_process:
            return True
        assert self._parent_pid == os.getpid(), 'can only test a child process'
        if self._popen is None:
            return False
        if self._popen.poll() is None:
            return True
        _children.pop(self, None)
        return False

    def close(self):
        if self._popen is not None:
            if self._popen.poll() is None:
                raise ValueError('Cannot close a process while it is still running. '
                                 'You should first call join() or terminate().')
            self._popen.close()
            self._popen = None
            del self._sentinel
            _children.pop(self, None)
        self._closed = True

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        assert isinstance(name, str), 'name must be a string'
        self._name = name

    @property
    def daemon(self):
        return self._config.get('daemon', False)

    @daemon.setter
    def daemon(self, daemonic):
        assert self._popen is None, 'process has already started'
        self._config['daemon'] = daemonic

    @property
    def authkey(self):
        return self._config['authkey']

    @authkey.setter
    def authkey(self, authkey):
        self._config['authkey'] = AuthenticationString(authkey)

    @property
    def exitcode(self):
        self._check_closed()
        if self._popen is None:
            return self._popen
        return self._popen.poll()

    @property
    def ident(self):
        self._check_closed()
        if self is _current_process:
            return os.getpid()
        return self._popen and self._popen.pid

    pid = ident

    @property
    def sentinel(self):
        self._check_closed()
        try:
            return self._sentinel
        except AttributeError:
            raise ValueError('process not started') from None

    def __repr__(self):
        exitcode = None
        if self is _current_process:
            status = 'started'
        elif self._closed:
            status = 'closed'
        elif self._parent_pid != os.getpid():
            status = 'unknown'
        elif self._popen is None:
            status = 'initial'
        else:
            exitcode = self._popen.poll()
            status = 'started' if exitcode is None else 'stopped'
        parts = [type(self).__name__, f'name={self._name!r}']
        if self._popen is not None:
            parts.append(f'pid={self._popen.pid}')
        parts += [f'parent={self._parent_pid}', status]
        if exitcode is not None:
            parts.append(f'exitcode={_exit_names.get(exitcode, exitcode)}')
        if self.daemon:
            parts.append('daemon')
        return f'<{" ".join(parts)}>'

    # --- in the child ---
    def _bootstrap(self, parent_sentinel=None):
        from multiprocessing import context, util
        global _current_process, _parent_process, _process_counter, _children
        try:
            if self._start_method is not None:
                context._force_start_method(self._start_method)
            _process_counter = itertools.count(1)
            _children = {}
            util._close_stdin()
            _current_process = self
            _parent_process = _ParentProcess(self._parent_name, self._parent_pid, parent_sentinel)
            _tell_name(self._name)
            util._finalizer_registry.clear()
            util._run_after_forkers()
            util.info('child process calling self.run()')
            try:
                self.run()
                exitcode = 0
            finally:
                util._exit_function()
        except SystemExit as error:
            if error.code is None:
                exitcode = 0
            elif isinstance(error.code, int):
                exitcode = error.code
            else:
                sys.stderr.write(str(error.code) + '\n')
                exitcode = 1
        except:
            exitcode = 1
            from _traceback import format_exception
            sys.stderr.write(f'Process {self.name}:\n' + format_exception(sys.exc_info()[1]))
        finally:
            threading._shutdown()
            util.info('process exiting with exitcode %d', exitcode)
            util._flush_std_streams()
        return exitcode

    _start_method = None


def _tell_name(name):
    # For the timeline: the process's thread goes by the process's name.
    import _kvant
    _kvant.name_thread(name)


class _ParentProcess(BaseProcess):
    def __init__(self, name, pid, sentinel):
        self._identity = ()
        self._name = name
        self._pid = pid
        self._parent_pid = None
        self._popen = None
        self._closed = False
        self._sentinel = sentinel
        self._config = {}

    def is_alive(self):
        from multiprocessing.connection import wait
        return not wait([self._sentinel], timeout=0)

    @property
    def ident(self):
        return self._pid

    pid = ident

    def join(self, timeout=None):
        from multiprocessing.connection import wait
        wait([self._sentinel], timeout=timeout)


class _MainProcess(BaseProcess):
    def __init__(self):
        self._identity = ()
        self._name = 'MainProcess'
        self._parent_pid = None
        self._popen = None
        self._closed = False
        self._config = {'authkey': AuthenticationString(os.urandom(32)), 'semprefix': '/mp'}

    def close(self):
        pass


_parent_process = None
_current_process = _MainProcess()
_process_counter = itertools.count(1)
_children = {}
