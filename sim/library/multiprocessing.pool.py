"""Pools of worker processes, and of threads that look the same."""

import collections
import itertools
import os
import queue
import threading
import time
from multiprocessing import TimeoutError, connection, get_context, util

__all__ = ['Pool', 'ThreadPool']
INIT, RUN, CLOSE, TERMINATE = 'INIT', 'RUN', 'CLOSE', 'TERMINATE'
_job_counter = itertools.count()


def mapstar(args):
    return list(map(*args))


def starmapstar(args):
    return list(itertools.starmap(args[0], args[1]))


# --- exceptions of workers ------------------------------------------------------------------------------------------
class RemoteTraceback(Exception):
    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class ExceptionWithTraceback:
    def __init__(self, exc, tb):
        import traceback
        text = ''.join(traceback.format_exception(type(exc), exc, tb))
        self.exc = exc
        self.tb = f'\n"""\n{text}"""'

    def __reduce__(self):
        return rebuild_exc, (self.exc, self.tb)


def rebuild_exc(exc, tb):
    exc.__cause__ = RemoteTraceback(tb)
    return exc


class MaybeEncodingError(Exception):
    """A result could not be sent back."""

    def __init__(self, exc, value):
        self.exc = repr(exc)
        self.value = repr(value)
        super().__init__(self.exc, self.value)

    def __str__(self):
        return f"Error sending result: '{self.value}'. Reason: '{self.exc}'"

    def __repr__(self):
        return f'<{type(self).__name__}: {self}>'


def _failing_at_iteration(job, index, error):
    raise error


def worker(inqueue, outqueue, initializer=None, initargs=(), maxtasks=None, wrap_exception=False):
    if maxtasks is not None and not (isinstance(maxtasks, int) and maxtasks >= 1):
        raise AssertionError(f'Maxtasks {maxtasks!r} is not valid')
    put, get = outqueue.put, inqueue.get
    if hasattr(inqueue, '_writer'):
        inqueue._writer.close()
        outqueue._reader.close()
    if initializer is not None:
        initializer(*initargs)
    completed = 0
    while maxtasks is None or completed < maxtasks:
        try:
            task = get()
        except (EOFError, OSError):
            util.debug('worker got EOFError or OSError -- exiting')
            break
        if task is None:
            util.debug('worker got sentinel -- exiting')
            break
        job, i, func, args, kwargs = task
        try:
            result = True, func(*args, **kwargs)
        except Exception as error:
            if wrap_exception and func is not _failing_at_iteration:
                error = ExceptionWithTraceback(error, error.__traceback__)
            result = False, error
        try:
            put((job, i, result))
        except Exception as error:
            put((job, i, (False, MaybeEncodingError(error, result[1]))))
        task = job = result = func = args = kwargs = None
        completed += 1
    util.debug('worker exiting after %d tasks', completed)


# --- the pool -------------------------------------------------------------------------------------------------------
class Pool:
    _wrap_exception = True

    @staticmethod
    def Process(ctx, *args, **kwargs):
        return ctx.Process(*args, **kwargs)

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
        self._pool = []
        self._state = INIT
        self._ctx = context or get_context()
        self._setup_queues()
        self._taskqueue = queue.SimpleQueue()
        self._change_notifier = self._ctx.SimpleQueue()
        self._cache = _PoolCache(notifier=self._change_notifier)
        self._maxtasksperchild = maxtasksperchild
        self._initializer = initializer
        self._initargs = initargs
        if processes is None:
            processes = os.cpu_count() or 1
        if processes < 1:
            raise ValueError('Number of processes must be at least 1')
        if maxtasksperchild is not None:
            if not isinstance(maxtasksperchild, int) or maxtasksperchild <= 0:
                raise ValueError('maxtasksperchild must be a positive int or None')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._processes = processes
        try:
            self._repopulate_pool()
        except Exception:
            for p in self._pool:
                if p.exitcode is None:
                    p.terminate()
            for p in self._pool:
                p.join()
            raise
        threads = [threading.Thread(target=self._handle_workers), threading.Thread(target=self._handle_tasks),
                   threading.Thread(target=self._handle_results)]
        self._worker_handler, self._task_handler, self._result_handler = threads
        self._terminate = util.Finalize(self, Pool._terminate_pool, (self._shared(),), exitpriority=15)
        self._state = RUN
        for thread in threads:
            thread.daemon = True
            thread.start()

    # What outlives the pool object until its end.
    def _shared(self):
        return self

    def __repr__(self):
        cls = type(self)
        return f'<{cls.__module__}.{cls.__qualname__} state={self._state} pool_size={len(self._pool)}>'

    def __reduce__(self):
        raise NotImplementedError('pool objects cannot be passed between processes or pickled')

    def _setup_queues(self):
        self._inqueue = self._ctx.SimpleQueue()
        self._outqueue = self._ctx.SimpleQueue()
        self._quick_put = self._inqueue.put
        self._quick_get = self._outqueue.get

    def _check_running(self):
        if self._state != RUN:
            raise ValueError('Pool not running')

    # --- workers ---
    def _worker_sentinels(self):
        return [p.sentinel for p in self._pool if hasattr(p, '_sentinel')]

    def _join_exited_workers(self):
        cleaned = False
        for i in reversed(range(len(self._pool))):
            p = self._pool[i]
            if p.exitcode is not None:
                p.join()
                cleaned = True
                del self._pool[i]
        return cleaned

    def _repopulate_pool(self):
        for _ in range(self._processes - len(self._pool)):
            p = self.Process(self._ctx, target=worker,
                             args=(self._inqueue, self._outqueue, self._initializer, self._initargs,
                                   self._maxtasksperchild, self._wrap_exception))
            p.name = p.name.replace('Process', 'PoolWorker')
            p.daemon = True
            p.start()
            self._pool.append(p)

    def _wait_for_updates(self):
        notifier = self._change_notifier
        connection.wait([*self._worker_sentinels(), notifier._reader])
        while not notifier.empty():
            notifier.get()

    def _handle_workers(self):
        while self._state == RUN or (self._state != TERMINATE and self._cache):
            if self._join_exited_workers():
                self._repopulate_pool()
            self._wait_for_updates()
        self._taskqueue.put(None)

    def _handle_tasks(self):
        for tasks, set_length in iter(self._taskqueue.get, None):
            task = None
            count = 0
            try:
                for task in tasks:
                    if self._state == TERMINATE:
                        break
                    try:
                        self._quick_put(task)
                    except Exception as error:
                        job, index = task[:2]
                        entry = self._cache.get(job)
                        if entry is not None:
                            entry._set(index, (False, error))
                    count += 1
                else:
                    if set_length:
                        set_length(count)
                    continue
                break
            finally:
                task = tasks = None
        try:
            self._outqueue.put(None)
            for _ in self._pool:
                self._quick_put(None)
        except OSError:
            pass

    def _handle_results(self):
        while True:
            try:
                task = self._quick_get()
            except (OSError, EOFError):
                return
            if self._state == TERMINATE:
                break
            if task is None:
                break
            self._settle(task)
        while self._cache and self._state != TERMINATE:
            try:
                task = self._quick_get()
            except (OSError, EOFError):
                return
            if task is not None:
                self._settle(task)

    def _settle(self, task):
        job, i, result = task
        entry = self._cache.get(job)
        if entry is not None:
            entry._set(i, result)

    # --- work ---
    def apply(self, func, args=(), kwds={}):
        return self.apply_async(func, args, kwds).get()

    def map(self, func, iterable, chunksize=None):
        return self._map_async(func, iterable, mapstar, chunksize).get()

    def starmap(self, func, iterable, chunksize=None):
        return self._map_async(func, iterable, starmapstar, chunksize).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        self._check_running()
        result = ApplyResult(self, callback, error_callback)
        self._taskqueue.put(([(result._job, 0, func, args, kwds)], None))
        return result

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map_async(func, iterable, mapstar, chunksize, callback, error_callback)

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map_async(func, iterable, starmapstar, chunksize, callback, error_callback)

    def _map_async(self, func, iterable, mapper, chunksize=None, callback=None, error_callback=None):
        self._check_running()
        if not hasattr(iterable, '__len__'):
            iterable = list(iterable)
        if chunksize is None:
            # Four pieces a worker, rounded up.
            chunksize, rest = divmod(len(iterable), len(self._pool) * 4)
            if rest:
                chunksize += 1
        if len(iterable) == 0:
            chunksize = 0
        result = MapResult(self, chunksize, len(iterable), callback, error_callback)
        pieces = _pieces(func, iterable, chunksize)
        self._taskqueue.put((self._guarded(result._job, mapper, pieces), None))
        return result

    def imap(self, func, iterable, chunksize=1):
        return self._imap(IMapIterator(self), func, iterable, chunksize)

    def imap_unordered(self, func, iterable, chunksize=1):
        return self._imap(IMapUnorderedIterator(self), func, iterable, chunksize)

    def _imap(self, result, func, iterable, chunksize):
        self._check_running()
        if chunksize == 1:
            self._taskqueue.put((self._guarded(result._job, func, iterable, single=True), result._set_length))
            return result
        if chunksize < 1:
            raise ValueError(f'Chunksize must be 1+, not {chunksize:n}')
        pieces = _pieces(func, iterable, chunksize)
        self._taskqueue.put((self._guarded(result._job, mapstar, pieces), result._set_length))
        return (item for piece in result for item in piece)

    def _guarded(self, job, func, iterable, single=False):
        i = -1
        try:
            for i, x in enumerate(iterable):
                yield job, i, func, (x,), {}
        except Exception as error:
            yield job, i + 1, _failing_at_iteration, (job, i + 1, error), {}

    # --- the end ---
    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, *error):
        self.terminate()

    def close(self):
        util.debug('closing pool')
        if self._state == RUN:
            self._state = CLOSE
            self._change_notifier.put(None)

    def terminate(self):
        util.debug('terminating pool')
        self._terminate()

    def join(self):
        util.debug('joining pool')
        if self._state == RUN:
            raise ValueError('Pool is still running')
        if self._state not in (CLOSE, TERMINATE):
            raise ValueError('In unknown state')
        self._worker_handler.join()
        self._task_handler.join()
        self._result_handler.join()
        for p in self._pool:
            p.join()

    @staticmethod
    def _terminate_pool(self):
        self._state = TERMINATE
        self._change_notifier.put(None)
        if threading.current_thread() is not self._worker_handler:
            self._worker_handler.join()
        self._stop_workers()
        try:
            self._outqueue.put(None)
        except OSError:
            pass
        self._taskqueue.put(None)
        if threading.current_thread() is not self._task_handler:
            self._task_handler.join()
        if threading.current_thread() is not self._result_handler:
            self._result_handler.join()
        for p in self._pool:
            if p.is_alive():
                p.join()

    def _stop_workers(self):
        for p in self._pool:
            if p.exitcode is None:
                p.terminate()


def _pieces(func, iterable, size):
    it = iter(iterable)
    while piece := tuple(itertools.islice(it, size)):
        yield func, piece


class _PoolCache(dict):
    """Results still to come, by job; tells when the last is gone."""

    def __init__(self, /, *args, notifier=None, **kwds):
        self.notifier = notifier
        super().__init__(*args, **kwds)

    def __delitem__(self, item):
        super().__delitem__(item)
        if not self:
            self.notifier.put(None)


# --- results --------------------------------------------------------------------------------------------------------
class ApplyResult:
    def __init__(self, pool, callback, error_callback):
        self._pool = pool
        self._event = threading.Event()
        self._event._cond._shown_as = 'event', None, 'AsyncResult'
        self._job = next(_job_counter)
        self._cache = pool._cache
        self._callback = callback
        self._error_callback = error_callback
        self._cache[self._job] = self

    def ready(self):
        return self._event.is_set()

    def successful(self):
        if not self.ready():
            raise ValueError(f'{self!r} not ready')
        return self._success

    def wait(self, timeout=None):
        self._event.wait(timeout)

    def get(self, timeout=None):
        self.wait(timeout)
        if not self.ready():
            raise TimeoutError
        if self._success:
            return self._value
        raise self._value

    def _set(self, i, obj):
        self._success, self._value = obj
        if self._callback and self._success:
            self._callback(self._value)
        if self._error_callback and not self._success:
            self._error_callback(self._value)
        self._finish()

    def _finish(self):
        self._event.set()
        del self._cache[self._job]
        self._pool = None

    def __class_getitem__(cls, item):
        return type(list[int])(cls, item)


AsyncResult = ApplyResult


class MapResult(ApplyResult):
    def __init__(self, pool, chunksize, length, callback, error_callback):
        super().__init__(pool, callback, error_callback)
        self._success = True
        self._value = [None] * length
        self._chunksize = chunksize
        if chunksize <= 0:
            self._number_left = 0
            self._event.set()
            del self._cache[self._job]
        else:
            self._number_left = length // chunksize + bool(length % chunksize)

    def _set(self, i, success_result):
        self._number_left -= 1
        success, result = success_result
        if success and self._success:
            self._value[i * self._chunksize:(i + 1) * self._chunksize] = result
            if self._number_left == 0:
                if self._callback:
                    self._callback(self._value)
                self._finish()
            return
        if not success and self._success:  # the first that failed
            self._success = False
            self._value = result
        if self._number_left == 0:
            if self._error_callback:
                self._error_callback(self._value)
            self._finish()


class IMapIterator:
    def __init__(self, pool):
        self._pool = pool
        self._cond = threading.Condition(threading.Lock())
        self._cond._shown_as = 'queue', None, 'imap'
        self._job = next(_job_counter)
        self._cache = pool._cache
        self._items = collections.deque()
        self._index = 0
        self._length = None
        self._unsorted = {}
        self._cache[self._job] = self

    def __iter__(self):
        return self

    def next(self, timeout=None):
        with self._cond:
            if not self._items:
                if self._index == self._length:
                    self._pool = None
                    raise StopIteration
                self._cond.wait(timeout)
                if not self._items:
                    if self._index == self._length:
                        self._pool = None
                        raise StopIteration
                    raise TimeoutError
            success, value = self._items.popleft()
        if success:
            return value
        raise value

    __next__ = next

    def _set(self, i, obj):
        with self._cond:
            self._arrived(i, obj)
            if self._index == self._length:
                del self._cache[self._job]
                self._pool = None

    def _arrived(self, i, obj):
        if self._index != i:
            self._unsorted[i] = obj
            return
        while True:
            self._items.append(obj)
            self._index += 1
            if self._index not in self._unsorted:
                break
            obj = self._unsorted.pop(self._index)
        self._cond.notify()

    def _set_length(self, length):
        with self._cond:
            self._length = length
            if self._index == length:
                self._cond.notify()
                del self._cache[self._job]
                self._pool = None


class IMapUnorderedIterator(IMapIterator):
    def _arrived(self, i, obj):
        self._items.append(obj)
        self._index += 1
        self._cond.notify()


# --- threads in place of processes ---------------------------------------------------------------------------------
class ThreadPool(Pool):
    _wrap_exception = False

    @staticmethod
    def Process(ctx, *args, **kwds):
        from multiprocessing.dummy import Process
        return Process(*args, **kwds)

    def __init__(self, processes=None, initializer=None, initargs=()):
        super().__init__(processes, initializer, initargs)

    def _setup_queues(self):
        self._inqueue = queue.SimpleQueue()
        self._outqueue = queue.SimpleQueue()
        self._quick_put = self._inqueue.put
        self._quick_get = self._outqueue.get

    def _worker_sentinels(self):
        return []

    def _wait_for_updates(self):
        self._change_notifier.get()

    def _stop_workers(self):
        # They end by themselves: what is still to be done is thrown away.
        try:
            while True:
                self._inqueue.get(block=False)
        except queue.Empty:
            pass
        for _ in self._pool:
            self._inqueue.put(None)
