"""An executor of threads: workers that take calls from one queue."""

import os
import queue
import threading
import weakref
from concurrent.futures import _base

_threads_queues = weakref.WeakKeyDictionary()  # worker → the queue of its executor
_shutdown = False  # the interpreter ends
_global_shutdown_lock = threading.Lock()  # so that nothing is handed over while it is set


def _python_exit():
    global _shutdown
    with _global_shutdown_lock:
        _shutdown = True
    running = dict(_threads_queues)
    for work in running.values():
        work.put(None)
    for thread in running:
        thread.join()


# Earlier than atexit functions: before the threads are waited for that are not daemons.
threading._register_atexit(_python_exit)


class BrokenThreadPool(_base.BrokenExecutor):
    """The initializer of a worker failed."""


class _WorkItem:
    """A call, and the future for its result."""

    def __init__(self, future, fn, args, kwargs):
        self.future, self.fn, self.args, self.kwargs = future, fn, args, kwargs

    def run(self):
        if self.future.set_running_or_notify_cancel():
            try:
                result = self.fn(*self.args, **self.kwargs)
            except BaseException as error:
                self.future.set_exception(error)
                self = None  # the error's traceback holds this frame
            else:
                self.future.set_result(result)


# --- the workers --------------------------------------------------------------------------------------------------------
# They know their executor weakly: it can vanish while they wait for work, and then they end.
def _worker(executor_reference, work_queue, initializer, initargs):
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException:
            _base._report('Exception in initializer:')
            executor = executor_reference()
            if executor is not None:
                executor._initializer_failed()
            return
    try:
        while True:
            item = _next_item(executor_reference, work_queue)
            if item is not None:
                item.run()
                del item  # and with it the future, before the next wait
            elif _is_over(executor_reference):
                work_queue.put(None)  # the next worker is to end too
                return
    except BaseException:
        _base._report('Exception in worker')


def _next_item(executor_reference, work_queue):
    try:
        return work_queue.get_nowait()
    except queue.Empty:
        pass
    executor = executor_reference()
    if executor is not None:
        executor._idle_semaphore.release()  # one more that waits: no new thread is needed for the next call
    del executor
    return work_queue.get()


def _is_over(executor_reference):
    executor = executor_reference()
    if executor is None:
        return True
    if _shutdown:
        executor._shutdown = True
    return executor._shutdown


# --- the executor -------------------------------------------------------------------------------------------------------
class ThreadPoolExecutor(_base.Executor):
    _made = 0  # without a name given

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=()):
        if max_workers is None:
            max_workers = min((os.cpu_count() or 1) + 4, 32)
        if max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        if not (initializer is None or callable(initializer)):
            raise TypeError('initializer must be a callable')
        if not thread_name_prefix:
            thread_name_prefix = f'ThreadPoolExecutor-{ThreadPoolExecutor._made}'
            ThreadPoolExecutor._made += 1
        self._thread_name_prefix = thread_name_prefix
        self._max_workers = max_workers
        self._initializer, self._initargs = initializer, initargs
        self._threads = set()
        self._work_queue = queue.SimpleQueue()
        self._idle_semaphore = threading.Semaphore(0)
        self._shutdown_lock = threading.Lock()
        self._shutdown = self._broken = False

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock, _global_shutdown_lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError('cannot schedule new futures after shutdown')
            if _shutdown:
                raise RuntimeError('cannot schedule new futures after interpreter shutdown')
            future = _base.Future()
            self._work_queue.put(_WorkItem(future, fn, args, kwargs))
            self._adjust_thread_count()
            return future

    def _adjust_thread_count(self):
        """Starts a worker if none is idle and there may be more."""
        if self._idle_semaphore.acquire(timeout=0) or len(self._threads) >= self._max_workers:
            return
        work = self._work_queue
        me = weakref.ref(self, lambda _: work.put(None))
        thread = threading.Thread(name=f'{self._thread_name_prefix}_{len(self._threads)}', target=_worker,
                                  args=(me, work, self._initializer, self._initargs))
        thread.start()
        self._threads.add(thread)
        _threads_queues[thread] = work

    def _initializer_failed(self):
        with self._shutdown_lock:
            self._broken = 'A thread initializer failed, the thread pool is not usable anymore'
            for future in self._waiting():
                future.set_exception(BrokenThreadPool(self._broken))

    def _waiting(self):
        """Empties the queue: the futures of the calls that were in it."""
        while True:
            try:
                item = self._work_queue.get_nowait()
            except queue.Empty:
                return
            if item is not None:
                yield item.future

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                for future in self._waiting():
                    future.cancel()
            self._work_queue.put(None)
        if wait:
            for thread in sorted(self._threads, key=lambda thread: thread._name):
                thread.join()
