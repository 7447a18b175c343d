"""What executors of threads and of processes share: futures, waiting for several of them, the Executor class."""

import threading
import time
from collections import namedtuple

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'

# States of a future. A cancelled one is CANCELLED_AND_NOTIFIED once the executor met it and told the waiters.
PENDING = 'PENDING'
RUNNING = 'RUNNING'
CANCELLED = 'CANCELLED'
CANCELLED_AND_NOTIFIED = 'CANCELLED_AND_NOTIFIED'
FINISHED = 'FINISHED'

_SHOWN = {PENDING: 'pending', RUNNING: 'running', CANCELLED: 'cancelled', CANCELLED_AND_NOTIFIED: 'cancelled',
          FINISHED: 'finished'}


def _report(text, *args):
    import logging
    logging.getLogger('concurrent.futures').exception(text, *args)


class Error(Exception):
    pass


class CancelledError(Error):
    """The future was cancelled."""


TimeoutError = TimeoutError


class InvalidStateError(Error):
    """The operation is not allowed in the future's state."""


class BrokenExecutor(RuntimeError):
    """The executor can run nothing any more."""


# --- waiting for several futures -----------------------------------------------------------------------------
class _Waiter:
    """Collects futures as they end; each future has a list of those who wait for it."""

    def __init__(self, wanted):
        self.event = threading.Event()
        self.event._cond._shown_as = 'event', None, 'futures'
        self.finished_futures = []
        self.lock = threading.Lock()
        self.wanted = wanted  # so many more, then the event is set
        self.stop_on_exception = False

    def add_result(self, future):
        self._add(future, False)

    def add_exception(self, future):
        self._add(future, self.stop_on_exception)

    def add_cancelled(self, future):
        self._add(future, False)

    def _add(self, future, stop):
        with self.lock:
            self.finished_futures.append(future)
            self.wanted -= 1
            if stop or self.wanted <= 0:
                self.event.set()


class _AcquireFutures:
    """Holds the conditions of all the futures, taken in one order everywhere so that two waits cannot deadlock."""

    def __init__(self, futures):
        self.futures = sorted(futures, key=id)

    def __enter__(self):
        for future in self.futures:
            future._condition.acquire()

    def __exit__(self, *error):
        for future in self.futures:
            future._condition.release()


def _is_over(future):
    return future._state in (CANCELLED_AND_NOTIFIED, FINISHED)


def _watch(futures, waiter):
    for future in futures:
        future._waiters.append(waiter)


def _unwatch(futures, waiter):
    for future in futures:
        with future._condition:
            if waiter in future._waiters:
                future._waiters.remove(waiter)


def as_completed(fs, timeout=None):
    end = None if timeout is None else time.monotonic() + timeout
    futures = dict.fromkeys(fs)
    total = len(futures)
    with _AcquireFutures(futures):
        ready = [future for future in futures if _is_over(future)]
        pending = {future: None for future in futures if not _is_over(future)}
        waiter = _Waiter(1)
        _watch(pending, waiter)
    try:
        ready.reverse()
        while ready:
            future = ready.pop()
            del futures[future]
            yield future
            del future
        while pending:
            left = None
            if end is not None:
                left = end - time.monotonic()
                if left < 0:
                    raise TimeoutError(f'{len(pending)} (of {total}) futures unfinished')
            waiter.event.wait(left)
            with waiter.lock:
                ready = waiter.finished_futures
                waiter.finished_futures = []
                waiter.event.clear()
            ready.reverse()
            while ready:
                future = ready.pop()
                del pending[future]
                futures.pop(future, None)
                with future._condition:
                    future._waiters.remove(waiter)
                yield future
                del future
    finally:
        _unwatch(futures, waiter)


DoneAndNotDoneFutures = namedtuple('DoneAndNotDoneFutures', 'done not_done')


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    futures = set(fs)
    with _AcquireFutures(futures):
        done = {future for future in futures if _is_over(future)}
        not_done = futures - done
        if return_when == FIRST_COMPLETED and done:
            return DoneAndNotDoneFutures(done, not_done)
        if return_when == FIRST_EXCEPTION and any(f for f in done if not f.cancelled() and f.exception() is not None):
            return DoneAndNotDoneFutures(done, not_done)
        if not not_done:
            return DoneAndNotDoneFutures(done, not_done)
        if return_when == FIRST_COMPLETED:
            waiter = _Waiter(1)
        elif return_when in (FIRST_EXCEPTION, ALL_COMPLETED):
            waiter = _Waiter(len(not_done))
            waiter.stop_on_exception = return_when == FIRST_EXCEPTION
        else:
            raise ValueError(f'Invalid return condition: {return_when!r}')
        _watch(not_done, waiter)
    waiter.event.wait(timeout)
    _unwatch(not_done, waiter)
    done.update(waiter.finished_futures)
    return DoneAndNotDoneFutures(done, futures - done)


# --- the future -----------------------------------------------------------------------------------------------
class Future:
    """The result of a call that another thread or process makes."""

    def __init__(self):
        self._condition = threading.Condition()
        self._condition._shown_as = 'event', None, 'Future.result'
        self._state = PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    def __repr__(self):
        with self._condition:
            text = f'<{type(self).__name__} at {id(self):#x} state={_SHOWN[self._state]}'
            if self._state == FINISHED:
                if self._exception is not None:
                    text += f' raised {type(self._exception).__name__}'
                else:
                    text += f' returned {type(self._result).__name__}'
            return text + '>'

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            try:
                callback(self)
            except Exception:
                _report('exception calling callback for %r', self)

    def cancel(self):
        """Cancels the call unless it runs or has run; says whether it is cancelled now."""
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        with self._condition:
            return self._state == RUNNING

    def done(self):
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)

    def __get_result(self):
        if self._exception:
            try:
                raise self._exception
            finally:
                self = None  # the traceback holds this frame
        return self._result

    def add_done_callback(self, fn):
        with self._condition:
            if self._state not in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED):
                self._done_callbacks.append(fn)
                return
        try:
            fn(self)
        except Exception:
            _report('exception calling callback for %r', self)

    def result(self, timeout=None):
        try:
            with self._condition:
                if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                    raise CancelledError()
                if self._state == FINISHED:
                    return self.__get_result()
                self._condition.wait(timeout)
                if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                    raise CancelledError()
                if self._state == FINISHED:
                    return self.__get_result()
                raise TimeoutError()
        finally:
            self = None

    def exception(self, timeout=None):
        with self._condition:
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                raise CancelledError()
            if self._state == FINISHED:
                return self._exception
            self._condition.wait(timeout)
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                raise CancelledError()
            if self._state == FINISHED:
                return self._exception
            raise TimeoutError()

    # For executors and tests only.
    def set_running_or_notify_cancel(self):
        """Called before the work begins: False if it was cancelled meanwhile."""
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for waiter in self._waiters:
                    waiter.add_cancelled(self)
                return False
            if self._state == PENDING:
                self._state = RUNNING
                return True
            import logging
            logging.getLogger('concurrent.futures').critical('Future %s in unexpected state: %s', id(self), self._state)
            raise RuntimeError('Future in unexpected state')

    def set_result(self, result):
        with self._condition:
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED):
                raise InvalidStateError(f'{self._state}: {self!r}')
            self._result = result
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.add_result(self)
            self._condition.notify_all()
        self._invoke_callbacks()

    def set_exception(self, exception):
        with self._condition:
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED):
                raise InvalidStateError(f'{self._state}: {self!r}')
            self._exception = exception
            self._state = FINISHED
            for waiter in self._waiters:
                waiter.add_exception(self)
            self._condition.notify_all()
        self._invoke_callbacks()

    __class_getitem__ = classmethod(type(list[int]))


# --- executors -------------------------------------------------------------------------------------------------
def _result_or_cancel(future, timeout=None):
    try:
        try:
            return future.result(timeout)
        finally:
            future.cancel()
    finally:
        del future


class Executor:
    def submit(self, fn, /, *args, **kwargs):
        """Hands over fn(*args, **kwargs); the future has its result."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """fn over the iterables, all handed over at once; the results come in order."""
        end = None if timeout is None else time.monotonic() + timeout
        futures = [self.submit(fn, *args) for args in zip(*iterables)]

        def result_iterator():
            try:
                futures.reverse()
                while futures:
                    if end is None:
                        yield _result_or_cancel(futures.pop())
                    else:
                        yield _result_or_cancel(futures.pop(), end - time.monotonic())
            finally:
                for future in futures:
                    future.cancel()
        return result_iterator()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        self.shutdown(wait=True)
        return False
