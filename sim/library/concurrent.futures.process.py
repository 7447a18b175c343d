"""An executor of processes.

A thread of this process, the executor manager, moves calls from the executor into a short queue that the worker
processes read, and takes their results from another. It wakes when there is a result, when somebody writes into a
pipe kept for that (_ThreadWakeup), or when a worker has ended.
"""

import itertools
import multiprocessing as mp
import multiprocessing.connection
import os
import queue
import threading
import time
import weakref
from collections import namedtuple
from concurrent.futures import _base
from functools import partial
from multiprocessing.queues import Queue
from traceback import format_exception

EXTRA_QUEUED_CALLS = 1  # more calls than workers in the queue: they cannot be cancelled any more
_MAX_WINDOWS_WORKERS = 61
_global_shutdown = False  # the interpreter ends
_threads_wakeups = weakref.WeakKeyDictionary()  # manager → what wakes it


class BrokenProcessPool(_base.BrokenExecutor):
    """A worker ended in the middle of its work."""


class _ThreadWakeup:
    """A pipe to wake the manager by: it waits for files, and a pipe is one."""

    def __init__(self):
        self._reader, self._writer = mp.Pipe(duplex=False)
        self._closed = False

    def wakeup(self):
        if not self._closed:
            self._writer.send_bytes(b'')

    def clear(self):
        while not self._closed and self._reader.poll():
            self._reader.recv_bytes()

    def close(self):
        if not self._closed:
            self._closed = True
            for end in self._writer, self._reader:
                end.close()


def _python_exit():
    global _global_shutdown
    _global_shutdown = True
    running = dict(_threads_wakeups)
    for wakeup in running.values():
        wakeup.wakeup()
    for manager in running:
        manager.join()


threading._register_atexit(_python_exit)

_WorkItem = namedtuple('_WorkItem', 'future fn args kwargs')  # stays here
_CallItem = namedtuple('_CallItem', 'work_id fn args kwargs')  # goes to a worker
# Comes back. `exit_pid` is the worker's number if that was its last call.
_ResultItem = namedtuple('_ResultItem', 'work_id exception result exit_pid')


# --- exceptions on their way from a worker ------------------------------------------------------------------------------
class _RemoteTraceback(Exception):
    """Shows a traceback of another process, as the cause of the exception here."""

    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb

    @classmethod
    def of(cls, error):
        return cls('\n"""\n' + ''.join(format_exception(type(error), error, error.__traceback__)) + '"""')


class _ExceptionWithTraceback:
    """Frames cannot be pickled: an exception travels with the text of its traceback."""

    def __init__(self, error):
        self.tb = _RemoteTraceback.of(error).tb
        self.exc = error
        error.__traceback__ = None

    def __reduce__(self):
        return _rebuild_exc, (self.exc, self.tb)


def _rebuild_exc(exc, tb):
    exc.__cause__ = _RemoteTraceback(tb)
    return exc


# --- in the workers -----------------------------------------------------------------------------------------------------
def _process_worker(call_queue, result_queue, initializer, initargs, max_tasks=None):
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException:
            _base._report('Exception in initializer:')
            return  # the manager sees that this process has ended
    numbers = itertools.count(1) if max_tasks is None else range(1, max_tasks + 1)
    for number in numbers:
        call_item = call_queue.get(block=True)
        if call_item is None:
            result_queue.put(os.getpid())
            return
        answer = partial(_send_result, result_queue, call_item.work_id, os.getpid() if number == max_tasks else None)
        try:
            r = call_item.fn(*call_item.args, **call_item.kwargs)
        except BaseException as error:
            answer(exception=_ExceptionWithTraceback(error))
        else:
            answer(result=r)
            del r
        del call_item  # what it holds is not to live until the next call comes


def _send_result(result_queue, work_id, exit_pid, result=None, exception=None):
    try:
        result_queue.put(_ResultItem(work_id, exception, result, exit_pid))
    except BaseException as error:
        result_queue.put(_ResultItem(work_id, _ExceptionWithTraceback(error), None, exit_pid))


def _process_chunk(fn, chunk):
    return [fn(*args) for args in chunk]


# --- the manager --------------------------------------------------------------------------------------------------------
class _SafeQueue(Queue):
    """The queue to the workers. A call that cannot be pickled fails its own future and nothing else."""

    def __init__(self, executor, ctx):
        super().__init__(executor._max_workers + EXTRA_QUEUED_CALLS, ctx=ctx)
        self._ignore_epipe = True  # workers may have been killed
        self._pending, self._lock, self._wakeup = executor._pending_work_items, executor._shutdown_lock, executor._wakeup

    def _on_queue_feeder_error(self, error, obj):
        if not isinstance(obj, _CallItem):
            return super()._on_queue_feeder_error(error, obj)
        error.__cause__ = _RemoteTraceback.of(error)
        work = self._pending.pop(obj.work_id, None)
        with self._lock:
            self._wakeup.wakeup()
        if work is not None:
            work.future.set_exception(error)


class _WorkerLost(Exception):
    """A worker has ended of itself, or sent what cannot be read."""


class _ExecutorManagerThread(threading.Thread):
    """Has the parts of the executor it needs, and the executor itself weakly: when nobody has that any more, it ends."""

    def __init__(self, executor):
        super().__init__()
        self._wakeup, self._lock = wakeup, lock = executor._wakeup, executor._shutdown_lock
        self._calls, self._results = executor._call_queue, executor._result_queue
        self._waiting, self._pending = executor._work_ids, executor._pending_work_items
        self._workers = executor._processes

        def executor_gone(_):
            with lock:
                wakeup.wakeup()
        self._executor = weakref.ref(executor, executor_gone)

    def run(self):
        while self._turn():
            pass

    def _turn(self):
        """Hands out calls, waits for news and deals with it. False if it was the last turn."""
        self._hand_out()
        try:
            result = self._next_result()
        except _WorkerLost as lost:
            self._give_up(lost.__cause__)
            return False
        if result is not None:
            self._settle(result)
            self._worker_is_free(result.exit_pid)
            del result
        if self._is_shutting_down():
            self._hand_out()
            if not self._pending:
                self._end_workers()
                self._join()
                return False
        return True

    def _hand_out(self):
        while not self._calls.full():
            try:
                work_id = self._waiting.get_nowait()
            except queue.Empty:
                break
            work = self._pending.get(work_id)
            if work is None:
                continue
            if not work.future.set_running_or_notify_cancel():
                del self._pending[work_id]
                continue
            self._calls.put(_CallItem(work_id, work.fn, work.args, work.kwargs))

    def _next_result(self):
        """Waits. None if it was woken for another reason; _WorkerLost if it was woken by a worker's end."""
        results, wakeup = self._results._reader, self._wakeup._reader
        ready = mp.connection.wait([results, wakeup, *[worker.sentinel for worker in list(self._workers.values())]])
        result = None
        try:
            if results in ready:
                try:
                    result = results.recv()
                except BaseException as error:
                    raise _WorkerLost from error
            elif wakeup not in ready:
                raise _WorkerLost
        finally:
            with self._lock:
                self._wakeup.clear()
        return result if isinstance(result, _ResultItem) else None  # a number: a worker that was told to end

    def _settle(self, result):
        work = self._pending.pop(result.work_id, None)
        if work is None:
            return
        if result.exception:
            work.future.set_exception(result.exception)
        else:
            work.future.set_result(result.result)

    def _worker_is_free(self, exit_pid):
        if exit_pid is not None:
            self._workers.pop(exit_pid).join()
        executor = self._executor()
        if executor is None:
            return
        if exit_pid is None:
            executor._idle_workers.release()
        elif self._pending and not executor._shutdown_thread:
            executor._adjust_process_count()

    # The end.
    def _is_shutting_down(self):
        executor = self._executor()
        if executor is None:
            return True
        if _global_shutdown or executor._shutdown_thread:
            executor._shutdown_thread = True
            if executor._cancel_pending_futures:
                self._cancel_pending()
                executor._cancel_pending_futures = False
            return True
        return False

    def _cancel_pending(self):
        for work_id, work in list(self._pending.items()):
            if work.future.cancel():
                del self._pending[work_id]
        while not self._waiting.empty():
            self._waiting.get_nowait()

    def _give_up(self, cause):
        """All that is pending fails, and what is left of the workers is terminated."""
        executor = self._executor()
        if executor is not None:
            executor._broken = 'A child process terminated abruptly, the process pool is not usable anymore'
            executor._shutdown_thread = True
            del executor
        error = BrokenProcessPool('A process in the process pool was terminated abruptly while the future was running or '
                                  'pending.')
        if cause is not None:
            text = ''.join(format_exception(type(cause), cause, cause.__traceback__))
            error.__cause__ = _RemoteTraceback(f"\n'''\n{text}'''")
        for work in list(self._pending.values()):
            try:
                work.future.set_exception(error)
            except _base.InvalidStateError:
                pass  # cancelled
            del work
        self._pending.clear()
        for worker in self._workers.values():
            worker.terminate()
        self._calls._terminate_broken()
        self._join()

    def _end_workers(self):
        """One end mark for each worker. The queue is short: marks that do not fit in wait until a worker has read one."""
        missing = self._alive()
        while missing > 0 and self._alive() > 0:
            try:
                while missing > 0:
                    self._calls.put_nowait(None)
                    missing -= 1
            except queue.Full:
                time.sleep(0.001)

    def _alive(self):
        return sum(worker.is_alive() for worker in self._workers.values())

    def _join(self):
        self._calls.close()
        self._calls.join_thread()
        with self._lock:
            self._wakeup.close()
        for worker in self._workers.values():
            worker.join()


# --- the executor -------------------------------------------------------------------------------------------------------
_is_set_up = False


def _set_up():
    """The time that looking for the system's semaphores takes, once."""
    global _is_set_up
    if not _is_set_up:
        import _multiprocessing
        _multiprocessing.pool_setup()
        _is_set_up = True


class ProcessPoolExecutor(_base.Executor):
    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        if max_workers is not None and max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        if mp_context is None:
            # Workers are replaced while this process has threads: not by fork.
            mp_context = mp.get_context(None if max_tasks_per_child is None else 'spawn')
        _set_up()
        by_fork = mp_context.get_start_method(allow_none=False) == 'fork'
        if not (initializer is None or callable(initializer)):
            raise TypeError('initializer must be a callable')
        if max_tasks_per_child is not None:
            if not isinstance(max_tasks_per_child, int):
                raise TypeError('max_tasks_per_child must be an integer')
            if max_tasks_per_child <= 0:
                raise ValueError('max_tasks_per_child must be >= 1')
            if by_fork:
                raise ValueError("max_tasks_per_child is incompatible with the 'fork' multiprocessing start method; "
                                 'supply a different mp_context.')
        self._max_workers = max_workers or os.cpu_count() or 1
        self._mp_context = mp_context
        self._by_fork = by_fork
        self._initializer, self._initargs, self._max_tasks_per_child = initializer, initargs, max_tasks_per_child
        # Calls: numbers of those to be handed out, and what stands behind the numbers.
        self._queue_count = 0
        self._pending_work_items = {}
        self._work_ids = queue.Queue()
        # Workers.
        self._processes = {}  # by pid
        self._idle_workers = threading.Semaphore(0)
        self._executor_manager_thread, self._wakeup = None, _ThreadWakeup()
        # The end.
        self._shutdown_lock = threading.Lock()
        self._shutdown_thread = self._cancel_pending_futures = self._broken = False
        # Between processes.
        self._call_queue = _SafeQueue(self, mp_context)
        self._result_queue = mp_context.SimpleQueue()

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock:
            if self._broken:
                raise BrokenProcessPool(self._broken)
            if self._shutdown_thread:
                raise RuntimeError('cannot schedule new futures after shutdown')
            if _global_shutdown:
                raise RuntimeError('cannot schedule new futures after interpreter shutdown')
            work_id, future = self._queue_count, _base.Future()
            self._queue_count += 1
            self._pending_work_items[work_id] = _WorkItem(future, fn, args, kwargs)
            self._work_ids.put(work_id)
            self._wakeup.wakeup()
            if not self._by_fork:
                self._adjust_process_count()
            self._start_executor_manager_thread()
            return future

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """As Executor.map; a worker gets `chunksize` calls at a time."""
        if chunksize < 1:
            raise ValueError('chunksize must be >= 1.')
        chunks = _get_chunks(*iterables, chunksize=chunksize)
        return _chain_from_iterable_of_lists(super().map(partial(_process_chunk, fn), chunks, timeout=timeout))

    def _start_executor_manager_thread(self):
        if self._executor_manager_thread is not None:
            return
        if self._by_fork:
            self._launch_processes()  # all of them now: a fork copies but one thread
        manager = self._executor_manager_thread = _ExecutorManagerThread(self)
        manager.start()
        _threads_wakeups[manager] = self._wakeup

    def _adjust_process_count(self):
        """Starts a worker if none is idle and there may be more."""
        if not self._idle_workers.acquire(blocking=False) and len(self._processes) < self._max_workers:
            self._spawn_process()

    def _launch_processes(self):
        while len(self._processes) < self._max_workers:
            self._spawn_process()

    def _spawn_process(self):
        worker = self._mp_context.Process(target=_process_worker,
                                          args=(self._call_queue, self._result_queue, self._initializer, self._initargs,
                                                self._max_tasks_per_child))
        worker.start()
        self._processes[worker.pid] = worker

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._shutdown_lock:
            self._shutdown_thread = True
            self._cancel_pending_futures = cancel_futures
            if self._wakeup is not None:
                self._wakeup.wakeup()
        if wait and self._executor_manager_thread is not None:
            self._executor_manager_thread.join()
        # Lets go of files and processes, however long the executor itself is kept.
        self._executor_manager_thread = self._wakeup = None
        self._call_queue = self._result_queue = self._processes = None


def _get_chunks(*iterables, chunksize):
    calls = zip(*iterables)
    return iter(lambda: tuple(itertools.islice(calls, chunksize)), ())


def _chain_from_iterable_of_lists(iterable):
    for results in iterable:
        results.reverse()
        while results:
            yield results.pop()  # so that it lives no longer than its reader wants
