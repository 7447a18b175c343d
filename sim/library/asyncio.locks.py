"""Locks between tasks.

Each has a line of futures, one for each task that waits. Who gives something free completes the future of the first
in line, and the loop runs that task in its next turn. A task that is cancelled while it waits leaves the line; if its
turn had come in the same moment, the turn goes on to the next.
"""

from asyncio import exceptions, mixins

__all__ = ('Lock', 'Event', 'Condition', 'Semaphore', 'BoundedSemaphore', 'Barrier')


def _pending(line):
    """Those in line whose turn has not come yet."""
    for turn in line or ():
        if not turn.done():
            yield turn


def _shown(self, state):
    """<asyncio.locks.Lock object at 0x… [locked, waiters:2]>"""
    waiters = f', waiters:{len(self._waiters)}' if self._waiters else ''
    return f'<{object.__repr__(self)[1:-1]} [{state}{waiters}]>'


class _AcquiredByWith:
    async def __aenter__(self):
        # `as` gets None: there is nothing to be had of a lock but having it.
        await self.acquire()

    async def __aexit__(self, kind, error, traceback):
        self.release()


class Lock(_AcquiredByWith, mixins._LoopBoundMixin):
    def __init__(self):
        self._locked = False

    def __repr__(self):
        return _shown(self, 'locked' if self._locked else 'unlocked')

    def locked(self):
        return self._locked

    async def acquire(self):
        # A lock that was just released is for the first in line, not for who happens to run first.
        if self._locked or not all(turn.cancelled() for turn in self._waiters or ()):
            try:
                with self._line_up('lock') as fut:
                    await fut
            except exceptions.CancelledError:
                self._invite()
                raise
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError('Lock is not acquired.')
        self._locked = False
        self._invite()

    def _invite(self):
        """The lock is not handed over: the first in line is told that it is free."""
        if self._waiters and not self._locked:
            first = self._waiters[0]
            if not first.done():
                first.set_result(True)


class Event(mixins._LoopBoundMixin):
    def __init__(self):
        self._value = False

    def __repr__(self):
        return _shown(self, 'set' if self._value else 'unset')

    def is_set(self):
        return self._value

    def set(self):
        if self._value:
            return
        self._value = True
        for turn in _pending(self._waiters):
            turn.set_result(True)

    def clear(self):
        self._value = False

    async def wait(self):
        if not self._value:
            with self._line_up('event') as fut:
                await fut
        return True


class Condition(_AcquiredByWith, mixins._LoopBoundMixin):
    def __init__(self, lock=None):
        self._lock = Lock() if lock is None else lock
        self.acquire, self.release, self.locked = self._lock.acquire, self._lock.release, self._lock.locked

    def __repr__(self):
        return _shown(self, 'locked' if self.locked() else 'unlocked')

    async def wait(self):
        if not self.locked():
            raise RuntimeError('cannot wait on un-acquired lock')
        self.release()
        try:
            with self._line_up('condition') as fut:
                await fut
            return True
        finally:
            # The caller is within `async with`: the lock is taken again come what may, and a cancellation
            # in the meantime is passed on when that is done.
            interruption = None
            while True:
                try:
                    await self.acquire()
                    break
                except exceptions.CancelledError as error:
                    interruption = error
            if interruption is not None:
                try:
                    raise interruption
                finally:
                    interruption = None  # no cycle of exception and frame

    async def wait_for(self, predicate):
        while not (answer := predicate()):
            await self.wait()
        return answer

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError('cannot notify on un-acquired lock')
        for turn in _pending(self._waiters):
            if n <= 0:
                return
            n -= 1
            turn.set_result(False)

    def notify_all(self):
        self.notify(len(self._waiters or ()))


class Semaphore(_AcquiredByWith, mixins._LoopBoundMixin):
    def __init__(self, value=1):
        if value < 0:
            raise ValueError('Semaphore initial value must be >= 0')
        self._value = value

    def __repr__(self):
        return _shown(self, 'locked' if self.locked() else f'unlocked, value:{self._value}')

    def locked(self):
        """Whether acquire() would wait: those who came before go first."""
        return self._value == 0 or not all(turn.cancelled() for turn in self._waiters or ())

    async def acquire(self):
        if not self.locked():
            self._value -= 1
            return True
        try:
            with self._line_up('semaphore') as fut:
                await fut
        except exceptions.CancelledError:
            if not fut.cancelled():
                # A unit had been set aside for this task.
                Semaphore.release(self)
            raise
        # Several may have been released at once.
        if self._value > 0:
            self._invite()
        return True

    def release(self):
        self._value += 1
        self._invite()

    def _invite(self):
        """Sets a unit aside for the first who does not have one yet."""
        for turn in _pending(self._waiters):
            self._value -= 1
            turn.set_result(True)
            return


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._bound_value = value

    def release(self):
        if self._value < self._bound_value:
            super().release()
        else:
            raise ValueError('BoundedSemaphore released too many times')


# The states of a barrier: tasks are gathering; all have come and leave one by one; reset() or abort() sent them away.
_FILLING, _DRAINING, _RESETTING, _BROKEN = 'filling', 'draining', 'resetting', 'broken'


class Barrier(mixins._LoopBoundMixin):
    def __init__(self, parties):
        super().__init__()
        if parties < 1:
            raise ValueError('parties must be > 0')
        self._cond = Condition()
        self._parties = parties
        self._state = _FILLING
        self._count = 0  # tasks that are within wait()

    def __repr__(self):
        waiters = '' if self.broken else f', waiters:{self.n_waiting}/{self.parties}'
        return f'<{object.__repr__(self)[1:-1]} [{self._state}{waiters}]>'

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *error):
        pass

    async def wait(self):
        if self._cond._shown is None:
            self._cond._shown = mixins._name_of(self) or 'Barrier'
        async with self._cond:
            # A full barrier empties before the next round begins.
            await self._cond.wait_for(lambda: self._state in (_FILLING, _BROKEN))
            if self.broken:
                raise exceptions.BrokenBarrierError('Barrier aborted')
            place = self._count
            self._count += 1
            try:
                if self._count == self._parties:
                    self._become(_DRAINING)
                else:
                    await self._cond.wait_for(lambda: self._state != _FILLING)
                    if self._state != _DRAINING:
                        raise exceptions.BrokenBarrierError('Abort or reset of barrier')
                return place
            finally:
                self._count -= 1
                if self._count == 0:
                    self._become(_BROKEN if self.broken else _FILLING)

    def _become(self, state):
        self._state = state
        self._cond.notify_all()

    async def reset(self):
        async with self._cond:
            self._become(_RESETTING if self._count > 0 else _FILLING)

    async def abort(self):
        async with self._cond:
            self._become(_BROKEN)

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == _FILLING else 0

    @property
    def broken(self):
        return self._state == _BROKEN
