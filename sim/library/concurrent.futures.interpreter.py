"""An executor of threads, each with an interpreter of its own (Python 3.14)."""

import threading
from concurrent import interpreters
from concurrent.futures import _base
from concurrent.futures.thread import BrokenThreadPool, ThreadPoolExecutor


class BrokenInterpreterPool(BrokenThreadPool):
    """A worker's initializer failed."""


ExecutionFailed = interpreters.ExecutionFailed


class InterpreterPoolExecutor(ThreadPoolExecutor):
    _pools = 0

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=()):
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        if not thread_name_prefix:
            thread_name_prefix = f'InterpreterPoolExecutor-{InterpreterPoolExecutor._pools}'
            InterpreterPoolExecutor._pools += 1
        self._own = threading.local()
        self._interpreters = []
        self._set_up = initializer, initargs
        super().__init__(max_workers, thread_name_prefix, self._begin)

    def _begin(self):
        interpreter = self._own.interpreter = interpreters.create()
        self._interpreters.append(interpreter)
        function, args = self._set_up
        if function is not None:
            interpreter.call(function, *args)

    def submit(self, fn, /, *args, **kwargs):
        return super().submit(_run, self._own, fn, args, kwargs)

    def shutdown(self, wait=True, *, cancel_futures=False):
        super().shutdown(wait, cancel_futures=cancel_futures)
        if wait:
            for interpreter in self._interpreters:
                interpreter.close()
            self._interpreters.clear()


def _run(own, fn, args, kwargs):
    try:
        return own.interpreter.call(fn, *args, **kwargs)
    except ExecutionFailed as failed:
        if failed._original is None:
            raise
        raise failed._original from failed
