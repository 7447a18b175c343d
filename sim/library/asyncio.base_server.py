# Part of asyncio.base_events
"""Connections and servers of the event loop."""

import socket
import sys
from asyncio import events, exceptions, tasks, trsock

_PROTOCOLS = {1: 6, 2: 17}  # of SOCK_STREAM and SOCK_DGRAM: IPPROTO_TCP, IPPROTO_UDP
_PIPE = -1  # subprocess.PIPE
_NEW = sys.version_info >= (3, 12)


class Server(events.AbstractServer):
    """Listening sockets. It is closed when they are, and at an end when its last connection is."""

    def __init__(self, loop, sockets, protocol_factory, backlog):
        self._loop = loop
        self._sockets = sockets  # None: closed
        self._protocol_factory = protocol_factory
        self._backlog = backlog
        self._active_count = 0  # connections
        self._waiters = []  # of wait_closed(); None: at an end
        self._serving = False
        self._serving_forever_fut = None  # the future that serve_forever() waits for: nobody ever completes it

    def __repr__(self):
        return f'<{type(self).__name__} sockets={self.sockets!r}>'

    @property
    def sockets(self):
        return tuple([trsock.TransportSocket(sock) for sock in self._sockets or ()])

    def get_loop(self):
        return self._loop

    def is_serving(self):
        return self._serving

    # --- its connections say when they come and go ---
    def _attach(self):
        self._active_count += 1

    def _detach(self):
        self._active_count -= 1
        self._end_if_over()

    def _end_if_over(self):
        if self._sockets is None and self._active_count == 0:
            waiting, self._waiters = self._waiters, None
            for waiter in waiting:
                if not waiter.done():
                    waiter.set_result(None if _NEW else waiter)

    # --- beginning and end ---
    def _start_serving(self):
        if not self._serving:
            self._serving = True
            for sock in self._sockets:
                sock.listen(self._backlog)
                self._loop._start_serving(self._protocol_factory, sock, self, self._backlog)

    async def start_serving(self):
        self._start_serving()
        await tasks.sleep(0)  # clients may connect before anything else happens

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

    def close(self):
        closing, self._sockets = self._sockets, None
        if closing is None:
            return
        self._serving = False
        for sock in closing:
            self._loop._stop_serving(sock)
        if self._serving_forever_fut is not None and not self._serving_forever_fut.done():
            self._serving_forever_fut.cancel()
            self._serving_forever_fut = None
        self._end_if_over()

    async def wait_closed(self):
        # Until 3.11 a server that is closed already is not waited for, whatever its connections do.
        if self._waiters is None or not _NEW and self._sockets is None:
            return
        over = self._loop.create_future()
        over._waits = 'event', 'Server.wait_closed'
        self._waiters.append(over)
        await over


def _one_of(address_given, sock, both, neither):
    """A place is given by an address or by a socket: one of them."""
    if address_given and sock is not None:
        raise ValueError(both)
    if not address_given and sock is None:
        raise ValueError(neither)


def _check_stream(sock):
    if sock.type != socket.SOCK_STREAM:
        raise ValueError(f'A Stream Socket was expected, got {sock!r}')


_HOST_AND_SOCK = 'host/port and sock can not be specified at the same time'


async def _send_file(send, file, offset, count):
    """In pieces: how many bytes were sent."""
    if 'b' not in getattr(file, 'mode', 'b'):
        raise ValueError('file should be opened in binary mode')
    if offset or socket._is_real(file):
        file.seek(offset)
    total = 0
    while count is None or total < count:
        data = file.read(65536 if count is None else min(65536, count - total))
        if not data:
            break
        await send(data)
        total += len(data)
    return total


class BaseEventLoop:
    """The part of connections: create_connection(), create_server() and their kin. Functions show the class's name."""

    # --- clients ---
    async def create_connection(self, protocol_factory, host=None, port=None, *, ssl=None, family=0, proto=0, flags=0,
                                sock=None, local_addr=None, server_hostname=None, ssl_handshake_timeout=None,
                                ssl_shutdown_timeout=None, happy_eyeballs_delay=None, interleave=None):
        by_address = not (host is None and port is None)
        _one_of(by_address, sock, _HOST_AND_SOCK, 'host and port was not specified and no sock specified')
        if by_address:
            found = await self._ensure_resolved((host, port), family=family, type=socket.SOCK_STREAM, proto=proto,
                                                flags=flags)
            exceptions = []
            for row in found:
                try:
                    sock = await self._connect_sock(row, local_addr)
                    break
                except OSError as error:
                    exceptions.append(error)
            else:
                texts = [str(error) for error in exceptions]
                if len(set(texts)) == 1:
                    raise exceptions[0]
                raise OSError('Multiple exceptions: ' + ', '.join(texts))
        else:
            _check_stream(sock)
        return await self._create_connection_transport(sock, protocol_factory)

    async def _ensure_resolved(self, address, *, family=0, type=0, proto=0, flags=0):
        """Rows as getaddrinfo() gives them; it is not asked where the address is one in numbers."""
        from asyncio.selector_events import _is_ip
        host, port = address[:2]
        if _is_ip(host) and (isinstance(port, int) or port is None):
            kind = socket.AF_INET6 if ':' in host else socket.AF_INET
            if family in (0, kind):
                return [(kind, type, proto or _PROTOCOLS.get(type, 0), '', (host, port or 0))]
        found = await self.getaddrinfo(host, port, family=family, type=type, proto=proto, flags=flags)
        if not found:
            raise OSError('getaddrinfo() returned empty list')
        return found

    async def getaddrinfo(self, host, port, *, family=0, type=0, proto=0, flags=0):
        return await self.run_in_executor(None, socket.getaddrinfo, host, port, family, type, proto, flags)

    async def getnameinfo(self, sockaddr, flags=0):
        return await self.run_in_executor(None, socket.getnameinfo, sockaddr, flags)

    async def _connect_sock(self, row, local_addr):
        family, kind, proto, _, address = row
        sock = socket.socket(family, kind, proto)
        try:
            sock.setblocking(False)
            if local_addr is not None:
                sock.bind(local_addr)
            await self.sock_connect(sock, address)
        except BaseException as error:
            sock.close()
            failed = f'Connect call failed {address}'
            if isinstance(error, OSError) and error.errno is not None and not str(error).endswith(failed):
                raise OSError(error.errno, failed) from None
            raise
        return sock

    async def _create_connection_transport(self, sock, protocol_factory):
        sock.setblocking(False)
        return await self._begun(lambda *args: self._make_socket_transport(sock, *args), protocol_factory, 'connect')

    async def _begun(self, make_transport, protocol_factory, shown):
        """Transport and protocol, once connection_made() was called."""
        protocol = protocol_factory()
        begun = self.create_future()
        begun._waits = 'io', shown
        transport = make_transport(protocol, begun)
        try:
            await begun
        except BaseException:
            transport.close()
            raise
        return transport, protocol

    def _make_socket_transport(self, sock, protocol, waiter=None, *, extra=None, server=None):
        from asyncio.selector_transports import _SelectorSocketTransport
        return _SelectorSocketTransport(self, sock, protocol, waiter, extra, server)

    async def connect_accepted_socket(self, protocol_factory, sock, *, ssl=None, ssl_handshake_timeout=None,
                                      ssl_shutdown_timeout=None):
        return await self._create_connection_transport(sock, protocol_factory)

    # --- servers ---
    async def create_server(self, protocol_factory, host=None, port=None, *, family=0, flags=1, sock=None,
                            backlog=100, ssl=None, reuse_address=None, reuse_port=None, ssl_handshake_timeout=None,
                            ssl_shutdown_timeout=None, start_serving=True):
        by_address = not (host is None and port is None)
        _one_of(by_address, sock, _HOST_AND_SOCK, 'Neither host/port nor sock were specified')
        if by_address:
            found = []
            for name in [host] if host is None or isinstance(host, str) else host:
                found.extend(await self._places_to_listen(name, port, family, flags))
            sockets = _bound_sockets(dict.fromkeys(found), reuse_address, reuse_port)
        else:
            _check_stream(sock)
            sockets = [sock]
        return await self._made_server(sockets, protocol_factory, backlog, start_serving)

    async def _places_to_listen(self, host, port, family, flags):
        if host is None or host == '':
            return [(socket.AF_INET, socket.SOCK_STREAM, 0, '', ('0.0.0.0', port or 0))]
        return await self._ensure_resolved((host, port), family=family, type=socket.SOCK_STREAM, flags=flags)

    async def _made_server(self, sockets, protocol_factory, backlog, start_serving):
        for sock in sockets:
            sock.setblocking(False)
        server = Server(self, sockets, protocol_factory, backlog)
        if start_serving:
            await server.start_serving()
        return server

    def _start_serving(self, protocol_factory, sock, server, backlog):
        self._add_reader(sock.fileno(), self._accept_connection, protocol_factory, sock, server, backlog)

    def _stop_serving(self, sock):
        fd = sock.fileno()
        self._remove_reader(fd)
        sock.close()

    def _accept_connection(self, protocol_factory, sock, server, backlog):
        """Somebody wants to connect: takes all who wait, but lets other callbacks have a turn in between."""
        for _ in range(backlog):
            try:
                connection, address = sock.accept()
            except (BlockingIOError, ConnectionAbortedError, InterruptedError):
                break
            connection.setblocking(False)
            self.create_task(self._accept_connection2(protocol_factory, connection, {'peername': address}, server))

    async def _accept_connection2(self, protocol_factory, connection, extra, server):
        def make(*args):
            return self._make_socket_transport(connection, *args, extra=extra, server=server)

        try:
            await self._begun(make, protocol_factory, 'accept')
        except BaseException as error:
            if isinstance(error, (SystemExit, KeyboardInterrupt)):
                raise
            if self._debug:
                self.call_exception_handler(dict(
                    message='Error on transport creation for incoming connection', exception=error))

    # --- whole files, and TLS ---
    async def sendfile(self, transport, file, offset=0, count=None, *, fallback=True):
        if transport.is_closing():
            raise RuntimeError('Transport is closing')

        async def send(data):
            transport.write(data)
            while transport.get_write_buffer_size():
                await tasks.sleep(0)

        return await _send_file(send, file, offset, count)

    async def sock_sendfile(self, sock, file, offset=0, count=None, *, fallback=True):
        self._check_non_blocking(sock)
        return await _send_file(lambda data: self.sock_sendall(sock, data), file, offset, count)

    async def start_tls(self, transport, protocol, sslcontext, *, server_side=False, server_hostname=None,
                        ssl_handshake_timeout=None, ssl_shutdown_timeout=None):
        """TLS is not modelled: the bytes go on as they are."""
        transport.set_protocol(protocol)
        return transport

    # --- datagrams ---
    async def create_datagram_endpoint(self, protocol_factory, local_addr=None, remote_addr=None, *, family=0,
                                       proto=0, flags=0, reuse_port=None, allow_broadcast=None, sock=None):
        from asyncio.selector_transports import _SelectorDatagramTransport
        peer = None
        if sock is None:
            given = [address for address in (local_addr, remote_addr) if address is not None]
            if not all([isinstance(address, (tuple, str)) for address in given]):
                raise TypeError('2-tuple is expected')
            if family == 0:
                if not given:
                    raise ValueError('unexpected address family')
                family = socket.AF_UNIX if isinstance(given[0], str) else socket.AF_INET
            sock = socket.socket(family, socket.SOCK_DGRAM, proto)
            try:
                sock.setblocking(False)
                _set_options(sock, SO_BROADCAST=allow_broadcast, SO_REUSEPORT=reuse_port)
                if local_addr is not None:
                    sock.bind(await self._datagram_address(local_addr, family))
                if remote_addr is not None:
                    peer = await self._datagram_address(remote_addr, family)
                    await self.sock_connect(sock, peer)
            except BaseException:
                sock.close()
                raise
        return await self._begun(lambda protocol, begun: _SelectorDatagramTransport(self, sock, protocol, peer, begun),
                                 protocol_factory, 'datagrams')

    async def _datagram_address(self, address, family):
        if isinstance(address, str):
            return address
        found = await self._ensure_resolved(address, family=family, type=socket.SOCK_DGRAM)
        return found[0][4]

    # --- pipes ---
    async def connect_read_pipe(self, protocol_factory, pipe):
        from asyncio.unix_pipes import _UnixReadPipeTransport
        return await self._connect_pipe(_UnixReadPipeTransport, protocol_factory, pipe)

    async def connect_write_pipe(self, protocol_factory, pipe):
        from asyncio.unix_pipes import _UnixWritePipeTransport
        return await self._connect_pipe(_UnixWritePipeTransport, protocol_factory, pipe)

    async def _connect_pipe(self, kind, protocol_factory, pipe):
        return await self._begun(lambda protocol, begun: kind(self, pipe, protocol, begun), protocol_factory, 'pipe')

    # --- child processes ---
    async def subprocess_exec(self, protocol_factory, program, *args, stdin=_PIPE, stdout=_PIPE, stderr=_PIPE,
                              **options):
        from asyncio.base_subprocess import make_process
        options.update(stdin=stdin, stdout=stdout, stderr=stderr)
        return await make_process(self, protocol_factory, (program, *args), False, options)

    async def subprocess_shell(self, protocol_factory, cmd, *, stdin=_PIPE, stdout=_PIPE, stderr=_PIPE, **options):
        if not isinstance(cmd, (str, bytes)):
            raise ValueError('cmd must be a string')
        from asyncio.base_subprocess import make_process
        options.update(stdin=stdin, stdout=stdout, stderr=stderr)
        return await make_process(self, protocol_factory, cmd, True, options)


def _set_options(sock, **options):
    for name, wanted in options.items():
        if wanted:
            sock.setsockopt(socket.SOL_SOCKET, getattr(socket, name), 1)


def _bound_sockets(rows, reuse_address, reuse_port):
    """A socket for each row of getaddrinfo(); none if one cannot be bound."""
    made = []
    try:
        for family, kind, proto, _, address in rows:
            sock = socket.socket(family, kind, proto)
            made.append(sock)
            _set_options(sock, SO_REUSEADDR=reuse_address is not False, SO_REUSEPORT=reuse_port)
            try:
                sock.bind(address)
            except OSError as error:
                raise OSError(error.errno, f'error while attempting to bind on address {address!r}: '
                                           f'{error.strerror.lower()}') from None
    except BaseException:
        for sock in made:
            sock.close()
        raise
    return made
