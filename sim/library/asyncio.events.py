"""Handles, policies, and which loop is whose."""

import sys
import threading
from _asyncio import (_get_running_loop, _set_running_loop, get_event_loop, get_running_loop)
from _kvant import new_id as _new_id
from asyncio import constants, format_helpers
from contextvars import copy_context

__all__ = ('AbstractEventLoopPolicy', 'AbstractEventLoop', 'AbstractServer', 'Handle', 'TimerHandle',
           'get_event_loop_policy', 'set_event_loop_policy', 'get_event_loop', 'set_event_loop', 'new_event_loop',
           'get_child_watcher', 'set_child_watcher', '_set_running_loop', 'get_running_loop', '_get_running_loop')


class Handle:
    """A callback that the loop is to run."""

    __slots__ = ('_callback', '_args', '_context', '_loop', '_cancelled', '_task', '_number', '_repr',
                 '_source_traceback', '__weakref__')

    def __init__(self, callback, args, loop, context=None):
        self._cancelled = False
        self._repr = self._source_traceback = None
        self._task = -1  # the number of the task whose step it is
        self._callback = callback
        self._args = args
        self._loop = loop
        self._context = copy_context() if context is None else context
        self._number = _new_id('handle')
        if loop._debug:
            self._source_traceback = _where_of_program()

    def __repr__(self):
        return self._repr or f'<{" ".join(self._repr_info())}>'

    def _repr_info(self):
        words = [type(self).__name__]
        if self._cancelled:
            words.append('cancelled')
        if self._callback is not None:
            words.append(_show_callback(self._callback, self._args))
        if self._source_traceback:
            file, line, *_ = self._source_traceback[-1]
            words.append(f'created at {file}:{line}')
        return words

    def get_context(self):
        return self._context

    def cancelled(self):
        return self._cancelled

    def cancel(self):
        """It stays in the loop's queue or heap, and is passed over."""
        if self._cancelled:
            return
        self._cancelled = True
        if self._loop._debug:
            self._repr = repr(self)
        self._callback = self._args = None  # what they hold may go

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except BaseException as error:
            if isinstance(error, (SystemExit, KeyboardInterrupt)):
                raise  # these end the loop
            self._tell(error)
        self = None  # or the frames of the traceback would hold it

    def _tell(self, error):
        shown = format_helpers._format_callback_source(self._callback, self._args)
        about = dict(message=f'Exception in callback {shown}', exception=error, handle=self)
        if self._source_traceback:
            about['source_traceback'] = self._source_traceback
        self._loop.call_exception_handler(about)


def _where_of_program():
    """The stack down to the innermost line that is not of asyncio: without the two frames of call_soon()."""
    frame = sys._getframe(1)
    while frame.f_back is not None and '/asyncio/' in frame.f_code.co_filename:
        frame = frame.f_back
    return format_helpers.extract_stack(frame, constants.DEBUG_STACK_DEPTH - 2)


def _show_callback(callback, args):
    if getattr(callback, '__qualname__', '') == 'Task.task_step':
        return f'<TaskStepMethWrapper object at {id(callback):#x}>()'
    return format_helpers._format_callback_source(callback, args)


class TimerHandle(Handle):
    """A callback with a time. They are compared by it alone: equal ones come in no particular order."""

    __slots__ = '_scheduled', '_when'

    def __init__(self, when, callback, args, loop, context=None):
        Handle.__init__(self, callback, args, loop, context)
        self._scheduled = False  # whether it stands on the heap of the loop
        self._when = when

    def when(self):
        return self._when

    def _repr_info(self):
        words = super()._repr_info()
        words.insert(2 if self._cancelled else 1, f'when={self._when}')
        return words

    def __hash__(self):
        return hash(self._when)

    def __lt__(self, other):
        try:  # the heap of timers asks this all the time
            return self._when < other._when
        except AttributeError:
            return NotImplemented

    def __le__(self, other):
        return self._when <= other._when if isinstance(other, TimerHandle) else NotImplemented

    def __gt__(self, other):
        return self._when > other._when if isinstance(other, TimerHandle) else NotImplemented

    def __ge__(self, other):
        return self._when >= other._when if isinstance(other, TimerHandle) else NotImplemented

    def __eq__(self, other):
        if not isinstance(other, TimerHandle):
            return NotImplemented
        return ((self._when, self._callback, self._args, self._cancelled)
                == (other._when, other._callback, other._args, other._cancelled))

    def cancel(self):
        if not self._cancelled:
            self._loop._timer_handle_cancelled(self)
            super().cancel()


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
        loop = None
        was_set = False  # whoever sets a loop, or None, wants no other to be made

    def __init__(self):
        self._local = self._Local()
        self._watcher = None  # made when it is first needed

    def get_event_loop(self):
        local = self._local
        thread = threading.current_thread()
        if local.loop is None and not local.was_set and thread is threading.main_thread():
            if sys.version_info >= (3, 12):
                import warnings
                warnings.warn('There is no current event loop', DeprecationWarning, stacklevel=2)
            self.set_event_loop(self.new_event_loop())
        if local.loop is None:
            raise RuntimeError(f'There is no current event loop in thread {thread.name!r}.')
        return local.loop

    def set_event_loop(self, loop):
        local = self._local
        local.was_set = True
        if not (loop is None or isinstance(loop, AbstractEventLoop)):
            raise TypeError('loop must be an instance of AbstractEventLoop or None, '
                            f"not '{type(loop).__name__}'")
        local.loop = loop

    def new_event_loop(self):
        return self._loop_factory()

    def get_child_watcher(self):
        if self._watcher is None:
            from asyncio.unix_events import ThreadedChildWatcher
            self._watcher = ThreadedChildWatcher()
        return self._watcher

    def set_child_watcher(self, watcher):
        self._watcher = watcher


_policy = None  # made when it is first needed


def get_event_loop_policy():
    global _policy
    if _policy is None:
        import asyncio
        _policy = asyncio.DefaultEventLoopPolicy()
    return _policy


def set_event_loop_policy(policy):
    global _policy
    if not (policy is None or isinstance(policy, AbstractEventLoopPolicy)):
        raise TypeError('policy must be an instance of AbstractEventLoopPolicy or None, '
                        f"not '{type(policy).__name__}'")
    _policy = policy


# --- for short: what the policy says ---
def new_event_loop():
    return get_event_loop_policy().new_event_loop()


def set_event_loop(loop):
    get_event_loop_policy().set_event_loop(loop)


def get_child_watcher():
    return get_event_loop_policy().get_child_watcher()


def set_child_watcher(watcher):
    get_event_loop_policy().set_child_watcher(watcher)
