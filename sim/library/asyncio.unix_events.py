"""The event loop of Unix: signals as callbacks."""

import sys
import threading
from asyncio import coroutines, events
from asyncio.selector_events import BaseSelectorEventLoop

_EINVAL = 22

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

    # --- child processes ---
    async def subprocess_exec(self, protocol_factory, program, *args, **options):
        from asyncio.base_subprocess import make_process
        return await make_process(self, protocol_factory, (program, *args), False, options)

    async def subprocess_shell(self, protocol_factory, cmd, **options):
        if not isinstance(cmd, (str, bytes)):
            raise ValueError('cmd must be a string')
        from asyncio.base_subprocess import make_process
        return await make_process(self, protocol_factory, cmd, True, options)


def _check_signal(sig):
    import signal
    if not isinstance(sig, int):
        raise TypeError(f'sig must be an int, not {sig!r}')
    if sig not in signal.valid_signals():
        raise ValueError(f'invalid signal number {sig}')


class AbstractChildWatcher:
    """Waits for child processes: here always by a thread each."""

    def is_active(self):
        return True

    def attach_loop(self, loop):
        pass

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass


class ThreadedChildWatcher(AbstractChildWatcher):
    pass


class PidfdChildWatcher(AbstractChildWatcher):
    pass


class MultiLoopChildWatcher(AbstractChildWatcher):
    pass


class SafeChildWatcher(AbstractChildWatcher):
    pass


class FastChildWatcher(AbstractChildWatcher):
    pass


class _UnixDefaultEventLoopPolicy(events.BaseDefaultEventLoopPolicy):
    _loop_factory = _UnixSelectorEventLoop


SelectorEventLoop = _UnixSelectorEventLoop
DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
if sys.version_info >= (3, 13):
    EventLoop = SelectorEventLoop
    __all__ += ('EventLoop',)
