"""A process that does nothing but fork when it is asked to: children begin as clean as it is."""

import _exec
import _multiprocessing
import os
import select
import signal
import sys
from multiprocessing import process, reduction, spawn, util
from multiprocessing.connection import Connection

_preload = ['__main__']
_server = None  # (pid, connection to it)


def set_forkserver_preload(modules_names):
    global _preload
    if not all(type(name) is str for name in modules_names):
        raise TypeError('module_names must be a list of strings')
    _preload = list(modules_names)


def ensure_running():
    global _server
    if _server is not None:
        pid, _, owner = _server
        if owner == os.getpid():
            try:
                if os.waitpid(pid, os.WNOHANG)[0] == 0:
                    return
            except ChildProcessError:
                pass
        else:
            return  # the server of the parent serves its descendants too
    reader, writer = os.pipe()
    alive_r, alive_w = os.pipe()
    util._flush_std_streams()
    main = None
    if '__main__' in _preload:
        data = spawn.get_preparation_data('forkserver') if not getattr(process.current_process(), '_inheriting', False) else {}
        main = data.get('main')
    pid = os._posix.fork()
    if pid == 0:
        os.set_inheritable(reader, True)
        os.set_inheritable(alive_r, True)
        source = f'from multiprocessing.forkserver import main; main({reader}, {alive_r})\n'
        _exec.replace(source, '<string>', ['-c'], dict(os.environ))
    os.close(reader)
    os.close(alive_r)
    out = Connection(writer, readable=False)
    out._send_bytes(reduction.ForkingPickler.dumps((_preload, main)))
    _server = pid, out, os.getpid()
    global _alive
    _alive = alive_w


def ask_for_child(child_r, status_w):
    """The server forks; the child reads from `child_r`, and what becomes of it is written to `status_w`."""
    ensure_running()
    tickets = _multiprocessing.send_file(child_r), _multiprocessing.send_file(status_w)
    _server[1]._send_bytes(reduction.ForkingPickler.dumps(tickets))


def _write_number(fd, number):
    os.write(fd, number.to_bytes(8, 'little', signed=True))


def read_number(fd):
    data = b''
    while len(data) < 8:
        more = os.read(fd, 8 - len(data))
        if not more:
            raise EOFError('unexpected EOF')
        data += more
    return int.from_bytes(data, 'little', signed=True)


def main(reader, alive_r):
    _multiprocessing.spawn_setup()
    requests = Connection(reader, writable=False)
    preload, main_module = reduction.ForkingPickler.loads(requests.recv_bytes())
    if main_module is not None and '__main__' in preload:
        process.current_process()._inheriting = True
        try:
            spawn.import_main(*main_module)
        except Exception:
            pass  # each child will find out by itself
        finally:
            del process.current_process()._inheriting
    for name in preload:
        if name != '__main__':
            try:
                __import__(name)
            except ImportError:
                pass
    util._flush_std_streams()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    wake_r, wake_w = os.pipe()
    os.set_blocking(wake_r, False)
    os.set_blocking(wake_w, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake_w)
    children = {}
    while True:
        ready = select.select([reader, alive_r, wake_r], [], [])[0]
        if wake_r in ready:
            try:
                os.read(wake_r, 65536)
            except BlockingIOError:
                pass
            while children:
                try:
                    pid, status = os.waitpid(-1, os.WNOHANG)
                except ChildProcessError:
                    break
                if pid == 0:
                    break
                fd = children.pop(pid, None)
                if fd is not None:
                    try:
                        _write_number(fd, os.waitstatus_to_exitcode(status))
                    except BrokenPipeError:
                        pass
                    os.close(fd)
        if reader in ready:
            try:
                tickets = reduction.ForkingPickler.loads(requests.recv_bytes())
            except EOFError:
                os._exit(0)
            child_r, status_w = [_multiprocessing.receive_file(ticket) for ticket in tickets]
            pid = os.fork()
            if pid == 0:
                code = 1
                try:
                    signal.set_wakeup_fd(-1)
                    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                    signal.signal(signal.SIGINT, signal.default_int_handler)
                    os.close(reader)
                    os.close(alive_r)
                    os.close(wake_r)
                    os.close(wake_w)
                    for fd in children.values():
                        os.close(fd)
                    _write_number(status_w, os.getpid())
                    os.close(status_w)
                    util._enter_child()
                    code = spawn._main(Connection(child_r, writable=False), os.dup(child_r),
                                       _multiprocessing.forkserver_setup)
                except Exception:
                    sys.excepthook(*sys.exc_info())
                    sys.stderr.flush()
                finally:
                    os._exit(code)
            children[pid] = status_w
            os.close(child_r)
        if alive_r in ready:
            os._exit(0)  # nobody is left who could ask
