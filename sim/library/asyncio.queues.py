"""Queues between tasks.

Tasks that have to wait for an item, or for room, stand in a line of futures. Whoever puts or takes an item wakes the
first of the other line, who then looks for itself: somebody else may have been faster.
"""

import collections
import heapq
import sys
from asyncio import locks, mixins

__all__ = ('Queue', 'PriorityQueue', 'LifoQueue', 'QueueFull', 'QueueEmpty')


class QueueEmpty(Exception):
    """There is nothing to get."""


class QueueFull(Exception):
    """There is no room."""


if sys.version_info >= (3, 13):
    __all__ += ('QueueShutDown',)

    class QueueShutDown(Exception):
        """There is nothing to get and never will be, or nothing may be put any more."""


def _wake_first(line):
    while line:
        turn = line.popleft()
        if not turn.done():
            turn.set_result(None)
            return


class _Turn:
    """`with _Turn(…) as turn: await turn`: a place in the line of those who get, or of those who put."""

    __slots__ = 'line', 'turn', 'must_wait'

    def __init__(self, line, turn, must_wait):
        self.line = line
        self.turn = turn
        self.must_wait = must_wait

    def __enter__(self):
        self.line.append(self.turn)
        return self.turn

    def __exit__(self, kind, error, traceback):
        if kind is None:
            return  # who woke this task took it out of the line
        self.turn.cancel()
        if self.turn in self.line:
            self.line.remove(self.turn)
        if not self.turn.cancelled() and not self.must_wait():
            # It had been woken, and goes away without taking what there is.
            _wake_first(self.line)


class Queue(mixins._LoopBoundMixin):
    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._getters, self._putters = collections.deque(), collections.deque()
        self._unfinished_tasks = 0
        self._finished = event = locks.Event()
        event.set()
        self._init(maxsize)

    # --- where the items are: the three that the other kinds of queue change ---
    def _init(self, maxsize):
        self._queue = collections.deque()

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.popleft()

    # --- how it is shown ---
    def __repr__(self):
        return f'<{type(self).__name__} at {id(self):#x} {self._format()}>'

    def __str__(self):
        return f'<{type(self).__name__} {self._format()}>'

    def _format(self):
        parts = [f'maxsize={self._maxsize!r}']
        if items := getattr(self, '_queue', None):
            parts.append(f'_queue={list(items)!r}')
        for name, line in (('_getters', self._getters), ('_putters', self._putters)):
            if line:
                parts.append(f'{name}[{len(line)}]')
        if self._unfinished_tasks:
            parts.append(f'tasks={self._unfinished_tasks}')
        return ' '.join(parts)

    __class_getitem__ = classmethod(type(list[int]))

    # --- how full it is ---
    @property
    def maxsize(self):
        return self._maxsize

    def qsize(self):
        return len(self._queue)

    def empty(self):
        return self.qsize() == 0

    def full(self):
        return 0 < self._maxsize <= self.qsize()

    # --- putting and getting ---
    async def put(self, item):
        while self.full():
            with _Turn(self._putters, self._new_waiter('queue', '.put'), self.full) as putter:
                await putter
        return self.put_nowait(item)

    def put_nowait(self, item):
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished_tasks += 1
        self._finished.clear()
        _wake_first(self._getters)

    async def get(self):
        while self.empty():
            with _Turn(self._getters, self._new_waiter('queue', '.get'), self.empty) as getter:
                await getter
        return self.get_nowait()

    def get_nowait(self):
        if self.empty():
            raise QueueEmpty
        item = self._get()
        _wake_first(self._putters)
        return item

    if sys.version_info >= (3, 13):
        _is_shutdown = False
        _format_open, _put_open, _get_open = _format, put_nowait, get_nowait

        def _format(self):
            return self._format_open() + (' shutdown' if self._is_shutdown else '')

        async def put(self, item):
            while self.full() and not self._is_shutdown:
                with _Turn(self._putters, self._new_waiter('queue', '.put'), self.full) as putter:
                    await putter
            return self.put_nowait(item)

        def put_nowait(self, item):
            if self._is_shutdown:
                raise QueueShutDown
            self._put_open(item)

        async def get(self):
            while self.empty() and not self._is_shutdown:
                with _Turn(self._getters, self._new_waiter('queue', '.get'), self.empty) as getter:
                    await getter
            return self.get_nowait()

        def get_nowait(self):
            if self._is_shutdown and self.empty():
                raise QueueShutDown
            return self._get_open()

        # Those who wait stop waiting. `immediate`: what is in the queue is thrown away and counts as done.
        def shutdown(self, immediate=False):
            self._is_shutdown = True
            if immediate:
                while not self.empty():
                    self._get()
                    if self._unfinished_tasks > 0:
                        self.task_done()
            for line in (self._getters, self._putters):
                while line:
                    _wake_first(line)

    # --- waiting until all is done ---
    def task_done(self):
        left = self._unfinished_tasks - 1
        if left < 0:
            raise ValueError('task_done() called too many times')
        self._unfinished_tasks = left
        if left == 0:
            self._finished.set()

    async def join(self):
        if self._unfinished_tasks == 0:
            return
        if self._finished._shown is None:
            self._finished._shown = (mixins._name_of(self) or 'Queue') + '.join'
        await self._finished.wait()


class PriorityQueue(Queue):
    """The smallest item first."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        heapq.heappush(self._queue, item)

    def _get(self):
        return heapq.heappop(self._queue)


class LifoQueue(Queue):
    """The newest item first."""

    def _init(self, maxsize):
        self._queue = []

    def _get(self):
        return self._queue.pop()
