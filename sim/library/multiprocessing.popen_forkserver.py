"""Children that the fork server forks."""

import os
from multiprocessing import context, forkserver, popen_fork, reduction, spawn, util
from multiprocessing.connection import Connection, wait


class Popen(popen_fork.Popen):
    method = 'forkserver'

    def _launch(self, process_obj):
        preparation = spawn.get_preparation_data(process_obj._name)
        context.set_spawning_popen(self)
        try:
            first = reduction.ForkingPickler.dumps(preparation)
            second = reduction.ForkingPickler.dumps(process_obj)
        finally:
            context.set_spawning_popen(None)
        status_r, status_w = os.pipe()
        child_r, parent_w = os.pipe()
        forkserver.ask_for_child(child_r, status_w)
        os.close(child_r)
        os.close(status_w)
        self.sentinel = status_r
        self.finalizer = util.Finalize(self, popen_fork._close_all, ((status_r, parent_w),))
        out = Connection(os.dup(parent_w), readable=False)
        out._send_bytes(first)
        out._send_bytes(second)
        out.close()
        self.pid = forkserver.read_number(status_r)

    def _wait(self, timeout):
        if self.returncode is None:
            if not wait([self.sentinel], timeout):
                return None
            try:
                self.returncode = forkserver.read_number(self.sentinel)
            except (OSError, EOFError):
                self.returncode = 255  # the server is gone, and with it what it knew
        return self.returncode
