"""Working with tasks: making them, waiting for several, with a time limit, protecting from cancellation."""

import _asyncio
import concurrent.futures._base as _concurrent
import functools
import sys
import types
from _asyncio import (Task, _enter_task, _leave_task, _register_task, _unregister_task, all_tasks, current_task)
from asyncio import coroutines, events, exceptions, futures, mixins
from asyncio.coroutines import _is_coroutine
from collections.abc import Awaitable as _Awaitable

__all__ = ('Task', 'create_task', 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'wait', 'wait_for',
           'as_completed', 'sleep', 'gather', 'shield', 'ensure_future', 'run_coroutine_threadsafe', 'current_task',
           'all_tasks', '_register_task', '_unregister_task', '_enter_task', '_leave_task')

if sys.version_info >= (3, 12):
    __all__ += ('create_eager_task_factory', 'eager_task_factory')

_PyTask = _CTask = Task
FIRST_COMPLETED = _concurrent.FIRST_COMPLETED
FIRST_EXCEPTION = _concurrent.FIRST_EXCEPTION
ALL_COMPLETED = _concurrent.ALL_COMPLETED
_ENDS = FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED
_OLD = sys.version_info < (3, 11)


def create_task(coro, *, name=None, context=None):
    loop = events.get_running_loop()
    if name is None and context is None:
        task = loop.create_task(coro)
    else:
        task = _named_task(loop, coro, name, context)
    return task


def _named_task(loop, coro, name, context):  # C
    if name is not None and sys.version_info < (3, 12):
        _asyncio._task_count += 1  # it has been Task-N for a moment
    if context is None:
        return loop.create_task(coro, name=name)
    return loop.create_task(coro, name=name, context=context)


def ensure_future(coro_or_future, *, loop=None):
    """A future for whatever can be awaited: itself if it is one, else a task."""
    return _ensure_future(coro_or_future, loop=loop)


def _ensure_future(coro_or_future, *, loop=None):
    awaited = coro_or_future
    if futures.isfuture(awaited):
        if loop not in (None, futures._get_loop(awaited)):
            raise ValueError('The future belongs to a different loop than the one specified as the loop argument')
        return awaited
    is_coroutine = coroutines.iscoroutine(awaited)
    if not is_coroutine:
        if not isinstance(awaited, _Awaitable):
            raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')
        awaited = _wrap_awaitable(awaited)
    if loop is None:
        loop = events.get_event_loop()
    try:
        return loop.create_task(awaited)
    except RuntimeError:  # the loop is closed
        if is_coroutine:
            awaited.close()
        raise


async def _wrap_awaitable(awaitable):
    return await awaitable


@types.coroutine
def __sleep0():
    yield


async def sleep(delay, result=None):
    if delay <= 0:
        await __sleep0()
        return result
    home = events.get_running_loop()
    end = home.create_future()
    end._waits = 'sleep', f'sleep({delay})'
    timer = home.call_later(delay, futures._set_result_unless_cancelled, end, result)
    try:
        return await end
    finally:
        timer.cancel()


# --- waiting for several ---------------------------------------------------------------------------------------
def _refuse_single(fs, wanted):
    if coroutines.iscoroutine(fs) or futures.isfuture(fs):
        raise TypeError(f'expect {wanted} of futures, not {type(fs).__name__}')


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    _refuse_single(fs, 'a list')
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.')
    if return_when not in _ENDS:
        raise ValueError(f'Invalid return_when value: {return_when}')
    fs = set(fs)
    running = events.get_running_loop()
    if any([coroutines.iscoroutine(f) for f in fs]):
        if not _OLD:
            raise TypeError('Passing coroutines is forbidden, use tasks explicitly.')
        import warnings
        warnings.warn('The explicit passing of coroutine objects to asyncio.wait() is deprecated since Python 3.8, '
                      'and scheduled for removal in Python 3.11.', DeprecationWarning, stacklevel=2)
        fs = {ensure_future(f, loop=running) for f in fs}
    return await _wait(fs, timeout, return_when, running)


async def _wait(fs, timeout, return_when, loop):
    waiter = loop.create_future()
    waiter._waits = 'event', 'wait'
    timer = None if timeout is None else loop.call_later(timeout, _release_waiter, waiter)
    left = len(fs)

    def _on_completion(ended):
        nonlocal left
        left -= 1
        if left > 0 and not _is_enough(ended, return_when):
            return
        if timer is not None:
            timer.cancel()
        _release_waiter(waiter)

    for f in fs:
        f.add_done_callback(_on_completion)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for f in fs:
            f.remove_done_callback(_on_completion)
    done = {f for f in fs if f.done()}
    return done, {f for f in fs if f not in done}


def _is_enough(ended, return_when):
    """Whether the end of this one is what wait() was to wait for."""
    if return_when == FIRST_EXCEPTION:
        return not ended.cancelled() and ended.exception() is not None
    return return_when == FIRST_COMPLETED


def _release_waiter(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


async def _cancel_and_wait(fut, loop):
    """Cancels it and waits until it has ended: by a future of its own, so that this wait can be cancelled alone."""
    over = loop.create_future()
    over._waits = fut._waits
    callback = functools.partial(_release_waiter, over)
    fut.add_done_callback(callback)
    try:
        fut.cancel()
        await over
    finally:
        fut.remove_done_callback(callback)


if sys.version_info >= (3, 12):
    async def wait_for(fut, timeout):
        if fut is not None and not futures.isfuture(fut) and not coroutines.iscoroutine(fut):
            if not isinstance(fut, _Awaitable):
                raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')
            fut = _wrap_awaitable(fut)
        if timeout is not None and timeout <= 0:
            fut = ensure_future(fut)
            if not fut.done():
                await _cancel_and_wait(fut, events.get_running_loop())
                try:
                    return fut.result()
                except exceptions.CancelledError as error:
                    raise TimeoutError from error
            return fut.result()
        from asyncio import timeouts
        async with timeouts.timeout(timeout):
            return await fut
else:
    async def wait_for(fut, timeout):
        if timeout is None:
            return await fut
        running = events.get_running_loop()
        waiter = timer = callback = None
        if not timeout <= 0:
            # Completed by the end of fut or by the timer, whichever comes first.
            waiter = running.create_future()
            callback = functools.partial(_release_waiter, waiter)
            timer = running.call_later(timeout, _release_waiter, waiter)
        fut = ensure_future(fut, loop=running)
        try:
            if waiter is not None:
                waiter._waits = 'join', f'wait_for({getattr(fut, "_name", "future")}, {timeout})'
                fut.add_done_callback(callback)
                try:
                    await waiter
                except exceptions.CancelledError:
                    if fut.done():
                        return fut.result()
                    fut.remove_done_callback(callback)
                    # Its cancellation is waited for before this one's goes on.
                    await _cancel_and_wait(fut, running)
                    raise
            if fut.done():
                return fut.result()
            if waiter is not None:
                fut.remove_done_callback(callback)
            await _cancel_and_wait(fut, running)
            try:
                return fut.result()
            except exceptions.CancelledError as exc:
                raise exceptions.TimeoutError() from exc
        finally:
            if timer is not None:
                timer.cancel()


def as_completed(fs, *, timeout=None):
    """Coroutines, one for each future: each gives the result of the next that completes, whichever that is."""
    _refuse_single(fs, 'an iterable')
    from asyncio.queues import Queue
    completed = Queue()
    home = events.get_event_loop()
    running = dict.fromkeys([ensure_future(f, loop=home) for f in dict.fromkeys(fs)])
    timer = None

    def _on_timeout():
        for late in running:
            late.remove_done_callback(_on_completion)
            completed.put_nowait(None)
        running.clear()

    def _on_completion(ended):
        if running:
            del running[ended]
            completed.put_nowait(ended)
            if timer is not None and not running:
                timer.cancel()

    async def _wait_for_one():
        first = await completed.get()
        if first is not None:
            return first.result()
        raise exceptions.TimeoutError

    for future in running:
        future.add_done_callback(_on_completion)
    if running and timeout is not None:
        timer = home.call_later(timeout, _on_timeout)
    for _ in list(running):
        yield _wait_for_one()


class _GatheringFuture(futures.Future):
    """What gather() gives. Cancelling it cancels the children; it ends when they have."""

    _cancel_requested = False

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._waits = 'join', 'gather'

    def cancel(self, msg=None):
        if self.done():
            return False
        if any([child.cancel(msg=msg) for child in self._children]):
            self._cancel_requested = True
            return True
        return False


def _error_of(ended):
    """Asking marks an exception as seen."""
    return ended._make_cancelled_error() if ended.cancelled() else ended.exception()


def _result_of(ended):
    """For a list of results: the exception in place of a result."""
    if ended.cancelled():
        return exceptions.CancelledError('' if ended._cancel_message is None else ended._cancel_message)
    error = ended.exception()
    return ended.result() if error is None else error


def gather(*coros_or_futures, return_exceptions=False):
    if not coros_or_futures:
        nothing = events.get_event_loop().create_future()
        nothing.set_result([])
        return nothing
    loop = events._get_running_loop()
    outer = None
    ended = 0

    def _done_callback(child):
        nonlocal ended
        ended += 1
        if outer is None or outer.done():
            if not child.cancelled():
                child.exception()  # nobody will ask for it
        elif not return_exceptions and (error := _error_of(child)) is not None:
            outer.set_exception(error)  # the siblings go on
        elif ended == len(known):
            results = [_result_of(fut) for fut in children]
            if outer._cancel_requested:
                outer.set_exception(children[-1]._make_cancelled_error())
            else:
                outer.set_result(results)

    known = {}  # what is given twice is awaited once
    children = []
    over = []
    for arg in coros_or_futures:
        if arg not in known:
            known[arg] = fut = _ensure_future(arg, loop=loop)
            loop = loop or fut.get_loop()
            if fut is not arg:
                # The program does not see this task: gather() answers for it.
                fut._log_destroy_pending = False
            if sys.version_info >= (3, 12) and fut.done():
                over.append(fut)
            else:
                fut.add_done_callback(_done_callback)
        children.append(known[arg])
    outer = _GatheringFuture(children, loop=loop)
    for fut in over:
        _done_callback(fut)
    return outer


def shield(arg):
    """A future that can be cancelled without cancelling the inner one."""
    inner = _ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()
    outer._waits = 'join', f'shield({getattr(inner, "_name", "future")})'

    def _inner_done_callback(ended):
        error = None if ended.cancelled() else ended.exception()  # asked for even if nobody is told of it
        if outer.cancelled():
            return
        if ended.cancelled():
            outer.cancel()
        elif error is None:
            outer.set_result(ended.result())
        else:
            outer.set_exception(error)

    def _outer_done_callback(_):
        if not inner.done():
            inner.remove_done_callback(_inner_done_callback)

    for future, callback in ((inner, _inner_done_callback), (outer, _outer_done_callback)):
        future.add_done_callback(callback)
    return outer


def run_coroutine_threadsafe(coro, loop):
    """For other threads: runs it in the loop; a future of concurrent.futures has its result."""
    if not coroutines.iscoroutine(coro):
        raise TypeError('A coroutine object is required')
    promise = _concurrent.Future()

    def callback():
        try:
            task = ensure_future(coro, loop=loop)
            futures._chain_future(task, promise)
        except BaseException as error:
            ends_program = isinstance(error, (SystemExit, KeyboardInterrupt))
            if not ends_program and promise.set_running_or_notify_cancel():
                promise.set_exception(error)
            raise

    loop.call_soon_threadsafe(callback)
    return promise


def create_eager_task_factory(custom_task_constructor):
    def factory(loop, coro, *, name=None, context=None):
        return custom_task_constructor(coro, loop=loop, name=name, context=context, eager_start=True)
    return factory


eager_task_factory = create_eager_task_factory(Task)


# --- the argument loop=, which functions had until 3.9 -----------------------------------------------------------
def _in_loop(awaitables, loop):
    made = {}
    for awaitable in awaitables:
        if awaitable not in made:
            made[awaitable] = future = ensure_future(awaitable, loop=loop)
            if future is not awaitable:
                future._log_destroy_pending = False
    return [made[awaitable] for awaitable in awaitables]


if sys.version_info < (3, 10):
    sleep, wait, wait_for, as_completed = [
        mixins._with_loop(function) for function in (sleep, wait, wait_for, as_completed)]
    gather = mixins._with_loop(gather, _in_loop)
