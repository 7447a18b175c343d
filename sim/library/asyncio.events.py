"""Handles, policies, and which loop is whose."""

import sys
import threading
from _asyncio import (_get_running_loop, _set_running_loop, get_event_loop, get_running_loop)
from _kvant import new_id as _new_id
from asyncio import format_helpers
from contextvars import copy_context

__all__ = ('AbstractEventLoopPolicy', 'AbstractEventLoop', 'AbstractServer', 'Handle', 'TimerHandle',
           'get_event_loop_policy', 'set_event_loop_policy', 'get_event_loop', 'set_event_loop', 'new_event_loop',
           'get_child_watcher', 'set_child_watcher', '_set_running_loop', 'get_running_loop', '_get_running_loop')


class Handle:
    """A callback that the loop is to run."""

    _cancelled = False
    _repr = None
    _source_traceback = None
    _task = -1  # the number of the task whose step it is

    def __init__(self, callback, args, loop, context=None):
        self._context = copy_context() if context is None else context
        self._loop = loop
        self._callback = callback
        self._args = args
        self._number = _new_id('handle')
        if loop._debug:
            self._source_traceback = _where_of_program()

    def _repr_info(self):
        info = [type(self).__name__]
        if self._cancelled:
            info.append('cancelled')
        if self._callback is not None:
            info.append(_show_callback(self._callback, self._args))
        if self._source_traceback:
            place = self._source_traceback[-1]
            info.append(f'created at {place[0]}:{place[1]}')
        return info

    def __repr__(self):
        if self._repr is not None:
            return self._repr
        return f'<{" ".join(self._repr_info())}>'

    def get_context(self):
        return self._context

    def cancel(self):
        if not self._cancelled:
            self._cancelled = True
            if self._loop._debug:
                self._repr = repr(self)
            self._callback = None
            self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            shown = format_helpers._format_callback_source(self._callback, self._args)
            context = {'message': f'Exception in callback {shown}', 'exception': error, 'handle': self}
            if self._source_traceback:
                context['source_traceback'] = self._source_traceback
            self._loop.call_exception_handler(context)
        self = None


def _where_of_program():
    """The innermost line that is not of asyncio."""
    frame = sys._getframe(1)
    while frame.f_back is not None and '/asyncio/' in frame.f_code.co_filename:
        frame = frame.f_back
    return [(frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name)]


def _show_callback(callback, args):
    if getattr(callback, '__qualname__', '') == 'Task.task_step':
        return f'<TaskStepMethWrapper object at {id(callback):#x}>()'
    return format_helpers._format_callback_source(callback, args)


class TimerHandle(Handle):
    """A callback with a time. They are compared by it alone: equal ones come in no particular order."""

    _scheduled = False

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when

    def _repr_info(self):
        info = super()._repr_info()
        info.insert(2 if self._cancelled else 1, f'when={self._when}')
        return info

    def __hash__(self):
        return hash(self._when)

    def __lt__(self, other):
        if isinstance(other, TimerHandle):
            return self._when < other._when
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, TimerHandle):
            return self._when <= other._when
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, TimerHandle):
            return self._when > other._when
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, TimerHandle):
            return self._when >= other._when
        return NotImplemented

    def __eq__(self, other):
        if isinstance(other, TimerHandle):
            return (self._when == other._when and self._callback == other._callback and self._args == other._args
                    and self._cancelled == other._cancelled)
        return NotImplemented

    def cancel(self):
        if not self._cancelled:
            self._loop._timer_handle_cancelled(self)
            super().cancel()

    def when(self):
        return self._when


class AbstractServer:
    def close(self):
        raise NotImplementedError

    def get_loop(self):
        raise NotImplementedError

    def is_serving(self):
        raise NotImplementedError

    async def start_serving(self):
        raise NotImplementedError

    async def serve_forever(self):
        raise NotImplementedError

    async def wait_closed(self):
        raise NotImplementedError

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        self.close()
        await self.wait_closed()


class AbstractEventLoop:
    """What every loop can do: see BaseEventLoop."""


def _left_to_loops(names, is_async):
    for name in names.split():
        if is_async:
            async def method(self, *args, **kwargs):
                raise NotImplementedError
        else:
            def method(self, *args, **kwargs):
                raise NotImplementedError
        method.__name__ = name
        method.__qualname__ = f'AbstractEventLoop.{name}'
        setattr(AbstractEventLoop, name, method)


_left_to_loops('run_forever run_until_complete stop is_running is_closed close call_soon call_later call_at time '
               'create_future create_task call_soon_threadsafe run_in_executor set_default_executor add_reader '
               'remove_reader add_writer remove_writer add_signal_handler remove_signal_handler set_task_factory '
               'get_task_factory get_exception_handler set_exception_handler default_exception_handler '
               'call_exception_handler get_debug set_debug', False)
_left_to_loops('shutdown_asyncgens shutdown_default_executor getaddrinfo getnameinfo create_connection create_server '
               'sendfile start_tls create_unix_connection create_unix_server connect_accepted_socket '
               'create_datagram_endpoint connect_read_pipe connect_write_pipe subprocess_shell subprocess_exec '
               'sock_recv sock_recv_into sock_recvfrom sock_recvfrom_into sock_sendall sock_sendto sock_connect '
               'sock_accept sock_sendfile', True)


class AbstractEventLoopPolicy:
    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError


class BaseDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """One loop a thread; the main thread gets its own when it first asks."""

    _loop_factory = None

    class _Local(threading.local):
        _loop = None
        _set_called = False

    def __init__(self):
        self._local = self._Local()

    def get_event_loop(self):
        local = self._local
        if local._loop is None and not local._set_called and threading.current_thread() is threading.main_thread():
            if sys.version_info >= (3, 12):
                import warnings
                warnings.warn('There is no current event loop', DeprecationWarning, stacklevel=2)
            self.set_event_loop(self.new_event_loop())
        if local._loop is None:
            raise RuntimeError(f'There is no current event loop in thread {threading.current_thread().name!r}.')
        return local._loop

    def set_event_loop(self, loop):
        self._local._set_called = True
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
        self._local._loop = loop

    def new_event_loop(self):
        return self._loop_factory()

    def get_child_watcher(self):
        from asyncio.unix_events import ThreadedChildWatcher
        return ThreadedChildWatcher()

    def set_child_watcher(self, watcher):
        pass


_event_loop_policy = None


def get_event_loop_policy():
    global _event_loop_policy
    if _event_loop_policy is None:
        from asyncio import DefaultEventLoopPolicy
        _event_loop_policy = DefaultEventLoopPolicy()
    return _event_loop_policy


def set_event_loop_policy(policy):
    global _event_loop_policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError("policy must be an instance of AbstractEventLoopPolicy or None, "
                        f"not '{type(policy).__name__}'")
    _event_loop_policy = policy


def set_event_loop(loop):
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    return get_event_loop_policy().new_event_loop()


def get_child_watcher():
    return get_event_loop_policy().get_child_watcher()


def set_child_watcher(watcher):
    get_event_loop_policy().set_child_watcher(watcher)
