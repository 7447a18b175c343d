"""Running the main coroutine: a loop is made for it, and closed behind it with all that was left in it."""

import contextvars
import sys
import threading
from asyncio import coroutines, events, exceptions, tasks

__all__ = ('Runner', 'run')


class Runner:
    def __init__(self, *, debug=None, loop_factory=None):
        self._debug = debug
        self._new_loop = loop_factory
        self._loop = None
        self._context = None
        self._closed = False
        self._made_current = False  # whether set_event_loop() was called for it

    def __enter__(self):
        self.get_loop()
        return self

    def __exit__(self, kind, error, traceback):
        self.close()

    def get_loop(self):
        """The loop: made when it is first asked for."""
        if self._closed:
            raise RuntimeError('Runner is closed')
        if self._loop is None:
            self._loop = loop = self._make_loop()
            if self._debug is not None:
                loop.set_debug(self._debug)
            self._context = contextvars.copy_context()
        return self._loop

    def _make_loop(self):
        if self._new_loop is not None:
            return self._new_loop()
        loop = events.new_event_loop()
        events.set_event_loop(loop)
        self._made_current = True
        return loop

    def run(self, coro, *, context=None):
        if not coroutines.iscoroutine(coro):
            raise ValueError(f'a coroutine was expected, got {coro!r}')
        if _in_a_loop():
            raise RuntimeError('Runner.run() cannot be called from a running event loop')
        loop = self.get_loop()
        task = loop.create_task(coro, context=self._context if context is None else context)
        interrupts = _Interrupts(loop, task)
        interrupts.begin()
        try:
            return self._loop.run_until_complete(task)
        except exceptions.CancelledError:
            if interrupts.count > 0 and task.uncancel() == 0:
                raise KeyboardInterrupt()
            raise
        finally:
            interrupts.end()

    def close(self):
        loop, self._loop = self._loop, None
        if loop is None:
            return
        self._closed = True
        try:
            _cancel_all_tasks(loop)
            for last in (loop.shutdown_asyncgens, loop.shutdown_default_executor):
                loop.run_until_complete(last())
        finally:
            if self._made_current:
                events.set_event_loop(None)
            loop.close()


class _Interrupts:
    """Ctrl+C while the main task runs: at first it is cancelled, the second time KeyboardInterrupt is raised at once."""

    def __init__(self, loop, task):
        self.loop = loop
        self.task = task
        self.count = 0
        self.taken = False

    def begin(self):
        """Takes SIGINT over, if this is the thread that gets it and nobody else has done so."""
        if threading.current_thread() is not threading.main_thread():
            return
        try:
            import signal
        except ModuleNotFoundError:
            return
        if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
            return
        self.handler = self._on_sigint
        try:
            signal.signal(signal.SIGINT, self.handler)
        except ValueError:
            return  # no thread of this interpreter gets signals
        self.taken = True

    def end(self):
        if self.taken:
            import signal
            if signal.getsignal(signal.SIGINT) is self.handler:
                signal.signal(signal.SIGINT, signal.default_int_handler)

    def _on_sigint(self, signum, frame):
        self.count += 1
        if self.count > 1 or self.task.done():
            raise KeyboardInterrupt()
        self.task.cancel()
        # The loop may be waiting for files and timers.
        self.loop.call_soon_threadsafe(_nothing)


def _nothing():
    pass


def _in_a_loop():
    return events._get_running_loop() is not None


if sys.version_info >= (3, 12):
    def run(main, *, debug=None, loop_factory=None):
        if _in_a_loop():
            raise RuntimeError('asyncio.run() cannot be called from a running event loop')
        with Runner(debug=debug, loop_factory=loop_factory) as runner:
            return runner.run(main)
else:
    def run(main, *, debug=None):
        if _in_a_loop():
            raise RuntimeError('asyncio.run() cannot be called from a running event loop')
        with Runner(debug=debug) as runner:
            return runner.run(main)


def _cancel_all_tasks(loop):
    """Cancels what still runs, and waits until it has ended."""
    left = list(loop._tasks)
    for task in left:
        task.cancel()
    if left:
        loop.run_until_complete(tasks.gather(*left, return_exceptions=True))
    for task in left:
        error = None if task.cancelled() else task.exception()
        if error is not None:
            loop.call_exception_handler(dict(message='unhandled exception during asyncio.run() shutdown',
                                             exception=error, task=task))
