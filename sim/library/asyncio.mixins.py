"""What locks and queues share: the loop they belong to, their waiting tasks, and how that waiting is shown."""

import collections
import sys
from _kvant import name_of as _name_of
from asyncio import events

_OLD = sys.version_info < (3, 10)


class _LoopBoundMixin:
    _loop = None
    _shown = None
    _waiters = None

    def __init__(self, *, loop=None):
        if loop is not None:
            if sys.version_info >= (3, 11):
                raise TypeError(f"{type(self).__name__}.__init__() got an unexpected keyword argument 'loop'")
            if not _OLD:
                raise TypeError(f'As of 3.10, the *loop* parameter was removed from {type(self).__name__}() since it '
                                'is no longer necessary')
            import warnings
            warnings.warn('The loop argument is deprecated since Python 3.8, and scheduled for removal in '
                          'Python 3.10.', DeprecationWarning, stacklevel=3)
            self._loop = loop

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
