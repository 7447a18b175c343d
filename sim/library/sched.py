"""A scheduler of events: a queue of calls with their times, run by whoever calls run()."""

import heapq
import threading
from collections import namedtuple
from itertools import count
from time import monotonic as _time

__all__ = ['scheduler']

_Event = namedtuple('Event', 'time, priority, sequence, action, argument, kwargs')


class Event(_Event):
    """A call to come. Earlier ones are smaller, then those of lower priority, then those entered first."""

    __slots__ = ()



_NO_KWARGS = object()


class scheduler:
    def __init__(self, timefunc=_time, delayfunc=__import__('time').sleep):
        self._queue = []
        self._lock = threading.RLock()
        self.timefunc = timefunc
        self.delayfunc = delayfunc
        self._sequence_generator = count()

    def enterabs(self, time, priority, action, argument=(), kwargs=_NO_KWARGS):
        if kwargs is _NO_KWARGS:
            kwargs = {}
        with self._lock:
            event = Event(time, priority, next(self._sequence_generator), action, argument, kwargs)
            heapq.heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=_NO_KWARGS):
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        with self._lock:
            self._queue.remove(event)
            heapq.heapify(self._queue)

    def empty(self):
        with self._lock:
            return not self._queue

    def run(self, blocking=True):
        """Runs the events, waiting for their times; without `blocking` those that are due, and says how long it is to the next."""
        while True:
            with self._lock:
                if not self._queue:
                    break
                event = self._queue[0]
                now = self.timefunc()
                wait = event.time - now
                if wait <= 0:
                    heapq.heappop(self._queue)
            if wait > 0:
                if not blocking:
                    return wait
                self.delayfunc(wait)
            else:
                event.action(*event.argument, **event.kwargs)
                self.delayfunc(0)  # lets other threads go on

    @property
    def queue(self):
        with self._lock:
            return sorted(self._queue)
