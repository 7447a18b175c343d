# Hidden: in CPython this is C code.
# Futures and tasks of asyncio, the running loop of each thread, and what the trace is told of them.

import sys
from _kvant import event as _event, new_id as _new_id
from _thread import get_ident
from contextvars import copy_context
from asyncio.exceptions import CancelledError, InvalidStateError

_VERSION = sys.version_info[:2]
_PENDING, _CANCELLED, _FINISHED = 'PENDING', 'CANCELLED', 'FINISHED'
_GENERIC = classmethod(type(list[int]))


# --- the running loop of each thread ---------------------------------------------------------------------------
_running_loops = {}


def _get_running_loop():
    return _running_loops.get(get_ident())


def _set_running_loop(loop):
    if loop is None:
        _running_loops.pop(get_ident(), None)
    else:
        _running_loops[get_ident()] = loop


def get_running_loop():
    loop = _running_loops.get(get_ident())
    if loop is None:
        raise RuntimeError('no running event loop')
    return loop


def get_event_loop():
    loop = _running_loops.get(get_ident())
    if loop is not None:
        return loop
    from asyncio.events import get_event_loop_policy
    return get_event_loop_policy().get_event_loop()


_loops = []  # weak references to all of them


def _forget_tasks():
    """At the end of the program: a loop keeps its tasks for the trace, where CPython knows them weakly."""
    for reference in _loops:
        loop = reference()
        if loop is not None:
            loop._tasks.clear()


# --- futures -----------------------------------------------------------------------------------------------------
_A_FUTURE = 'event', 'future'


class Future:
    _in_c_ = True

    # What every future has; the rest is of the few, and their class has it till then.
    __slots__ = ('_loop', '_state', '_result', '_callbacks', '_asyncio_future_blocking', '_waits', '__dict__',
                 '__weakref__')
    _exception = None
    _exception_tb = None
    _cancel_message = None
    _cancelled_exc = None
    _log_tb = False
    _source_traceback = None

    def __init__(self, *, loop=None):
        self._loop = get_event_loop() if loop is None else loop
        self._state = _PENDING
        self._result = self._callbacks = None
        self._asyncio_future_blocking = False
        self._waits = _A_FUTURE  # what a task that awaits it is shown to wait for: a WaitKind and a name
        if self._loop.get_debug():
            self._source_traceback = _where()

    def __repr__(self):
        from asyncio.base_futures import _future_repr
        return _future_repr(self)

    def __del__(self):
        if self._log_tb:
            _never_retrieved(self)

    @property
    def _log_traceback(self):
        return self._log_tb

    @_log_traceback.setter
    def _log_traceback(self, value):
        if value:
            raise ValueError('_log_traceback can only be set to False')
        self._log_tb = False

    def get_loop(self):
        return self._loop

    def _make_cancelled_error(self):
        error = self._cancelled_exc
        if error is not None:
            self._cancelled_exc = None
            return error
        return CancelledError() if self._cancel_message is None else CancelledError(self._cancel_message)

    def cancel(self, msg=None):
        self._log_tb = False
        if self._state is not _PENDING:
            return False
        self._state = _CANCELLED
        self._cancel_message = msg
        _schedule_callbacks(self)
        return True

    def cancelled(self):
        return self._state is _CANCELLED

    def done(self):
        return self._state is not _PENDING

    def result(self):
        if self._state is _FINISHED:
            self._log_tb = False
            if self._exception is not None:
                raise self._exception.with_traceback(self._exception_tb)
            return self._result
        if self._state is _CANCELLED:
            raise self._make_cancelled_error()
        raise InvalidStateError('Result is not set.')

    def exception(self):
        if self._state is _CANCELLED:
            raise self._make_cancelled_error()
        if self._state is _PENDING:
            raise InvalidStateError('Exception is not set.')
        self._log_tb = False
        return self._exception

    def add_done_callback(self, fn, *, context=None):
        if self._state is not _PENDING:
            self._loop.call_soon(fn, self, context=context)
            return
        if context is None:
            context = copy_context()
        if self._callbacks is None:
            self._callbacks = [(fn, context)]
        else:
            self._callbacks.append((fn, context))

    def remove_done_callback(self, fn):
        if self._callbacks is None:
            return 0
        kept = [entry for entry in self._callbacks if entry[0] != fn]
        removed = len(self._callbacks) - len(kept)
        if removed:
            self._callbacks[:] = kept
        return removed

    def set_result(self, result):
        if self._state is not _PENDING:
            raise InvalidStateError('invalid state')
        self._result = result
        self._state = _FINISHED
        if self._callbacks:
            _schedule_callbacks(self)

    def set_exception(self, exception):
        if self._state is not _PENDING:
            raise InvalidStateError('invalid state')
        if isinstance(exception, type):
            exception = exception()
        if not isinstance(exception, BaseException):
            raise TypeError('invalid exception object')
        if isinstance(exception, StopIteration):
            raise TypeError('StopIteration interacts badly with generators and cannot be raised into a Future')
        self._exception = exception
        self._exception_tb = exception.__traceback__
        self._state = _FINISHED
        self._log_tb = True
        if self._callbacks:
            _schedule_callbacks(self)

    def __await__(self):
        if self._state is _PENDING:
            self._asyncio_future_blocking = True
            yield self
            if self._state is _PENDING:
                raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__
    __class_getitem__ = _GENERIC


def _schedule_callbacks(future):
    callbacks = future._callbacks
    if not callbacks:
        return
    future._callbacks = None
    call_soon = future._loop.call_soon
    for callback, context in callbacks:
        call_soon(callback, future, context=context)


def _where():
    """In debug mode: the stack of whoever makes the object, as far as it is shown."""
    from asyncio.format_helpers import extract_stack
    return extract_stack(sys._getframe(0))


def _never_retrieved(future):
    context = {'message': f'{type(future).__name__} exception was never retrieved',
               'exception': future._exception, 'future': future}
    future._log_tb = False
    if future._source_traceback:
        context['source_traceback'] = future._source_traceback
    future._loop.call_exception_handler(context)


# --- tasks -------------------------------------------------------------------------------------------------------
_task_count = 0


def _is_coroutine(x):
    from asyncio.coroutines import iscoroutine
    return iscoroutine(x)


class Task(Future):
    _in_c_ = True
    __slots__ = '_name', '_coro', '_context', '_number', '_label', '_fut_waiter'
    _must_cancel = False
    _num_cancels_requested = 0
    _log_destroy_pending = True

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        global _task_count
        if type(coro) is not _coroutine and not _is_coroutine(coro):
            raise TypeError(f'a coroutine was expected, got {coro!r}')
        if loop is None:
            loop = get_event_loop()
        self._loop = loop
        self._state = _PENDING
        self._result = self._callbacks = self._fut_waiter = None
        self._asyncio_future_blocking = False
        if loop._debug:
            self._source_traceback = _where()
        if name is None:
            _task_count += 1
            self._name = f'Task-{_task_count}'
        else:
            self._name = name if type(name) is str else str(name)
        self._coro = coro
        self._context = copy_context() if context is None else context
        number = self._number = _new_id('task')
        by = loop._current_task
        self._label = getattr(coro, '__qualname__', None) or type(coro).__qualname__
        _event('task_create', number, -1 if by is None else by._number, self._name)
        loop._tasks[self] = None
        if eager_start and loop.is_running():
            self._eager_start()
        else:
            loop.call_soon(self.task_step, context=self._context)

    @property
    def _waits(self):
        return 'join', self._name

    def __del__(self):
        if getattr(self, '_state', None) is _PENDING and self._log_destroy_pending:
            context = {'task': self, 'message': 'Task was destroyed but it is pending!'}
            if self._source_traceback:
                context['source_traceback'] = self._source_traceback
            self._loop.call_exception_handler(context)
        elif self._log_tb:
            _never_retrieved(self)

    def __repr__(self):
        from asyncio.base_tasks import _task_repr
        return _task_repr(self)

    def get_coro(self):
        return self._coro

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError('Task does not support set_result operation')

    def set_exception(self, exception):
        raise RuntimeError('Task does not support set_exception operation')

    def get_stack(self, *, limit=None):
        from asyncio.base_tasks import _task_get_stack
        return _task_get_stack(self, limit)

    def print_stack(self, *, limit=None, file=None):
        from asyncio.base_tasks import _task_print_stack
        return _task_print_stack(self, limit, file)

    def cancel(self, msg=None):
        self._log_tb = False
        if self._state is not _PENDING:
            return False
        self._num_cancels_requested += 1
        waiter = self._fut_waiter
        if waiter is not None and waiter.cancel(msg=msg):
            # It is woken by the future's callback and meets the cancellation there.
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        return self._num_cancels_requested

    def uncancel(self):
        if self._num_cancels_requested > 0:
            self._num_cancels_requested -= 1
        return self._num_cancels_requested

    def _ended(self, how):
        self._loop._tasks.pop(self, None)
        _event('task_done', self._number, how)

    def task_step(self, exc=None):
        if self._state is not _PENDING:
            raise InvalidStateError(f'__step(): already done: {self!r}, {exc!r}')
        loop = self._loop
        if loop._current_task is not None:
            raise RuntimeError(f'Cannot enter into task {self!r} while another task {loop._current_task!r} '
                               'is being executed.')
        loop._current_task = self
        try:
            self._run(exc)
        finally:
            loop._current_task = None
            self = None

    def _run(self, exc):
        """One step of the coroutine, up to where it waits, returns or raises."""
        loop = self._loop
        if self._must_cancel:
            if not isinstance(exc, CancelledError):
                exc = self._make_cancelled_error()
            self._must_cancel = False
        self._fut_waiter = None
        _event('task_step', self._number, loop._number, self._label)
        try:
            if exc is None:
                result = self._coro.send(None)
            else:
                result = self._coro.throw(exc)
        except StopIteration as stop:
            if self._must_cancel:
                self._must_cancel = False
                self._ended(2)
                Future.cancel(self, self._cancel_message)
            else:
                self._ended(0)
                Future.set_result(self, stop.value)
        except CancelledError as error:
            self._cancelled_exc = error
            self._ended(2)
            Future.cancel(self)
        except (KeyboardInterrupt, SystemExit) as error:
            self._ended(1)
            Future.set_exception(self, error)
            raise
        except BaseException as error:
            self._ended(1)
            Future.set_exception(self, error)
        else:
            blocking = getattr(result, '_asyncio_future_blocking', None)
            if blocking and result is not self and result._loop is loop:
                result._asyncio_future_blocking = False
                kind, awaited = result._waits
                _event('task_suspend', self._number, kind, awaited)
                result.add_done_callback(self.task_wakeup, context=self._context)
                self._fut_waiter = result
                if self._must_cancel and result.cancel(msg=self._cancel_message):
                    self._must_cancel = False
            elif result is None:
                # A bare yield gives the others one turn.
                _event('task_suspend', self._number, 'none', 'sleep(0)')
                loop.call_soon(self.task_step, context=self._context)
            else:
                _event('task_suspend', self._number)
                loop.call_soon(self.task_step, self._bad_yield(result, blocking), context=self._context)

    def _bad_yield(self, result, blocking):
        if blocking is not None:
            if result._loop is not self._loop:
                return RuntimeError(f'Task {self!r} got Future {result!r} attached to a different loop')
            if not blocking:
                return RuntimeError(f'yield was used instead of yield from in task {self!r} with {result!r}')
            return RuntimeError(f'Task cannot await on itself: {self!r}')
        if type(result) is _generator:
            return RuntimeError(f'yield was used instead of yield from for generator in task {self!r} with {result!r}')
        return RuntimeError(f'Task got bad yield: {result!r}')

    def task_wakeup(self, future):
        error = None
        if future._state is not _FINISHED or future._exception is not None:
            try:
                future.result()
            except BaseException as raised:
                error = raised
        # Not within the handler: what the coroutine raises later must not get this as its context.
        try:
            self.task_step(error)
        finally:
            self = error = None

    def _eager_start(self):
        """3.12: runs the coroutine at once, within the step of the task that made this one."""
        loop = self._loop
        before = loop._current_task
        loop._current_task = self
        try:
            self._context.run(self._run, None)
        finally:
            loop._current_task = before
            if before is not None:
                _event('task_step', before._number, loop._number, before._label)


def _a_coroutine():
    async def f():
        pass
    c = f()
    c.close()
    return type(c)


_coroutine = _a_coroutine()
_generator = type((lambda: (yield))())


def _enter_task(loop, task):
    if loop._current_task is not None:
        raise RuntimeError(f'Cannot enter into task {task!r} while another task {loop._current_task!r} '
                           'is being executed.')
    loop._current_task = task


def _leave_task(loop, task):
    if loop._current_task is not task:
        raise RuntimeError(f'Leaving task {task!r} does not match the current task {loop._current_task!r}.')
    loop._current_task = None


def _register_task(task):
    task._loop._tasks[task] = None


def _unregister_task(task):
    task._loop._tasks.pop(task, None)


def current_task(loop=None):
    return (get_running_loop() if loop is None else loop)._current_task


def all_tasks(loop=None):
    return set((get_running_loop() if loop is None else loop)._tasks)


for _class in (Future, Task):
    _class.__module__ = '_asyncio'
