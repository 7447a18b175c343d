"""An HTTP client in two forms, for threads and for asyncio, over requests and aiohttp."""

import json as _json
import aiohttp
import requests
from requests.structures import CaseInsensitiveDict as Headers
import asyncio
import http
import socket


class HTTPError(Exception):
    def __init__(self, message, *, request=None):
        super().__init__(message)
        self.request = request


class RequestError(HTTPError):
    pass


class TransportError(RequestError):
    pass


class TimeoutException(TransportError):
    pass


class ConnectTimeout(TimeoutException):
    pass


class ReadTimeout(TimeoutException):
    pass


class WriteTimeout(TimeoutException):
    pass


class PoolTimeout(TimeoutException):
    pass


class NetworkError(TransportError):
    pass


class ReadError(NetworkError):
    pass


class WriteError(NetworkError):
    pass


class ConnectError(NetworkError):
    pass


class CloseError(NetworkError):
    pass


class ProxyError(TransportError):
    pass


class UnsupportedProtocol(TransportError):
    pass


class ProtocolError(TransportError):
    pass


class LocalProtocolError(ProtocolError):
    pass


class RemoteProtocolError(ProtocolError):
    pass


class DecodingError(RequestError):
    pass


class TooManyRedirects(RequestError):
    pass


class InvalidURL(Exception):
    pass


class CookieConflict(Exception):
    pass


class StreamError(RuntimeError):
    pass


class StreamConsumed(StreamError):
    pass


class StreamClosed(StreamError):
    pass


class ResponseNotRead(StreamError):
    pass


class RequestNotRead(StreamError):
    pass


class HTTPStatusError(HTTPError):
    def __init__(self, message, *, request, response):
        super().__init__(message, request=request)
        self.response = response


class Timeout:
    def __init__(self, timeout=5.0, *, connect=None, read=None, write=None, pool=None):
        self.connect, self.read, self.write, self.pool = (timeout if t is None else t for t in (connect, read, write, pool))


class Limits:
    def __init__(self, *, max_connections=None, max_keepalive_connections=None, keepalive_expiry=5.0):
        self.max_connections = max_connections


codes = http.HTTPStatus


class Request:
    def __init__(self, method, url):
        self.method, self.url = method, url

    def __repr__(self):
        return f'<Request({self.method!r}, {self.url!r})>'


class Response:
    def __init__(self, status_code, reason, headers, content, url, method, elapsed=None, history=()):
        self.status_code, self.reason_phrase, self.content, self.url = status_code, reason, content, url
        self.headers = Headers([(key.lower(), value) for key, value in headers.items()])
        self.request = Request(method, url)
        self.elapsed = elapsed
        self.history = list(history)
        self.http_version = 'HTTP/1.1'

    def __repr__(self):
        return f'<Response [{self.status_code} {self.reason_phrase}]>'

    is_success = property(lambda self: 200 <= self.status_code < 300)
    is_redirect = property(lambda self: 300 <= self.status_code < 400)
    is_error = property(lambda self: self.status_code >= 400)
    is_client_error = property(lambda self: 400 <= self.status_code < 500)
    is_server_error = property(lambda self: self.status_code >= 500)

    @property
    def encoding(self):
        text = self.headers.get('content-type', '')
        return text.split('charset=')[1].split(';')[0].strip('" ') if 'charset=' in text else 'utf-8'

    @property
    def text(self):
        return self.content.decode(self.encoding, 'replace')

    def json(self, **options):
        return _json.loads(self.text, **options)

    def read(self):
        return self.content

    async def aread(self):
        return self.content

    def iter_lines(self):
        yield from self.text.splitlines()

    def iter_bytes(self, chunk_size=None):
        size = chunk_size or len(self.content) or 1
        for at in range(0, len(self.content), size):
            yield self.content[at:at + size]

    def raise_for_status(self):
        if self.is_success:
            return self
        kind = {1: 'Informational response', 3: 'Redirect response', 4: 'Client error', 5: 'Server error'}[self.status_code // 100]
        text = f"{kind} '{self.status_code} {self.reason_phrase}' for url '{self.url}'"
        if self.status_code // 100 == 3:
            text += f"\nRedirect location: '{self.headers.get('location')}'"
        raise HTTPStatusError(f'{text}\nFor more information check: https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/'
                              f'{self.status_code}', request=self.request, response=self)


_unset = object()


def _joined(base, url):
    return base.rstrip('/') + '/' + url.lstrip('/') if base and '://' not in url else url


class _Client:
    def __init__(self, *, auth=None, params=None, headers=None, cookies=None, timeout=5.0, follow_redirects=False,
                 limits=None, base_url='', verify=True, http2=False, transport=None, **options):
        self.base_url, self.timeout, self.follow_redirects = str(base_url), timeout, follow_redirects
        self.params, self._auth, self._limits = dict(params or {}), auth, limits
        self.headers = Headers(headers or {})
        self.cookies = dict(cookies or {})
        self.is_closed = False
        self._open()


class Client(_Client):
    def _open(self):
        self._session = requests.Session()
        self._session.headers['User-Agent'] = 'python-httpx/0.24.0'

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        self.is_closed = True
        self._session.close()

    def request(self, method, url, *, content=None, data=None, json=None, params=None, headers=None, cookies=None,
                auth=None, timeout=_unset, follow_redirects=None, files=None):
        url = _joined(self.base_url, str(url))
        timeout = self.timeout if timeout is _unset else timeout
        limit = (timeout.connect, timeout.read) if isinstance(timeout, Timeout) else timeout
        try:
            made = self._session.request(method, url, params={**self.params, **(params or {})}, data=content or data, json=json,
                                         headers={**self.headers, **(headers or {})}, cookies={**self.cookies, **(cookies or {})},
                                         auth=auth or self._auth, timeout=limit, files=files,
                                         allow_redirects=self.follow_redirects if follow_redirects is None else follow_redirects)
        except requests.ConnectTimeout:
            raise ConnectTimeout('timed out') from None
        except requests.ReadTimeout:
            raise ReadTimeout('timed out') from None
        except requests.exceptions.TooManyRedirects:
            raise TooManyRedirects('Exceeded maximum allowed redirects.') from None
        except (requests.exceptions.MissingSchema, requests.exceptions.InvalidSchema):
            raise UnsupportedProtocol("Request URL is missing an 'http://' or 'https://' protocol.") from None
        except requests.ConnectionError as problem:
            text = str(problem)
            if 'Connection aborted' in text:
                raise RemoteProtocolError('Server disconnected without sending a response.') from None
            at = text.find('[Errno')
            raise ConnectError(text[at:].rstrip("')") if at >= 0 else text) from None
        return Response(made.status_code, made.reason, made.headers, made.content, made.url, method.upper(), made.elapsed,
                        made.history)

    def get(self, url, **options):
        return self.request('GET', url, **options)

    def post(self, url, **options):
        return self.request('POST', url, **options)

    def put(self, url, **options):
        return self.request('PUT', url, **options)

    def patch(self, url, **options):
        return self.request('PATCH', url, **options)

    def delete(self, url, **options):
        return self.request('DELETE', url, **options)

    def head(self, url, **options):
        return self.request('HEAD', url, **options)


class AsyncClient(_Client):
    def _open(self):
        self._session = None

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        await self.aclose()

    async def aclose(self):
        self.is_closed = True
        if self._session is not None:
            await self._session.close()

    async def request(self, method, url, *, content=None, data=None, json=None, params=None, headers=None, cookies=None,
                      auth=None, timeout=_unset, follow_redirects=None):
        if self._session is None:
            limit = self._limits.max_connections if self._limits else 100
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=limit or 0),
                                                  headers={'User-Agent': 'python-httpx/0.24.0'})
        url = _joined(self.base_url, str(url))
        timeout = self.timeout if timeout is _unset else timeout
        limits = aiohttp.ClientTimeout(sock_connect=timeout.connect, sock_read=timeout.read) \
            if isinstance(timeout, Timeout) else aiohttp.ClientTimeout(sock_connect=timeout, sock_read=timeout)
        who = aiohttp.BasicAuth(*auth) if isinstance(auth, tuple) else None
        loop = asyncio.get_running_loop()
        began = loop.time()
        follow = self.follow_redirects if follow_redirects is None else follow_redirects
        state = 'connect'
        try:
            async with self._session.request(method, url, params={**self.params, **(params or {})}, data=content or data,
                                             json=json, headers={**self.headers, **(headers or {})},
                                             cookies={**self.cookies, **(cookies or {})}, auth=who, timeout=limits,
                                             allow_redirects=follow) as made:
                body = await made.read()
        except aiohttp.ServerTimeoutError as problem:
            raise (ConnectTimeout if 'Connection' in str(problem) else ReadTimeout)('') from None
        except aiohttp.ClientConnectorError:
            raise ConnectError('All connection attempts failed') from None
        except aiohttp.ServerDisconnectedError:
            raise RemoteProtocolError('Server disconnected without sending a response.') from None
        except aiohttp.InvalidURL:
            raise UnsupportedProtocol("Request URL is missing an 'http://' or 'https://' protocol.") from None
        import datetime
        return Response(made.status, made.reason, made.headers, body, str(made.url), method.upper(),
                        datetime.timedelta(seconds=loop.time() - began), made.history)

    async def get(self, url, **options):
        return await self.request('GET', url, **options)

    async def post(self, url, **options):
        return await self.request('POST', url, **options)

    async def put(self, url, **options):
        return await self.request('PUT', url, **options)

    async def patch(self, url, **options):
        return await self.request('PATCH', url, **options)

    async def delete(self, url, **options):
        return await self.request('DELETE', url, **options)

    async def head(self, url, **options):
        return await self.request('HEAD', url, **options)


def request(method, url, **options):
    own = {key: options.pop(key) for key in ('verify', 'follow_redirects', 'timeout') if key in options}
    with Client(**own) as client:
        return client.request(method, url, **options)


def get(url, **options):
    return request('GET', url, **options)


def post(url, **options):
    return request('POST', url, **options)


def put(url, **options):
    return request('PUT', url, **options)


def delete(url, **options):
    return request('DELETE', url, **options)


def head(url, **options):
    return request('HEAD', url, **options)
