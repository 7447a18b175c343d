"""Working with tasks: making them, waiting for several, with a time limit, protecting from cancellation."""

import _asyncio
import concurrent.futures._base as _concurrent
import functools
import sys
import types
from _asyncio import (Task, _enter_task, _leave_task, _register_task, _unregister_task, all_tasks, current_task)
from asyncio import coroutines, events, exceptions, futures
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
_OLD = sys.version_info < (3, 11)


def _no_loop(loop, function):
    """The argument loop= that functions had until 3.9."""
    if loop is None:
        return
    if sys.version_info >= (3, 10):
        raise TypeError(f"{function}() got an unexpected keyword argument 'loop'")
    import warnings
    warnings.warn('The loop argument is deprecated since Python 3.8, and scheduled for removal in Python 3.10.',
                  DeprecationWarning, stacklevel=3)


def create_task(coro, *, name=None, context=None):
    return _named_task(events.get_running_loop(), coro, name, context)


def _named_task(loop, coro, name, context):
    if name is not None and sys.version_info < (3, 12):
        _asyncio._task_count += 1  # it has been Task-N for a moment
    if context is None:
        return loop.create_task(coro, name=name)
    return loop.create_task(coro, name=name, context=context)


def ensure_future(coro_or_future, *, loop=None):
    if futures.isfuture(coro_or_future):
        if loop is not None and loop is not futures._get_loop(coro_or_future):
            raise ValueError('The future belongs to a different loop than the one specified as the loop argument')
        return coro_or_future
    wrapped = False
    if not coroutines.iscoroutine(coro_or_future):
        if not isinstance(coro_or_future, _Awaitable):
            raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')
        coro_or_future = _wrap_awaitable(coro_or_future)
        wrapped = True
    if loop is None:
        loop = events.get_event_loop()
    try:
        return loop.create_task(coro_or_future)
    except RuntimeError:
        if not wrapped:
            coro_or_future.close()
        raise


async def _wrap_awaitable(awaitable):
    return await awaitable


@types.coroutine
def __sleep0():
    yield


async def sleep(delay, result=None, *, loop=None):
    if delay <= 0:
        await __sleep0()
        return result
    if loop is not None:
        _no_loop(loop, 'sleep')
    loop = events.get_running_loop()
    future = loop.create_future()
    future._waits = 'sleep', f'sleep({delay})'
    timer = loop.call_later(delay, futures._set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        timer.cancel()


# --- waiting for several ---------------------------------------------------------------------------------------
async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED, loop=None):
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError(f'expect a list of futures, not {type(fs).__name__}')
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.')
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f'Invalid return_when value: {return_when}')
    _no_loop(loop, 'wait')
    fs = set(fs)
    loop = events.get_running_loop()
    if any(coroutines.iscoroutine(f) for f in fs):
        if not _OLD:
            raise TypeError('Passing coroutines is forbidden, use tasks explicitly.')
        import warnings
        warnings.warn('The explicit passing of coroutine objects to asyncio.wait() is deprecated since Python 3.8, '
                      'and scheduled for removal in Python 3.11.', DeprecationWarning, stacklevel=2)
        fs = {ensure_future(f, loop=loop) for f in fs}
    return await _wait(fs, timeout, return_when, loop)


async def _wait(fs, timeout, return_when, loop):
    waiter = loop.create_future()
    waiter._waits = 'event', 'wait'
    timer = None
    if timeout is not None:
        timer = loop.call_later(timeout, _release_waiter, waiter)
    left = len(fs)

    def _on_completion(f):
        nonlocal left
        left -= 1
        if (left <= 0 or return_when == FIRST_COMPLETED
                or return_when == FIRST_EXCEPTION and not f.cancelled() and f.exception() is not None):
            if timer is not None:
                timer.cancel()
            if not waiter.done():
                waiter.set_result(None)

    for f in fs:
        if f.done():
            left -= 1
    over = len(fs) - left
    if left == 0 or over and return_when == FIRST_COMPLETED or return_when == FIRST_EXCEPTION and any(
            f.done() and not f.cancelled() and f.exception() is not None for f in fs):
        if timer is not None:
            timer.cancel()
        return {f for f in fs if f.done()}, {f for f in fs if not f.done()}
    left = len(fs)
    for f in fs:
        f.add_done_callback(_on_completion)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for f in fs:
            f.remove_done_callback(_on_completion)
    done, pending = set(), set()
    for f in fs:
        (done if f.done() else pending).add(f)
    return done, pending


def _release_waiter(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


async def _cancel_and_wait(fut, loop):
    """Cancels it and waits until it has ended."""
    waiter = loop.create_future()
    waiter._waits = fut._waits
    callback = functools.partial(_release_waiter, waiter)
    fut.add_done_callback(callback)
    try:
        fut.cancel()
        await waiter
    finally:
        fut.remove_done_callback(callback)


async def _result_or_timeout(fut, loop):
    if fut.done():
        return fut.result()
    await _cancel_and_wait(fut, loop)
    try:
        return fut.result()
    except exceptions.CancelledError as error:
        raise exceptions.TimeoutError() from error


if sys.version_info >= (3, 12):
    async def wait_for(fut, timeout, *, loop=None):
        if fut is not None and not futures.isfuture(fut) and not coroutines.iscoroutine(fut):
            if not isinstance(fut, _Awaitable):
                raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')
            fut = _wrap_awaitable(fut)
        if timeout is not None and timeout <= 0:
            return await _result_or_timeout(ensure_future(fut), events.get_running_loop())
        from asyncio import timeouts
        async with timeouts.timeout(timeout):
            return await fut
else:
    async def wait_for(fut, timeout, *, loop=None):
        _no_loop(loop, 'wait_for')
        loop = events.get_running_loop()
        if timeout is None:
            return await fut
        if timeout <= 0:
            return await _result_or_timeout(ensure_future(fut, loop=loop), loop)
        waiter = loop.create_future()
        timer = loop.call_later(timeout, _release_waiter, waiter)
        callback = functools.partial(_release_waiter, waiter)
        fut = ensure_future(fut, loop=loop)
        waiter._waits = 'join', f'wait_for({getattr(fut, "_name", "future")}, {timeout})'
        fut.add_done_callback(callback)
        try:
            try:
                await waiter
            except exceptions.CancelledError:
                if fut.done():
                    return fut.result()
                fut.remove_done_callback(callback)
                # Its cancellation is waited for before this one's goes on.
                await _cancel_and_wait(fut, loop)
                raise
            if fut.done():
                return fut.result()
            fut.remove_done_callback(callback)
            await _cancel_and_wait(fut, loop)
            try:
                return fut.result()
            except exceptions.CancelledError as error:
                raise exceptions.TimeoutError() from error
        finally:
            timer.cancel()


def as_completed(fs, *, timeout=None, loop=None):
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError(f'expect an iterable of futures, not {type(fs).__name__}')
    _no_loop(loop, 'as_completed')
    from asyncio.queues import Queue
    done = Queue()
    loop = events.get_event_loop()
    todo = {ensure_future(f, loop=loop): None for f in dict.fromkeys(fs)}
    timer = None

    def _on_timeout():
        for f in todo:
            f.remove_done_callback(_on_completion)
            done.put_nowait(None)
        todo.clear()

    def _on_completion(f):
        if not todo:
            return
        del todo[f]
        done.put_nowait(f)
        if not todo and timer is not None:
            timer.cancel()

    async def _wait_for_one():
        f = await done.get()
        if f is None:
            raise exceptions.TimeoutError
        return f.result()

    for f in todo:
        f.add_done_callback(_on_completion)
    if todo and timeout is not None:
        timer = loop.call_later(timeout, _on_timeout)
    for _ in range(len(todo)):
        yield _wait_for_one()


class _GatheringFuture(futures.Future):
    """Cancelling it cancels the children."""

    _waits = 'join', 'gather'

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = False
        for child in self._children:
            if child.cancel(msg=msg):
                cancelled = True
        if cancelled:
            # It ends when the children have.
            self._cancel_requested = True
        return cancelled


def gather(*coros_or_futures, return_exceptions=False, loop=None):
    _no_loop(loop, 'gather')
    if not coros_or_futures:
        outer = events.get_event_loop().create_future()
        outer.set_result([])
        return outer
    loop = events._get_running_loop() if loop is None else loop
    ended = 0
    outer = None

    def _done_callback(fut):
        nonlocal ended
        ended += 1
        if outer is None or outer.done():
            if not fut.cancelled():
                fut.exception()  # it was looked at
            return
        if not return_exceptions:
            if fut.cancelled():
                outer.set_exception(fut._make_cancelled_error())
                return
            error = fut.exception()
            if error is not None:
                outer.set_exception(error)
                return
        if ended == total:
            results = []
            for child in children:
                if child.cancelled():
                    result = exceptions.CancelledError('' if child._cancel_message is None else child._cancel_message)
                else:
                    result = child.exception()
                    if result is None:
                        result = child.result()
                results.append(result)
            if outer._cancel_requested:
                outer.set_exception(fut._make_cancelled_error())
            else:
                outer.set_result(results)

    known = {}
    children = []
    over = []
    for arg in coros_or_futures:
        fut = known.get(arg)
        if fut is None:
            fut = ensure_future(arg, loop=loop)
            if loop is None:
                loop = futures._get_loop(fut)
            if fut is not arg:
                fut._log_destroy_pending = False
            known[arg] = fut
            if fut.done() and sys.version_info >= (3, 12):
                over.append(fut)
            else:
                fut.add_done_callback(_done_callback)
        children.append(fut)
    total = len(known)
    outer = _GatheringFuture(children, loop=loop)
    for fut in over:
        _done_callback(fut)
    return outer


def shield(arg):
    """A future that can be cancelled without cancelling the inner one."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    loop = futures._get_loop(inner)
    outer = loop.create_future()
    outer._waits = 'join', f'shield({getattr(inner, "_name", "future")})'

    def _inner_done_callback(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
            return
        if inner.cancelled():
            outer.cancel()
        else:
            error = inner.exception()
            if error is not None:
                outer.set_exception(error)
            else:
                outer.set_result(inner.result())

    def _outer_done_callback(outer):
        if not inner.done():
            inner.remove_done_callback(_inner_done_callback)

    inner.add_done_callback(_inner_done_callback)
    outer.add_done_callback(_outer_done_callback)
    return outer


def run_coroutine_threadsafe(coro, loop):
    """For other threads: runs it in the loop; a future of concurrent.futures has its result."""
    if not coroutines.iscoroutine(coro):
        raise TypeError('A coroutine object is required')
    future = _concurrent.Future()

    def callback():
        try:
            futures._chain_future(ensure_future(coro, loop=loop), future)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            if future.set_running_or_notify_cancel():
                future.set_exception(error)
            raise

    loop.call_soon_threadsafe(callback)
    return future


def create_eager_task_factory(custom_task_constructor):
    def factory(loop, coro, *, name=None, context=None):
        return custom_task_constructor(coro, loop=loop, name=name, context=context, eager_start=True)
    return factory


eager_task_factory = create_eager_task_factory(Task)
