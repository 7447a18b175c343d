"""What executors of threads and of processes share: the future, waiting for several of them, the class Executor."""

import threading
import time
from collections import deque, namedtuple

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'

# The states of a future, in the order in which it can go through them: PENDING, then RUNNING and FINISHED or CANCELLED
# and, when the executor comes to it and has told those who wait, CANCELLED_AND_NOTIFIED.
PENDING = 'PENDING'
RUNNING = 'RUNNING'
CANCELLED = 'CANCELLED'
CANCELLED_AND_NOTIFIED = 'CANCELLED_AND_NOTIFIED'
FINISHED = 'FINISHED'

_ANY_CANCELLED = CANCELLED, CANCELLED_AND_NOTIFIED
_DONE = CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED
_OVER = CANCELLED_AND_NOTIFIED, FINISHED  # done, and known to be by all who wait


class Error(Exception):
    """What the module's own exceptions are."""


class CancelledError(Error):
    """The future was cancelled."""


class InvalidStateError(Error):
    """In the future's state that cannot be done."""


class BrokenExecutor(RuntimeError):
    """The executor can run nothing any more."""


TimeoutError = TimeoutError


def _log():
    from logging import getLogger
    return getLogger('concurrent.futures')


def _report(text, *args):
    _log().exception(text, *args)


def _left(end):
    """The seconds until the monotonic time `end`; None, for ever, if there is none."""
    return None if end is None else end - time.monotonic()


def _end_of(timeout):
    return None if timeout is None else time.monotonic() + timeout


# --- the future -------------------------------------------------------------------------------------------------------
class Future:
    """Stands for the result of a call that another thread or process makes."""

    def __init__(self):
        self._condition = threading.Condition()
        self._condition._shown_as = 'event', None, 'Future.result'
        self._state = PENDING
        self._result = self._exception = None
        self._waiters = []  # a _Waiter each; the condition is for those who wait for this future alone
        self._done_callbacks = []

    def __repr__(self):
        with self._condition:
            state = CANCELLED if self._state in _ANY_CANCELLED else self._state
            outcome = ''
            if state == FINISHED and self._exception is not None:
                outcome = f' raised {type(self._exception).__name__}'
            elif state == FINISHED:
                outcome = f' returned {type(self._result).__name__}'
            return f'<{type(self).__name__} at {id(self):#x} state={state.lower()}{outcome}>'

    # The state.
    def _is_in(self, *states):
        with self._condition:
            return self._state in states

    def cancelled(self):
        return self._is_in(*_ANY_CANCELLED)

    def running(self):
        return self._is_in(RUNNING)

    def done(self):
        return self._is_in(*_DONE)

    def cancel(self):
        """Cancels the call unless it runs or has run; says whether it is cancelled now."""
        with self._condition:
            if self._state != PENDING:
                return self._state in _ANY_CANCELLED
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    # The outcome.
    def result(self, timeout=None):
        try:
            with self._condition:
                if self._state not in _DONE:
                    self._condition.wait(timeout)
                if self._state == FINISHED:
                    return self.__get_result()
                if self._state in _ANY_CANCELLED:
                    raise CancelledError()
                raise TimeoutError()
        finally:
            self = None  # an exception's traceback holds this frame, and the future holds the exception

    def __get_result(self):
        if self._exception is None:
            return self._result
        try:
            raise self._exception
        finally:
            self = None

    def exception(self, timeout=None):
        with self._condition:
            if self._state not in _DONE:
                self._condition.wait(timeout)
            if self._state == FINISHED:
                return self._exception
            if self._state in _ANY_CANCELLED:
                raise CancelledError()
            raise TimeoutError()

    # Callbacks are called by the thread that ends or cancels the future, or at once if that has happened.
    def add_done_callback(self, fn):
        with self._condition:
            waits = self._state not in _DONE
            if waits:
                self._done_callbacks.append(fn)
        if waits:
            return
        try:
            fn(self)
        except Exception:
            _report('exception calling callback for %r', self)

    def _invoke_callbacks(self):
        for fn in self._done_callbacks:
            try:
                fn(self)
            except Exception:
                _report('exception calling callback for %r', self)

    # For executors, and for tests of them.
    def set_running_or_notify_cancel(self):
        """Before the work begins: False if it need not, because the future was cancelled."""
        with self._condition:
            if self._state == PENDING:
                self._state = RUNNING
                return True
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                self._tell_waiters()
                return False
            _log().critical('Future %s in unexpected state: %s', id(self), self._state)
            raise RuntimeError('Future in unexpected state')

    def set_result(self, result):
        with self._condition:
            if self._state in _DONE:
                raise InvalidStateError(f'{self._state}: {self!r}')
            self._result = result
            self._finish()
        self._invoke_callbacks()

    def set_exception(self, exception):
        with self._condition:
            if self._state in _DONE:
                raise InvalidStateError(f'{self._state}: {self!r}')
            self._exception = exception
            self._finish()
        self._invoke_callbacks()

    def _finish(self):
        self._state = FINISHED
        self._tell_waiters()
        self._condition.notify_all()

    def _tell_waiters(self):
        for waiter in self._waiters:
            waiter.add(self)

    __class_getitem__ = classmethod(type(list[int]))


# --- waiting for several futures ----------------------------------------------------------------------------------------
class _Waiter:
    """Somebody who waits for several futures: collects those that end, and wakes when there are enough."""

    def __init__(self, wanted, wake_on_exception=False):
        self.event = threading.Event()
        self.event._cond._shown_as = 'event', None, 'futures'
        self.lock = threading.Lock()
        self.finished_futures = []
        self._wanted = wanted
        self._wake_on_exception = wake_on_exception

    def add(self, future):
        with self.lock:
            self.finished_futures.append(future)
            self._wanted -= 1
            if self._wanted <= 0 or self._wake_on_exception and future._exception is not None:
                self.event.set()

    def take(self):
        """What has ended since the last time."""
        with self.lock:
            taken, self.finished_futures = self.finished_futures, []
            self.event.clear()
        return taken

    def watch(self, futures):
        for future in futures:
            future._waiters.append(self)

    def leave(self, futures):
        for future in futures:
            with future._condition:
                if self in future._waiters:
                    future._waiters.remove(self)


class _AcquireFutures:
    """Holds the conditions of all the futures. One order for everybody: two waits cannot lock each other out."""

    def __init__(self, futures):
        self._conditions = [future._condition for future in sorted(futures, key=id)]

    def __enter__(self):
        for condition in self._conditions:
            condition.acquire()

    def __exit__(self, *error):
        for condition in self._conditions:
            condition.release()


def as_completed(fs, timeout=None):
    """The futures, each when it is done: first those that are already."""
    end = _end_of(timeout)
    held = dict.fromkeys(fs)  # what was handed out is let go of here
    total = len(held)
    with _AcquireFutures(held):
        done = [future for future in held if future._state in _OVER]
        waiter = _Waiter(1)
        waiter.watch(future for future in held if future._state not in _OVER)
    try:
        while True:
            done.reverse()
            while done:
                future = done.pop()
                del held[future]
                waiter.leave([future])
                yield future
                del future
            if not held:
                return
            left = _left(end)
            if left is not None and left < 0:
                raise TimeoutError(f'{len(held)} (of {total}) futures unfinished')
            waiter.event.wait(left)
            done = waiter.take()
    finally:
        waiter.leave(held)


DoneAndNotDoneFutures = namedtuple('DoneAndNotDoneFutures', 'done not_done')


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Waits until all are done, or the first is, or the first has failed: two sets, the done ones and the others."""
    everyone = set(fs)
    with _AcquireFutures(everyone):
        done = {future for future in everyone if future._state in _OVER}
        others = everyone - done
        if _is_enough(done, others, return_when):
            return DoneAndNotDoneFutures(done, others)
        if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
            raise ValueError(f'Invalid return condition: {return_when!r}')
        waiter = _Waiter(1 if return_when == FIRST_COMPLETED else len(others), return_when == FIRST_EXCEPTION)
        waiter.watch(others)
    waiter.event.wait(timeout)
    waiter.leave(others)
    done.update(waiter.finished_futures)
    return DoneAndNotDoneFutures(done, everyone - done)


def _is_enough(done, others, return_when):
    if return_when == FIRST_EXCEPTION and any(not f.cancelled() and f.exception() is not None for f in done):
        return True
    return not others or return_when == FIRST_COMPLETED and bool(done)


# --- executors ----------------------------------------------------------------------------------------------------------
class Executor:
    def submit(self, fn, /, *args, **kwargs):
        """Hands over fn(*args, **kwargs); the future stands for its result."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """fn over the iterables, all handed over at once; the results come in order."""
        end = _end_of(timeout)
        waiting = deque([self.submit(fn, *args) for args in zip(*iterables)])

        # A generator of its own: the work above is handed over even if nobody asks for a result.
        def result_iterator():
            try:
                while waiting:
                    # Taken out first: when its result is there, nobody here holds the future any more.
                    yield _result_or_cancel(waiting.popleft(), None if end is None else _left(end))
            finally:
                for future in reversed(waiting):
                    future.cancel()
        return result_iterator()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        self.shutdown(wait=True)
        return False


def _result_or_cancel(fut, timeout=None):
    try:
        return fut.result(timeout)
    finally:
        fut.cancel()
        del fut
