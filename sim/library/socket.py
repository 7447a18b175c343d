"""Sockets: the class and functions over the native module _socket."""

import _socket
from _socket import *
import enum
import io
import os
import selectors

EBADF, EAGAIN, EWOULDBLOCK = 9, 11, 11
error = OSError


def _enumeration(name, base, names):
    members = {key: value for key, value in vars(_socket).items() if names(key) and isinstance(value, int)}
    made = base(name, members, module='socket')
    for key in members:
        globals()[key] = getattr(made, key)
    return made


def _plain(member):
    return int.__repr__(member)


AddressFamily = _enumeration('AddressFamily', enum.IntEnum, lambda key: key.startswith('AF_'))
SocketKind = _enumeration('SocketKind', enum.IntEnum, lambda key: key.startswith('SOCK_'))
MsgFlag = _enumeration('MsgFlag', enum.IntFlag, lambda key: key.startswith('MSG_'))
AddressInfo = _enumeration('AddressInfo', enum.IntFlag, lambda key: key.startswith('AI_'))
for _class in (AddressFamily, SocketKind, MsgFlag, AddressInfo):
    _class.__str__ = int.__repr__
    _class.__format__ = int.__format__
    _class.__repr__ = lambda self: f'<{type(self).__name__}.{self.name}: {int(self)}>'
_LOCALHOST = '127.0.0.1'
_LOCALHOST_V6 = '::1'


def _member(value, members):
    try:
        return members(value)
    except ValueError:
        return value


def _is_real(file):
    """Whether it is a file of the system, not one in memory."""
    try:
        file.fileno()
    except (AttributeError, OSError):
        return False
    return True


class _GiveupOnSendfile(Exception):
    pass


class socket(_socket.socket):
    __slots__ = ['__weakref__', '_io_refs', '_closed']

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        wanted = family, type, proto
        if fileno is None:  # else -1 is what the system says of the file
            wanted = [usual if one == -1 else one for one, usual in zip(wanted, (AF_INET, SOCK_STREAM, 0))]
        super().__init__(*wanted, fileno)
        self._closed, self._io_refs = False, 0

    def __enter__(self):
        return self

    def __exit__(self, *args):
        if not self._closed:
            self.close()

    def __repr__(self):
        text = (f"<{type(self).__module__}.{type(self).__qualname__}{' [closed]' if getattr(self, '_closed', False) else ''} "
                f"fd={self.fileno()}, family={self.family!s}, type={self.type!s}, proto={self.proto}")
        if not self._closed:
            for name, ask in (('laddr', self.getsockname), ('raddr', self.getpeername)):
                try:
                    address = ask()
                except (error, AttributeError):
                    continue
                if address:
                    text += f', {name}={address}'
        return text + '>'

    def __getstate__(self):
        raise TypeError(f'cannot pickle {type(self).__name__!r} object')

    def dup(self):
        fd = dup(self.fileno())
        made = type(self)(self.family, self.type, self.proto, fileno=fd)
        made.settimeout(self.gettimeout())
        return made

    def accept(self):
        fd, address = self._accept()
        made = socket(self.family, self.type, self.proto, fd)
        has_limit = self.gettimeout()
        if has_limit and getdefaulttimeout() is None:  # that is not for the new one
            made.setblocking(True)
        return made, address

    def makefile(self, mode='r', buffering=None, *, encoding=None, errors=None, newline=None):
        if not set(mode) <= {'r', 'w', 'b'}:
            raise ValueError(f'invalid mode {mode!r} (only r, w, b allowed)')
        writing = 'w' in mode
        reading = 'r' in mode or not writing
        binary = 'b' in mode
        raw = SocketIO(self, 'r' * reading + 'w' * writing)
        self._io_refs += 1
        if buffering == 0 and not binary:
            raise ValueError('unbuffered streams must be binary')
        if buffering == 0:
            return raw
        size = io.DEFAULT_BUFFER_SIZE if buffering is None or buffering < 0 else buffering
        ends = [raw] * (reading + writing)
        kind = io.BufferedRWPair if len(ends) == 2 else io.BufferedReader if reading else io.BufferedWriter
        buffer = kind(*ends, size)
        if binary:
            return buffer
        text = io.TextIOWrapper(buffer, io.text_encoding(encoding), errors, newline)
        text.mode = mode
        return text

    def sendfile(self, file, offset=0, count=None):
        if not self.gettimeout() and self.gettimeout() is not None:
            raise ValueError('non-blocking sockets are not supported')
        # A real file is read from the offset; of anything else one that is not 0 is sought.
        if offset or _is_real(file):
            file.seek(offset)
        total = 0
        while count is None or total < count:
            data = file.read(8192 if count is None else min(8192, count - total))
            if not data:
                break
            self.sendall(data)
            total += len(data)
        return total

    def _decref_socketios(self):
        self._io_refs = max(0, self._io_refs - 1)
        if self._closed:
            self.close()

    def close(self):
        self._closed = True
        if not self._io_refs:
            self._real_close()

    def detach(self):
        self._closed = True
        return super().detach()

    def _real_close(self):
        super().close()

    @property
    def family(self):
        return _member(super().family, AddressFamily)

    @property
    def type(self):
        return _member(super().type, SocketKind)

    def get_inheritable(self):
        return os.get_inheritable(self.fileno())

    def set_inheritable(self, inheritable):
        os.set_inheritable(self.fileno(), inheritable)


SocketType = _socket.SocketType if hasattr(_socket, 'SocketType') else _socket.socket


def fromfd(fd, family, type, proto=0):
    return socket(family, type, proto, dup(fd))


def send_fds(sock, buffers, fds, flags=0, address=None):
    """With the buffers, through a Unix socket."""
    import array
    return sock.sendmsg(buffers, [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, array.array('i', fds))])


def recv_fds(sock, bufsize, maxfds, flags=0):
    """(data, descriptors, flags, address)"""
    import array
    fds = array.array('i')
    data, ancillary, state, address = sock.recvmsg(bufsize, _socket.CMSG_LEN(maxfds * fds.itemsize))
    for level, kind, payload in ancillary:
        if level == _socket.SOL_SOCKET and kind == _socket.SCM_RIGHTS:
            fds.frombytes(payload)
    return data, list(fds), state, address


def socketpair(family=None, type=SOCK_STREAM, proto=0):
    if family is None:
        family = AF_UNIX
    ends = _socket.socketpair(family, type, proto)
    return tuple(socket(family, type, proto, end.detach()) for end in ends)


class SocketIO(io.RawIOBase):
    """A socket as a raw file. It stays open until all such files are closed, and so is then the socket."""

    def __init__(self, sock, mode):
        if not set(mode) <= {'r', 'w', 'b'} or not set(mode) & {'r', 'w'} or mode.startswith('b'):
            raise ValueError(f'invalid mode: {mode!r}')
        self._sock = sock
        self._mode = mode if 'b' in mode else mode + 'b'
        self._timed_out = False  # then bytes may have got lost

    mode = property(lambda self: self._mode)
    name = property(lambda self: -1 if self.closed else self.fileno())

    def fileno(self):
        self._check_open()
        return self._sock.fileno()

    # What it can do.
    def _check_open(self):
        if self.closed:
            raise ValueError('I/O operation on closed socket.')

    def _can(self, letter):
        self._check_open()
        return letter in self._mode

    def readable(self):
        return self._can('r')

    def writable(self):
        return self._can('w')

    def seekable(self):
        return self._can('s')

    # Each is one call of the system; None if that would have to wait and may not.
    def readinto(self, b):
        return self._receive(self._sock.recv_into, b) if self.readable() else self._refuse('readable')

    def read(self, size=-1):
        if size is None or size < 0:
            return self.readall()
        return self._receive(self._sock.recv, size) if self.readable() else self._refuse('readable')

    def write(self, b):
        if not self.writable():
            self._refuse('writable')
        try:
            return self._sock.send(b)
        except BlockingIOError:
            return None

    def _receive(self, call, argument):
        if self._timed_out:
            raise OSError('cannot read from timed out object')
        try:
            return call(argument)
        except BlockingIOError:
            return None
        except timeout:
            self._timed_out = True
            raise

    def _refuse(self, what):
        raise io.UnsupportedOperation(f'File or stream is not {what}.')

    def close(self):
        if not self.closed:
            super().close()
            sock, self._sock = self._sock, None
            sock._decref_socketios()


def getfqdn(name=''):
    name = name.strip()
    if not name or name in ('0.0.0.0', '::'):
        name = gethostname()
    try:
        host, aliases, addresses = gethostbyaddr(name)
    except error:
        return name
    for alias in [host] + list(aliases):
        if '.' in alias:
            return alias
    return host


_GLOBAL_DEFAULT_TIMEOUT = object()


def create_connection(address, timeout=_GLOBAL_DEFAULT_TIMEOUT, source_address=None, *, all_errors=False):
    """A socket connected to (host, port): to the first of the host's addresses that answers."""
    host, port = address
    failures = []
    for *kind, _, where in getaddrinfo(host, port, 0, SOCK_STREAM):
        sock = None
        try:
            sock = socket(*kind)
            if timeout is not _GLOBAL_DEFAULT_TIMEOUT:
                sock.settimeout(timeout)
            if source_address:
                sock.bind(source_address)
            sock.connect(where)
            return sock
        except error as failure:
            failures.append(failure)
            if sock is not None:
                sock.close()
    if not failures:
        raise error('getaddrinfo returns an empty list')
    try:
        raise ExceptionGroup('create_connection failed', failures) if all_errors else failures[-1]
    finally:
        failures.clear()  # each holds a traceback, and that this frame


def has_dualstack_ipv6():
    return False


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    if reuse_port and not hasattr(_socket, 'SO_REUSEPORT'):
        raise ValueError('SO_REUSEPORT not supported on this platform')
    if dualstack_ipv6:
        raise ValueError('dualstack_ipv6 not supported on this platform')
    sock = socket(family, SOCK_STREAM)
    try:
        sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        if reuse_port:
            sock.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
        try:
            sock.bind(address)
        except error as problem:
            raise error(problem.errno, f'{problem.strerror} (while attempting to bind on address {address!r})') from None
        if backlog is None:
            sock.listen()
        else:
            sock.listen(backlog)
        return sock
    except error:
        sock.close()
        raise


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    found = []
    for family, kind, proto, name, address in _socket.getaddrinfo(host, port, family, type, proto, flags):
        found.append((_member(family, AddressFamily), _member(kind, SocketKind), proto, name, address))
    return found
