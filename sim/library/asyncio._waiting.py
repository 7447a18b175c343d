"""What the loop waits with when there are no files to watch: a lock that other threads release."""

import math
import _kvant
import _thread

EVENT_READ = 1
EVENT_WRITE = 2


class DefaultSelector:
    def __init__(self):
        self._lock = _thread.allocate_lock()
        self._lock.acquire()
        _kvant.name_lock(self._lock, 'event loop')

    def select(self, timeout=None):
        if timeout != 0:
            _kvant.wait_as('selector', None, 'selector')
            try:
                self._lock.acquire(True, -1 if timeout is None else math.ceil(timeout * 1e3) * 1e-3)
            finally:
                _kvant.wait_as()
        else:
            self._lock.acquire(False)
        return []

    def wake(self):
        try:
            self._lock.release()
        except RuntimeError:
            pass

    def close(self):
        pass
