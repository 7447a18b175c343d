"""What locks and queues share: the loop they belong to, and how waiting for them is shown."""

import sys
from _kvant import name_of as _name_of
from asyncio import events

_OLD = sys.version_info < (3, 10)


class _LoopBoundMixin:
    _loop = None
    _shown = None

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
        loop = events._get_running_loop()
        if self._loop is None:
            self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f'{self!r} is bound to a different event loop')
        return loop

    def _new_waiter(self, kind, method=''):
        """A future for a task to wait on; the trace calls it as the program calls this object."""
        future = self._get_loop().create_future()
        if self._shown is None:
            self._shown = _name_of(self) or type(self).__name__
        future._waits = kind, self._shown + method
        return future
