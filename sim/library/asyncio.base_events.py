"""The event loop: a queue of handles that are ready, a heap of timers, and a selector to wait with."""

import collections
import concurrent.futures
import heapq
import os
import sys
import threading
import time
import weakref
from _asyncio import _loops
from _kvant import event as _event, new_id as _new_id
from asyncio import constants, coroutines, events, exceptions, futures, tasks
from asyncio.log import logger

__all__ = ('BaseEventLoop', 'Server')

# Half of so many timers cancelled: they are swept out of the heap.
_MIN_SCHEDULED_TIMER_HANDLES = 100
_MIN_CANCELLED_TIMER_HANDLES_FRACTION = 0.5
MAXIMUM_SELECT_TIMEOUT = 24 * 3600
_NEVER = 0x7fffffffffffffff
_CLOCK_BEGINS = 1000 * 10**9  # ns; what time.monotonic() shows at the start of a run
_Task, _Handle = tasks.Task, events.Handle


def _run_until_complete_cb(future):
    if not future.cancelled():
        error = future.exception()
        if isinstance(error, (SystemExit, KeyboardInterrupt)):
            return  # it leaves run_forever() by itself
    futures._get_loop(future).stop()


def _format_handle(handle):
    task = getattr(handle._callback, '__self__', None)
    return repr(task) if isinstance(task, _Task) else str(handle)


class BaseEventLoop(events.AbstractEventLoop):
    def __init__(self):
        self._number = _new_id('loop')
        _loops.append(weakref.ref(self))
        self._tasks = {}  # those that are not done, in the order they were made
        self._current_task = None
        self._timer_cancelled_count = 0
        self._closed = False
        self._stopping = False
        self._ready = collections.deque()
        self._scheduled = []
        self._default_executor = None
        self._thread_id = None
        self._clock_resolution = time.get_clock_info('monotonic').resolution
        self._exception_handler = None
        self._debug = False
        self.slow_callback_duration = 0.1
        self._current_handle = None
        self._task_factory = None
        self._coroutine_origin_tracking_enabled = False
        self._asyncgens = {}  # id → asynchronous generator that was begun
        self._asyncgens_shutdown_called = False
        self._executor_shutdown_called = False
        _event('loop_create', self._number, 0, 'event loop')

    def __repr__(self):
        return (f'<{type(self).__name__} running={self.is_running()} closed={self.is_closed()} '
                f'debug={self.get_debug()}>')

    # --- futures and tasks ---
    def create_future(self):
        return futures.Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        if self._closed:
            self._check_closed()
        if self._task_factory is None:
            return _Task(coro, loop=self, name=name, context=context)
        if context is None:
            task = self._task_factory(self, coro)
        else:
            task = self._task_factory(self, coro, context=context)
        if name is not None and hasattr(task, 'set_name'):
            task.set_name(name)
        return task

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError('task factory must be a callable or None')
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    # --- running ---
    def _check_closed(self):
        if self._closed:
            raise RuntimeError('Event loop is closed')

    def _check_running(self):
        if self.is_running():
            raise RuntimeError('This event loop is already running')
        if events._get_running_loop() is not None:
            raise RuntimeError('Cannot run the event loop while another loop is running')

    def run_forever(self):
        self._check_closed()
        self._check_running()
        old_hooks = sys.get_asyncgen_hooks()
        try:
            self._thread_id = threading.get_ident()
            sys.set_asyncgen_hooks(firstiter=self._asyncgen_firstiter_hook,
                                   finalizer=self._asyncgen_finalizer_hook)
            events._set_running_loop(self)
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            self._thread_id = None
            events._set_running_loop(None)
            sys.set_asyncgen_hooks(*old_hooks)

    def run_until_complete(self, future):
        self._check_closed()
        self._check_running()
        new_task = not futures.isfuture(future)
        future = tasks.ensure_future(future, loop=self)
        if new_task:
            # An exception of it is raised here; nothing is to be said of the task.
            future._log_destroy_pending = False
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except:
            if new_task and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError('Event loop stopped before Future completed.')
        return future.result()

    def stop(self):
        """The loop ends after the turn it is in."""
        self._stopping = True

    def close(self):
        if self.is_running():
            raise RuntimeError('Cannot close a running event loop')
        if self._closed:
            return
        if self._debug:
            logger.debug('Close %r', self)
        self._closed = True
        self._ready.clear()
        self._scheduled.clear()
        self._tasks.clear()
        self._executor_shutdown_called = True
        executor = self._default_executor
        if executor is not None:
            self._default_executor = None
            executor.shutdown(wait=False)

    def is_closed(self):
        return self._closed

    def is_running(self):
        return self._thread_id is not None

    def time(self):
        return time.monotonic()

    # --- callbacks ---
    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError('delay must not be None')
        timer = self.call_at(self.time() + delay, callback, *args, context=context)
        if timer._source_traceback:
            timer._source_traceback = events._where_of_program()
        return timer

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError('when cannot be None')
        self._check_closed()
        if self._debug:
            self._check_thread()
            self._check_callback(callback, 'call_at')
        timer = events.TimerHandle(when, callback, args, self, context)
        _event('timer_set', timer._number, round(when * 1e9) - _CLOCK_BEGINS, _name_of(callback))
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def call_soon(self, callback, *args, context=None):
        if self._closed:
            self._check_closed()
        if self._debug:
            self._check_thread()
            self._check_callback(callback, 'call_soon')
        return self._call_soon(callback, args, context)

    def _call_soon(self, callback, args, context):
        handle = _Handle(callback, args, self, context)
        task = getattr(callback, '__self__', None)
        if isinstance(task, _Task):
            handle._task = task._number
            by = self._current_task
            _event('task_ready', task._number, -1 if by is None or by is task else by._number)
            _event('handle_ready', handle._number, task._number, task._name)
        else:
            _event('handle_ready', handle._number, -1, _name_of(callback))
        self._ready.append(handle)
        return handle

    def _check_callback(self, callback, method):
        if coroutines.iscoroutine(callback) or coroutines.iscoroutinefunction(callback):
            raise TypeError(f'coroutines cannot be used with {method}()')
        if not callable(callback):
            raise TypeError(f'a callable object was expected by {method}(), got {callback!r}')

    def _check_thread(self):
        if self._thread_id is not None and threading.get_ident() != self._thread_id:
            raise RuntimeError('Non-thread-safe operation invoked on an event loop other than the current one')

    def call_soon_threadsafe(self, callback, *args, context=None):
        self._check_closed()
        if self._debug:
            self._check_callback(callback, 'call_soon_threadsafe')
        handle = self._call_soon(callback, args, context)
        self._write_to_self()
        return handle

    def _timer_handle_cancelled(self, handle):
        if handle._scheduled:
            _event('timer_cancel', handle._number)
            self._timer_cancelled_count += 1

    def _run_once(self):
        """One turn: waits for files and timers, then runs the handles that are ready now."""
        scheduled, ready = self._scheduled, self._ready
        if self._timer_cancelled_count:
            self._drop_cancelled_timers()
        if ready or self._stopping:
            timeout = 0
        elif scheduled:
            timeout = min(max(0, scheduled[0]._when - self.time()), MAXIMUM_SELECT_TIMEOUT)
        else:
            timeout = None
        _event('loop_select', self._number, _NEVER if timeout is None else round(timeout * 1e9))
        happened = self._selector.select(timeout)
        if happened:
            self._process_events(happened)
        if scheduled:
            end = self.time() + self._clock_resolution
            while scheduled:
                handle = scheduled[0]
                if handle._when >= end:
                    break
                heapq.heappop(scheduled)
                handle._scheduled = False
                _event('handle_ready', handle._number, -1, _name_of(handle._callback))
                ready.append(handle)
        # What these add waits for the next turn.
        todo = len(ready)
        _event('loop_turn', self._number, todo)
        while todo:
            todo -= 1
            handle = ready.popleft()
            if handle._cancelled:
                continue
            _event('handle_run', handle._number, handle._task)
            if self._debug:
                self._run_watched(handle)
            else:
                handle._run()
            _event('handle_end', handle._number, handle._task)
        handle = None

    def _run_watched(self, handle):
        try:
            self._current_handle = handle
            begin = self.time()
            handle._run()
            took = self.time() - begin
            if took >= self.slow_callback_duration:
                logger.warning('Executing %s took %.3f seconds', _format_handle(handle), took)
        finally:
            self._current_handle = None

    def _drop_cancelled_timers(self):
        scheduled = self._scheduled
        count = len(scheduled)
        if (count > _MIN_SCHEDULED_TIMER_HANDLES
                and self._timer_cancelled_count / count > _MIN_CANCELLED_TIMER_HANDLES_FRACTION):
            kept = []
            for handle in scheduled:
                if handle._cancelled:
                    handle._scheduled = False
                else:
                    kept.append(handle)
            heapq.heapify(kept)
            scheduled[:] = kept
            self._timer_cancelled_count = 0
        else:
            while scheduled and scheduled[0]._cancelled:
                self._timer_cancelled_count -= 1
                heapq.heappop(scheduled)._scheduled = False

    # --- threads ---
    def run_in_executor(self, executor, func, *args):
        self._check_closed()
        if self._debug:
            self._check_callback(func, 'run_in_executor')
        if executor is None:
            executor = self._default_executor
            if self._executor_shutdown_called:
                raise RuntimeError('Executor shutdown has been called')
            if executor is None:
                executor = concurrent.futures.ThreadPoolExecutor(thread_name_prefix='asyncio')
                self._default_executor = executor
        return futures.wrap_future(executor.submit(func, *args), loop=self)

    def set_default_executor(self, executor):
        if not isinstance(executor, concurrent.futures.ThreadPoolExecutor):
            raise TypeError('executor must be ThreadPoolExecutor instance')
        self._default_executor = executor

    async def shutdown_default_executor(self, timeout=None):
        self._executor_shutdown_called = True
        if self._default_executor is None:
            return
        future = self.create_future()
        future._waits = 'join', 'executor'
        thread = threading.Thread(target=self._do_shutdown, args=(future,))
        thread.start()
        try:
            await future
        finally:
            thread.join(timeout)

    def _do_shutdown(self, future):
        try:
            self._default_executor.shutdown(wait=True)
            if not self.is_closed():
                self.call_soon_threadsafe(futures._set_result_unless_cancelled, future, None)
        except Exception as error:
            if not self.is_closed():
                self.call_soon_threadsafe(future.set_exception, error)

    # --- asynchronous generators ---
    def _asyncgen_finalizer_hook(self, agen):
        self._asyncgens.pop(id(agen), None)
        if not self.is_closed():
            self.call_soon_threadsafe(self.create_task, agen.aclose())

    def _asyncgen_firstiter_hook(self, agen):
        if self._asyncgens_shutdown_called:
            import warnings
            warnings.warn(f'asynchronous generator {agen!r} was scheduled after loop.shutdown_asyncgens() call',
                          ResourceWarning, source=self)
        import weakref
        number = id(agen)
        known = self._asyncgens
        known[number] = weakref.ref(agen, lambda _: known.pop(number, None))

    async def shutdown_asyncgens(self):
        self._asyncgens_shutdown_called = True
        closing = [agen for agen in [reference() for reference in self._asyncgens.values()] if agen is not None]
        self._asyncgens.clear()
        if not closing:
            return
        results = await tasks.gather(*[agen.aclose() for agen in closing], return_exceptions=True)
        for result, agen in zip(results, closing):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    'message': f'an error occurred during closing of asynchronous generator {agen!r}',
                    'exception': result, 'asyncgen': agen})

    # --- errors ---
    def get_exception_handler(self):
        return self._exception_handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f'A callable object or None is expected, got {handler!r}')
        self._exception_handler = handler

    def default_exception_handler(self, context):
        message = context.get('message') or 'Unhandled exception in event loop'
        error = context.get('exception')
        lines = [message]
        for key in sorted(context):
            if key in ('message', 'exception'):
                continue
            value = context[key]
            if key in ('source_traceback', 'handle_traceback'):
                kind = 'Object' if key == 'source_traceback' else 'Handle'
                lines.append(f'{kind} created at (most recent call last):')
                for file, line, name in value:
                    lines.append(f'  File "{file}", line {line}, in {name}')
            else:
                lines.append(f'{key}: {value!r}')
        exc_info = False if error is None else (type(error), error, error.__traceback__)
        logger.error('\n'.join(lines), exc_info=exc_info)

    def call_exception_handler(self, context):
        try:
            if self._exception_handler is None:
                self.default_exception_handler(context)
            else:
                self._exception_handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            if self._exception_handler is None:
                logger.error('Exception in default exception handler', exc_info=True)
            else:
                self.default_exception_handler({'message': 'Unhandled error in exception handler',
                                                'exception': error, 'context': context})

    # --- debug mode ---
    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled


def _name_of(callback):
    name = getattr(callback, '__name__', None)
    if name is None:
        name = getattr(getattr(callback, 'func', None), '__name__', type(callback).__name__)
    return name


from asyncio.base_server import Server
