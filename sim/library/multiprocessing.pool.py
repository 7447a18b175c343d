"""Pools of worker processes, and of threads that look the same.

A call goes its way through three threads of the parent. The task handler takes it from _taskqueue and writes it into
_inqueue, which the workers read; the result handler reads _outqueue and hands each result to the object that waits for
it (_cache: by number). The worker handler sees to it that there are enough workers.
"""

import collections
import itertools
import os
import queue
import threading
from multiprocessing import TimeoutError, connection, get_context, util

__all__ = ['Pool', 'ThreadPool']
INIT, RUN, CLOSE, TERMINATE = 'INIT', 'RUN', 'CLOSE', 'TERMINATE'
_job_counter = itertools.count()


# --- exceptions on their way from a worker ------------------------------------------------------------------------------
class RemoteTraceback(Exception):
    """Shows a traceback of another process, as the cause of the exception here."""

    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class ExceptionWithTraceback:
    """Frames cannot be pickled: an exception travels with the text of its traceback."""

    def __init__(self, exc, tb):
        from traceback import format_exception
        self.exc = exc
        self.tb = '\n"""\n' + ''.join(format_exception(type(exc), exc, tb)) + '"""'

    def __reduce__(self):
        return rebuild_exc, (self.exc, self.tb)


def rebuild_exc(exc, tb):
    exc.__cause__ = RemoteTraceback(tb)
    return exc


class MaybeEncodingError(Exception):
    """The result of a call could not be pickled."""

    def __init__(self, exc, value):
        self.exc, self.value = repr(exc), repr(value)
        super().__init__(self.exc, self.value)

    def __str__(self):
        return f"Error sending result: '{self.value}'. Reason: '{self.exc}'"

    def __repr__(self):
        return f'<{type(self).__name__}: {self}>'


# --- in the workers -----------------------------------------------------------------------------------------------------
def worker(inqueue, outqueue, initializer=None, initargs=(), maxtasks=None, wrap_exception=False):
    if not (maxtasks is None or isinstance(maxtasks, int) and maxtasks >= 1):
        raise AssertionError(f'Maxtasks {maxtasks!r} is not valid')
    for queue, unused in ((inqueue, '_writer'), (outqueue, '_reader')):
        if hasattr(queue, unused):  # in a process, not in a thread
            getattr(queue, unused).close()
    if initializer is not None:
        initializer(*initargs)
    completed = 0
    for job, i, func, args, kwds in _tasks(inqueue.get, maxtasks):
        try:
            result = (True, func(*args, **kwds))
        except Exception as error:
            if wrap_exception and func is not _failing_at_iteration:
                error = ExceptionWithTraceback(error, error.__traceback__)
            result = (False, error)
        try:
            outqueue.put((job, i, result))
        except Exception as error:
            outqueue.put((job, i, (False, MaybeEncodingError(error, result[1]))))
        completed += 1
        # Nothing of a task is to live until the next one comes.
        job = func = args = kwds = result = None
    util.debug('worker exiting after %d tasks', completed)


def _tasks(get, limit):
    """The tasks of a worker: up to the end mark, the end of the queue or the limit."""
    for _ in itertools.count() if limit is None else range(limit):
        try:
            task = get()
        except (EOFError, OSError):
            util.debug('worker got EOFError or OSError -- exiting')
            return
        if task is None:
            util.debug('worker got sentinel -- exiting')
            return
        yield task
        task = None


def mapstar(args):
    return list(map(*args))


def starmapstar(args):
    return list(itertools.starmap(args[0], args[1]))


def _failing_at_iteration(job, index, error):
    """The task that comes of an iterable that failed: it fails in the same way."""
    raise error


# --- the pool -----------------------------------------------------------------------------------------------------------
class Pool:
    _wrap_exception = True

    @staticmethod
    def Process(ctx, *args, **kwargs):
        return ctx.Process(*args, **kwargs)

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
        self._state = INIT
        self._pool = []
        self._ctx = get_context() if context is None else context
        self._setup_queues()
        self._change_notifier = self._ctx.SimpleQueue()  # wakes the worker handler
        self._taskqueue = queue.SimpleQueue()  # (tasks, what to call with their number)
        self._cache = _PoolCache(notifier=self._change_notifier)
        if processes is None:
            processes = os.cpu_count() or 1
        if processes < 1:
            raise ValueError('Number of processes must be at least 1')
        if maxtasksperchild is not None and not (isinstance(maxtasksperchild, int) and maxtasksperchild > 0):
            raise ValueError('maxtasksperchild must be a positive int or None')
        if not (initializer is None or callable(initializer)):
            raise TypeError('initializer must be a callable')
        self._processes = processes
        self._initializer, self._initargs, self._maxtasksperchild = initializer, initargs, maxtasksperchild
        self._start_workers()
        handlers = [threading.Thread(target=handler, daemon=True)
                    for handler in (self._handle_workers, self._handle_tasks, self._handle_results)]
        self._worker_handler, self._task_handler, self._result_handler = handlers
        self._terminate = util.Finalize(self, self._terminate_pool, exitpriority=15)
        self._state = RUN
        for handler in handlers:
            handler.start()

    def _setup_queues(self):
        self._inqueue, self._outqueue = self._ctx.SimpleQueue(), self._ctx.SimpleQueue()

    def _check_running(self):
        if self._state != RUN:
            raise ValueError('Pool not running')

    def __repr__(self):
        cls = type(self)
        return f'<{cls.__module__}.{cls.__qualname__} state={self._state} pool_size={len(self._pool)}>'

    def __reduce__(self):
        raise NotImplementedError('pool objects cannot be passed between processes or pickled')

    # --- calls ---
    def apply(self, func, args=(), kwds={}):
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        self._check_running()
        result = ApplyResult(self, callback, error_callback)
        task = result._job, 0, func, args, kwds
        self._taskqueue.put(([task], None))
        return result

    def map(self, func, iterable, chunksize=None):
        return self._map_async(func, iterable, mapstar, chunksize).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map_async(func, iterable, mapstar, chunksize, callback, error_callback)

    def starmap(self, func, iterable, chunksize=None):
        return self._map_async(func, iterable, starmapstar, chunksize).get()

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map_async(func, iterable, starmapstar, chunksize, callback, error_callback)

    def _map_async(self, func, iterable, mapper, chunksize=None, callback=None, error_callback=None):
        self._check_running()
        items = iterable if hasattr(iterable, '__len__') else list(iterable)
        total = len(items)
        if chunksize is None:
            chunksize = -(-total // (4 * len(self._pool)))  # four chunks a worker, rounded up
        if total == 0:
            chunksize = 0
        result = MapResult(self, chunksize, total, callback, error_callback)
        self._taskqueue.put((_numbered(result._job, mapper, _chunks(func, items, chunksize)), None))
        return result

    def imap(self, func, iterable, chunksize=1):
        return self._imap(IMapIterator, func, iterable, chunksize)

    def imap_unordered(self, func, iterable, chunksize=1):
        return self._imap(IMapUnorderedIterator, func, iterable, chunksize)

    def _imap(self, kind, func, iterable, chunksize):
        self._check_running()
        if chunksize < 1:
            raise ValueError(f'Chunksize must be 1+, not {chunksize:n}')
        results = kind(self)
        if chunksize == 1:
            tasks = _numbered(results._job, func, iterable)
        else:
            tasks = _numbered(results._job, mapstar, _chunks(func, iterable, chunksize))
        self._taskqueue.put((tasks, results._set_length))
        return results if chunksize == 1 else (item for chunk in results for item in chunk)

    # --- the worker handler ---
    def _handle_workers(self):
        while self._state == RUN or self._cache and self._state != TERMINATE:
            if self._reap():
                self._repopulate_pool()
            self._wait_for_updates()
        self._taskqueue.put(None)

    def _reap(self):
        """Joins the workers that have ended; whether there were any."""
        ended = [p for p in reversed(self._pool) if p.exitcode is not None]
        for p in ended:
            p.join()
            self._pool.remove(p)
        return bool(ended)

    def _start_workers(self):
        try:
            self._repopulate_pool()
        except Exception:
            self._stop_workers()
            for p in self._pool:
                p.join()
            raise

    def _repopulate_pool(self):
        while len(self._pool) < self._processes:
            p = self.Process(self._ctx, target=worker,
                             args=(self._inqueue, self._outqueue, self._initializer, self._initargs,
                                   self._maxtasksperchild, self._wrap_exception))
            p.name = p.name.replace('Process', 'PoolWorker')
            p.daemon = True
            p.start()
            self._pool.append(p)

    def _wait_for_updates(self):
        news = self._change_notifier
        connection.wait([*[p.sentinel for p in self._pool if hasattr(p, '_sentinel')], news._reader])
        while not news.empty():
            news.get()

    # --- the task handler ---
    def _handle_tasks(self):
        for tasks, set_length in iter(self._taskqueue.get, None):
            if not self._hand_out(tasks, set_length):
                break
            tasks = set_length = None
        try:
            self._outqueue.put(None)  # for the result handler
            for _ in self._pool:
                self._inqueue.put(None)
        except OSError:
            pass  # nobody reads any more

    def _hand_out(self, tasks, set_length):
        """False if the pool was terminated on the way."""
        count = 0
        for task in tasks:
            if self._state == TERMINATE:
                return False
            try:
                self._inqueue.put(task)
            except Exception as error:  # it cannot be pickled
                self._settle(task[0], task[1], (False, error))
            task = None
            count += 1
        if set_length:
            set_length(count)
        return True

    # --- the result handler ---
    def _handle_results(self):
        for job, i, outcome in self._arriving():
            self._settle(job, i, outcome)
            job = i = outcome = None

    def _arriving(self):
        # After the end mark, which comes when all is handed out, only what the cache still waits for.
        marked = False
        while not marked or self._cache and self._state != TERMINATE:
            try:
                arrived = self._outqueue.get()
            except (OSError, EOFError):
                return
            if self._state == TERMINATE and not marked:
                marked = True
            elif arrived is None:
                marked = True
            else:
                yield arrived
                arrived = None

    def _settle(self, job, i, outcome):
        waiting = self._cache.get(job)
        if waiting is not None:
            waiting._set(i, outcome)

    # --- the end ---
    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, *error):
        self.terminate()

    def close(self):
        """No more calls; the workers end when all are done."""
        util.debug('closing pool')
        if self._state == RUN:
            self._state = CLOSE
            self._change_notifier.put(None)

    def terminate(self):
        """Ends the workers, whatever they are doing."""
        util.debug('terminating pool')
        self._terminate()

    def join(self):
        util.debug('joining pool')
        if self._state == RUN:
            raise ValueError('Pool is still running')
        if self._state not in (CLOSE, TERMINATE):
            raise ValueError('In unknown state')
        for part in self._worker_handler, self._task_handler, self._result_handler, *self._pool:
            part.join()

    def _terminate_pool(self):
        self._state = TERMINATE
        self._change_notifier.put(None)
        self._join_handler(self._worker_handler)
        self._stop_workers()
        try:
            self._outqueue.put(None)
        except OSError:
            pass
        self._taskqueue.put(None)
        self._join_handler(self._task_handler)
        self._join_handler(self._result_handler)
        for p in self._pool:
            if p.is_alive():
                p.join()

    @staticmethod
    def _join_handler(thread):
        if thread is not threading.current_thread():  # a callback may terminate the pool
            thread.join()

    def _stop_workers(self):
        for p in self._pool:
            if p.exitcode is None:
                p.terminate()


def _numbered(job, func, iterable):
    """One task for each item. If the iterable fails, the last task is to fail in the same way."""
    i = -1
    try:
        for i, item in enumerate(iterable):
            yield job, i, func, (item,), {}
    except Exception as error:
        yield job, i + 1, _failing_at_iteration, (job, i + 1, error), {}


def _chunks(func, iterable, size):
    items = iter(iterable)
    return iter(lambda: (func, tuple(itertools.islice(items, size))), (func, ()))


class _PoolCache(dict):
    """What waits for results, by job; tells when it becomes empty: a pool that was closed can end then."""

    def __init__(self, /, *args, notifier=None, **kwds):
        super().__init__(*args, **kwds)
        self.notifier = notifier

    def __delitem__(self, job):
        super().__delitem__(job)
        if not self:
            self.notifier.put(None)


# --- results ------------------------------------------------------------------------------------------------------------
class _Job:
    """What waits for the results of a call or of a series of calls."""

    def __init__(self, pool):
        self._pool = pool  # a pool lives as long as results are waited for
        self._cache = pool._cache
        self._job = next(_job_counter)
        self._cache[self._job] = self

    def _is_complete(self):
        del self._cache[self._job]
        self._pool = None


class ApplyResult(_Job):
    def __init__(self, pool, callback, error_callback):
        self._callback, self._error_callback = callback, error_callback
        self._event = threading.Event()
        self._event._cond._shown_as = 'event', None, 'AsyncResult'
        super().__init__(pool)

    def wait(self, timeout=None):
        self._event.wait(timeout)

    def ready(self):
        return self._event.is_set()

    def get(self, timeout=None):
        self.wait(timeout)
        if not self.ready():
            raise TimeoutError
        if not self._success:
            raise self._value
        return self._value

    def successful(self):
        if self.ready():
            return self._success
        raise ValueError(f'{self!r} not ready')

    def _set(self, i, outcome):
        self._success, self._value = outcome
        self._tell()

    def _tell(self):
        # Callbacks first: by the time get() returns they have been called.
        call = self._callback if self._success else self._error_callback
        if call:
            call(self._value)
        self._event.set()
        self._is_complete()

    @classmethod
    def __class_getitem__(cls, item):
        return type(list[int])(cls, item)


AsyncResult = ApplyResult


class MapResult(ApplyResult):
    """The results of all chunks in a list, or the exception of the first chunk that failed."""

    def __init__(self, pool, chunksize, length, callback, error_callback):
        super().__init__(pool, callback, error_callback)
        self._success, self._value = True, [None] * length
        self._chunksize = chunksize
        self._number_left = -(-length // chunksize) if chunksize > 0 else 0
        if not self._number_left:
            self._event.set()
            del self._cache[self._job]

    def _set(self, i, outcome):
        success, result = outcome
        if self._success:
            if success:
                first = i * self._chunksize
                self._value[first:first + self._chunksize] = result
            else:
                self._success, self._value = outcome
        self._number_left -= 1
        if not self._number_left:
            self._tell()


class IMapIterator(_Job):
    """Results in the order of the calls: one that comes early is put aside."""

    def __init__(self, pool):
        self._cond = threading.Condition(threading.Lock())
        self._cond._shown_as = 'queue', None, 'imap'
        self._items = collections.deque()
        self._unsorted = {}
        self._index, self._length = 0, None  # how many have come, and how many there will be once that is known
        super().__init__(pool)

    def __iter__(self):
        return self

    def next(self, timeout=None):
        with self._cond:
            if not self._items and self._index != self._length:
                self._cond.wait(timeout)
            if self._items:
                success, value = self._items.popleft()
            elif self._index == self._length:
                self._pool = None
                raise StopIteration
            else:
                raise TimeoutError
        if success:
            return value
        raise value

    __next__ = next

    def _set(self, i, outcome):
        with self._cond:
            self._take(i, outcome)
            if self._index == self._length:
                self._is_complete()

    def _take(self, i, outcome):
        self._unsorted[i] = outcome
        before = self._index
        while self._index in self._unsorted:
            self._items.append(self._unsorted.pop(self._index))
            self._index += 1
        if self._index > before:
            self._cond.notify()

    def _set_length(self, length):
        with self._cond:
            self._length = length
            if self._index == length:
                self._cond.notify()
                self._is_complete()


class IMapUnorderedIterator(IMapIterator):
    """Results as they come."""

    def _take(self, i, outcome):
        self._items.append(outcome)
        self._index += 1
        self._cond.notify()


# --- threads in place of processes ----------------------------------------------------------------------------------------
class ThreadPool(Pool):
    _wrap_exception = False

    def __init__(self, processes=None, initializer=None, initargs=()):
        super().__init__(processes, initializer, initargs)

    @staticmethod
    def Process(ctx, *args, **kwds):
        from multiprocessing import dummy
        return dummy.Process(*args, **kwds)

    def _setup_queues(self):
        self._inqueue, self._outqueue = queue.SimpleQueue(), queue.SimpleQueue()

    def _wait_for_updates(self):
        self._change_notifier.get()

    def _stop_workers(self):
        # Threads cannot be terminated: what is still to be done is thrown away, and each gets an end mark.
        while True:
            try:
                self._inqueue.get(block=False)
            except queue.Empty:
                break
        for _ in range(len(self._pool)):
            self._inqueue.put(None)
