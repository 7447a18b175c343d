"""Futures: results that are to come."""

import concurrent.futures._base as _concurrent
from _asyncio import Future
from asyncio import events
from asyncio.base_futures import isfuture
from asyncio.exceptions import CancelledError, InvalidStateError

__all__ = ('Future', 'wrap_future', 'isfuture')

_PyFuture = _CFuture = Future


def _get_loop(future):
    return future.get_loop()


def _set_result_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)


def _copy_result(source, target):
    """The outcome of a done future to another, of asyncio or of concurrent.futures."""
    if target.cancelled():
        return
    if source.cancelled():
        target.cancel()
    # A future of threads has to be told before it gets a result, and says whether anybody still wants one.
    if isinstance(target, _concurrent.Future) and not target.set_running_or_notify_cancel() or target.cancelled():
        return
    error = source.exception()
    if error is None:
        target.set_result(source.result())
    else:
        target.set_exception(error)


def _loop_of_either(future, role):
    """The loop of a future of asyncio, None for one of concurrent.futures."""
    if isfuture(future):
        return _get_loop(future)
    if not isinstance(future, _concurrent.Future):
        raise TypeError(f'A future is required for {role} argument')
    return None


def _chain_future(source, destination):
    """The result of `source` becomes that of `destination`; cancelling `destination` cancels `source`.

    Each may be of asyncio, with a loop that runs in another thread, or of concurrent.futures, which has no loop
    and may be used from any thread.
    """
    home = _loop_of_either(source, 'source')
    away = _loop_of_either(destination, 'destination')

    def _call_check_cancel(target):
        if target.cancelled():
            if home in (None, away):
                source.cancel()
            else:
                home.call_soon_threadsafe(source.cancel)

    def _call_set_state(ended):
        if away in (None, home):
            if not (destination.cancelled() and away is not None and away.is_closed()):
                _copy_result(ended, destination)
        elif not away.is_closed():
            away.call_soon_threadsafe(_copy_result, ended, destination)

    destination.add_done_callback(_call_check_cancel)
    source.add_done_callback(_call_set_state)


def wrap_future(future, *, loop=None):
    """An awaitable future for one of concurrent.futures."""
    if isfuture(future):
        return future
    assert isinstance(future, _concurrent.Future), f'concurrent.futures.Future is expected, got {future!r}'
    wrapper = (events.get_event_loop() if loop is None else loop).create_future()
    wrapper._waits = 'event', 'thread'
    _chain_future(future, wrapper)
    return wrapper
