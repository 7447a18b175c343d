"""What locks and queues share: the loop they belong to, their waiting tasks, and how that waiting is shown."""

import collections
import functools
import sys
from _kvant import name_of as _name_of
from asyncio import events

_OLD = sys.version_info < (3, 11)  # functions and classes had the argument loop=


def _warn_of_loop(stacklevel):
    import warnings
    warnings.warn('The loop argument is deprecated since Python 3.8, and scheduled for removal in Python 3.10.',
                  DeprecationWarning, stacklevel=stacklevel + 1)


def _with_loop(function, prepare=None):
    """With the argument loop=, which functions had until 3.9; `prepare(args, loop)` changes the others for it."""
    @functools.wraps(function)
    def called(*args, loop=None, **kwargs):
        if loop is not None:
            _warn_of_loop(2)
            if prepare is not None:
                args = prepare(args, loop)
        return function(*args, **kwargs)
    return called


def _init_with_loop(init):
    @functools.wraps(init)
    def __init__(self, *args, loop=None, **kwargs):
        init(self, *args, **kwargs)
        if loop is None:
            return
        if sys.version_info >= (3, 10):
            raise TypeError(f'As of 3.10, the *loop* parameter was removed from {type(self).__name__}() since it '
                            'is no longer necessary')
        _warn_of_loop(2)
        self._loop = loop
    return __init__


class _LoopBoundMixin:
    _loop = None
    _shown = None
    _waiters = None

    def __init_subclass__(cls):
        if _OLD and '__init__' in cls.__dict__ and cls.__module__.startswith('asyncio.'):
            cls.__init__ = _init_with_loop(cls.__init__)

    def _get_loop(self):
        """The running loop: from the first wait on, an object is of one loop only."""
        running = events._get_running_loop()
        if self._loop is None:
            self._loop = running
        elif self._loop is not running:
            raise RuntimeError(f'{self!r} is bound to a different event loop')
        return running

    def _new_waiter(self, kind, method=''):
        """A future for a task to wait on; the trace calls it as the program calls this object."""
        future = self._get_loop().create_future()
        if self._shown is None:
            self._shown = _name_of(self) or type(self).__name__
        future._waits = kind, self._shown + method
        return future

    def _line_up(self, kind):
        """`with self._line_up(kind) as fut: await fut` waits at the end of the line, and leaves it come what may."""
        if self._waiters is None:
            self._waiters = collections.deque()
        return _Place(self._waiters, self._new_waiter(kind))


class _Place:
    """A task's place in a line."""

    __slots__ = 'line', 'turn'

    def __init__(self, line, turn):
        self.line = line
        self.turn = turn

    def __enter__(self):
        self.line.append(self.turn)
        return self.turn

    def __exit__(self, *error):
        self.line.remove(self.turn)
