"""HTTP/1.1 as a client speaks it."""

import http
import io
import socket

HTTP_PORT = 80
HTTPS_PORT = 443
responses = {status: status.phrase for status in http.HTTPStatus.__members__.values()}
globals().update({name: status for name, status in http.HTTPStatus.__members__.items()})
_MAXLINE = 65536
_MAXHEADERS = 100


class HTTPException(Exception):
    pass


class NotConnected(HTTPException):
    pass


class InvalidURL(HTTPException):
    pass


class UnknownProtocol(HTTPException):
    def __init__(self, version):
        super().__init__(version)
        self.version = version


class UnimplementedFileMode(HTTPException):
    pass


class IncompleteRead(HTTPException):
    def __init__(self, partial, expected=None):
        super().__init__(partial)
        self.partial = partial
        self.expected = expected

    def __repr__(self):
        more = f', {self.expected} more expected' if self.expected is not None else ''
        return f'{type(self).__name__}({len(self.partial)} bytes read{more})'

    __str__ = __repr__


class ImproperConnectionState(HTTPException):
    pass


class CannotSendRequest(ImproperConnectionState):
    pass


class CannotSendHeader(ImproperConnectionState):
    pass


class ResponseNotReady(ImproperConnectionState):
    pass


class BadStatusLine(HTTPException):
    def __init__(self, line):
        super().__init__(line or repr(line))
        self.line = line or repr(line)


class LineTooLong(HTTPException):
    def __init__(self, kind):
        super().__init__(f'got more than {_MAXLINE} bytes when reading {kind}')


class RemoteDisconnected(ConnectionResetError, BadStatusLine):
    def __init__(self, *args):
        BadStatusLine.__init__(self, '')
        ConnectionResetError.__init__(self, *args)


error = HTTPException


class HTTPMessage:
    """Header fields in their order; names in any case."""

    def __init__(self):
        self._headers = []

    def __len__(self):
        return len(self._headers)

    def __contains__(self, name):
        return self._find(name) is not None

    def __iter__(self):
        return iter(self.keys())

    def _find(self, name):
        name = name.lower()
        return next((value for key, value in self._headers if key.lower() == name), None)

    def __getitem__(self, name):
        return self._find(name)

    def __setitem__(self, name, value):
        self._headers.append((name, str(value)))

    def __delitem__(self, name):
        self._headers = [(key, value) for key, value in self._headers if key.lower() != name.lower()]

    def keys(self):
        return [key for key, value in self._headers]

    def values(self):
        return [value for key, value in self._headers]

    def items(self):
        return list(self._headers)

    def get(self, name, failobj=None):
        value = self._find(name)
        return failobj if value is None else value

    def get_all(self, name, failobj=None):
        return [value for key, value in self._headers if key.lower() == name.lower()] or failobj

    def add_header(self, name, value, **parameters):
        for key, text in parameters.items():
            value += f'; {key.replace("_", "-")}="{text}"'
        self._headers.append((name, value))

    def replace_header(self, name, value):
        for place, (key, old) in enumerate(self._headers):
            if key.lower() == name.lower():
                self._headers[place] = (key, value)
                return
        raise KeyError(name)

    def get_content_type(self):
        text = self.get('content-type', 'text/plain').split(';')[0].strip().lower()
        return text if text.count('/') == 1 else 'text/plain'

    def get_content_maintype(self):
        return self.get_content_type().split('/')[0]

    def get_content_subtype(self):
        return self.get_content_type().split('/')[1]

    def get_param(self, name, failobj=None, header='content-type'):
        for part in self.get(header, '').split(';')[1:]:
            key, equals, value = part.strip().partition('=')
            if key.lower() == name.lower():
                return value.strip('"')
        return failobj

    def get_content_charset(self, failobj=None):
        value = self.get_param('charset')
        return failobj if value is None else value.lower()

    def as_string(self):
        return ''.join([f'{key}: {value}\n' for key, value in self._headers]) + '\n'

    __str__ = as_string


def parse_headers(fp, _class=HTTPMessage):
    headers = _class()
    while True:
        line = fp.readline(_MAXLINE + 1)
        if len(line) > _MAXLINE:
            raise LineTooLong('header line')
        if line in (b'\r\n', b'\n', b''):
            return headers
        if len(headers) >= _MAXHEADERS:
            raise HTTPException(f'got more than {_MAXHEADERS} headers')
        text = line.decode('iso-8859-1').rstrip('\r\n')
        if text[0] in ' \t' and headers._headers:
            key, value = headers._headers[-1]
            headers._headers[-1] = (key, value + '\r\n' + text)
            continue
        key, colon, value = text.partition(':')
        if colon:
            headers._headers.append((key, value.strip(' \t')))


class HTTPResponse(io.BufferedIOBase):
    def __init__(self, sock, debuglevel=0, method=None, url=None):
        self.fp = sock.makefile('rb')
        self.debuglevel = debuglevel
        self._method = method
        self.headers = self.msg = None
        self.version = self.status = self.reason = 'UNKNOWN'
        self.chunked = self.chunk_left = self.length = self.will_close = 'UNKNOWN'

    def _read_status(self):
        line = str(self.fp.readline(_MAXLINE + 1), 'iso-8859-1')
        if len(line) > _MAXLINE:
            raise LineTooLong('status line')
        if not line:
            raise RemoteDisconnected('Remote end closed connection without response')
        version, status, reason = (line.split(None, 2) + ['', ''])[:3]
        if not version.startswith('HTTP/'):
            self._close_conn()
            raise BadStatusLine(line)
        try:
            status = int(status)
            if not 100 <= status <= 999:
                raise BadStatusLine(line)
        except ValueError:
            raise BadStatusLine(line) from None
        return version, status, reason

    def begin(self):
        if self.headers is not None:
            return
        while True:
            version, status, reason = self._read_status()
            if status != 100:
                break
            parse_headers(self.fp)
        self.status = self.code = status
        self.reason = reason.strip()
        if not version.startswith('HTTP/1.') and version != 'HTTP/0.9':
            raise UnknownProtocol(version)
        self.version = 10 if version in ('HTTP/0.9', 'HTTP/1.0') else 11
        self.headers = self.msg = parse_headers(self.fp)
        encoding = self.headers.get('transfer-encoding')
        self.chunked = bool(encoding and encoding.lower() == 'chunked')
        self.chunk_left = None
        self.will_close = self._check_close()
        self.length = None
        length = self.headers.get('content-length')
        if length and not self.chunked and length.strip().isdigit():
            self.length = int(length)
        if status in (204, 304) or 100 <= status < 200 or self._method == 'HEAD':
            self.length = 0
        if not self.will_close and not self.chunked and self.length is None:
            self.will_close = True

    def _check_close(self):
        connection = (self.headers.get('connection') or '').lower()
        if self.version == 11:
            return 'close' in connection
        return not (self.headers.get('keep-alive') or 'keep-alive' in connection)

    def _close_conn(self):
        fp, self.fp = self.fp, None
        fp.close()

    def isclosed(self):
        return self.fp is None

    def readable(self):
        return True

    def flush(self):
        super().flush()
        if not self.isclosed():
            self.fp.flush()

    def close(self):
        try:
            super().close()
        finally:
            if not self.isclosed():
                self._close_conn()

    def read(self, amt=None):
        if self._method == 'HEAD' and self.fp is not None:
            self._close_conn()
        if self.fp is None:
            return b''
        if self.chunked:
            return self._read_chunked(amt)
        if amt is not None and amt >= 0:
            data = self._take(self.fp.read, amt)
            if self.length == 0 and self.fp is not None:
                self._close_conn()
            return data
        try:
            data = self.fp.read() if self.length is None else self._safe_read(self.length)
        except IncompleteRead:
            self._close_conn()
            raise
        self._close_conn()
        self.length = None if self.length is None else 0
        return data

    def _take(self, read, limit):
        """Reads up to `limit` bytes, without limit if it is negative, but not beyond the end of the body."""
        left = self.length
        if left is not None and not 0 <= limit <= left:
            limit = left
        data = read(limit)
        if limit and not data:
            self._close_conn()
        elif left is not None:
            self.length = left - len(data)
        return data

    def _safe_read(self, amount):
        data = self.fp.read(amount)
        if len(data) < amount:
            raise IncompleteRead(data, amount - len(data))
        return data

    # The rest of the chunk being read; None at the end.
    def _chunk_rest(self):
        if not self.chunk_left:
            if self.chunk_left is not None:
                self._safe_read(2)
            line = self.fp.readline(_MAXLINE + 1)
            try:
                self.chunk_left = int(line.split(b';')[0], 16)
            except ValueError:
                self._close_conn()
                raise IncompleteRead(b'') from None
            if self.chunk_left == 0:
                while self.fp.readline() not in (b'\r\n', b'\n', b''):
                    pass
                self._close_conn()
                self.chunk_left = None
                return None
        return self.chunk_left

    def _read_chunked(self, amt):
        parts, left = [], amt if amt is not None and amt >= 0 else None
        try:
            while left is None or left > 0:
                size = self._chunk_rest()
                if size is None:
                    break
                data = self._safe_read(size if left is None else min(size, left))
                self.chunk_left -= len(data)
                parts.append(data)
                if left is not None:
                    left -= len(data)
        except IncompleteRead as problem:
            raise IncompleteRead(b''.join(parts)) from problem
        return b''.join(parts)

    def readinto(self, b):
        data = self.read(len(b))
        b[:len(data)] = data
        return len(data)

    def read1(self, n=-1):
        if self.fp is None or self._method == 'HEAD':
            return b''
        if self.chunked:
            size = self._chunk_rest()
            return b'' if size is None else self._read_chunked(size if n < 0 else min(size, n))
        return self._take(self.fp.read1, n)

    def readline(self, limit=-1):
        if self.fp is None or self._method == 'HEAD':
            return b''
        if self.chunked:
            line = bytearray()
            while limit < 0 or len(line) < limit:
                byte = self._read_chunked(1)
                line += byte
                if byte in (b'', b'\n'):
                    break
            return bytes(line)
        return self._take(self.fp.readline, limit)

    def fileno(self):
        return self.fp.fileno()

    def getheader(self, name, default=None):
        if self.headers is None:
            raise ResponseNotReady()
        values = self.headers.get_all(name)
        return ', '.join(values) if values else default

    def getheaders(self):
        if self.headers is None:
            raise ResponseNotReady()
        return self.headers.items()

    def info(self):
        return self.headers

    def geturl(self):
        return self.url

    def getcode(self):
        return self.status


class HTTPConnection:
    _http_vsn = 11
    _http_vsn_str = 'HTTP/1.1'
    response_class = HTTPResponse
    default_port = HTTP_PORT
    auto_open = 1
    debuglevel = 0

    def __init__(self, host, port=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT, source_address=None, blocksize=8192):
        self.timeout = timeout
        self.source_address = source_address
        self.blocksize = blocksize
        self._state, self._buffer = 'Idle', []
        self.sock = self._response = self._method = None
        self.host, self.port = self._get_hostport(host, port)

    def _get_hostport(self, host, port):
        if port is None:
            at = host.rfind(':')
            if at > host.rfind(']'):
                text = host[at + 1:]
                try:
                    port = int(text) if text else self.default_port
                except ValueError:
                    raise InvalidURL(f"nonnumeric port: '{text}'") from None
                host = host[:at]
            else:
                port = self.default_port
        return host.strip('[]'), port

    def set_debuglevel(self, level):
        self.debuglevel = level

    def connect(self):
        self.sock = socket.create_connection((self.host, self.port), self.timeout, self.source_address)

    def close(self):
        self._state = 'Idle'
        sock, self.sock = self.sock, None
        if sock:
            sock.close()
        response, self._response = self._response, None
        if response:
            response.close()

    def send(self, data):
        if self.sock is None:
            if not self.auto_open:
                raise NotConnected()
            self.connect()
        if hasattr(data, 'read'):
            while True:
                part = data.read(self.blocksize)
                if not part:
                    return
                self.sock.sendall(part.encode('iso-8859-1') if isinstance(part, str) else part)
        elif isinstance(data, (bytes, bytearray, memoryview)):
            self.sock.sendall(data)
        else:
            try:
                parts = iter(data)
            except TypeError:
                raise TypeError(f'data should be a bytes-like object or an iterable, got {type(data)!r}') from None
            for part in parts:
                self.sock.sendall(part)

    def putrequest(self, method, url, skip_host=False, skip_accept_encoding=False):
        if self._response and self._response.isclosed():
            self._response = None
        if self._state != 'Idle':
            raise CannotSendRequest(self._state)
        self._state = 'Request-started'
        self._method = method
        url = url or '/'
        for c in url:
            if c <= ' ' or c == '\x7f':
                raise InvalidURL(f"URL can't contain control characters. {url!r} (found at least {c!r})")
        self._buffer = [f'{method} {url} {self._http_vsn_str}'.encode('ascii')]
        if not skip_host:
            host = f'[{self.host}]' if ':' in self.host else self.host
            self.putheader('Host', host if self.port == self.default_port else f'{host}:{self.port}')
        if not skip_accept_encoding:
            self.putheader('Accept-Encoding', 'identity')

    def putheader(self, header, *values):
        if self._state != 'Request-started':
            raise CannotSendHeader()
        texts = [value.decode('latin-1') if isinstance(value, bytes) else str(value) for value in values]
        if isinstance(header, bytes):
            header = header.decode('ascii')
        self._buffer.append((header + ': ' + '\r\n\t'.join(texts)).encode('latin-1'))

    def endheaders(self, message_body=None, *, encode_chunked=False):
        if self._state != 'Request-started':
            raise CannotSendHeader()
        self._state = 'Request-sent'
        head = b'\r\n'.join(self._buffer) + b'\r\n\r\n'
        self._buffer = []
        self.send(head)
        if message_body is None:
            return
        if not encode_chunked:
            self.send(message_body)
            return
        parts = iter(lambda: message_body.read(self.blocksize), b'') if hasattr(message_body, 'read') else message_body
        for part in parts:
            if part:
                self.send(f'{len(part):X}\r\n'.encode() + part + b'\r\n')
        self.send(b'0\r\n\r\n')

    def request(self, method, url, body=None, headers={}, *, encode_chunked=False):
        names = {name.lower() for name in headers}
        self.putrequest(method, url, 'host' in names, 'accept-encoding' in names)
        if isinstance(body, str):
            body = body.encode('iso-8859-1')
        if 'content-length' not in names and 'transfer-encoding' not in names:
            if isinstance(body, (bytes, bytearray, memoryview)):
                self.putheader('Content-Length', str(len(body)))
            elif body is None:
                if method.upper() in ('PATCH', 'POST', 'PUT'):
                    self.putheader('Content-Length', '0')
            else:
                encode_chunked = True
                self.putheader('Transfer-Encoding', 'chunked')
        for name, value in headers.items():
            self.putheader(name, value)
        self.endheaders(body, encode_chunked=encode_chunked)

    def getresponse(self):
        if self._response and self._response.isclosed():
            self._response = None
        if self._state != 'Request-sent' or self._response:
            raise ResponseNotReady(self._state)
        response = self.response_class(self.sock, method=self._method)
        try:
            response.begin()
            self._state = 'Idle'
            if response.will_close:
                self.close()
            else:
                self._response = response
            return response
        except ConnectionError:
            self.close()
            raise
        except:
            response.close()
            raise


class HTTPSConnection(HTTPConnection):
    default_port = HTTPS_PORT

    def __init__(self, host, port=None, key_file=None, cert_file=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT,
                 source_address=None, *, context=None, check_hostname=None, blocksize=8192):
        super().__init__(host, port, timeout, source_address, blocksize)
        import ssl
        self._context = context or ssl._create_default_https_context()

    def connect(self):
        super().connect()
        self.sock = self._context.wrap_socket(self.sock, server_hostname=self.host)
