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


def _copy_result(source, dest):
    """The outcome of a done future to another, of asyncio or of concurrent.futures."""
    if dest.cancelled():
        return
    if isinstance(dest, _concurrent.Future):
        if source.cancelled():
            dest.cancel()
        if not dest.set_running_or_notify_cancel():
            return
    elif source.cancelled():
        dest.cancel()
        return
    error = source.exception()
    if error is not None:
        dest.set_exception(error)
    else:
        dest.set_result(source.result())


def _chain_future(source, destination):
    """The result of one becomes the other's; cancelling the other cancels the one. Threads may differ."""
    for future in (source, destination):
        if not isfuture(future) and not isinstance(future, _concurrent.Future):
            raise TypeError('A future is required for ' + ('source' if future is source else 'destination')
                            + ' argument')
    source_loop = _get_loop(source) if isfuture(source) else None
    dest_loop = _get_loop(destination) if isfuture(destination) else None

    def _call_check_cancel(destination):
        if destination.cancelled():
            if source_loop is None or source_loop is dest_loop:
                source.cancel()
            else:
                source_loop.call_soon_threadsafe(source.cancel)

    def _call_set_state(source):
        if destination.cancelled() and dest_loop is not None and dest_loop.is_closed():
            return
        if dest_loop is None or dest_loop is source_loop:
            _copy_result(source, destination)
        elif not dest_loop.is_closed():
            dest_loop.call_soon_threadsafe(_copy_result, source, destination)

    destination.add_done_callback(_call_check_cancel)
    source.add_done_callback(_call_set_state)


def wrap_future(future, *, loop=None):
    if isfuture(future):
        return future
    assert isinstance(future, _concurrent.Future), f'concurrent.futures.Future is expected, got {future!r}'
    if loop is None:
        loop = events.get_event_loop()
    new_future = loop.create_future()
    new_future._waits = 'event', 'thread'
    _chain_future(future, new_future)
    return new_future
