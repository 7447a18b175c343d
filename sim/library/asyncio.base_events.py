"""The event loop: a queue of handles that are ready, a heap of timers, and a selector to wait with."""

import collections
import concurrent.futures
import heapq
import sys
import threading
import time
import weakref
from _asyncio import _loops
from _kvant import event as _event, new_id as _new_id
from asyncio import constants, coroutines, events, exceptions, futures, tasks
from asyncio.log import logger

__all__ = ('BaseEventLoop', 'Server')

# A heap of more timers than this is swept when more than this share of them has been cancelled.
_MANY_TIMERS, _SHARE_CANCELLED = 100, 0.5
MAXIMUM_SELECT_TIMEOUT = 24 * 3600
_NEVER = 0x7fffffffffffffff
_CLOCK_BEGINS = 1000 * 10**9  # ns; what time.monotonic() shows at the start of a run
_Task, _Handle = tasks.Task, events.Handle


def _run_until_complete_cb(future):
    if not future.cancelled() and isinstance(future.exception(), (SystemExit, KeyboardInterrupt)):
        return  # it leaves run_forever() by itself
    futures._get_loop(future).stop()


def _forget_error(future):
    """Nothing is to be said of an error that nobody has asked for."""
    if future is not None and future.done() and not future.cancelled():
        future.exception()


def _format_handle(handle):
    owner = getattr(handle._callback, '__self__', None)
    return repr(owner) if isinstance(owner, _Task) else str(handle)


class BaseEventLoop(events.AbstractEventLoop):
    def __init__(self):
        # What is to be run: now, and when its time has come.
        self._ready, self._scheduled = collections.deque(), []
        self._cancelled_timers = 0  # of those on the heap
        self._tasks = {}  # those that are not done, in the order they were made
        self._current_task = None
        self._task_factory = None
        self._thread_id = None  # of the thread that runs the loop
        self._stopping = self._closed = False
        self._clock_resolution = time.get_clock_info('monotonic').resolution
        self._default_executor = None
        self._executor_closed = False
        self._asyncgens = {}  # id → weak reference to an asynchronous generator that was begun
        self._asyncgens_closed = False
        self._exception_handler = None
        self._debug = False
        self._origin_depth_before = None  # of coroutine origins, while debug mode asks for more
        self._current_handle = None  # in debug mode
        self.slow_callback_duration = 0.1
        self._number = _new_id('loop')
        _loops.append(weakref.ref(self))
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
        make = self._task_factory
        if make is None:
            task = _Task(coro, loop=self, name=name, context=context)
            if self._debug:
                del task._source_traceback[-1]  # this frame
            return task
        task = make(self, coro) if context is None else make(self, coro, context=context)
        if name is not None and hasattr(task, 'set_name'):
            task.set_name(name)
        return task

    def set_task_factory(self, factory):
        if not (factory is None or callable(factory)):
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
        hooks_before = sys.get_asyncgen_hooks()
        self._thread_id = threading.get_ident()
        try:
            sys.set_asyncgen_hooks(self._asyncgen_firstiter_hook, self._asyncgen_finalizer_hook)
            self._track_origins(self._debug)
            events._set_running_loop(self)
            self._run_once()
            while not self._stopping:
                self._run_once()
        finally:
            self._thread_id, self._stopping = None, False
            events._set_running_loop(None)
            self._track_origins(False)
            sys.set_asyncgen_hooks(*hooks_before)

    def run_until_complete(self, future):
        self._check_closed()
        self._check_running()
        given = future
        future = tasks.ensure_future(given, loop=self)
        is_own = future is not given
        if is_own:
            # What becomes of it is returned or raised here: nothing else is to be said of the task.
            future._log_destroy_pending = False
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except:
            _forget_error(future if is_own else None)
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if future.done():
            return future.result()
        raise RuntimeError('Event loop stopped before Future completed.')

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
        self._closed = self._executor_closed = True
        for things in (self._ready, self._scheduled, self._tasks):
            things.clear()
        threads, self._default_executor = self._default_executor, None
        if threads is not None:
            threads.shutdown(wait=False)

    def is_closed(self):
        return self._closed

    def is_running(self):
        return self._thread_id is not None

    def time(self):
        return time.monotonic()

    # --- callbacks ---
    def call_soon(self, callback, *args, context=None):
        if self._closed:
            self._check_closed()
        if self._debug:
            self._check_thread()
            self._check_callback(callback, 'call_soon')
        return self._call_soon(callback, args, context)

    def call_soon_threadsafe(self, callback, *args, context=None):
        self._check_closed()
        if self._debug:
            self._check_callback(callback, 'call_soon_threadsafe')
        queued = self._call_soon(callback, args, context)
        self._write_to_self()  # the loop may be waiting in select()
        return queued

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
        if self._closed:
            self._check_closed()
        if self._debug:
            self._check_thread()
            self._check_callback(callback, 'call_at')
        timer = events.TimerHandle(when, callback, args, self, context)
        timer._scheduled = True
        _event('timer_set', timer._number, round(when * 1e9) - _CLOCK_BEGINS, _name_of(callback))
        heapq.heappush(self._scheduled, timer)
        return timer

    def _check_callback(self, callback, method):
        if coroutines.iscoroutine(callback) or coroutines.iscoroutinefunction(callback):
            raise TypeError(f'coroutines cannot be used with {method}()')
        if not callable(callback):
            raise TypeError(f'a callable object was expected by {method}(), got {callback!r}')

    def _check_thread(self):
        if self._thread_id not in (None, threading.get_ident()):
            raise RuntimeError('Non-thread-safe operation invoked on an event loop other than the current one')

    # --- one turn ---
    def _run_once(self):
        """Waits for files and timers, then runs the handles that are ready now."""
        if self._cancelled_timers:
            self._drop_cancelled_timers()
        timeout = self._time_to_wait()
        _event('loop_select', self._number, _NEVER if timeout is None else round(timeout * 1e9))
        happened = self._selector.select(timeout)
        if happened:
            self._process_events(happened)
        if self._scheduled:
            self._move_due_timers()
        # What these add waits for the next turn.
        ready = self._ready
        todo = len(ready)
        _event('loop_turn', self._number, todo)
        while todo:
            todo -= 1
            handle = ready.popleft()
            if handle._cancelled:
                continue
            _event('handle_run', handle._number, handle._task)
            watched = self._debug
            if watched:
                self._current_handle, begin = handle, self.time()
            handle._run()
            if watched:
                self._tell_if_slow(handle, self.time() - begin)
            _event('handle_end', handle._number, handle._task)
        handle = None

    def _time_to_wait(self):
        """Until the next timer; not at all if something is ready; None, for ever, if there is neither."""
        if self._ready or self._stopping:
            return 0
        if not self._scheduled:
            return None
        return min(max(0, self._scheduled[0]._when - self.time()), MAXIMUM_SELECT_TIMEOUT)

    def _move_due_timers(self):
        heap = self._scheduled
        due = self.time() + self._clock_resolution
        while heap and heap[0]._when < due:
            timer = heapq.heappop(heap)
            timer._scheduled = False
            _event('handle_ready', timer._number, -1, _name_of(timer._callback))
            self._ready.append(timer)

    def _timer_handle_cancelled(self, handle):
        if handle._scheduled:
            _event('timer_cancel', handle._number)
            self._cancelled_timers += 1

    def _drop_cancelled_timers(self):
        heap = self._scheduled
        if len(heap) > _MANY_TIMERS and self._cancelled_timers > _SHARE_CANCELLED * len(heap):
            for timer in heap:
                if timer._cancelled:
                    timer._scheduled = False
            heap[:] = [timer for timer in heap if timer._scheduled]
            heapq.heapify(heap)
            self._cancelled_timers = 0
            return
        # Those deeper in the heap can wait.
        while heap and heap[0]._cancelled:
            heapq.heappop(heap)._scheduled = False
            self._cancelled_timers -= 1

    def _tell_if_slow(self, handle, took):
        """In debug mode: a callback that held the loop up."""
        self._current_handle = None
        if took >= self.slow_callback_duration:
            logger.warning('Executing %s took %.3f seconds', _format_handle(handle), took)

    # --- threads ---
    def run_in_executor(self, executor, func, *args):
        self._check_closed()
        if self._debug:
            self._check_callback(func, 'run_in_executor')
        if executor is None:
            executor = self._own_executor()
        return futures.wrap_future(executor.submit(func, *args), loop=self)

    def _own_executor(self):
        if self._executor_closed:
            raise RuntimeError('Executor shutdown has been called')
        if self._default_executor is None:
            self._default_executor = concurrent.futures.ThreadPoolExecutor(thread_name_prefix='asyncio')
        return self._default_executor

    def set_default_executor(self, executor):
        if isinstance(executor, concurrent.futures.ThreadPoolExecutor):
            self._default_executor = executor
        else:
            raise TypeError('executor must be ThreadPoolExecutor instance')

    async def shutdown_default_executor(self, timeout=None):
        """Its threads are waited for by another thread, so that the loop goes on meanwhile."""
        self._executor_closed = True
        if self._default_executor is not None:
            ended = self.create_future()
            ended._waits = 'join', 'executor'
            helper = threading.Thread(target=self._do_shutdown, args=(ended,))
            helper.start()
            try:
                await ended
            finally:
                helper.join(timeout)

    def _do_shutdown(self, ended):
        try:
            self._default_executor.shutdown()
            tell = futures._set_result_unless_cancelled, ended, None
        except Exception as error:
            tell = ended.set_exception, error
        if not self.is_closed():
            self.call_soon_threadsafe(*tell)

    # --- asynchronous generators ---
    def _asyncgen_firstiter_hook(self, agen):
        if self._asyncgens_closed:
            import warnings
            warnings.warn(f'asynchronous generator {agen!r} was scheduled after loop.shutdown_asyncgens() call',
                          ResourceWarning, source=self)
        number, begun = id(agen), self._asyncgens
        begun[number] = weakref.ref(agen, lambda _: begun.pop(number, None))

    def _asyncgen_finalizer_hook(self, agen):
        """Nobody has it any more, and it stands within a block: a task is to run that block's end."""
        self._asyncgens.pop(id(agen), None)
        if not self._closed:
            self.call_soon_threadsafe(self.create_task, agen.aclose())

    async def shutdown_asyncgens(self):
        self._asyncgens_closed = True
        left = [agen for agen in [reference() for reference in self._asyncgens.values()] if agen is not None]
        self._asyncgens.clear()
        if not left:
            return
        results = await tasks.gather(*[agen.aclose() for agen in left], return_exceptions=True)
        for agen, error in zip(left, results):
            if isinstance(error, Exception):
                self.call_exception_handler(dict(
                    message=f'an error occurred during closing of asynchronous generator {agen!r}',
                    exception=error, asyncgen=agen))

    # --- errors ---
    def get_exception_handler(self):
        return self._exception_handler

    def set_exception_handler(self, handler):
        if not (handler is None or callable(handler)):
            raise TypeError(f'A callable object or None is expected, got {handler!r}')
        self._exception_handler = handler

    def default_exception_handler(self, context):
        """Logs the message, the exception with its traceback, and what else is known."""
        lines = [context.get('message') or 'Unhandled exception in event loop']
        for key in sorted(context.keys() - {'message', 'exception'}):
            value = context[key]
            if key in ('source_traceback', 'handle_traceback'):
                kind = 'Object' if key == 'source_traceback' else 'Handle'
                shown = f'{kind} created at (most recent call last):\n{"".join(value.format()).rstrip()}'
            else:
                shown = repr(value)
            lines.append(f'{key}: {shown}')
        error = context.get('exception')
        logger.error('\n'.join(lines), exc_info=error is not None and (type(error), error, error.__traceback__))

    def call_exception_handler(self, context):
        own = self._exception_handler
        try:
            if own is None:
                self.default_exception_handler(context)
            else:
                own(self, context)
        except BaseException as error:
            if isinstance(error, (SystemExit, KeyboardInterrupt)):
                raise
            if own is None:
                logger.error('Exception in default exception handler', exc_info=True)
            else:
                self.default_exception_handler(dict(message='Unhandled error in exception handler',
                                                    exception=error, context=context))

    # --- debug mode ---
    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled
        if self.is_running():
            self.call_soon_threadsafe(self._track_origins, enabled)

    def _track_origins(self, enabled):
        """While the loop runs in debug mode, coroutines remember where they were made."""
        if bool(enabled) == (self._origin_depth_before is not None):
            return
        if enabled:
            self._origin_depth_before = sys.get_coroutine_origin_tracking_depth()
            sys.set_coroutine_origin_tracking_depth(constants.DEBUG_STACK_DEPTH)
        else:
            sys.set_coroutine_origin_tracking_depth(self._origin_depth_before)
            self._origin_depth_before = None


def _name_of(callback):
    """What the trace calls it."""
    name = getattr(callback, '__name__', None)
    if name is None:
        name = getattr(getattr(callback, 'func', None), '__name__', type(callback).__name__)
    return name


from asyncio.base_server import Server
