"""HTTP servers: the request handler a program derives its own from, and one that serves files."""

import html
import http.client
import os
import posixpath
import socket
import socketserver
import sys
import time
import urllib.parse
from http import HTTPStatus

__version__ = '0.6'

DEFAULT_ERROR_MESSAGE = '''<!DOCTYPE HTML>
<html lang="en">
    <head>
        <meta charset="utf-8">
        <title>Error response</title>
    </head>
    <body>
        <h1>Error response</h1>
        <p>Error code: %(code)d</p>
        <p>Message: %(message)s.</p>
        <p>Error code explanation: %(code)s - %(explain)s.</p>
    </body>
</html>
'''
DEFAULT_ERROR_CONTENT_TYPE = 'text/html;charset=utf-8'
_LONGEST_LINE = 65536
_WITHOUT_BODY = HTTPStatus.NO_CONTENT, HTTPStatus.RESET_CONTENT, HTTPStatus.NOT_MODIFIED
# Control characters of a request are shown, not sent to the terminal.
_CONTROLS = {code: f'\\x{code:02x}' for code in (*range(0x20), *range(0x7f, 0xa0))} | {ord('\\'): '\\\\'}


class HTTPServer(socketserver.TCPServer):
    allow_reuse_address = 1

    def server_bind(self):
        super().server_bind()
        name, self.server_port = self.server_address[:2]
        self.server_name = socket.getfqdn(name)


class ThreadingHTTPServer(socketserver.ThreadingMixIn, HTTPServer):
    daemon_threads = True


class _Refused(Exception):
    """With what is to be answered: a status and a message."""


def _parse_version(text):
    """'HTTP/1.1' as a pair of numbers."""
    major, dot, minor = text.removeprefix('HTTP/').partition('.')
    if not (text.startswith('HTTP/') and dot and major.isdigit() and minor.isdigit()):
        raise _Refused(HTTPStatus.BAD_REQUEST, f'Bad request version ({text!r})')
    return int(major), int(minor)


class BaseHTTPRequestHandler(socketserver.StreamRequestHandler):
    """Reads requests and calls do_GET(), do_POST() …, which a program's own class has."""

    server_version = f'BaseHTTP/{__version__}'
    sys_version = f'Python/{sys.version.split()[0]}'
    protocol_version = 'HTTP/1.0'  # with 'HTTP/1.1' a connection stays open for further requests
    default_request_version = 'HTTP/0.9'
    error_message_format, error_content_type = DEFAULT_ERROR_MESSAGE, DEFAULT_ERROR_CONTENT_TYPE
    MessageClass = http.client.HTTPMessage
    responses = {status: (status.phrase, status.description) for status in HTTPStatus.__members__.values()}
    weekdayname = 'Mon Tue Wed Thu Fri Sat Sun'.split()
    monthname = [None, *'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split()]

    # --- requests ---
    def handle(self):
        """One request after the other, as long as the client wants to keep the connection."""
        self.close_connection = True
        while True:
            self.handle_one_request()
            if self.close_connection:
                return

    def handle_one_request(self):
        try:
            line = self.raw_requestline = self.rfile.readline(_LONGEST_LINE + 1)
            if len(line) > _LONGEST_LINE:
                self.requestline = self.request_version = self.command = ''
                self.send_error(HTTPStatus.REQUEST_URI_TOO_LONG)
            elif not line:
                self.close_connection = True
            elif self.parse_request():
                self._do()
        except TimeoutError as problem:
            self.close_connection = True
            self.log_error('Request timed out: %r', problem)

    def _do(self):
        method = getattr(self, f'do_{self.command}', None)
        if method is None:
            self.send_error(HTTPStatus.NOT_IMPLEMENTED, f'Unsupported method ({self.command!r})')
            return
        method()
        self.wfile.flush()

    def parse_request(self):
        """Whether it can be answered; if not, an error was sent."""
        self.command = None
        self.request_version = self.default_request_version
        self.close_connection = True
        self.requestline = str(self.raw_requestline, 'iso-8859-1').rstrip('\r\n')
        if not self.requestline.split():
            return False
        try:
            self._parse_line()
            self.headers = http.client.parse_headers(self.rfile, _class=self.MessageClass)
        except _Refused as refused:
            self.send_error(*refused.args)
            return False
        except http.client.HTTPException as problem:
            what = 'Line too long' if isinstance(problem, http.client.LineTooLong) else 'Too many headers'
            self.send_error(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, what, str(problem))
            return False
        return self._heed_headers()

    def _parse_line(self):
        """'GET /path HTTP/1.1'"""
        words = self.requestline.split()
        if len(words) > 2:
            number = _parse_version(words[-1])
            if number >= (1, 1) and self.protocol_version >= 'HTTP/1.1':
                self.close_connection = False
            if number >= (2, 0):
                raise _Refused(HTTPStatus.HTTP_VERSION_NOT_SUPPORTED, f'Invalid HTTP version ({words[-1][5:]})')
            self.request_version = words[-1]
        if len(words) not in (2, 3):
            raise _Refused(HTTPStatus.BAD_REQUEST, f'Bad request syntax ({self.requestline!r})')
        if len(words) == 2 and words[0] != 'GET':
            raise _Refused(HTTPStatus.BAD_REQUEST, f'Bad HTTP/0.9 request type ({words[0]!r})')
        self.command, self.path = words[:2]
        if self.path[:2] == '//':
            self.path = '/' + self.path.lstrip('/')  # it would be the name of a host

    def _heed_headers(self):
        wish = {name: self.headers.get(name, '').lower() for name in ('Connection', 'Expect')}
        is_new = self.protocol_version >= 'HTTP/1.1'
        if wish['Connection'] == 'close':
            self.close_connection = True
        elif wish['Connection'] == 'keep-alive' and is_new:
            self.close_connection = False
        if wish['Expect'] == '100-continue' and is_new and self.request_version >= 'HTTP/1.1':
            return self.handle_expect_100()
        return True

    def handle_expect_100(self):
        """The client wants to hear that its body is welcome before it sends it."""
        self.send_response_only(HTTPStatus.CONTINUE)
        self.end_headers()
        return True

    # --- answers ---
    def send_response(self, code, message=None):
        self.log_request(code)
        self.send_response_only(code, message)
        for name, value in (('Server', self.version_string()), ('Date', self.date_time_string())):
            self.send_header(name, value)

    def send_response_only(self, code, message=None):
        if message is None:
            message = self.responses.get(code, ('',))[0]
        self._add_line(f'{self.protocol_version} {code:d} {message}')

    def send_header(self, keyword, value):
        self._add_line(f'{keyword}: {value}')
        if keyword.lower() == 'connection' and value.lower() in ('close', 'keep-alive'):
            self.close_connection = value.lower() == 'close'

    def end_headers(self):
        if self._has_headers():
            self._add_line('')
            self.flush_headers()

    def _has_headers(self):
        return self.request_version != 'HTTP/0.9'

    def _add_line(self, line):
        """The head of an answer is collected, and sent at once."""
        if self._has_headers():
            if not hasattr(self, '_headers_buffer'):
                self._headers_buffer = []
            self._headers_buffer.append(f'{line}\r\n'.encode('latin-1', 'strict'))

    def flush_headers(self):
        lines = getattr(self, '_headers_buffer', None)
        if lines is not None:
            self.wfile.write(b''.join(lines))
            self._headers_buffer = []

    def send_error(self, code, message=None, explain=None):
        phrase, description = self.responses.get(code, ('???', '???'))
        message = phrase if message is None else message
        explain = description if explain is None else explain
        self.log_error('code %d, message %s', code, message)
        self.send_response(code, message)
        self.send_header('Connection', 'close')
        page = b''
        if code >= 200 and code not in _WITHOUT_BODY:
            shown = dict(code=code, message=html.escape(message, quote=False), explain=html.escape(explain, quote=False))
            page = (self.error_message_format % shown).encode(errors='replace')
            self.send_header('Content-Type', self.error_content_type)
            self.send_header('Content-Length', str(len(page)))
        self.end_headers()
        if page and self.command != 'HEAD':
            self.wfile.write(page)

    # --- what is logged ---
    def log_request(self, code='-', size='-'):
        status = code.value if isinstance(code, HTTPStatus) else code
        self.log_message('"%s" %s %s', self.requestline, str(status), str(size))

    def log_error(self, format, *args):
        self.log_message(format, *args)

    def log_message(self, format, *args):
        text = (format % args).translate(_CONTROLS)
        sys.stderr.write(f'{self.address_string()} - - [{self.log_date_time_string()}] {text}\n')

    def address_string(self):
        return self.client_address[0]

    def version_string(self):
        return f'{self.server_version} {self.sys_version}'

    def date_time_string(self, timestamp=None):
        t = time.gmtime(time.time() if timestamp is None else timestamp)
        return (f'{self.weekdayname[t.tm_wday]}, {t.tm_mday:02d} {self.monthname[t.tm_mon]} {t.tm_year} '
                f'{t.tm_hour:02d}:{t.tm_min:02d}:{t.tm_sec:02d} GMT')

    def log_date_time_string(self):
        t = time.localtime(time.time())
        return f'{t.tm_mday:02d}/{self.monthname[t.tm_mon]}/{t.tm_year:04d} {t.tm_hour:02d}:{t.tm_min:02d}:{t.tm_sec:02d}'


_types = {'.html': 'text/html', '.htm': 'text/html', '.txt': 'text/plain', '.py': 'text/x-python', '.css': 'text/css',
          '.js': 'text/javascript', '.json': 'application/json', '.xml': 'text/xml', '.csv': 'text/csv',
          '.png': 'image/png', '.jpg': 'image/jpeg', '.gif': 'image/gif', '.svg': 'image/svg+xml', '.pdf': 'application/pdf'}


class SimpleHTTPRequestHandler(BaseHTTPRequestHandler):
    server_version = 'SimpleHTTP/' + __version__
    extensions_map = {'.gz': 'application/gzip', '.Z': 'application/octet-stream', '.bz2': 'application/x-bzip2',
                      '.xz': 'application/x-xz'}

    def __init__(self, *args, directory=None, **kwargs):
        self.directory = os.fspath(os.getcwd() if directory is None else directory)
        super().__init__(*args, **kwargs)

    def do_GET(self):
        data = self._head()
        if data is not None:
            self.wfile.write(data)

    def do_HEAD(self):
        self._head()

    def _head(self):
        path = self.translate_path(self.path)
        if os.path.isdir(path):
            index = os.path.join(path, 'index.html')
            if os.path.isfile(index):
                path = index
            else:
                return self._listing(path)
        try:
            with open(path, 'rb') as file:
                data = file.read()
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND, 'File not found')
            return None
        self.send_response(HTTPStatus.OK)
        self.send_header('Content-type', self.guess_type(path))
        self.send_header('Content-Length', str(len(data)))
        self.send_header('Last-Modified', self.date_time_string(os.stat(path).st_mtime))
        self.end_headers()
        return data

    def _listing(self, path):
        shown = html.escape(urllib.parse.unquote(self.path.split('?')[0].split('#')[0]), quote=False)
        title = f'Directory listing for {shown}'
        rows = ''
        for name in sorted(os.listdir(path), key=str.lower):
            link = display = name
            if os.path.isdir(os.path.join(path, name)):
                link = display = name + '/'
            rows += f'<li><a href="{urllib.parse.quote(link)}">{html.escape(display, quote=False)}</a></li>\n'
        text = ('<!DOCTYPE HTML>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
                f'<title>{title}</title>\n</head>\n<body>\n<h1>{title}</h1>\n<hr>\n<ul>\n{rows}</ul>\n<hr>\n</body>\n</html>\n')
        data = text.encode()
        self.send_response(HTTPStatus.OK)
        self.send_header('Content-type', 'text/html; charset=utf-8')
        self.send_header('Content-Length', str(len(data)))
        self.end_headers()
        return data

    def translate_path(self, path):
        path = urllib.parse.unquote(path.split('?', 1)[0].split('#', 1)[0])
        words = [word for word in posixpath.normpath(path).split('/') if word and word not in (os.curdir, os.pardir)]
        return os.path.join(self.directory, *words)

    def guess_type(self, path):
        extension = posixpath.splitext(path)[1].lower()
        return self.extensions_map.get(extension) or _types.get(extension, 'application/octet-stream')


def test(HandlerClass=BaseHTTPRequestHandler, ServerClass=ThreadingHTTPServer, protocol='HTTP/1.0', port=8000, bind=''):
    HandlerClass.protocol_version = protocol
    with ServerClass((bind, port), HandlerClass) as server:
        host, port = server.socket.getsockname()[:2]
        print(f'Serving HTTP on {host} port {port} (http://{host}:{port}/) ...')
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print('\nKeyboard interrupt received, exiting.')
            sys.exit(0)


if __name__ == '__main__':
    test(SimpleHTTPRequestHandler, port=int(sys.argv[1]) if len(sys.argv) > 1 else 8000)
