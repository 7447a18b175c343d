"""Connections between processes: objects go in at one end and come out at the other."""

import _kvant
import _posix
import itertools
import os
import select
import time
from multiprocessing import process, reduction, util
from multiprocessing.context import AuthenticationError, BufferTooShort

BUFSIZE = 8192
CONNECTION_TIMEOUT = 20.0
_counter = itertools.count()
_default_family = 'AF_INET'
families = ['AF_INET', 'AF_UNIX']
_ForkingPickler = reduction.ForkingPickler


class Connection:
    """`readable` and `writable` are what this end may do. Two pipes under it when it goes both ways."""

    def __init__(self, handle, readable=True, writable=True, write_handle=None):
        if not readable and not writable:
            raise ValueError('at least one of `readable` and `writable` must be True')
        self._handle = handle
        self._out = handle if write_handle is None else write_handle
        self._readable = readable
        self._writable = writable

    def __del__(self):
        if getattr(self, '_handle', None) is not None:
            self._close()

    def _close(self):
        handle, out = self._handle, self._out
        self._handle = self._out = None
        os.close(handle)
        if out != handle:
            os.close(out)

    def _check_closed(self):
        if self._handle is None:
            raise OSError('handle is closed')

    def _check_readable(self):
        self._check_closed()
        if not self._readable:
            raise OSError('connection is write-only')

    def _check_writable(self):
        self._check_closed()
        if not self._writable:
            raise OSError('connection is read-only')

    readable, writable = property(lambda self: self._readable), property(lambda self: self._writable)
    closed = property(lambda self: self._handle is None)

    def fileno(self):
        self._check_closed()
        return self._handle

    def close(self):
        if self._handle is not None:
            self._close()

    def send_bytes(self, buf, offset=0, size=None):
        self._check_writable()
        data = bytes(buf)
        if offset < 0:
            raise ValueError('offset is negative')
        if len(data) < offset:
            raise ValueError('buffer length < offset')
        if size is None:
            size = len(data) - offset
        elif size < 0:
            raise ValueError('size is negative')
        elif offset + size > len(data):
            raise ValueError('buffer length < offset + size')
        self._send_bytes(data[offset:offset + size])

    def send(self, obj):
        self._check_writable()
        self._send_bytes(_ForkingPickler.dumps(obj))

    def recv_bytes(self, maxlength=None):
        self._check_readable()
        if maxlength is not None and maxlength < 0:
            raise ValueError('negative maxlength')
        data = self._recv_bytes(maxlength)
        if data is None:
            self._readable = self._writable and False
            if not self._writable:
                self.close()
            raise OSError('bad message length')
        return data

    def recv_bytes_into(self, buf, offset=0):
        self._check_readable()
        if offset < 0:
            raise ValueError('negative offset')
        size = len(buf) * getattr(buf, 'itemsize', 1)
        if offset > size:
            raise ValueError('offset too large')
        data = self._recv_bytes()
        if size < offset + len(data):
            raise BufferTooShort(data)
        if hasattr(buf, 'typecode'):  # an array: its items are made anew
            whole = bytearray(buf.tobytes())
            whole[offset:offset + len(data)] = data
            buf[:] = type(buf)(buf.typecode, bytes(whole))
        else:
            if isinstance(buf, memoryview):
                buf = buf.cast('B')
            buf[offset:offset + len(data)] = data
        return len(data)

    def recv(self):
        self._check_readable()
        return _ForkingPickler.loads(self._recv_bytes())

    def poll(self, timeout=0.0):
        self._check_readable()
        return bool(wait([self], timeout))

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    # --- messages: four bytes that say how long, then the bytes ---
    def _send_bytes(self, data):
        size = len(data)
        if size > 0x7fffffff:
            head = (-1).to_bytes(4, 'big', signed=True) + size.to_bytes(8, 'big')
        else:
            head = size.to_bytes(4, 'big')
        if size > 16384:
            self._write(head)
            self._write(data)
        else:
            self._write(head + data)

    def _write(self, data):
        write = _posix.write
        while True:
            written = write(self._out, data)
            if written == len(data):
                return
            data = data[written:]

    def _read(self, size):
        read = _posix.read
        data = read(self._handle, size)
        if len(data) == size:
            return data
        parts = [data]
        left = size - len(data)
        while left:
            if not data:
                if left == size:
                    raise EOFError
                raise OSError('got end of file during message')
            data = read(self._handle, left)
            parts.append(data)
            left -= len(data)
        return b''.join(parts)

    def _recv_bytes(self, maxsize=None):
        size = int.from_bytes(self._read(4), 'big', signed=True)
        if size == -1:
            size = int.from_bytes(self._read(8), 'big')
        if maxsize is not None and size > maxsize:
            return None
        return self._read(size) if size else b''


def _rebuild(readable, writable, handle, out):
    fd = handle.detach()
    return Connection(fd, readable, writable, None if out is None else out.detach())


def reduce_connection(conn):
    conn._check_closed()
    out = reduction.DupFd(conn._out) if conn._out != conn._handle else None
    return _rebuild, (conn._readable, conn._writable, reduction.DupFd(conn._handle), out)


reduction.register(Connection, reduce_connection)


def Pipe(duplex=True):
    r1, w1 = os.pipe()
    if not duplex:
        return Connection(r1, writable=False), Connection(w1, readable=False)
    r2, w2 = os.pipe()
    return Connection(r1, write_handle=w2), Connection(r2, write_handle=w1)


def wait(object_list, timeout=None):
    """Those of the objects that are ready to be read."""
    objects = {}
    poll = select.poll()
    for obj in object_list:
        fd = obj if isinstance(obj, int) else obj.fileno()
        objects[fd] = obj
        poll.register(fd, select.POLLIN)
    ready = poll.poll(None if timeout is None else max(timeout, 0) * 1000)
    return [objects[fd] for fd, _ in ready]


# --- connections by address -----------------------------------------------------------------------------------------
def arbitrary_address(family):
    if family == 'AF_INET':
        return 'localhost', 0
    if family == 'AF_UNIX':
        return f'/tmp/pymp-{os.getpid()}-{next(_counter)}'
    raise ValueError('unrecognized family')


def address_type(address):
    if type(address) is tuple:
        return 'AF_INET'
    if type(address) is str:
        return 'AF_UNIX'
    raise ValueError(f'address type of {address!r} unrecognized')


class Listener:
    def __init__(self, address=None, family=None, backlog=1, authkey=None):
        import socket
        family = family or (address and address_type(address)) or _default_family
        if authkey is not None and not isinstance(authkey, bytes):
            raise TypeError('authkey should be a byte string')
        if family not in families:
            raise ValueError(f'Family {family} is not recognized.')
        self._family = family
        self._socket = socket.socket(getattr(socket, family))
        try:
            if family == 'AF_INET':
                self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self._socket.bind(address or arbitrary_address(family))
            self._socket.listen(backlog)
        except OSError:
            self._socket.close()
            raise
        self._address = self._socket.getsockname()
        self._last_accepted = None
        self._authkey = authkey

    def accept(self):
        if self._socket is None:
            raise OSError('listener is closed')
        made, self._last_accepted = self._socket.accept()
        made.setblocking(True)
        connection = Connection(made.detach())
        if self._authkey is not None:
            deliver_challenge(connection, self._authkey)
            answer_challenge(connection, self._authkey)
        return connection

    def close(self):
        listener, self._socket = self._socket, None
        if listener is not None:
            listener.close()
            if self._family == 'AF_UNIX':
                try:
                    os.unlink(self._address)
                except OSError:
                    pass

    @property
    def address(self):
        return self._address

    @property
    def last_accepted(self):
        return self._last_accepted

    def fileno(self):
        return self._socket.fileno()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()


def Client(address, family=None, authkey=None):
    import socket
    family = family or address_type(address)
    made = socket.socket(getattr(socket, family))
    try:
        made.setblocking(True)
        made.connect(address)
    except OSError:
        made.close()
        raise
    connection = Connection(made.detach())
    if authkey is not None:
        if not isinstance(authkey, bytes):
            raise TypeError('authkey should be a byte string')
        answer_challenge(connection, authkey)
        deliver_challenge(connection, authkey)
    return connection


# --- who knows the key ---------------------------------------------------------------------------------------------
_CHALLENGE, _WELCOME, _FAILURE = b'#CHALLENGE#', b'#WELCOME#', b'#FAILURE#'


def _digest(key, message):
    import hashlib
    block = (hashlib.md5(key).digest() if len(key) > 64 else key).ljust(64, b'\0')
    inner = hashlib.md5(bytes([b ^ 0x36 for b in block]) + message).digest()
    return hashlib.md5(bytes([b ^ 0x5c for b in block]) + inner).digest()


def deliver_challenge(connection, authkey):
    from multiprocessing.context import AuthenticationError
    if not isinstance(authkey, bytes):
        raise ValueError(f'Authkey must be bytes, not {type(authkey)!s}')
    message = os.urandom(20)
    connection.send_bytes(_CHALLENGE + message)
    if connection.recv_bytes(256) != _digest(authkey, message):
        connection.send_bytes(_FAILURE)
        raise AuthenticationError('digest received was wrong')
    connection.send_bytes(_WELCOME)


def answer_challenge(connection, authkey):
    from multiprocessing.context import AuthenticationError
    if not isinstance(authkey, bytes):
        raise ValueError(f'Authkey must be bytes, not {type(authkey)!s}')
    message = connection.recv_bytes(256)
    assert message[:len(_CHALLENGE)] == _CHALLENGE, f'message = {message!r}'
    connection.send_bytes(_digest(authkey, message[len(_CHALLENGE):]))
    if connection.recv_bytes(256) != _WELCOME:
        raise AuthenticationError('digest sent was rejected')
