"""The event loop of Unix: signals as callbacks."""

import itertools
import os
import sys
import threading
from asyncio import coroutines, events, log
from asyncio.selector_events import BaseSelectorEventLoop

_EINVAL = 22
_WAITERS = 'waitpid-' if sys.version_info < (3, 12) else 'asyncio-waitpid-'  # names of threads

__all__ = ('SelectorEventLoop', 'AbstractChildWatcher', 'SafeChildWatcher', 'FastChildWatcher', 'PidfdChildWatcher',
           'MultiLoopChildWatcher', 'ThreadedChildWatcher', 'DefaultEventLoopPolicy')


class _UnixSelectorEventLoop(BaseSelectorEventLoop):
    def __init__(self, selector=None):
        super().__init__(selector)
        self._signal_handlers = {}  # number → handle

    def close(self):
        super().close()
        for signum in list(self._signal_handlers):
            self.remove_signal_handler(signum)

    # --- signals ---
    def add_signal_handler(self, sig, callback, *args):
        if coroutines.iscoroutinefunction(callback) or coroutines.iscoroutine(callback):
            raise TypeError('coroutines cannot be used with add_signal_handler()')
        _check_signal(sig)
        self._check_closed()
        if threading.current_thread() is not threading.main_thread():
            raise RuntimeError('set_wakeup_fd only works in main thread of the main interpreter')
        import signal
        before = self._signal_handlers.get(sig)
        self._signal_handlers[sig] = events.Handle(callback, args, self)
        try:
            signal.signal(sig, self._on_signal)
        except OSError as error:
            if before is None:
                del self._signal_handlers[sig]
            if error.errno != _EINVAL:
                raise
            raise RuntimeError(f'sig {sig} cannot be caught')  # SIGKILL, SIGSTOP

    def _on_signal(self, signum, frame):
        """It comes between two instructions of whatever runs: the callback waits for its turn."""
        handle = self._signal_handlers.get(signum)
        if handle is not None and not handle.cancelled():
            self._add_callback_signalsafe(handle)

    def _add_callback_signalsafe(self, handle):
        self._add_callback(handle)
        self._write_to_self()

    def remove_signal_handler(self, sig):
        _check_signal(sig)
        if self._signal_handlers.pop(sig, None) is None:
            return False
        import signal
        usual = signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL
        signal.signal(sig, usual)
        return True


def _check_signal(sig):
    import signal
    if not isinstance(sig, int):
        raise TypeError(f'sig must be an int, not {sig!r}')
    if sig not in signal.valid_signals():
        raise ValueError(f'invalid signal number {sig}')


class AbstractChildWatcher:
    """Tells the end of child processes to the loop."""

    def add_child_handler(self, pid, callback, *args):
        raise NotImplementedError()

    def remove_child_handler(self, pid):
        raise NotImplementedError()

    def attach_loop(self, loop):
        raise NotImplementedError()

    def close(self):
        raise NotImplementedError()

    def is_active(self):
        raise NotImplementedError()

    def __enter__(self):
        raise NotImplementedError()

    def __exit__(self, kind, error, traceback):
        raise NotImplementedError()


class ThreadedChildWatcher(AbstractChildWatcher):
    """A thread waits for each child."""

    def __init__(self):
        self._counter = itertools.count()

    def add_child_handler(self, pid, callback, *args):
        loop = events.get_running_loop()
        name = f'{_WAITERS}{next(self._counter)}'
        threading.Thread(target=_tell_end, name=name, args=(loop, pid, callback, args), daemon=True).start()

    def remove_child_handler(self, pid):
        return True  # the thread cannot be stopped

    def attach_loop(self, loop):
        pass

    def close(self):
        pass

    def is_active(self):
        return True

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        pass


def _tell_end(loop, pid, callback, args):
    """The end of a child that somebody else waited for is not known: 255 stands for it."""
    try:
        pid, status = os.waitpid(pid, 0)
    except ChildProcessError:
        returncode = 255
        log.logger.warning('Unknown child process pid %d, will report returncode 255', pid)
    else:
        returncode = os.waitstatus_to_exitcode(status)
    if loop.is_closed():
        log.logger.warning('Loop %r that handles pid %r is closed', loop, pid)
    else:
        loop.call_soon_threadsafe(callback, pid, returncode, *args)


# How CPython's others come to know of the end is no matter of the program.
class PidfdChildWatcher(ThreadedChildWatcher):
    pass


class MultiLoopChildWatcher(ThreadedChildWatcher):
    pass


class SafeChildWatcher(ThreadedChildWatcher):
    pass


class FastChildWatcher(ThreadedChildWatcher):
    pass


class _UnixDefaultEventLoopPolicy(events.BaseDefaultEventLoopPolicy):
    _loop_factory = _UnixSelectorEventLoop


SelectorEventLoop = _UnixSelectorEventLoop
DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
if sys.version_info >= (3, 13):
    EventLoop = SelectorEventLoop
    __all__ += ('EventLoop',)
