"""Queues between threads: a container under one mutex, and three conditions on that mutex to wait for."""

import sys
import threading
from _collections import deque
from _time import monotonic
from heapq import heappop, heappush

__all__ = ['Empty', 'Full', 'Queue', 'PriorityQueue', 'LifoQueue', 'SimpleQueue']


class Empty(Exception):
    """There is nothing to get."""


class Full(Exception):
    """There is no room."""


Empty.__module__ = '_queue'
if sys.version_info >= (3, 13):
    __all__.append('ShutDown')

    class ShutDown(Exception):
        """There is nothing to get and never will be, or nothing may be put any more."""


def _wait_while(unwilling, condition, block, timeout):  # C
    """Waits at `condition` until not unwilling(); False if that may not or does not happen in time."""
    if not block:
        return not unwilling()
    if timeout is None:
        while unwilling():
            condition.wait()
        return True
    if timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")
    end = monotonic() + timeout
    while unwilling():
        left = end - monotonic()
        if left <= 0:
            return False
        condition.wait(left)
    return True


class Queue:
    """First in, first out. Subclasses may have another container: _init, _qsize, _put and _get are all that touch it."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize  # 0 or less: no limit
        self._init(maxsize)
        self.mutex = threading.Lock()
        self.not_empty, self.not_full, self.all_tasks_done = [self._condition() for _ in range(3)]
        self.unfinished_tasks = 0  # put, and not yet reported by task_done()

    def _condition(self):
        made = threading.Condition(self.mutex)
        made._shown_as = 'queue', self
        return made

    def put(self, item, block=True, timeout=None):
        with self.not_full:
            if self.maxsize > 0 and not _wait_while(self._is_full, self.not_full, block, timeout):
                raise Full
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        with self.not_empty:
            if not _wait_while(self._is_empty, self.not_empty, block, timeout):
                raise Empty
            item = self._get()
            self.not_full.notify()
            return item

    if sys.version_info >= (3, 13):
        is_shutdown = False

        def put(self, item, block=True, timeout=None):
            with self.not_full:
                if not self.is_shutdown and self.maxsize > 0:
                    unwilling = lambda: self._is_full() and not self.is_shutdown
                    if not _wait_while(unwilling, self.not_full, block, timeout):
                        raise Full
                if self.is_shutdown:
                    raise ShutDown
                self._put(item)
                self.unfinished_tasks += 1
                self.not_empty.notify()

        def get(self, block=True, timeout=None):
            with self.not_empty:
                if not self.is_shutdown:
                    unwilling = lambda: self._is_empty() and not self.is_shutdown
                    if not _wait_while(unwilling, self.not_empty, block, timeout):
                        raise Empty
                if self.is_shutdown and self._is_empty():
                    raise ShutDown
                item = self._get()
                self.not_full.notify()
                return item

        # Those who wait stop waiting. `immediate`: what is in the queue is thrown away and counts as done.
        def shutdown(self, immediate=False):
            with self.mutex:
                self.is_shutdown = True
                if immediate:
                    while self._qsize():
                        self._get()
                        if self.unfinished_tasks > 0:
                            self.unfinished_tasks -= 1
                    self.all_tasks_done.notify_all()
                self.not_empty.notify_all()
                self.not_full.notify_all()

    def put_nowait(self, item):
        return self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    # Whether all the work is done.
    def task_done(self):
        with self.all_tasks_done:
            if self.unfinished_tasks <= 0:
                raise ValueError('task_done() called too many times')
            if self.unfinished_tasks == 1:
                self.all_tasks_done.notify_all()
            self.unfinished_tasks -= 1

    def join(self):
        with self.all_tasks_done:
            _wait_while(lambda: self.unfinished_tasks, self.all_tasks_done, True, None)

    # How full it is, at this moment: when the answer is there, another thread may have changed it.
    def qsize(self):
        with self.mutex:
            return self._qsize()

    def empty(self):
        with self.mutex:
            return self._is_empty()

    def full(self):
        with self.mutex:
            return self.maxsize > 0 and self._is_full()

    # For those that hold the mutex.
    def _is_empty(self):
        return not self._qsize()

    def _is_full(self):
        return self._qsize() >= self.maxsize

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    __class_getitem__ = classmethod(type(list[int]))


class PriorityQueue(Queue):
    """The smallest first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    """Last in, first out."""

    def _init(self, maxsize):
        self.queue = []

    def _get(self):
        return self.queue.pop()


class SimpleQueue:  # C
    """Without a limit and without task_done(): a container, and a semaphore that counts what is in it."""
    __module__ = '_queue'
    _in_c_ = True

    def __init__(self, *args, **kwargs):
        if args or kwargs:
            raise TypeError(f'SimpleQueue() takes no {"positional" if args else "keyword"} arguments')
        self._queue = deque()
        self._count = threading.Semaphore(0)
        self._count._cond._shown_as = 'queue', self

    def put(self, item, block=True, timeout=None):
        self._queue.append(item)
        self._count.release()

    def get(self, block=True, timeout=None):
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        if not self._count.acquire(block, timeout if block else None):
            raise Empty
        return self._queue.popleft()

    def put_nowait(self, item):
        return self.put(item)

    def get_nowait(self):
        return self.get(False)

    def empty(self):
        return not self._queue

    def qsize(self):
        return len(self._queue)

    __class_getitem__ = classmethod(type(list[int]))
