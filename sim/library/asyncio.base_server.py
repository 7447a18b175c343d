"""Connections and servers of the event loop."""

import sys
from asyncio import events, exceptions, futures, tasks, trsock
from asyncio.log import logger

_PROTOCOLS = {1: 6, 2: 17}  # of SOCK_STREAM and SOCK_DGRAM: IPPROTO_TCP, IPPROTO_UDP
_NEW = sys.version_info >= (3, 12)


class Server(events.AbstractServer):
    def __init__(self, loop, sockets, protocol_factory, backlog):
        self._loop = loop
        self._sockets = sockets
        self._active_count = 0
        self._waiters = []
        self._protocol_factory = protocol_factory
        self._backlog = backlog
        self._serving = False
        self._serving_forever_fut = None

    def __repr__(self):
        return f'<{type(self).__name__} sockets={self.sockets!r}>'

    def _attach(self):
        self._active_count += 1

    def _detach(self):
        self._active_count -= 1
        if self._active_count == 0 and self._sockets is None:
            self._wakeup()

    def _wakeup(self):
        waiters = self._waiters
        self._waiters = None
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None if _NEW else waiter)

    def _start_serving(self):
        if self._serving:
            return
        self._serving = True
        for sock in self._sockets:
            sock.listen(self._backlog)
            self._loop._start_serving(self._protocol_factory, sock, self, self._backlog)

    def get_loop(self):
        return self._loop

    def is_serving(self):
        return self._serving

    @property
    def sockets(self):
        if self._sockets is None:
            return ()
        return tuple([trsock.TransportSocket(sock) for sock in self._sockets])

    def close(self):
        sockets = self._sockets
        if sockets is None:
            return
        self._sockets = None
        for sock in sockets:
            self._loop._stop_serving(sock)
        self._serving = False
        if self._serving_forever_fut is not None and not self._serving_forever_fut.done():
            self._serving_forever_fut.cancel()
            self._serving_forever_fut = None
        if self._active_count == 0:
            self._wakeup()

    async def start_serving(self):
        self._start_serving()
        await _a_turn()

    async def serve_forever(self):
        if self._serving_forever_fut is not None:
            raise RuntimeError(f'server {self!r} is already being awaited on serve_forever()')
        if self._sockets is None:
            raise RuntimeError(f'server {self!r} is closed')
        self._start_serving()
        self._serving_forever_fut = self._loop.create_future()
        self._serving_forever_fut._waits = 'io', 'serve_forever'
        try:
            await self._serving_forever_fut
        except exceptions.CancelledError:
            try:
                self.close()
                await self.wait_closed()
            finally:
                raise
        finally:
            self._serving_forever_fut = None

    async def wait_closed(self):
        # Until 3.11 a server that is closed already is not waited for, whatever its connections do.
        if self._waiters is None or not _NEW and self._sockets is None:
            return
        waiter = self._loop.create_future()
        waiter._waits = 'event', 'Server.wait_closed'
        self._waiters.append(waiter)
        await waiter


async def _a_turn():
    from asyncio.tasks import sleep
    await sleep(0)


async def _send_file(send, file, offset, count):
    if 'b' not in getattr(file, 'mode', 'b'):
        raise ValueError('file should be opened in binary mode')
    if offset:
        file.seek(offset)
    total = 0
    while count is None or total < count:
        data = file.read(65536 if count is None else min(65536, count - total))
        if not data:
            break
        await send(data)
        total += len(data)
    return total


class _ServerMaker:
    """What BaseSelectorEventLoop has of connections: create_connection(), create_server() and their kin."""

    # --- clients ---
    async def create_connection(self, protocol_factory, host=None, port=None, *, ssl=None, family=0, proto=0, flags=0,
                                sock=None, local_addr=None, server_hostname=None, ssl_handshake_timeout=None,
                                ssl_shutdown_timeout=None, happy_eyeballs_delay=None, interleave=None):
        import socket
        if host is not None or port is not None:
            if sock is not None:
                raise ValueError('host/port and sock can not be specified at the same time')
            infos = await self._ensure_resolved((host, port), family=family, type=socket.SOCK_STREAM, proto=proto,
                                                flags=flags)
            if not infos:
                raise OSError('getaddrinfo() returned empty list')
            errors = []
            for info in infos:
                try:
                    sock = await self._connect_sock(info, local_addr)
                    break
                except OSError as error:
                    errors.append(error)
            else:
                if len(errors) == 1 or all(str(error) == str(errors[0]) for error in errors):
                    raise errors[0]
                raise OSError('Multiple exceptions: ' + ', '.join(str(error) for error in errors))
        elif sock is None:
            raise ValueError('host and port was not specified and no sock specified')
        elif sock.type != socket.SOCK_STREAM:
            raise ValueError(f'A Stream Socket was expected, got {sock!r}')
        return await self._create_connection_transport(sock, protocol_factory)

    async def _ensure_resolved(self, address, *, family=0, type=0, proto=0, flags=0):
        import socket
        from asyncio.selector_events import _is_ip
        host, port = address[:2]
        if _is_ip(host) and (isinstance(port, int) or port is None):
            kind = socket.AF_INET6 if ':' in host else socket.AF_INET
            if family in (0, kind):
                if not proto and type in _PROTOCOLS:
                    proto = _PROTOCOLS[type]
                return [(kind, type, proto, '', (host, port or 0))]
        return await self.getaddrinfo(host, port, family=family, type=type, proto=proto, flags=flags)

    async def _connect_sock(self, info, local_addr):
        import socket
        family, type_, proto, _, address = info
        sock = socket.socket(family, type_, proto)
        try:
            sock.setblocking(False)
            if local_addr is not None:
                sock.bind(local_addr)
            await self.sock_connect(sock, address)
            return sock
        except OSError as error:
            sock.close()
            if error.errno is not None and not str(error).endswith(f'Connect call failed {address}'):
                raise OSError(error.errno, f'Connect call failed {address}') from None
            raise
        except BaseException:
            sock.close()
            raise

    async def _create_connection_transport(self, sock, protocol_factory):
        sock.setblocking(False)
        protocol = protocol_factory()
        waiter = self.create_future()
        waiter._waits = 'io', 'connect'
        transport = self._make_socket_transport(sock, protocol, waiter)
        try:
            await waiter
        except BaseException:
            transport.close()
            raise
        return transport, protocol

    def _make_socket_transport(self, sock, protocol, waiter=None, *, extra=None, server=None):
        from asyncio.selector_transports import _SelectorSocketTransport
        return _SelectorSocketTransport(self, sock, protocol, waiter, extra, server)

    async def create_unix_connection(self, protocol_factory, path=None, *, ssl=None, sock=None, server_hostname=None,
                                     ssl_handshake_timeout=None, ssl_shutdown_timeout=None):
        import socket
        if path is not None:
            if sock is not None:
                raise ValueError('path and sock can not be specified at the same time')
            sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0)
            try:
                sock.setblocking(False)
                await self.sock_connect(sock, path)
            except BaseException:
                sock.close()
                raise
        elif sock is None:
            raise ValueError('no path and sock were specified')
        return await self._create_connection_transport(sock, protocol_factory)

    # --- servers ---
    async def create_server(self, protocol_factory, host=None, port=None, *, family=0, flags=1, sock=None,
                            backlog=100, ssl=None, reuse_address=None, reuse_port=None, ssl_handshake_timeout=None,
                            ssl_shutdown_timeout=None, start_serving=True):
        import socket
        if host is not None or port is not None:
            if sock is not None:
                raise ValueError('host/port and sock can not be specified at the same time')
            hosts = [None] if host == '' or host is None else [host] if isinstance(host, str) else host
            infos = []
            for name in hosts:
                if name is None:
                    infos.append((socket.AF_INET, socket.SOCK_STREAM, 0, '', ('0.0.0.0', port or 0)))
                else:
                    for info in await self._ensure_resolved((name, port), family=family, type=socket.SOCK_STREAM,
                                                            flags=flags):
                        if info not in infos:
                            infos.append(info)
            sockets = []
            try:
                for family, type_, proto, _, address in infos:
                    made = socket.socket(family, type_, proto)
                    sockets.append(made)
                    if reuse_address is not False:
                        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, True)
                    if reuse_port:
                        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, True)
                    try:
                        made.bind(address)
                    except OSError as error:
                        raise OSError(error.errno, f'error while attempting to bind on address {address!r}: '
                                                   f'{error.strerror.lower()}') from None
            except BaseException:
                for made in sockets:
                    made.close()
                raise
        elif sock is None:
            raise ValueError('Neither host/port nor sock were specified')
        elif sock.type != socket.SOCK_STREAM:
            raise ValueError(f'A Stream Socket was expected, got {sock!r}')
        else:
            sockets = [sock]
        return await self._made_server(sockets, protocol_factory, backlog, start_serving)

    async def _made_server(self, sockets, protocol_factory, backlog, start_serving):
        for sock in sockets:
            sock.setblocking(False)
        server = Server(self, sockets, protocol_factory, backlog)
        if start_serving:
            await server.start_serving()
        return server

    async def create_unix_server(self, protocol_factory, path=None, *, sock=None, backlog=100, ssl=None,
                                 ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True):
        import socket
        if path is not None:
            if sock is not None:
                raise ValueError('path and sock can not be specified at the same time')
            sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            try:
                sock.bind(path)
            except BaseException:
                sock.close()
                raise
        elif sock is None:
            raise ValueError('path was not specified, and no sock specified')
        return await self._made_server([sock], protocol_factory, backlog, start_serving)

    def _start_serving(self, protocol_factory, sock, server, backlog):
        self._add_reader(sock.fileno(), self._accept_connection, protocol_factory, sock, server, backlog)

    def _stop_serving(self, sock):
        self._remove_reader(sock.fileno())
        sock.close()

    def _accept_connection(self, protocol_factory, sock, server, backlog):
        for _ in range(backlog):
            try:
                connection, address = sock.accept()
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                return
            connection.setblocking(False)
            self.create_task(self._accept_connection2(protocol_factory, connection, {'peername': address}, server))

    async def _accept_connection2(self, protocol_factory, connection, extra, server):
        transport = None
        try:
            protocol = protocol_factory()
            waiter = self.create_future()
            waiter._waits = 'io', 'accept'
            transport = self._make_socket_transport(connection, protocol, waiter, extra=extra, server=server)
            try:
                await waiter
            except BaseException:
                transport.close()
                raise
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            if self._debug:
                self.call_exception_handler({
                    'message': 'Error on transport creation for incoming connection', 'exception': error})

    async def sendfile(self, transport, file, offset=0, count=None, *, fallback=True):
        if transport.is_closing():
            raise RuntimeError('Transport is closing')

        async def send(data):
            transport.write(data)
            while transport.get_write_buffer_size():
                await tasks.sleep(0)

        return await _send_file(send, file, offset, count)

    async def sock_sendfile(self, sock, file, offset=0, count=None, *, fallback=True):
        if self._debug and sock.gettimeout() != 0:
            raise ValueError('the socket must be non-blocking')

        async def send(data):
            await self.sock_sendall(sock, data)

        return await _send_file(send, file, offset, count)

    async def start_tls(self, transport, protocol, sslcontext, *, server_side=False, server_hostname=None,
                        ssl_handshake_timeout=None, ssl_shutdown_timeout=None):
        """TLS is not modelled: the bytes go on as they are."""
        transport.set_protocol(protocol)
        return transport

    async def connect_accepted_socket(self, protocol_factory, sock, *, ssl=None, ssl_handshake_timeout=None,
                                      ssl_shutdown_timeout=None):
        return await self._create_connection_transport(sock, protocol_factory)

    # --- datagrams ---
    async def create_datagram_endpoint(self, protocol_factory, local_addr=None, remote_addr=None, *, family=0,
                                       proto=0, flags=0, reuse_port=None, allow_broadcast=None, sock=None):
        import socket
        from asyncio.selector_transports import _SelectorDatagramTransport
        address = None
        if sock is None:
            for place in (local_addr, remote_addr):
                if place is not None and not isinstance(place, (tuple, str)):
                    raise TypeError('2-tuple is expected')
            if family == 0 and local_addr is None and remote_addr is None:
                raise ValueError('unexpected address family')
            if family == 0:
                family = socket.AF_UNIX if isinstance(local_addr or remote_addr, str) else socket.AF_INET
            sock = socket.socket(family, socket.SOCK_DGRAM, proto)
            try:
                sock.setblocking(False)
                if allow_broadcast:
                    sock.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
                if reuse_port:
                    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
                if local_addr is not None:
                    sock.bind(await self._datagram_address(local_addr, family))
                if remote_addr is not None:
                    address = await self._datagram_address(remote_addr, family)
                    await self.sock_connect(sock, address)
            except BaseException:
                sock.close()
                raise
        protocol = protocol_factory()
        waiter = self.create_future()
        transport = _SelectorDatagramTransport(self, sock, protocol, address, waiter)
        try:
            await waiter
        except BaseException:
            transport.close()
            raise
        return transport, protocol

    async def _datagram_address(self, address, family):
        import socket
        if isinstance(address, str):
            return address
        infos = await self._ensure_resolved(address, family=family, type=socket.SOCK_DGRAM)
        if not infos:
            raise OSError('getaddrinfo() returned empty list')
        return infos[0][4]
