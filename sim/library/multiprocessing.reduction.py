"""Pickling for another process: also of what belongs to the system."""

import copyreg
import io
import pickle


class ForkingPickler(pickle.Pickler):
    _extra = {}

    def __init__(self, *args):
        super().__init__(*args)
        self.dispatch_table = {**copyreg.dispatch_table, **self._extra}

    @classmethod
    def register(cls, type, reduce):
        cls._extra[type] = reduce

    @classmethod
    def dumps(cls, obj, protocol=None):
        return cls(None, protocol)._dumped(obj)

    loads = pickle.loads


register = ForkingPickler.register


def dump(obj, file, protocol=None):
    ForkingPickler(file, protocol).dump(obj)


class DupFd:
    """A descriptor on its way to another process."""

    def __init__(self, fd):
        import _multiprocessing
        self._ticket = _multiprocessing.send_file(fd)

    def detach(self):
        import _multiprocessing
        return _multiprocessing.receive_file(self._ticket)


HAVE_SEND_HANDLE = True
ACKNOWLEDGE = False


def sendfds(sock, fds):
    """Descriptors through a Unix socket."""
    import array
    import socket
    fds = array.array('i', fds)
    sock.sendmsg([bytes([len(fds) % 256])], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, fds)])


def recvfds(sock, size):
    import array
    import socket
    fds = array.array('i')
    wanted = fds.itemsize * size
    data, ancillary, flags, address = sock.recvmsg(1, socket.CMSG_SPACE(wanted))
    if not data and not ancillary:
        raise EOFError
    if len(ancillary) != 1:
        raise RuntimeError('received %d items of ancdata' % len(ancillary))
    level, kind, payload = ancillary[0]
    if level != socket.SOL_SOCKET or kind != socket.SCM_RIGHTS or len(payload) % fds.itemsize:
        raise RuntimeError('Invalid data received')
    fds.frombytes(payload)
    return list(fds)


def send_handle(conn, handle, destination_pid):
    """A descriptor to the process at the other end of a connection."""
    import _multiprocessing
    conn.send_bytes(b'%d' % _multiprocessing.send_file(handle))


def recv_handle(conn):
    import _multiprocessing
    return _multiprocessing.receive_file(int(conn.recv_bytes()))


def _rebuild_socket(handle, family, kind, proto):
    import socket
    return socket.socket(family, kind, proto, fileno=handle.detach())


def _reduce_socket(s):
    return _rebuild_socket, (DupFd(s.fileno()), s.family, s.type, s.proto)


def _register_socket():
    import sys
    if 'socket' in sys.modules:
        ForkingPickler._extra.setdefault(sys.modules['socket'].socket, _reduce_socket)


class AbstractReducer:
    ForkingPickler = ForkingPickler
    register = register
    dump = dump
