"""The event loop's files: readers, writers, sockets and the pipe other threads wake it by."""

import os
import selectors
import socket
from _kvant import event as _event
from asyncio import base_events, events, futures, tasks
from asyncio.log import logger
from asyncio.base_server import _ServerMaker
from asyncio.unix_pipes import _PipeMaker


def _fileno(fileobj):
    if isinstance(fileobj, int):
        return fileobj
    try:
        return int(fileobj.fileno())
    except (AttributeError, TypeError, ValueError):
        raise ValueError(f'Invalid file object: {fileobj!r}') from None


class BaseSelectorEventLoop(_ServerMaker, _PipeMaker, base_events.BaseEventLoop):
    def __init__(self, selector=None):
        super().__init__()
        if selector is None:
            selector = selectors.DefaultSelector()
        logger.debug('Using selector: %s', type(selector).__name__)
        self._selector = selector
        self._transports = {}
        self._ssock, self._csock = socket.socketpair()
        self._ssock.setblocking(False)
        self._csock.setblocking(False)
        self._add_reader(self._ssock.fileno(), self._read_from_self)
        self._transports = {}

    def close(self):
        if self.is_running():
            raise RuntimeError('Cannot close a running event loop')
        if self.is_closed():
            return
        self._remove_reader(self._ssock.fileno())
        self._ssock.close()
        self._csock.close()
        super().close()
        if self._selector is not None:
            self._selector.close()
            self._selector = None

    # --- the pipe to itself ---
    def _read_from_self(self):
        while True:
            try:
                if not self._ssock.recv(4096):
                    break
            except InterruptedError:
                continue
            except BlockingIOError:
                break

    def _write_to_self(self):
        if self._csock is not None:
            try:
                self._csock.send(b'\0')
            except OSError:
                pass

    # --- readers and writers ---
    def _process_events(self, happened):
        for key, mask in happened:
            reader, writer = key.data
            if mask & selectors.EVENT_READ and reader is not None:
                if reader._cancelled:
                    self._remove_reader(key.fileobj)
                else:
                    self._add_callback(reader)
            if mask & selectors.EVENT_WRITE and writer is not None:
                if writer._cancelled:
                    self._remove_writer(key.fileobj)
                else:
                    self._add_callback(writer)

    def _add_callback(self, handle):
        if not handle._cancelled:
            _event('handle_ready', handle._number, -1, base_events._name_of(handle._callback))
            self._ready.append(handle)

    def _watch(self, fd, place, callback, args):
        """place: 0 reader, 1 writer. What stood there is cancelled."""
        self._check_closed()
        handle = events.Handle(callback, args, self, None)
        bit = selectors.EVENT_READ if place == 0 else selectors.EVENT_WRITE
        try:
            key = self._selector.get_key(fd)
        except KeyError:
            data = (handle, None) if place == 0 else (None, handle)
            self._selector.register(fd, bit, data)
            _event('watch', _fileno(fd), bit)
        else:
            old = key.data[place]
            data = (handle, key.data[1]) if place == 0 else (key.data[0], handle)
            self._selector.modify(fd, key.events | bit, data)
            _event('watch', _fileno(fd), key.events | bit)
            if old is not None:
                old.cancel()
        return handle

    def _unwatch(self, fd, place):
        if self.is_closed():
            return False
        try:
            key = self._selector.get_key(fd)
        except KeyError:
            return False
        bit = selectors.EVENT_READ if place == 0 else selectors.EVENT_WRITE
        left = key.events & ~bit
        handle = key.data[place]
        if left:
            self._selector.modify(fd, left, (None, key.data[1]) if place == 0 else (key.data[0], None))
            _event('watch', _fileno(fd), left)
        else:
            self._selector.unregister(fd)
            _event('unwatch', _fileno(fd))
        if handle is None:
            return False
        handle.cancel()
        return True

    def _add_reader(self, fd, callback, *args):
        return self._watch(fd, 0, callback, args)

    def _remove_reader(self, fd):
        return self._unwatch(fd, 0)

    def _add_writer(self, fd, callback, *args):
        return self._watch(fd, 1, callback, args)

    def _remove_writer(self, fd):
        return self._unwatch(fd, 1)

    def add_reader(self, fd, callback, *args):
        self._ensure_fd_no_transport(fd)
        self._add_reader(fd, callback, *args)

    def remove_reader(self, fd):
        self._ensure_fd_no_transport(fd)
        return self._remove_reader(fd)

    def add_writer(self, fd, callback, *args):
        self._ensure_fd_no_transport(fd)
        self._add_writer(fd, callback, *args)

    def remove_writer(self, fd):
        self._ensure_fd_no_transport(fd)
        return self._remove_writer(fd)

    def _ensure_fd_no_transport(self, fd):
        transport = self._transports.get(_fileno(fd))
        if transport is not None and not transport.is_closing():
            raise RuntimeError(f'File descriptor {fd!r} is used by transport {transport!r}')

    # --- sockets in coroutines ---
    def _check_non_blocking(self, sock):
        if self._debug and sock.gettimeout() != 0:
            raise ValueError('the socket must be non-blocking')

    async def _when_ready(self, sock, place, what, operation):
        """operation() as often as it takes, waiting in between until the socket is ready."""
        self._check_non_blocking(sock)
        while True:
            try:
                return operation()
            except (BlockingIOError, InterruptedError):
                pass
            future = self.create_future()
            future._waits = 'io', what
            fd = sock.fileno()
            self._ensure_fd_no_transport(fd)
            handle = self._watch(fd, place, futures._set_result_unless_cancelled, (future, None))
            try:
                await future
            finally:
                if not handle._cancelled:
                    self._unwatch(fd, place)

    async def sock_recv(self, sock, n):
        return await self._when_ready(sock, 0, 'socket read', lambda: sock.recv(n))

    async def sock_recv_into(self, sock, buf):
        return await self._when_ready(sock, 0, 'socket read', lambda: sock.recv_into(buf))

    async def sock_recvfrom(self, sock, bufsize):
        return await self._when_ready(sock, 0, 'socket read', lambda: sock.recvfrom(bufsize))

    async def sock_recvfrom_into(self, sock, buf, nbytes=0):
        return await self._when_ready(sock, 0, 'socket read', lambda: sock.recvfrom_into(buf, nbytes or len(buf)))

    async def sock_sendto(self, sock, data, address):
        return await self._when_ready(sock, 1, 'socket write', lambda: sock.sendto(data, address))

    async def sock_sendall(self, sock, data):
        sent = 0
        while sent < len(data):
            rest = data[sent:]
            sent += await self._when_ready(sock, 1, 'socket write', lambda: sock.send(rest))

    async def sock_accept(self, sock):
        connection, address = await self._when_ready(sock, 0, 'accept', sock.accept)
        connection.setblocking(False)
        return connection, address

    async def sock_connect(self, sock, address):
        self._check_non_blocking(sock)
        if sock.family in (socket.AF_INET, socket.AF_INET6):
            address = await self._resolve(address, sock)
        try:
            sock.connect(address)
            return
        except (BlockingIOError, InterruptedError):
            pass
        future = self.create_future()
        future._waits = 'io', 'connect'
        fd = sock.fileno()
        handle = self._watch(fd, 1, self._sock_connect_cb, (future, sock, address))
        try:
            return await future
        finally:
            if not handle._cancelled:
                self._unwatch(fd, 1)
            future = None

    def _sock_connect_cb(self, future, sock, address):
        if future.done():
            return
        try:
            error = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            if error != 0:
                raise OSError(error, f'Connect call failed {address}')
        except (BlockingIOError, InterruptedError):
            pass
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            future.set_exception(error)
        else:
            future.set_result(None)
        finally:
            future = None

    async def _resolve(self, address, sock):
        host, port = address[:2]
        if _is_ip(host) and isinstance(port, int):
            return address
        found = await self.getaddrinfo(host, port, family=sock.family, type=sock.type, proto=sock.proto)
        if not found:
            raise OSError('getaddrinfo() returned empty list')
        return found[0][4]

    async def getaddrinfo(self, host, port, *, family=0, type=0, proto=0, flags=0):
        return await self.run_in_executor(None, socket.getaddrinfo, host, port, family, type, proto, flags)

    async def getnameinfo(self, sockaddr, flags=0):
        return await self.run_in_executor(None, socket.getnameinfo, sockaddr, flags)


def _is_ip(host):
    parts = host.split('.') if isinstance(host, str) else ()
    return len(parts) == 4 and all(part.isdigit() for part in parts) or isinstance(host, str) and ':' in host
