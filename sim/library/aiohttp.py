"""An HTTP client for asyncio."""

import asyncio
import json as _json
from collections import namedtuple
from collections.abc import Coroutine as _Coroutine
from urllib.parse import quote, urlencode, urljoin, urlsplit, urlunsplit

__version__ = '3.8.6'


class ClientError(Exception):
    pass


class ClientResponseError(ClientError):
    def __init__(self, request_info, history, *, code=None, status=None, message='', headers=None):
        self.request_info = request_info
        self.history = history
        self.status = status if status is not None else code or 0
        self.message = message
        self.headers = headers
        self.args = request_info, history

    @property
    def code(self):
        return self.status

    def __str__(self):
        return f'{self.status}, message={self.message!r}, url={self.request_info.real_url!r}'

    def __repr__(self):
        return f'{type(self).__name__}({self.request_info!r}, {self.history!r}, status={self.status!r}, message={self.message!r})'


class ContentTypeError(ClientResponseError):
    pass


class TooManyRedirects(ClientResponseError):
    pass


class ClientConnectionError(ClientError):
    pass


class ClientOSError(ClientConnectionError, OSError):
    pass


class ClientConnectorError(ClientOSError):
    def __init__(self, host, port, os_error):
        self.host, self.port, self.os_error, self.ssl = host, port, os_error, None
        super().__init__(os_error.errno, os_error.strerror)
        self.args = host, os_error

    def __str__(self):
        return f'Cannot connect to host {self.host}:{self.port} ssl:default [{self.os_error.strerror or self.os_error}]'


class ClientConnectorDNSError(ClientConnectorError):
    pass


class ServerConnectionError(ClientConnectionError):
    pass


class ServerDisconnectedError(ServerConnectionError):
    def __init__(self, message=None):
        self.message = 'Server disconnected' if message is None else message
        self.args = self.message,


class ServerTimeoutError(ServerConnectionError, asyncio.TimeoutError):
    pass


class ConnectionTimeoutError(ServerTimeoutError):
    pass


class SocketTimeoutError(ServerTimeoutError):
    pass


class ClientPayloadError(ClientError):
    pass


class InvalidURL(ClientError, ValueError):
    def __init__(self, url):
        super().__init__(url)
        self.url = url

    def __str__(self):
        return str(self.url)


ClientTimeout = namedtuple('ClientTimeout', 'total connect sock_read sock_connect', defaults=(None, None, None, None))
RequestInfo = namedtuple('RequestInfo', 'url method headers real_url')
_default_timeout = ClientTimeout(total=300)


class BasicAuth(namedtuple('BasicAuth', 'login password encoding', defaults=('', 'latin1'))):
    def encode(self):
        import binascii
        pair = f'{self.login}:{self.password}'.encode(self.encoding)
        return 'Basic ' + binascii.b2a_base64(pair, newline=False).decode()


class _URL(str):
    """An address: shows as yarl's."""

    def __repr__(self):
        return f"URL('{self}')"

    def _parts(self):
        return urlsplit(str(self))

    scheme = property(lambda self: self._parts().scheme)
    host = property(lambda self: self._parts().hostname)
    port = property(lambda self: self._parts().port or (443 if self.scheme == 'https' else 80))
    path = property(lambda self: self._parts().path or '/')
    query_string = property(lambda self: self._parts().query)
    name = property(lambda self: self.path.rsplit('/', 1)[-1])

    def human_repr(self):
        return str(self)


class _Headers:
    """Header fields, with names in any case; a name may come more than once."""

    def __init__(self, items=()):
        self._items = list(items)

    def __getitem__(self, name):
        for key, value in self._items:
            if key.lower() == name.lower():
                return value
        raise KeyError(name)

    def __setitem__(self, name, value):
        self._items = [(k, v) for k, v in self._items if k.lower() != name.lower()] + [(name, value)]

    def get(self, name, default=None):
        return self[name] if name in self else default

    def getall(self, name, default=None):
        return [value for key, value in self._items if key.lower() == name.lower()] or default

    def setdefault(self, name, value):
        if name not in self:
            self[name] = value
        return self[name]

    def __contains__(self, name):
        return any([key.lower() == name.lower() for key, value in self._items])

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self.keys())

    def keys(self):
        return [key for key, value in self._items]

    def values(self):
        return [value for key, value in self._items]

    def items(self):
        return list(self._items)

    def __repr__(self):
        return f"<CIMultiDictProxy({', '.join([f'{key!r}: {value!r}' for key, value in self._items])})>"


class TCPConnector:
    def __init__(self, *, verify_ssl=True, fingerprint=None, use_dns_cache=True, ttl_dns_cache=10, family=0,
                 ssl_context=None, ssl=None, local_addr=None, resolver=None, keepalive_timeout=15, force_close=False,
                 limit=100, limit_per_host=0, enable_cleanup_closed=False, loop=None):
        self.limit, self.limit_per_host, self.force_close = limit, limit_per_host, force_close
        self.closed = False
        self._all = None
        self._hosts = {}
        self._idle = {}

    # A connection to (host, port): (reader, writer, whether it was used before).
    async def _take(self, host, port, timeout):
        if self.limit:
            if self._all is None:
                self._all = asyncio.Semaphore(self.limit)
            await self._all.acquire()
        if self.limit_per_host:
            await self._hosts.setdefault((host, port), asyncio.Semaphore(self.limit_per_host)).acquire()
        try:
            idle = self._idle.get((host, port))
            while idle:
                reader, writer = idle.pop()
                if not reader.at_eof():
                    return reader, writer, True
                writer.close()
            return *await self._connect(host, port, timeout), False
        except BaseException:
            self._free(host, port)
            raise

    async def _connect(self, host, port, timeout):
        try:
            opening = asyncio.open_connection(host, port)
            if timeout is None:
                return await opening
            return await asyncio.wait_for(opening, timeout)
        except asyncio.TimeoutError:
            raise ServerTimeoutError(f'Connection timeout to host {host}:{port}') from None
        except OSError as problem:
            raise ClientConnectorError(host, port, problem) from problem

    def _free(self, host, port):
        if self.limit_per_host:
            self._hosts[host, port].release()
        if self.limit:
            self._all.release()

    def _give_back(self, host, port, reader, writer, keep):
        if keep and not self.force_close and not self.closed:
            self._idle.setdefault((host, port), []).append((reader, writer))
        else:
            writer.close()
        self._free(host, port)

    async def close(self):
        self.closed = True
        for connections in self._idle.values():
            for reader, writer in connections:
                writer.close()
        self._idle = {}


class StreamReader:
    """The body of an answer, as it comes."""

    def __init__(self, response):
        self._response = response

    async def read(self, n=-1):
        return await self._response._read_body(n)

    async def readany(self):
        return await self._response._read_body(65536, False)

    async def readline(self):
        line = bytearray()
        while True:
            byte = await self._response._read_body(1)
            line += byte
            if byte in (b'', b'\n'):
                return bytes(line)

    async def iter_chunked(self, n):
        while True:
            part = await self._response._read_body(n, False)
            if not part:
                return
            yield part

    async def iter_any(self):
        async for part in self.iter_chunked(65536):
            yield part

    def at_eof(self):
        return self._response._ended

    async def __aiter__(self):
        while True:
            line = await self.readline()
            if not line:
                return
            yield line


class ClientResponse:
    def __init__(self, session, request_info, place, connection):
        self._session, self.request_info, self._place = session, request_info, place
        self.method, self.url, self.real_url = request_info.method, request_info.url, request_info.real_url
        self._reader, self._writer = connection
        self.status = self.reason = self.version = None
        self.headers = _Headers()
        self.history = ()
        self.cookies = {}
        self.content = StreamReader(self)
        self._body = None
        self._left = None      # bytes; None: until the connection's end
        self._chunked = False
        self._keep = False
        self._ended = False
        self._read_timeout = None

    def __repr__(self):
        return f'<ClientResponse({self.url}) [{self.status} {self.reason}]>\n{self.headers!r}\n'

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        self.release()

    @property
    def ok(self):
        return self.status < 400

    @property
    def host(self):
        return self.url.host

    @property
    def closed(self):
        return self._reader is None

    @property
    def content_type(self):
        return self.headers.get('Content-Type', 'application/octet-stream').split(';')[0].strip()

    @property
    def charset(self):
        for part in self.headers.get('Content-Type', '').split(';')[1:]:
            key, equals, value = part.strip().partition('=')
            if key.lower() == 'charset':
                return value.strip('"')
        return None

    @property
    def content_length(self):
        value = self.headers.get('Content-Length')
        return int(value) if value is not None else None

    def get_encoding(self):
        return self.charset or 'utf-8'

    async def _begin(self, method):
        line = await self._line()
        if not line:
            raise ServerDisconnectedError()
        version, status, reason = (line.decode('latin-1').strip().split(None, 2) + [''])[:3]
        self.status, self.reason = int(status), reason
        items = []
        while True:
            line = await self._line()
            if line in (b'\r\n', b'\n', b''):
                break
            key, colon, value = line.decode('utf-8', 'replace').partition(':')
            items.append((key, value.strip()))
            if key.lower() == 'set-cookie':
                cookie, equals, text = value.strip().split(';')[0].partition('=')
                self.cookies[cookie] = self._session._cookies[cookie] = text
        self.headers = _Headers(items)
        connection = self.headers.get('Connection', '').lower()
        self._keep = 'close' not in connection and (version != 'HTTP/1.0' or 'keep-alive' in connection)
        self._chunked = self.headers.get('Transfer-Encoding', '').lower() == 'chunked'
        if self._chunked:
            self._left = 0
        elif 'Content-Length' in self.headers:
            self._left = int(self.headers['Content-Length'])
        else:
            self._keep = False
        if method == 'HEAD' or self.status in (204, 304):
            self._left, self._chunked = 0, False
        if self._left == 0 and not self._chunked:
            self._end()

    async def _line(self):
        try:
            return await self._wait(self._reader.readline())
        except ConnectionError as problem:
            raise ClientOSError(problem.errno, problem.strerror) from problem

    async def _wait(self, awaitable):
        if self._read_timeout is None:
            return await awaitable
        try:
            return await asyncio.wait_for(awaitable, self._read_timeout)
        except asyncio.TimeoutError:
            raise ServerTimeoutError(f'Timeout on reading data from socket') from None

    # The body is complete: the connection may serve again.
    def _end(self):
        self._ended = True
        if self._reader is not None:
            reader, writer, self._reader, self._writer = self._reader, self._writer, None, None
            self._session._connector._give_back(*self._place, reader, writer, self._keep)

    async def _some(self, most):
        if self._ended:
            return b''
        if self._reader is None:
            raise ClientConnectionError('Connection closed')
        if self._chunked and self._left == 0:
            line = await self._line()
            if line == b'\r\n':
                line = await self._line()
            self._left = int(line.split(b';')[0] or b'0', 16)
            if self._left == 0:
                while await self._line() not in (b'\r\n', b''):
                    pass
                self._end()
                return b''
        data = await self._wait(self._reader.read(most if self._left is None else min(most, self._left)))
        if not data:
            if self._left:
                self._keep = False
                self._end()
                raise ClientPayloadError('Response payload is not completed')
            self._end()
        elif self._left is not None:
            self._left -= len(data)
            if self._left == 0 and not self._chunked:
                self._end()
        return data

    async def _read_body(self, n=-1, whole=True):
        parts, have = [], 0
        while n < 0 or have < n:
            part = await self._some(65536 if n < 0 else n - have)
            if not part:
                break
            parts.append(part)
            have += len(part)
            if not whole:
                break
        return b''.join(parts)

    async def read(self):
        if self._body is None:
            self._body = await self._session._within(self._deadline, self._read_body())
        return self._body

    async def text(self, encoding=None, errors='strict'):
        return (await self.read()).decode(encoding or self.get_encoding(), errors)

    async def json(self, *, encoding=None, loads=_json.loads, content_type='application/json'):
        data = await self.read()
        if content_type and self.content_type != content_type and not self.content_type.endswith('+json'):
            raise ContentTypeError(self.request_info, self.history, status=self.status, headers=self.headers,
                                   message=f'Attempt to decode JSON with unexpected mimetype: {self.content_type}')
        data = data.strip()
        return loads(data.decode(encoding or self.get_encoding())) if data else None

    def raise_for_status(self):
        if self.status >= 400:
            self.release()
            raise ClientResponseError(self.request_info, self.history, status=self.status, message=self.reason,
                                      headers=self.headers)

    def release(self):
        if self._reader is not None:
            self._keep = False
            reader, writer, self._reader, self._writer = self._reader, self._writer, None, None
            self._session._connector._give_back(*self._place, reader, writer, False)

    close = release


class _RequestContextManager(_Coroutine):
    """What session.get() and its kin give: for `async with`, for `await`, and as a coroutine for a task."""

    def __init__(self, coroutine):
        self._coroutine = coroutine
        self._response = None

    def send(self, value):
        return self._coroutine.send(value)

    def throw(self, *error):
        return self._coroutine.throw(*error)

    def close(self):
        return self._coroutine.close()

    def __await__(self):
        return self._coroutine.__await__()

    async def __aenter__(self):
        self._response = await self._coroutine
        return await self._response.__aenter__()

    async def __aexit__(self, *error):
        await self._response.__aexit__(*error)


class ClientSession:
    def __init__(self, base_url=None, *, connector=None, loop=None, cookies=None, headers=None, skip_auto_headers=None,
                 auth=None, json_serialize=_json.dumps, timeout=_default_timeout, raise_for_status=False,
                 connector_owner=True, cookie_jar=None, trust_env=False, read_timeout=None, conn_timeout=None, **options):
        self._base_url = base_url
        self._connector = connector if connector is not None else TCPConnector()
        self._owns = connector_owner
        self._cookies = dict(cookies or {})
        self.headers = dict(headers or {})
        self._auth = auth
        self._json_serialize = json_serialize
        self._timeout = self._timeout_of(timeout)
        self._raise_for_status = raise_for_status
        self.closed = False

    @staticmethod
    def _timeout_of(timeout):
        return timeout if isinstance(timeout, ClientTimeout) else ClientTimeout(total=timeout)

    @property
    def connector(self):
        return self._connector

    @property
    def timeout(self):
        return self._timeout

    def __enter__(self):
        raise TypeError('Use async with instead')

    def __exit__(self, *error):
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        await self.close()

    async def close(self):
        if not self.closed:
            self.closed = True
            if self._owns:
                await self._connector.close()

    # Awaits, at most until the loop's time `deadline`.
    async def _within(self, deadline, awaitable):
        if deadline is None:
            return await awaitable
        left = deadline - asyncio.get_running_loop().time()
        return await asyncio.wait_for(awaitable, max(left, 0))

    async def _request(self, method, url, *, params=None, data=None, json=None, headers=None, cookies=None, auth=None,
                       allow_redirects=True, max_redirects=10, timeout=None, raise_for_status=None, ssl=None,
                       verify_ssl=None, proxy=None, compress=None, chunked=None, expect100=False, read_until_eof=True,
                       skip_auto_headers=None, proxy_auth=None, server_hostname=None, trace_request_ctx=None):
        if self.closed:
            raise RuntimeError('Session is closed')
        timeout = self._timeout if timeout is None else self._timeout_of(timeout)
        deadline = asyncio.get_running_loop().time() + timeout.total if timeout.total else None
        url = str(url)
        if self._base_url is not None:
            url = urljoin(str(self._base_url), url)
        parts = urlsplit(url)
        if parts.scheme not in ('http', 'https') or not parts.hostname:
            raise InvalidURL(_URL(url))
        query = parts.query
        if params:
            more = params if isinstance(params, str) else urlencode(list(params.items() if hasattr(params, 'items') else params))
            query = f'{query}&{more}' if query else more
        url = urlunsplit((parts.scheme, parts.netloc, quote(parts.path or '/', safe="!$%&'()*+,/:;=@~"), query, ''))
        history = []
        method = method.upper()
        while True:
            response = await self._within(deadline, self._fetch(method, url, data, json, headers, cookies, auth, timeout))
            response._deadline = deadline
            if not (allow_redirects and response.status in (301, 302, 303, 307, 308) and 'Location' in response.headers):
                break
            history.append(response)
            if len(history) >= max_redirects:
                response.release()
                raise TooManyRedirects(history[0].request_info, tuple(history))
            if response.status == 303 and method != 'HEAD' or response.status in (301, 302) and method == 'POST':
                method, data, json = 'GET', None, None
            await response._read_body()
            url = urljoin(url, response.headers['Location'])
        response.history = tuple(history)
        wanted = self._raise_for_status if raise_for_status is None else raise_for_status
        if wanted is True:
            response.raise_for_status()
        return response

    async def _fetch(self, method, url, data, json, headers, cookies, auth, timeout):
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port or (443 if parts.scheme == 'https' else 80)
        sent = _Headers([('Host', parts.netloc.rpartition('@')[2])])
        for source in (self.headers, headers or {}):
            for key, value in source.items():
                sent[key] = str(value)
        sent.setdefault('Accept', '*/*')
        sent.setdefault('Accept-Encoding', 'identity')
        sent.setdefault('User-Agent', f'Python/3.11 aiohttp/{__version__}')
        all_cookies = {**self._cookies, **(cookies or {})}
        if all_cookies:
            sent['Cookie'] = '; '.join([f'{key}={value}' for key, value in all_cookies.items()])
        who = auth or self._auth
        if who is not None:
            sent['Authorization'] = who.encode()
        body = b''
        if json is not None:
            body = self._json_serialize(json).encode()
            sent.setdefault('Content-Type', 'application/json')
        elif isinstance(data, (bytes, bytearray)):
            body = bytes(data)
            sent.setdefault('Content-Type', 'application/octet-stream')
        elif isinstance(data, str):
            body = data.encode()
            sent.setdefault('Content-Type', 'text/plain; charset=utf-8')
        elif hasattr(data, 'read'):
            body = data.read()
        elif data is not None:
            body = urlencode(list(data.items() if hasattr(data, 'items') else data)).encode()
            sent.setdefault('Content-Type', 'application/x-www-form-urlencoded')
        if body or method in ('POST', 'PUT', 'PATCH'):
            sent['Content-Length'] = str(len(body))
        target = (parts.path or '/') + ('?' + parts.query if parts.query else '')
        head = f'{method} {target} HTTP/1.1\r\n' + ''.join([f'{key}: {value}\r\n' for key, value in sent.items()]) + '\r\n'
        info = RequestInfo(_URL(url), method, sent, _URL(url))
        for attempt in range(2):
            connect = timeout.sock_connect or timeout.connect
            reader, writer, used = await self._connector._take(host, port, connect)
            response = ClientResponse(self, info, (host, port), (reader, writer))
            response._read_timeout = timeout.sock_read
            try:
                writer.write(head.encode() + body)
                await writer.drain()
                await response._begin(method)
                return response
            except (ServerDisconnectedError, ConnectionError):
                response.release()
                if not used:
                    raise
            except BaseException:
                response.release()
                raise

    def request(self, method, url, **options):
        return _RequestContextManager(self._request(method, url, **options))

    def get(self, url, *, allow_redirects=True, **options):
        return self.request('GET', url, allow_redirects=allow_redirects, **options)

    def options(self, url, **options):
        return self.request('OPTIONS', url, **options)

    def head(self, url, *, allow_redirects=False, **options):
        return self.request('HEAD', url, allow_redirects=allow_redirects, **options)

    def post(self, url, *, data=None, **options):
        return self.request('POST', url, data=data, **options)

    def put(self, url, *, data=None, **options):
        return self.request('PUT', url, data=data, **options)

    def patch(self, url, *, data=None, **options):
        return self.request('PATCH', url, data=data, **options)

    def delete(self, url, **options):
        return self.request('DELETE', url, **options)


class _SessionRequest:
    def __init__(self, method, url, options):
        self._args = method, url, options

    async def __aenter__(self):
        method, url, options = self._args
        self._session = ClientSession()
        try:
            self._response = await self._session._request(method, url, **options)
        except BaseException:
            await self._session.close()
            raise
        return self._response

    async def __aexit__(self, *error):
        self._response.release()
        await self._session.close()


def request(method, url, **options):
    return _SessionRequest(method, url, options)


class FormData:
    def __init__(self, fields=()):
        self._fields = list(fields.items() if hasattr(fields, 'items') else fields)

    def add_field(self, name, value, **options):
        self._fields.append((name, value))

    def items(self):
        return self._fields
