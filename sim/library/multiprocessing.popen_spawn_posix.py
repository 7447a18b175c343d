"""Children that begin as a new interpreter."""

import _exec
import os
import sys
from multiprocessing import context, popen_fork, reduction, spawn, util


class Popen(popen_fork.Popen):
    method = 'spawn'

    def __init__(self, process_obj):
        self._fds = []
        super().__init__(process_obj)

    def duplicate_for_child(self, fd):
        self._fds.append(fd)
        return fd

    def _launch(self, process_obj):
        # Pickled before anything is started: what cannot be pickled starts nothing.
        preparation = spawn.get_preparation_data(process_obj._name)
        context.set_spawning_popen(self)
        try:
            first = reduction.ForkingPickler.dumps(preparation)
            second = reduction.ForkingPickler.dumps(process_obj)
        finally:
            context.set_spawning_popen(None)
        parent_r, child_w = os.pipe()
        child_r, parent_w = os.pipe()
        self.sentinel = parent_r
        self.pid = os._posix.fork()
        if self.pid == 0:
            os.set_inheritable(child_r, True)
            os.set_inheritable(child_w, True)
            source = f'from multiprocessing.spawn import spawn_main; spawn_main({child_r}, {os.getppid()})\n'
            _exec.replace(source, '<string>', ['-c', '--multiprocessing-fork'], dict(os.environ))
        os.close(child_w)
        os.close(child_r)
        self.finalizer = util.Finalize(self, popen_fork._close_all, ((parent_r, parent_w),))
        from multiprocessing.connection import Connection
        out = Connection(os.dup(parent_w), readable=False)
        try:
            out._send_bytes(first)
            out._send_bytes(second)
        except BrokenPipeError:
            pass  # it has ended already
        out.close()
