"""A scheduler of events: a queue of calls with their times, run by whoever calls run()."""

import heapq
import threading
from collections import namedtuple
from itertools import count
from time import monotonic as _time, sleep as _sleep

__all__ = ['scheduler']

_NO_KWARGS = object()


class Event(namedtuple('Event', 'time, priority, sequence, action, argument, kwargs')):
    """A call to come. Earlier ones are smaller, then those of lower priority, then those entered first."""

    __slots__ = ()


class scheduler:
    def __init__(self, timefunc=_time, delayfunc=_sleep):
        self.timefunc, self.delayfunc = timefunc, delayfunc
        self._queue, self._lock = [], threading.RLock()
        self._numbers = count()

    def enterabs(self, time, priority, action, argument=(), kwargs=_NO_KWARGS):
        with self._lock:
            entered = Event(time, priority, next(self._numbers), action, argument, {} if kwargs is _NO_KWARGS else kwargs)
            heapq.heappush(self._queue, entered)
        return entered

    def enter(self, delay, priority, action, argument=(), kwargs=_NO_KWARGS):
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        with self._lock:
            self._queue.remove(event)
            heapq.heapify(self._queue)

    def empty(self):
        with self._lock:
            return not self._queue

    @property
    def queue(self):
        with self._lock:
            return sorted(self._queue)

    def run(self, blocking=True):
        """Makes the calls, waiting for their times. Without `blocking` those that are due: how long it is to the next."""
        while (due := self._next()) is not None:
            event, wait = due
            if wait <= 0:
                event.action(*event.argument, **event.kwargs)
                self.delayfunc(0)  # lets other threads go on
            elif blocking:
                self.delayfunc(wait)
            else:
                return wait

    def _next(self):
        """The first call and how long it is until then; one that is due leaves the queue."""
        with self._lock:
            if not self._queue:
                return None
            event = self._queue[0]
            wait = event.time - self.timefunc()
            if wait <= 0:
                heapq.heappop(self._queue)
            return event, wait
