"""HTTP for people: requests.get(url) and sessions."""

import datetime
import http.client
import json as _json
import socket
import time
from urllib.parse import quote, urlencode, urljoin, urlsplit, urlunsplit

from requests import exceptions
from requests.exceptions import (ChunkedEncodingError, ConnectionError, ConnectTimeout, HTTPError, InvalidSchema,
                                 InvalidURL, JSONDecodeError, MissingSchema, ReadTimeout, RequestException, Timeout,
                                 TooManyRedirects, URLRequired)
from requests.structures import CaseInsensitiveDict
from requests import adapters, auth, structures

__version__ = '2.28.1'


class _Codes:
    def __getitem__(self, name):
        return getattr(self, name)


codes = _Codes()
for _status in http.HTTPStatus.__members__.values():
    setattr(codes, _status.name.lower(), _status.value)
    setattr(codes, _status.name, _status.value)
codes.ok = codes.okay = 200
codes.not_found = 404


class PreparedRequest:
    def __init__(self):
        self.method = self.url = self.headers = self.body = None

    def __repr__(self):
        return f'<PreparedRequest [{self.method}]>'

    @property
    def path_url(self):
        parts = urlsplit(self.url)
        return (parts.path or '/') + ('?' + parts.query if parts.query else '')


class Request:
    def __init__(self, method=None, url=None, headers=None, files=None, data=None, params=None, auth=None, cookies=None,
                 hooks=None, json=None):
        self.method, self.url, self.headers, self.files, self.data = method, url, headers or {}, files, data or []
        self.params, self.auth, self.cookies, self.json = params or {}, auth, cookies, json

    def __repr__(self):
        return f'<Request [{self.method}]>'

    def prepare(self):
        return _prepare(self, Session())


def _prepare_url(url, params):
    if isinstance(url, bytes):
        url = url.decode()
    url = str(url).lstrip()
    parts = urlsplit(url)
    if ':' in url and parts.scheme not in ('http', 'https', ''):
        return url
    if not parts.scheme:
        raise MissingSchema(f'Invalid URL {url!r}: No scheme supplied. Perhaps you meant https://{url}?')
    if not parts.netloc:
        raise InvalidURL(f'Invalid URL {url!r}: No host supplied')
    query = parts.query
    if params:
        if isinstance(params, (str, bytes)):
            more = params if isinstance(params, str) else params.decode()
        else:
            pairs = params.items() if hasattr(params, 'items') else params
            more = urlencode([pair for pair in pairs if pair[1] is not None], doseq=True)
        query = f'{query}&{more}' if query else more
    path = quote(parts.path or '/', safe="!#$%&'()*+,/:;=?@[]~")
    return urlunsplit((parts.scheme, parts.netloc, path, quote(query, safe="!#$%&'()*+,/:;=?@[]~"), parts.fragment))


def _as_bytes(body):
    return body.encode() if isinstance(body, str) else body


def _prepare(request, session):
    made = PreparedRequest()
    made.method = request.method.upper()
    made.url = _prepare_url(request.url, {**session.params, **(request.params if hasattr(request.params, 'items') else {})}
                            if hasattr(request.params, 'items') else request.params)
    headers = CaseInsensitiveDict(session.headers)
    for key, value in (request.headers or {}).items():
        if value is None:
            headers.pop(key, None)
        else:
            headers[key] = value
    body = None
    if request.json is not None and not request.data:
        body = _json.dumps(request.json).encode()
        headers.setdefault('Content-Type', 'application/json')
    elif request.files:
        body, kind = _multipart(request.files, request.data)
        headers.setdefault('Content-Type', kind)
    elif request.data:
        if isinstance(request.data, (str, bytes)):
            body = request.data
        elif hasattr(request.data, 'read'):
            body = request.data.read()
        else:
            pairs = request.data.items() if hasattr(request.data, 'items') else request.data
            body = urlencode(list(pairs), doseq=True)
            headers.setdefault('Content-Type', 'application/x-www-form-urlencoded')
    if body is not None:
        headers['Content-Length'] = str(len(_as_bytes(body)))
    elif made.method not in ('GET', 'HEAD'):
        headers['Content-Length'] = '0'
    cookies = {**session.cookies, **(request.cookies or {})}
    if cookies:
        headers['Cookie'] = '; '.join([f'{key}={value}' for key, value in cookies.items()])
    made.headers, made.body = headers, body
    who = request.auth or session.auth
    if isinstance(who, tuple):
        who = auth.HTTPBasicAuth(*who)
    return who(made) if who else made


def _multipart(files, data):
    boundary = 'kvant0123456789abcdef0123456789ab'
    parts = []
    for key, value in dict(data or {}).items():
        parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode())
    for key, value in dict(files).items():
        name, content = (value[0], value[1]) if isinstance(value, tuple) else (getattr(value, 'name', key), value)
        content = content.read() if hasattr(content, 'read') else content
        content = content.encode() if isinstance(content, str) else content
        parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{key}"; filename="{name}"\r\n\r\n'.encode() +
                     content + b'\r\n')
    return b''.join(parts) + f'--{boundary}--\r\n'.encode(), f'multipart/form-data; boundary={boundary}'


class Response:
    def __init__(self):
        self._content = False
        self.status_code = None
        self.headers = CaseInsensitiveDict()
        self.raw = None
        self.url = None
        self.encoding = None
        self.history = []
        self.reason = None
        self.cookies = {}
        self.elapsed = datetime.timedelta(0)
        self.request = None
        self._finish = None

    def __repr__(self):
        return f'<Response [{self.status_code}]>'

    def __bool__(self):
        return self.ok

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        return self.iter_content(128)

    @property
    def ok(self):
        return self.status_code < 400

    @property
    def is_redirect(self):
        return 'location' in self.headers and self.status_code in (301, 302, 303, 307, 308)

    @property
    def apparent_encoding(self):
        return 'utf-8'

    @property
    def content(self):
        if self._content is False:
            try:
                self._content = self.raw.read() if self.raw is not None else b''
            except socket.timeout:
                raise ConnectionError(self._timed_out) from None
            except http.client.IncompleteRead as problem:
                raise ChunkedEncodingError(problem) from None
            self.close()
        return self._content

    @property
    def text(self):
        return self.content.decode(self.encoding or 'utf-8', 'replace')

    def json(self, **options):
        try:
            return _json.loads(self.text, **options)
        except _json.JSONDecodeError as problem:
            raise JSONDecodeError(problem.msg, problem.doc, problem.pos) from None

    def iter_content(self, chunk_size=1, decode_unicode=False):
        if self._content is not False:
            size = chunk_size or len(self._content)
            for at in range(0, len(self._content), size):
                yield self._content[at:at + size]
            return
        while True:
            part = self.raw.read(chunk_size) if chunk_size else self.raw.read()
            if not part:
                break
            yield part.decode(self.encoding or 'utf-8', 'replace') if decode_unicode else part
        self._content = b''
        self.close()

    def iter_lines(self, chunk_size=512, decode_unicode=False, delimiter=None):
        rest = None
        for part in self.iter_content(chunk_size, decode_unicode):
            if rest is not None:
                part = rest + part
            lines = part.split(delimiter) if delimiter else part.splitlines()
            rest = lines.pop() if lines and lines[-1] and part and lines[-1][-1] == part[-1] else None
            yield from lines
        if rest is not None:
            yield rest

    def raise_for_status(self):
        if 400 <= self.status_code < 500:
            text = f'{self.status_code} Client Error: {self.reason} for url: {self.url}'
        elif 500 <= self.status_code < 600:
            text = f'{self.status_code} Server Error: {self.reason} for url: {self.url}'
        else:
            return
        raise HTTPError(text, response=self)

    def close(self):
        finish, self._finish = self._finish, None
        if finish is not None:
            finish()


class Session:
    def __init__(self):
        self.headers = CaseInsensitiveDict({'User-Agent': f'python-requests/{__version__}',
                                            'Accept-Encoding': 'identity', 'Accept': '*/*', 'Connection': 'keep-alive'})
        self.auth = None
        self.params = {}
        self.cookies = {}
        self.proxies = {}
        self.verify = True
        self.max_redirects = 30
        self.trust_env = True
        self.adapters = {}
        self._idle = {}

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        for connections in self._idle.values():
            for connection in connections:
                connection.close()
        self._idle = {}

    def mount(self, prefix, adapter):
        self.adapters[prefix] = adapter

    def prepare_request(self, request):
        return _prepare(request, self)

    def request(self, method, url, params=None, data=None, headers=None, cookies=None, files=None, auth=None,
                timeout=None, allow_redirects=True, proxies=None, hooks=None, stream=None, verify=None, cert=None,
                json=None):
        request = Request(method, url, headers, files, data, params, auth, cookies, None, json)
        return self.send(_prepare(request, self), timeout=timeout, allow_redirects=allow_redirects, stream=stream)

    def send(self, request, timeout=None, allow_redirects=True, stream=False, **options):
        history = []
        while True:
            response = self._fetch(request, timeout)
            response.history = list(history)
            if not (allow_redirects and response.is_redirect):
                break
            response.content
            history.append(response)
            if len(history) > self.max_redirects:
                raise TooManyRedirects(f'Exceeded {self.max_redirects} redirects.', response=response)
            again = PreparedRequest()
            again.url = urljoin(request.url, response.headers['location'])
            again.headers = request.headers.copy()
            again.method, again.body = request.method, request.body
            if response.status_code == 303 and request.method != 'HEAD' or \
                    response.status_code in (301, 302) and request.method == 'POST':
                again.method, again.body = 'GET', None
                for name in ('Content-Length', 'Content-Type'):
                    again.headers.pop(name, None)
            request = again
        if not stream:
            response.content
        return response

    def _fetch(self, request, timeout):
        parts = urlsplit(request.url)
        if parts.scheme not in ('http', 'https'):
            raise InvalidSchema(f'No connection adapters were found for {request.url!r}')
        port = parts.port or (443 if parts.scheme == 'https' else 80)
        kind = http.client.HTTPSConnection if parts.scheme == 'https' else http.client.HTTPConnection
        pool = f"{kind.__name__}Pool(host='{parts.hostname}', port={port})"
        to_connect, to_read = timeout if isinstance(timeout, tuple) else (timeout, timeout)
        began = time.perf_counter()
        key = parts.scheme, parts.hostname, port
        idle = self._idle.setdefault(key, [])
        connection = idle.pop() if idle else None
        fresh = connection is None
        while True:
            if fresh:
                connection = kind(parts.hostname, port, timeout=to_connect)
                try:
                    connection.connect()
                except socket.timeout:
                    raise ConnectTimeout(f'{pool}: Max retries exceeded with url: {request.path_url} (Caused by '
                                         f"ConnectTimeoutError({_shown(connection)}, 'Connection to {parts.hostname} "
                                         f"timed out. (connect timeout={to_connect})'))", request=request) from None
                except OSError as problem:
                    raise ConnectionError(f'{pool}: Max retries exceeded with url: {request.path_url} (Caused by '
                                          f"NewConnectionError('{_shown(connection)}: Failed to establish a new "
                                          f"connection: {problem}'))", request=request) from None
            connection.sock.settimeout(to_read)
            try:
                connection.request(request.method, request.path_url, _as_bytes(request.body), request.headers)
                answer = connection.getresponse()
                break
            except socket.timeout:
                connection.close()
                raise ReadTimeout(f'{pool}: Read timed out. (read timeout={to_read})', request=request) from None
            except (ConnectionResetError, BrokenPipeError, http.client.RemoteDisconnected) as problem:
                connection.close()
                if fresh:  # an idle connection may have been closed by the other side: once more
                    raise ConnectionError(f'({"Connection aborted."!r}, {problem!r})', request=request) from None
                fresh = True
        response = Response()
        response.elapsed = datetime.timedelta(seconds=time.perf_counter() - began)
        response.status_code, response.reason, response.url = answer.status, answer.reason, request.url
        response.request, response.raw = request, answer
        response._timed_out = f'{pool}: Read timed out.'
        for name, value in answer.headers.items():
            if name in response.headers:
                value = response.headers[name] + ', ' + value
            response.headers[name] = value
            if name.lower() == 'set-cookie':
                cookie, equals, text = value.split(';')[0].partition('=')
                response.cookies[cookie] = self.cookies[cookie] = text
        kind = response.headers.get('content-type', '')
        charset = answer.headers.get_content_charset()
        response.encoding = charset or ('ISO-8859-1' if 'text' in kind else 'utf-8' if 'json' in kind else None)

        def finish():
            if answer.isclosed() and connection.sock is not None:
                idle.append(connection)
            else:
                connection.close()

        response._finish = finish
        return response

    def get(self, url, **options):
        return self.request('GET', url, **options)

    def options(self, url, **options):
        return self.request('OPTIONS', url, **options)

    def head(self, url, **options):
        options.setdefault('allow_redirects', False)
        return self.request('HEAD', url, **options)

    def post(self, url, data=None, json=None, **options):
        return self.request('POST', url, data=data, json=json, **options)

    def put(self, url, data=None, **options):
        return self.request('PUT', url, data=data, **options)

    def patch(self, url, data=None, **options):
        return self.request('PATCH', url, data=data, **options)

    def delete(self, url, **options):
        return self.request('DELETE', url, **options)


def _shown(connection):
    return f'<urllib3.connection.{type(connection).__name__} object at 0x{id(connection):x}>'


def session():
    return Session()


def request(method, url, **options):
    with Session() as one:
        return one.request(method, url, **options)


def get(url, params=None, **options):
    return request('get', url, params=params, **options)


def options(url, **options):
    return request('options', url, **options)


def head(url, **options):
    options.setdefault('allow_redirects', False)
    return request('head', url, **options)


def post(url, data=None, json=None, **options):
    return request('post', url, data=data, json=json, **options)


def put(url, data=None, **options):
    return request('put', url, data=data, **options)


def patch(url, data=None, **options):
    return request('patch', url, data=data, **options)


def delete(url, **options):
    return request('delete', url, **options)
