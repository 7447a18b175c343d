"""What the package's modules share: its logger, what is done after a fork, and what is done at the end."""

import atexit
import itertools
import os
import sys
import threading
import weakref

# --- the package's logger ---------------------------------------------------------------------------------------------
NOTSET, SUBDEBUG, DEBUG, INFO, SUBWARNING = 0, 5, 10, 20, 25
LOGGER_NAME = 'multiprocessing'
DEFAULT_LOGGING_FORMAT = '[%(levelname)s/%(processName)s] %(message)s'
_logger = None  # before somebody asks for it nothing is logged
_log_to_stderr = False


def _at_level(level):
    def log(msg, *args):
        if _logger:
            _logger.log(level, msg, *args)
    return log


sub_debug, debug, info, sub_warning = map(_at_level, (SUBDEBUG, DEBUG, INFO, SUBWARNING))


def get_logger():
    global _logger
    if _logger is None:
        from logging import getLogger
        _logger = getLogger(LOGGER_NAME)
        _logger.propagate = 0
    return _logger


def log_to_stderr(level=None):
    """Shows what the package logs; with a level, sets that too."""
    global _log_to_stderr
    from logging import Formatter, StreamHandler
    _log_to_stderr = True
    shown = StreamHandler()
    shown.setFormatter(Formatter(DEFAULT_LOGGING_FORMAT))
    get_logger().addHandler(shown)
    if level:
        _logger.setLevel(level)
    return _logger


def get_temp_dir():
    return '/tmp'


# --- after a fork ---------------------------------------------------------------------------------------------------
_afterfork_registry = weakref.WeakValueDictionary()  # (number, id, function) → what the function is called with
_afterfork_counter = itertools.count()


def register_after_fork(obj, function):
    """Has each forked child call function(obj), for as long as `obj` lives."""
    key = next(_afterfork_counter), id(obj), function
    _afterfork_registry[key] = obj


def _run_after_forkers():
    # By number alone: functions have no order.
    for (_, _, function), obj in sorted(_afterfork_registry.items(), key=lambda entry: entry[0][0]):
        function(obj)


def _enter_child():
    global _exiting
    _exiting = False


# --- finalizers -----------------------------------------------------------------------------------------------------
_finalizer_registry = {}  # (priority, number) → finalizer
_finalizer_counter = itertools.count()


class Finalize:
    """A call made once: by hand, when `obj` is gone, or at the end of the process in the order of exitpriority."""

    def __init__(self, obj, callback, args=(), kwargs=None, exitpriority=None):
        if obj is None and exitpriority is None:
            raise ValueError('Without object, exitpriority cannot be None')
        if obj is not None:
            self._weakref = weakref.ref(obj, self)
        self._call = callback, args, kwargs or {}
        self._pid = os.getpid()
        self._key = exitpriority, next(_finalizer_counter)
        _finalizer_registry[self._key] = self

    def __call__(self, wr=None):
        if not self._leave_list():
            return None
        (callback, args, kwargs), self._call = self._call, None
        # A fork copies finalizers too: the call is for the process that asked for it.
        return callback(*args, **kwargs) if self._pid == os.getpid() else None

    def cancel(self):
        if self._leave_list():
            self._call = None

    def _leave_list(self):
        """Takes the call off the list; False if it is not on it."""
        if not self.still_active():
            return False
        del _finalizer_registry[self._key]
        self._weakref = self._key = None
        return True

    def still_active(self):
        return self._key in _finalizer_registry


def _run_finalizers(minpriority=None):
    """Those with a priority, or with one that is high enough: the highest first, of equal ones the latest."""
    lowest = float('-inf') if minpriority is None else minpriority
    while due := [key for key in _finalizer_registry if key[0] is not None and key[0] >= lowest]:
        for key in sorted(due, reverse=True):
            if key in _finalizer_registry:  # else one that ran before has cancelled it
                _run_finalizer(_finalizer_registry[key])
    if minpriority is None:
        _finalizer_registry.clear()


def _run_finalizer(finalizer):
    try:
        finalizer()
    except Exception as error:
        from _traceback import format_exception
        sys.stderr.write(format_exception(error, False))


# --- the end of a process -------------------------------------------------------------------------------------------
_exiting = False


def is_exiting():
    return _exiting


def _exit_function():
    """Finalizers of priority 0 and more, then the children (daemons are terminated), then all other finalizers."""
    global _exiting
    if _exiting:
        return
    _exiting = True
    info('process shutting down')
    debug('running all "atexit" finalizers with priority >= 0')
    _run_finalizers(0)
    _end_children()
    debug('running the remaining "atexit" finalizers')
    _run_finalizers()


def _end_children():
    from multiprocessing import process
    if process.current_process() is None:
        return
    children = process.active_children()
    for child in children:
        if child.daemon:
            info('calling terminate() for daemon %s', child.name)
            child._popen.terminate()
    for child in children:
        info('calling join() for process %s', child.name)
        child.join()


atexit.register(_exit_function)


# --- streams --------------------------------------------------------------------------------------------------------
def _close_stdin():
    """Standard input has nothing for a child here."""


def _flush_std_streams():
    for stream in sys.stdout, sys.stderr:
        try:
            stream.flush()
        except (AttributeError, ValueError):
            pass  # there is none, or it is closed


# --- for modules that keep state of each process -----------------------------------------------------------------------
class ForkAwareThreadLock:
    """A lock that is free in a forked child, whoever held it."""

    def __init__(self):
        lock = self._lock = threading.Lock()
        self.acquire, self.release = lock.acquire, lock.release
        register_after_fork(self, lambda self: self._lock._at_fork_reinit())

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *error):
        return self._lock.__exit__(*error)


class ForkAwareLocal(threading.local):
    """Variables of a thread that a forked child does not inherit."""

    def __init__(self):
        register_after_fork(self, lambda self: vars(self).clear())

    def __reduce__(self):
        return type(self), ()
