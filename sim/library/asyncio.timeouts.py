"""Time limits for a block: async with timeout(seconds).

When the time is over, the task is cancelled, and at the end of the block the CancelledError becomes a TimeoutError.
"""

from asyncio import events, exceptions, tasks

__all__ = ('Timeout', 'timeout', 'timeout_at')

_CREATED, _ENTERED, _EXPIRING, _EXPIRED, _EXITED = 'created', 'active', 'expiring', 'expired', 'finished'


class Timeout:
    def __init__(self, when):
        self._state = _CREATED
        self._when = when
        self._task = None
        self._timer = None

    def __repr__(self):
        when = None if self._when is None else round(self._when, 3)
        return f'<Timeout [{self._state}]' + (f' when={when}>' if self._state == _ENTERED else '>')

    def when(self):
        return self._when

    def expired(self):
        return self._state in (_EXPIRING, _EXPIRED)

    def reschedule(self, when):
        if self._state == _CREATED:
            raise RuntimeError('Timeout has not been entered')
        if self._state != _ENTERED:
            raise RuntimeError(f'Cannot change state of {self._state} Timeout')
        self._when = when
        self._stop_timer()
        if when is not None:
            loop = events.get_running_loop()
            over = when <= loop.time()
            self._timer = loop.call_soon(self._on_timeout) if over else loop.call_at(when, self._on_timeout)

    def _stop_timer(self):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _on_timeout(self):
        self._state = _EXPIRING
        self._timer = None
        self._task.cancel()

    async def __aenter__(self):
        if self._state != _CREATED:
            raise RuntimeError('Timeout has already been entered')
        task = tasks.current_task()
        if task is None:
            raise RuntimeError('Timeout should be used inside a task')
        self._task = task
        self._cancelled_before = task.cancelling()
        self._state = _ENTERED
        self.reschedule(self._when)
        return self

    async def __aexit__(self, kind, error, traceback):
        self._stop_timer()
        if self._state == _ENTERED:
            self._state = _EXITED
        elif self._state == _EXPIRING:
            self._state = _EXPIRED
            # A task that somebody else cancelled too stays cancelled.
            by_others = self._task.uncancel() > self._cancelled_before
            if kind is exceptions.CancelledError and not by_others:
                raise TimeoutError from error


def timeout(delay):
    return Timeout(None if delay is None else events.get_running_loop().time() + delay)


def timeout_at(when):
    return Timeout(when)
