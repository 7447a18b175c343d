"""An executor of processes. A thread of this process feeds the workers through a queue and takes their results."""

import itertools
import multiprocessing as mp
import multiprocessing.connection
import os
import queue
import sys
import threading
import weakref
from concurrent.futures import _base
from functools import partial
from multiprocessing.queues import Queue
from traceback import format_exception

EXTRA_QUEUED_CALLS = 1
_MAX_WINDOWS_WORKERS = 61
_threads_wakeups = weakref.WeakKeyDictionary()
_global_shutdown = False


class _ThreadWakeup:
    def __init__(self):
        self._closed = False
        self._reader, self._writer = mp.Pipe(duplex=False)

    def close(self):
        if not self._closed:
            self._closed = True
            self._writer.close()
            self._reader.close()

    def wakeup(self):
        if not self._closed:
            self._writer.send_bytes(b'')

    def clear(self):
        if not self._closed:
            while self._reader.poll():
                self._reader.recv_bytes()


def _python_exit():
    global _global_shutdown
    _global_shutdown = True
    items = list(_threads_wakeups.items())
    for _, wakeup in items:
        wakeup.wakeup()
    for thread, _ in items:
        thread.join()


threading._register_atexit(_python_exit)


# --- exceptions of workers ------------------------------------------------------------------------------------------
class _RemoteTraceback(Exception):
    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class _ExceptionWithTraceback:
    def __init__(self, exc, tb):
        text = ''.join(format_exception(type(exc), exc, tb))
        self.exc = exc
        self.exc.__traceback__ = None
        self.tb = f'\n"""\n{text}"""'

    def __reduce__(self):
        return _rebuild_exc, (self.exc, self.tb)


def _rebuild_exc(exc, tb):
    exc.__cause__ = _RemoteTraceback(tb)
    return exc


class BrokenProcessPool(_base.BrokenExecutor):
    """A worker ended in the middle of its work."""


class _WorkItem:
    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs


class _ResultItem:
    def __init__(self, work_id, exception=None, result=None, exit_pid=None):
        self.work_id = work_id
        self.exception = exception
        self.result = result
        self.exit_pid = exit_pid


class _CallItem:
    def __init__(self, work_id, fn, args, kwargs):
        self.work_id = work_id
        self.fn = fn
        self.args = args
        self.kwargs = kwargs


class _SafeQueue(Queue):
    """A work item that cannot be pickled fails its future."""

    def __init__(self, max_size=0, *, ctx, pending_work_items, shutdown_lock, thread_wakeup):
        self.pending_work_items = pending_work_items
        self.shutdown_lock = shutdown_lock
        self.thread_wakeup = thread_wakeup
        super().__init__(max_size, ctx=ctx)

    def _on_queue_feeder_error(self, error, obj):
        if not isinstance(obj, _CallItem):
            super()._on_queue_feeder_error(error, obj)
            return
        text = ''.join(format_exception(type(error), error, error.__traceback__))
        error.__cause__ = _RemoteTraceback(f'\n"""\n{text}"""')
        item = self.pending_work_items.pop(obj.work_id, None)
        with self.shutdown_lock:
            self.thread_wakeup.wakeup()
        if item is not None:
            item.future.set_exception(error)


# --- the worker's side ----------------------------------------------------------------------------------------------
def _get_chunks(*iterables, chunksize):
    it = zip(*iterables)
    while chunk := tuple(itertools.islice(it, chunksize)):
        yield chunk


def _process_chunk(fn, chunk):
    return [fn(*args) for args in chunk]


def _send_result(result_queue, work_id, result=None, exception=None, exit_pid=None):
    try:
        result_queue.put(_ResultItem(work_id, result=result, exception=exception, exit_pid=exit_pid))
    except BaseException as error:
        result_queue.put(_ResultItem(work_id, exception=_ExceptionWithTraceback(error, error.__traceback__),
                                     exit_pid=exit_pid))


def _process_worker(call_queue, result_queue, initializer, initargs, max_tasks=None):
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException:
            _base._report('Exception in initializer:')
            return  # the executor notices that this process has ended
    done = 0
    while True:
        item = call_queue.get(block=True)
        if item is None:
            result_queue.put(os.getpid())
            return
        exit_pid = None
        if max_tasks is not None:
            done += 1
            if done >= max_tasks:
                exit_pid = os.getpid()
        try:
            result = item.fn(*item.args, **item.kwargs)
        except BaseException as error:
            _send_result(result_queue, item.work_id, exit_pid=exit_pid,
                         exception=_ExceptionWithTraceback(error, error.__traceback__))
        else:
            _send_result(result_queue, item.work_id, result=result, exit_pid=exit_pid)
            del result
        del item
        if exit_pid is not None:
            return


# --- this side ------------------------------------------------------------------------------------------------------
class _ExecutorManagerThread(threading.Thread):
    """Knows the executor weakly only, so that it ends when nobody has it any more."""

    def __init__(self, executor):
        self.thread_wakeup = executor._executor_manager_thread_wakeup
        self.shutdown_lock = executor._shutdown_lock

        def gone(_, wakeup=self.thread_wakeup, lock=self.shutdown_lock):
            with lock:
                wakeup.wakeup()
        self.executor_reference = weakref.ref(executor, gone)
        self.processes = executor._processes
        self.call_queue = executor._call_queue
        self.result_queue = executor._result_queue
        self.work_ids_queue = executor._work_ids
        self.max_tasks_per_child = executor._max_tasks_per_child
        self.pending_work_items = executor._pending_work_items
        super().__init__()

    def run(self):
        while True:
            self._fill_call_queue()
            result, broken, cause = self._wait_for_something()
            if broken:
                self._terminate_broken(cause)
                return
            if result is not None:
                self._settle(result)
                replace = result.exit_pid is not None
                if replace:
                    p = self.processes.pop(result.exit_pid)
                    p.join()
                del result
                executor = self.executor_reference()
                if executor is not None:
                    if replace:
                        if self.pending_work_items and not executor._shutdown_thread:
                            executor._adjust_process_count()
                    else:
                        executor._idle_worker_semaphore.release()
                del executor
            if self._is_shutting_down():
                self._flag_shutting_down()
                self._fill_call_queue()
                if not self.pending_work_items:
                    self._join_processes()
                    return

    def _fill_call_queue(self):
        while not self.call_queue.full():
            try:
                work_id = self.work_ids_queue.get(block=False)
            except queue.Empty:
                return
            item = self.pending_work_items.get(work_id)
            if item is None:
                continue
            if item.future.set_running_or_notify_cancel():
                self.call_queue.put(_CallItem(work_id, item.fn, item.args, item.kwargs), block=True)
            else:
                del self.pending_work_items[work_id]

    def _wait_for_something(self):
        results = self.result_queue._reader
        wakeup = self.thread_wakeup._reader
        sentinels = [p.sentinel for p in list(self.processes.values())]
        ready = mp.connection.wait([results, wakeup, *sentinels])
        cause = result = None
        broken = True
        if results in ready:
            try:
                result = results.recv()
                broken = False
            except BaseException as error:
                cause = format_exception(type(error), error, error.__traceback__)
        elif wakeup in ready:
            broken = False
        with self.shutdown_lock:
            self.thread_wakeup.clear()
        if isinstance(result, int):
            result = None
        return result, broken, cause

    def _settle(self, result):
        item = self.pending_work_items.pop(result.work_id, None)
        if item is not None:
            if result.exception:
                item.future.set_exception(result.exception)
            else:
                item.future.set_result(result.result)

    def _is_shutting_down(self):
        executor = self.executor_reference()
        return _global_shutdown or executor is None or executor._shutdown_thread

    def _terminate_broken(self, cause):
        executor = self.executor_reference()
        if executor is not None:
            executor._broken = ('A child process terminated abruptly, the process pool is not usable anymore')
            executor._shutdown_thread = True
            executor = None
        error = BrokenProcessPool('A process in the process pool was terminated abruptly while the future was running or '
                                  'pending.')
        if cause is not None:
            error.__cause__ = _RemoteTraceback(f"\n'''\n{''.join(cause)}'''")
        for item in list(self.pending_work_items.values()):
            try:
                item.future.set_exception(error)
            except _base.InvalidStateError:
                pass
            del item
        self.pending_work_items.clear()
        for p in self.processes.values():
            p.terminate()
        self.call_queue._terminate_broken()
        self._join_processes(broken=True)

    def _flag_shutting_down(self):
        executor = self.executor_reference()
        if executor is None:
            return
        executor._shutdown_thread = True
        if executor._cancel_pending_futures:
            left = {}
            for work_id, item in self.pending_work_items.items():
                if not item.future.cancel():
                    left[work_id] = item
            self.pending_work_items.clear()
            self.pending_work_items.update(left)
            while True:
                try:
                    self.work_ids_queue.get_nowait()
                except queue.Empty:
                    break
            executor._cancel_pending_futures = False

    def _alive(self):
        return sum(p.is_alive() for p in self.processes.values())

    def _join_processes(self, broken=False):
        if not broken:
            # One end mark a worker, and again for those that did not get one.
            wanted = self._alive()
            sent = 0
            while sent < wanted and self._alive() > 0:
                for _ in range(wanted - sent):
                    try:
                        self.call_queue.put_nowait(None)
                        sent += 1
                    except queue.Full:
                        import time
                        time.sleep(0.001)
                        break
        self.call_queue.close()
        self.call_queue.join_thread()
        with self.shutdown_lock:
            self.thread_wakeup.close()
        for p in self.processes.values():
            p.join()


_is_set_up = False


def _set_up():
    global _is_set_up
    if not _is_set_up:
        _is_set_up = True
        import _multiprocessing
        _multiprocessing.pool_setup()


class ProcessPoolExecutor(_base.Executor):
    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        if max_workers is None:
            self._max_workers = os.cpu_count() or 1
        else:
            if max_workers <= 0:
                raise ValueError('max_workers must be greater than 0')
            self._max_workers = max_workers
        if mp_context is None:
            mp_context = mp.get_context('spawn') if max_tasks_per_child is not None else mp.get_context()
        self._mp_context = mp_context
        _set_up()
        self._safe_to_dynamically_spawn_children = mp_context.get_start_method(allow_none=False) != 'fork'
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._initializer = initializer
        self._initargs = initargs
        if max_tasks_per_child is not None:
            if not isinstance(max_tasks_per_child, int):
                raise TypeError('max_tasks_per_child must be an integer')
            if max_tasks_per_child <= 0:
                raise ValueError('max_tasks_per_child must be >= 1')
            if mp_context.get_start_method(allow_none=False) == 'fork':
                raise ValueError("max_tasks_per_child is incompatible with the 'fork' multiprocessing start method; "
                                 'supply a different mp_context.')
        self._max_tasks_per_child = max_tasks_per_child
        self._executor_manager_thread = None
        self._processes = {}
        self._shutdown_thread = False
        self._shutdown_lock = threading.Lock()
        self._idle_worker_semaphore = threading.Semaphore(0)
        self._broken = False
        self._queue_count = 0
        self._pending_work_items = {}
        self._cancel_pending_futures = False
        self._executor_manager_thread_wakeup = _ThreadWakeup()
        self._call_queue = _SafeQueue(self._max_workers + EXTRA_QUEUED_CALLS, ctx=mp_context,
                                      pending_work_items=self._pending_work_items, shutdown_lock=self._shutdown_lock,
                                      thread_wakeup=self._executor_manager_thread_wakeup)
        self._call_queue._ignore_epipe = True
        self._result_queue = mp_context.SimpleQueue()
        self._work_ids = queue.Queue()

    def _start_executor_manager_thread(self):
        if self._executor_manager_thread is None:
            if not self._safe_to_dynamically_spawn_children:
                # Before there are threads: a fork copies only the one that forks.
                self._launch_processes()
            self._executor_manager_thread = _ExecutorManagerThread(self)
            self._executor_manager_thread.start()
            _threads_wakeups[self._executor_manager_thread] = self._executor_manager_thread_wakeup

    def _adjust_process_count(self):
        if self._idle_worker_semaphore.acquire(blocking=False):
            return
        if len(self._processes) < self._max_workers:
            self._spawn_process()

    def _launch_processes(self):
        for _ in range(len(self._processes), self._max_workers):
            self._spawn_process()

    def _spawn_process(self):
        p = self._mp_context.Process(target=_process_worker,
                                     args=(self._call_queue, self._result_queue, self._initializer, self._initargs,
                                           self._max_tasks_per_child))
        p.start()
        self._processes[p.pid] = p

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock:
            if self._broken:
                raise BrokenProcessPool(self._broken)
            if self._shutdown_thread:
                raise RuntimeError('cannot schedule new futures after shutdown')
            if _global_shutdown:
                raise RuntimeError('cannot schedule new futures after interpreter shutdown')
            future = _base.Future()
            self._pending_work_items[self._queue_count] = _WorkItem(future, fn, args, kwargs)
            self._work_ids.put(self._queue_count)
            self._queue_count += 1
            self._executor_manager_thread_wakeup.wakeup()
            if self._safe_to_dynamically_spawn_children:
                self._adjust_process_count()
            self._start_executor_manager_thread()
            return future

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        if chunksize < 1:
            raise ValueError('chunksize must be >= 1.')
        results = super().map(partial(_process_chunk, fn), _get_chunks(*iterables, chunksize=chunksize), timeout=timeout)
        return _chain_from_iterable_of_lists(results)

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._shutdown_lock:
            self._cancel_pending_futures = cancel_futures
            self._shutdown_thread = True
            if self._executor_manager_thread_wakeup is not None:
                self._executor_manager_thread_wakeup.wakeup()
        if self._executor_manager_thread is not None and wait:
            self._executor_manager_thread.join()
        self._executor_manager_thread = None
        self._call_queue = None
        self._result_queue = None
        self._processes = None
        self._executor_manager_thread_wakeup = None


def _chain_from_iterable_of_lists(iterable):
    for element in iterable:
        element.reverse()
        while element:
            yield element.pop()
