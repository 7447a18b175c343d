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
