"""Queues between processes, over a pipe. What put() takes goes through a thread that writes it into the pipe."""

import _kvant
import collections
import os
import sys
import threading
import time
import weakref
from multiprocessing import connection, context, util
from multiprocessing.reduction import ForkingPickler as _ForkingPickler
from multiprocessing.synchronize import SEM_VALUE_MAX
from queue import Empty, Full

_end = object()


class Queue:
    """Objects wait in a buffer of the process that put them until its feeder thread has written them into the pipe.

    `_sem` counts the free places: taken by put(), given back by get(), whatever processes these are in.
    """

    # What goes with it to a process that is being started; all else belongs to one process.
    _travels = '_ignore_epipe', '_maxsize', '_reader', '_writer', '_rlock', '_wlock', '_sem', '_opid'

    def __init__(self, maxsize=0, *, ctx):
        self._maxsize = SEM_VALUE_MAX if maxsize <= 0 else maxsize
        self._opid, self._ignore_epipe = os.getpid(), False
        self._reader, self._writer = connection.Pipe(duplex=False)
        self._rlock, self._wlock = ctx.Lock(), ctx.Lock()
        self._sem = ctx.BoundedSemaphore(self._maxsize)
        self._reset()
        util.register_after_fork(self, Queue._reset)

    def __getstate__(self):
        context.assert_spawning(self)
        return [getattr(self, name) for name in self._travels]

    def __setstate__(self, state):
        for name, value in zip(self._travels, state):
            setattr(self, name, value)
        self._reset()

    def _reset(self):
        self._closed = self._joincancelled = False
        self._thread = self._jointhread = self._close = None
        self._buffer = collections.deque()
        self._notempty = threading.Condition(threading.Lock())
        self._notempty._shown_as = 'queue', self

    # --- putting ---
    def put(self, obj, block=True, timeout=None):
        self._take_place(block, timeout)
        with self._notempty:
            self._append(obj)

    def put_nowait(self, obj):
        return self.put(obj, False)

    def _take_place(self, block, timeout):
        self._check_open()
        if self._sem.acquire(False):
            return
        if not block:
            raise Full
        _kvant.wait_as('queue', self)
        try:
            if not self._sem.acquire(True, timeout):
                raise Full
        finally:
            _kvant.wait_as()

    def _append(self, obj):
        if self._thread is None:
            self._start_thread()
        self._buffer.append(obj)
        self._notempty.notify()

    # --- getting ---
    def get(self, block=True, timeout=None):
        self._check_open()
        if block and timeout is None:
            with self._rlock:
                data = self._recv()
            self._sem.release()
        else:
            # the time is for the lock and for the object together
            end = time.monotonic() + timeout if block else 0
            if not self._rlock.acquire(block, timeout):
                raise Empty
            try:
                if not self._reader.poll(end - time.monotonic() if block else 0.0):
                    raise Empty
                data = self._reader.recv_bytes()
                self._sem.release()
            finally:
                self._rlock.release()
        return _ForkingPickler.loads(data)

    def get_nowait(self):
        return self.get(False)

    def _recv(self):
        _kvant.wait_as('queue', self)
        try:
            return self._reader.recv_bytes()
        finally:
            _kvant.wait_as()

    # --- how full it is ---
    def qsize(self):
        return self._maxsize - self._sem._get_value()

    def empty(self):
        return not self._reader.poll()

    def full(self):
        return self._sem._is_zero()

    # --- the end of this process's use of it ---
    def close(self):
        """Nothing more is put here; what was put is still written."""
        self._closed = True
        finish, self._close = self._close, None
        if finish:
            finish()

    def join_thread(self):
        """Waits until all is written."""
        assert self._closed, f'Queue {self!r} not closed'
        if self._jointhread:
            self._jointhread()

    def cancel_join_thread(self):
        """The process need not wait for that at its end."""
        self._joincancelled = True
        if self._jointhread is not None:
            self._jointhread.cancel()

    def _check_open(self):
        if self._closed:
            raise ValueError(f'Queue {self!r} is closed')

    def _terminate_broken(self):
        self._reader.close()
        self.close()
        self.join_thread()

    # --- the feeder thread ---
    # It has the parts of the queue it needs, not the queue: that may die while there is still something to be written.
    def _start_thread(self):
        self._buffer.clear()
        ends = self._reader, self._writer
        self._thread = threading.Thread(target=Queue._feed, name='QueueFeederThread', daemon=True,
                                        args=(self._buffer, self._notempty, ends, self._wlock, self._sem,
                                              self._ignore_epipe, self._on_queue_feeder_error))
        self._thread.start()
        self._close = util.Finalize(self, Queue._finalize_close, [self._buffer, self._notempty], exitpriority=10)
        if not self._joincancelled:
            # A thread that has ended needs no join: it is known weakly.
            self._jointhread = util.Finalize(self._thread, Queue._finalize_join, [weakref.ref(self._thread)],
                                             exitpriority=-5)

    @staticmethod
    def _finalize_close(buffer, notempty):
        with notempty:
            buffer.append(_end)
            notempty.notify()

    @staticmethod
    def _finalize_join(reference):
        thread = reference()
        if thread is not None:
            thread.join()

    @staticmethod
    def _feed(buffer, notempty, ends, writelock, places, ignore_epipe, on_error):
        reader, writer = ends
        obj = None
        while obj is not _end:
            with notempty:
                if not buffer:
                    notempty.wait()
            try:
                while buffer:
                    obj = buffer.popleft()
                    if obj is _end:
                        reader.close()
                        writer.close()
                        break
                    data = _ForkingPickler.dumps(obj)
                    with writelock:
                        writer._send_bytes(data)
                    del data
            except Exception as error:
                if ignore_epipe and isinstance(error, BrokenPipeError):
                    return
                if util.is_exiting():
                    util.info('error in queue thread: %s', error)
                    return
                places.release()  # it takes no place
                on_error(error, obj)

    @staticmethod
    def _on_queue_feeder_error(error, obj):
        from _traceback import format_exception
        sys.stderr.write(format_exception(error, False))


class JoinableQueue(Queue):
    """One that can be waited for: until everything that was put has been reported as done."""

    _travels = *Queue._travels, '_cond', '_unfinished_tasks'

    def __init__(self, maxsize=0, *, ctx):
        super().__init__(maxsize, ctx=ctx)
        self._cond = ctx.Condition()
        self._cond._shown_as = 'queue'
        self._unfinished_tasks = ctx.Semaphore(0)

    def put(self, obj, block=True, timeout=None):
        self._take_place(block, timeout)
        with self._notempty, self._cond:
            self._unfinished_tasks.release()
            self._append(obj)

    def task_done(self):
        with self._cond:
            counted = self._unfinished_tasks.acquire(False)
            if not counted:
                raise ValueError('task_done() called too many times')
            if self._unfinished_tasks._is_zero():
                self._cond.notify_all()

    def join(self):
        with self._cond:
            if not self._unfinished_tasks._is_zero():
                self._cond._owner = self
                self._cond.wait()


class SimpleQueue:
    """Without a thread: put() writes into the pipe itself."""

    def __init__(self, *, ctx):
        self._reader, self._writer = connection.Pipe(duplex=False)
        self._rlock = ctx.Lock()
        self._wlock = ctx.Lock()

    def close(self):
        self._reader.close()
        self._writer.close()

    def empty(self):
        return not self._reader.poll()

    def __getstate__(self):
        context.assert_spawning(self)
        return self._reader, self._writer, self._rlock, self._wlock

    def __setstate__(self, state):
        self._reader, self._writer, self._rlock, self._wlock = state

    def get(self):
        with self._rlock:
            data = self._reader.recv_bytes()
        return _ForkingPickler.loads(data)

    def put(self, obj):
        data = _ForkingPickler.dumps(obj)
        with self._wlock:
            self._writer.send_bytes(data)

    def __class_getitem__(cls, item):
        return type(list[int])(cls, item)
