"""The event loop's files: readers, writers, sockets and the pipe other threads wake it by."""

import selectors
import socket
from _kvant import event as _event
from asyncio import base_events, base_server, events, futures, unix_pipes
from asyncio.log import logger

# The selector keeps a pair of handles with each file; which of them, and for which event.
_READER, _WRITER = 0, 1
_BITS = selectors.EVENT_READ, selectors.EVENT_WRITE
_NOT_YET = BlockingIOError, InterruptedError  # what a call that would block says on a non-blocking socket


def _fileno(fileobj):
    if isinstance(fileobj, int):
        return fileobj
    try:
        return int(fileobj.fileno())
    except (ValueError, TypeError, AttributeError):
        raise ValueError(f'Invalid file object: {fileobj!r}') from None


def _with(pair, place, handle):
    """The pair with another handle at that place."""
    return (handle, pair[_WRITER]) if place == _READER else (pair[_READER], handle)


class BaseSelectorEventLoop(base_server.BaseEventLoop, unix_pipes._UnixSelectorEventLoop, base_events.BaseEventLoop):
    def __init__(self, selector=None):
        super().__init__()
        self._selector = selectors.DefaultSelector() if selector is None else selector
        logger.debug('Using selector: %s', type(self._selector).__name__)
        self._transports = {}
        # What is written to the one end wakes a loop that waits for the other.
        self._ssock, self._csock = ends = socket.socketpair()
        for end in ends:
            end.setblocking(False)
        self._watch(self._ssock.fileno(), _READER, self._read_from_self, ())

    def close(self):
        if self.is_running():
            raise RuntimeError('Cannot close a running event loop')
        if self.is_closed():
            return
        self._unwatch(self._ssock.fileno(), _READER)
        self._ssock.close()
        self._csock.close()
        super().close()
        selector, self._selector = self._selector, None
        if selector is not None:
            selector.close()

    # --- the pipe to itself ---
    def _write_to_self(self):
        try:
            self._csock.send(b'\0')
        except OSError:
            pass  # it is closed, or so full that the loop wakes anyway

    def _read_from_self(self):
        while True:
            try:
                if self._ssock.recv(4096) == b'':
                    return
            except InterruptedError:
                pass
            except BlockingIOError:
                return

    # --- readers and writers ---
    def _process_events(self, happened):
        for key, mask in happened:
            for place, handle in enumerate(key.data):
                if handle is None or not mask & _BITS[place]:
                    continue
                if handle._cancelled:
                    self._unwatch(key.fileobj, place)
                else:
                    self._add_callback(handle)

    def _add_callback(self, handle):
        if not handle._cancelled:
            _event('handle_ready', handle._number, -1, base_events._name_of(handle._callback))
            self._ready.append(handle)

    def _key_of(self, fd):
        try:
            return self._selector.get_key(fd)
        except KeyError:
            return None

    def _watch(self, fd, place, callback, args):
        """callback(*args) whenever fd can be read from, or written to. Who stood there before is cancelled."""
        self._check_closed()
        handle = events.Handle(callback, args, self)
        bits, key = _BITS[place], self._key_of(fd)
        if key is None:
            self._selector.register(fd, bits, _with((None, None), place, handle))
        else:
            bits |= key.events
            self._selector.modify(fd, bits, _with(key.data, place, handle))
        _event('watch', _fileno(fd), bits)
        if key is not None and key.data[place] is not None:
            key.data[place].cancel()
        return handle

    def _unwatch(self, fd, place):
        """Whether somebody stood there."""
        key = None if self.is_closed() else self._key_of(fd)
        if key is None:
            return False
        left = key.events & ~_BITS[place]
        if left:
            self._selector.modify(fd, left, _with(key.data, place, None))
            _event('watch', _fileno(fd), left)
        else:
            self._selector.unregister(fd)
            _event('unwatch', _fileno(fd))
        handle = key.data[place]
        if handle is None:
            return False
        handle.cancel()
        return True

    # … for transports
    def _add_reader(self, fd, callback, *args):
        return self._watch(fd, _READER, callback, args)

    def _remove_reader(self, fd):
        return self._unwatch(fd, _READER)

    def _add_writer(self, fd, callback, *args):
        return self._watch(fd, _WRITER, callback, args)

    def _remove_writer(self, fd):
        return self._unwatch(fd, _WRITER)

    # … and for programs, which are to leave the files of transports alone
    def add_reader(self, fd, callback, *args):
        self._refuse_transports(fd)
        self._watch(fd, _READER, callback, args)

    def remove_reader(self, fd):
        self._refuse_transports(fd)
        return self._unwatch(fd, _READER)

    def add_writer(self, fd, callback, *args):
        self._refuse_transports(fd)
        self._watch(fd, _WRITER, callback, args)

    def remove_writer(self, fd):
        self._refuse_transports(fd)
        return self._unwatch(fd, _WRITER)

    def _refuse_transports(self, fd):
        transport = self._transports.get(_fileno(fd))
        if transport is not None and not transport.is_closing():
            raise RuntimeError(f'File descriptor {fd!r} is used by transport {transport!r}')

    # --- sockets in coroutines ---
    def _check_non_blocking(self, sock):
        if self._debug and not sock.gettimeout() == 0:
            raise ValueError('the socket must be non-blocking')

    async def _when_ready(self, sock, place, shown, operation):
        """operation() as often as it takes, waiting in between until the socket is ready."""
        self._check_non_blocking(sock)
        while True:
            try:
                return operation()
            except _NOT_YET:
                pass
            ready = self.create_future()
            ready._waits = 'io', shown
            fd = sock.fileno()
            self._refuse_transports(fd)
            watch = self._watch(fd, place, futures._set_result_unless_cancelled, (ready, None))
            try:
                await ready
            finally:
                if not watch.cancelled():
                    self._unwatch(fd, place)

    async def sock_recv(self, sock, n):
        return await self._when_ready(sock, _READER, 'socket read', lambda: sock.recv(n))

    async def sock_recv_into(self, sock, buf):
        return await self._when_ready(sock, _READER, 'socket read', lambda: sock.recv_into(buf))

    async def sock_recvfrom(self, sock, bufsize):
        return await self._when_ready(sock, _READER, 'socket read', lambda: sock.recvfrom(bufsize))

    async def sock_recvfrom_into(self, sock, buf, nbytes=0):
        size = nbytes or len(buf)
        return await self._when_ready(sock, _READER, 'socket read', lambda: sock.recvfrom_into(buf, size))

    async def sock_sendto(self, sock, data, address):
        return await self._when_ready(sock, _WRITER, 'socket write', lambda: sock.sendto(data, address))

    async def sock_sendall(self, sock, data):
        sent = 0
        while sent < len(data):
            rest = data[sent:]
            sent += await self._when_ready(sock, _WRITER, 'socket write', lambda: sock.send(rest))

    async def sock_accept(self, sock):
        connection, address = await self._when_ready(sock, _READER, 'accept', sock.accept)
        connection.setblocking(False)
        return connection, address

    async def sock_connect(self, sock, address):
        self._check_non_blocking(sock)
        if sock.family in (socket.AF_INET, socket.AF_INET6):
            address = await self._resolve(address, sock)
        try:
            sock.connect(address)
            return
        except _NOT_YET:
            pass
        # A socket that is connected, or has failed to be, can be written to.
        fut = self.create_future()
        fut._waits = 'io', 'connect'
        fd = sock.fileno()
        watch = self._watch(fd, _WRITER, self._sock_connect_cb, (fut, sock, address))
        try:
            return await fut
        finally:
            if not watch.cancelled():
                self._unwatch(fd, _WRITER)
            fut = None  # no cycle of exception and frame

    def _sock_connect_cb(self, fut, sock, address):
        if fut.done():
            return
        try:
            err = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            if err:
                raise OSError(err, f'Connect call failed {address}')
            fut.set_result(None)
        except _NOT_YET:
            pass  # another time
        except Exception as error:
            fut.set_exception(error)
        finally:
            fut = None

    async def _resolve(self, address, sock):
        host, port = address[:2]
        if _is_ip(host) and isinstance(port, int):
            return address
        found = await self._ensure_resolved(address, family=sock.family, type=sock.type, proto=sock.proto)
        return found[0][4]


def _is_ip(host):
    """Whether it is an address in numbers, and no name."""
    if not isinstance(host, str):
        return False
    parts = host.split('.')
    return ':' in host or len(parts) == 4 and all([part.isdigit() for part in parts])
