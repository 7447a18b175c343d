"""Children by fork: a copy of this process."""

import _multiprocessing
import os
import signal
from multiprocessing import util


class Popen:
    method = 'fork'

    def __init__(self, process_obj):
        util._flush_std_streams()
        self.returncode = None
        self.finalizer = None
        self._name = process_obj._name
        self._launch(process_obj)

    def duplicate_for_child(self, fd):
        return fd  # the child has all descriptors

    # The end of the child.
    def poll(self, flag=os.WNOHANG):
        return self._wait(0)

    def wait(self, timeout=None):
        if timeout is not None:
            import multiprocessing.connection
        return self._wait(timeout)

    def _wait(self, timeout):
        if self.returncode is None:
            try:
                ended = _multiprocessing.wait_child(self.pid, timeout, self._name)
            except ChildProcessError:
                return None  # no child of this process, or somebody else has waited for it
            if ended is not None:
                self.returncode = ended[1]
        return self.returncode

    # Signals.
    def terminate(self):
        self._send_signal(signal.SIGTERM)

    def kill(self):
        self._send_signal(signal.SIGKILL)

    def _send_signal(self, number):
        if self.returncode is not None:
            return
        try:
            os.kill(self.pid, number)
        except ProcessLookupError:
            pass  # it has just ended
        except OSError:
            # Not allowed, for example: no harm if it ends of itself now.
            if self._wait(0.1) is None:
                raise

    def _launch(self, process_obj):
        # Each end sees by the other's pipe that its process is gone.
        child_lives, held_by_child = os.pipe()
        parent_lives, held = os.pipe()
        kept, given = (child_lives, held), (held_by_child, parent_lives)
        pid = self.pid = os.fork()
        status = 1
        try:
            for fd in given if pid else kept:
                os.close(fd)
            if not pid:
                util._enter_child()
                status = process_obj._bootstrap(parent_sentinel=parent_lives)
        finally:
            if not pid:
                os._exit(status)
        self.finalizer = util.Finalize(self, _close_all, (kept,))
        self.sentinel = child_lives

    def close(self):
        if self.finalizer is not None:
            self.finalizer()


def _close_all(fds):
    for fd in fds:
        try:
            os.close(fd)
        except OSError:
            pass
