"""The event loop of Unix: signals as callbacks."""

import sys
import threading
from asyncio import events
from asyncio.selector_events import BaseSelectorEventLoop

__all__ = ('SelectorEventLoop', 'AbstractChildWatcher', 'SafeChildWatcher', 'FastChildWatcher', 'PidfdChildWatcher',
           'MultiLoopChildWatcher', 'ThreadedChildWatcher', 'DefaultEventLoopPolicy')


class _UnixSelectorEventLoop(BaseSelectorEventLoop):
    def __init__(self, selector=None):
        super().__init__(selector)
        self._signal_handlers = {}

    def close(self):
        super().close()
        for signum in list(self._signal_handlers):
            self.remove_signal_handler(signum)

    def add_signal_handler(self, sig, callback, *args):
        from asyncio import coroutines
        if coroutines.iscoroutine(callback) or coroutines.iscoroutinefunction(callback):
            raise TypeError('coroutines cannot be used with add_signal_handler()')
        self._check_signal(sig)
        self._check_closed()
        import signal
        if not _in_main_thread():
            raise RuntimeError('set_wakeup_fd only works in main thread of the main interpreter')
        handle = events.Handle(callback, args, self, None)
        self._signal_handlers[sig] = handle

        def _on_signal(signum, frame):
            handle = self._signal_handlers.get(signum)
            if handle is not None and not handle._cancelled:
                self._add_callback_signalsafe(handle)

        try:
            signal.signal(sig, _on_signal)
        except OSError as error:
            del self._signal_handlers[sig]
            if error.errno == 22:  # EINVAL: SIGKILL or SIGSTOP
                raise RuntimeError(f'sig {sig} cannot be caught')
            raise

    def remove_signal_handler(self, sig):
        self._check_signal(sig)
        import signal
        if self._signal_handlers.pop(sig, None) is None:
            return False
        signal.signal(sig, signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL)
        return True

    def _check_signal(self, sig):
        import signal
        if not isinstance(sig, int):
            raise TypeError(f'sig must be an int, not {sig!r}')
        if sig not in signal.valid_signals():
            raise ValueError(f'invalid signal number {sig}')

    def _add_callback_signalsafe(self, handle):
        self._add_callback(handle)
        self._write_to_self()

    async def subprocess_exec(self, protocol_factory, program, *args, **options):
        from asyncio.base_subprocess import make_process
        return await make_process(self, protocol_factory, (program, *args), False, options)

    async def subprocess_shell(self, protocol_factory, cmd, **options):
        if not isinstance(cmd, (bytes, str)):
            raise ValueError('cmd must be a string')
        from asyncio.base_subprocess import make_process
        return await make_process(self, protocol_factory, cmd, True, options)


def _in_main_thread():
    return threading.current_thread() is threading.main_thread()


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
