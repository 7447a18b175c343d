"""Fetching what an address names."""

import http.client
import os
import socket
import sys
from urllib.error import ContentTooShortError, HTTPError, URLError
from urllib.parse import quote, unquote, urljoin, urlsplit

__version__ = sys.version[:sys.version.index('.', 2)]
_redirects = (301, 302, 303, 307, 308)


class Request:
    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None):
        self.full_url = url
        self.headers = {}
        self.unredirected_hdrs = {}
        self.data = data
        self.timeout = None
        for key, value in headers.items():
            self.add_header(key, value)
        self.origin_req_host = origin_req_host or self.host
        self.unverifiable = unverifiable
        if method:
            self.method = method

    @property
    def full_url(self):
        return self._full_url + ('#' + self.fragment if self.fragment else '')

    @full_url.setter
    def full_url(self, url):
        url = url.strip('<>').removeprefix('URL:')
        self._full_url, sharp, fragment = url.partition('#')
        self.fragment = fragment if sharp else None
        parts = urlsplit(self._full_url)
        if not parts.scheme:
            raise ValueError(f'unknown url type: {self.full_url!r}')
        self.type, self.host = parts.scheme, parts.netloc
        self.selector = (parts.path or ('/' if parts.query or not parts.path else '')) + \
            ('?' + parts.query if parts.query else '')

    def get_method(self):
        return getattr(self, 'method', 'POST' if self.data is not None else 'GET')

    def get_full_url(self):
        return self.full_url

    def add_header(self, key, val):
        self.headers[key.capitalize()] = val

    def add_unredirected_header(self, key, val):
        self.unredirected_hdrs[key.capitalize()] = val

    def has_header(self, header_name):
        return header_name in self.headers or header_name in self.unredirected_hdrs

    def get_header(self, header_name, default=None):
        return self.headers.get(header_name, self.unredirected_hdrs.get(header_name, default))

    def remove_header(self, header_name):
        self.headers.pop(header_name, None)
        self.unredirected_hdrs.pop(header_name, None)

    def header_items(self):
        return list({**self.unredirected_hdrs, **self.headers}.items())


class BaseHandler:
    pass


class HTTPHandler(BaseHandler):
    pass


class HTTPSHandler(BaseHandler):
    def __init__(self, debuglevel=0, context=None, check_hostname=None):
        self.context = context


class ProxyHandler(BaseHandler):
    def __init__(self, proxies=None):
        self.proxies = proxies or {}


class HTTPCookieProcessor(BaseHandler):
    def __init__(self, cookiejar=None):
        self.cookiejar = cookiejar


class HTTPRedirectHandler(BaseHandler):
    pass


class OpenerDirector:
    def __init__(self):
        self.addheaders = [('User-agent', f'Python-urllib/{__version__}')]
        self.handlers = []

    def add_handler(self, handler):
        self.handlers.append(handler)

    def open(self, fullurl, data=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT):
        request = Request(fullurl, data) if isinstance(fullurl, str) else fullurl
        if not isinstance(fullurl, str) and data is not None:
            request.data = data
        if request.data is not None and isinstance(request.data, str):
            raise TypeError('POST data should be bytes, an iterable of bytes, or a file object. It cannot be of type str.')
        request.timeout = timeout
        for count in range(11):
            if request.type == 'file':
                return _open_file(request)
            if request.type == 'data':
                return _open_data(request)
            if request.type not in ('http', 'https'):
                raise URLError(f'unknown url type: {request.type}')
            response = self._fetch(request, timeout)
            if response.status in _redirects and response.headers.get('location'):
                request = self._redirected(request, response)
                response.read()
                continue
            if 200 <= response.status < 300:
                return response
            raise HTTPError(request.full_url, response.status, response.reason, response.headers, response)
        raise HTTPError(request.full_url, response.status, 'The HTTP server returned a redirect error that would lead to '
                        'an infinite loop.\nThe last 30x error message was:\n' + response.reason, response.headers, response)

    def _redirected(self, request, response):
        url = urljoin(request.full_url, response.headers['location'])
        made = Request(url, headers=request.headers, origin_req_host=request.origin_req_host, unverifiable=True)
        if response.status in (307, 308):
            made.data = request.data
        made.remove_header('Content-length')
        made.remove_header('Content-type')
        return made

    def _fetch(self, request, timeout):
        if not request.host:
            raise URLError('no host given')
        kind = http.client.HTTPSConnection if request.type == 'https' else http.client.HTTPConnection
        connection = kind(request.host, timeout=timeout)
        given = {key.title(): value for key, value in request.header_items()}
        headers = {}
        if request.data is not None:
            headers['Content-Type'] = 'application/x-www-form-urlencoded'
            if isinstance(request.data, (bytes, bytearray)):
                headers['Content-Length'] = str(len(request.data))
        headers['Host'] = request.host
        headers.update([(key.title(), value) for key, value in self.addheaders])
        headers = {key: value for key, value in headers.items() if key not in given} | given
        headers['Connection'] = 'close'
        try:
            try:
                connection.request(request.get_method(), request.selector, request.data, headers)
            except OSError as problem:
                raise URLError(problem)
            response = connection.getresponse()
        except:
            connection.close()
            raise
        if connection.sock:
            connection.sock.close()
            connection.sock = None
        response.url = request.full_url
        response.msg = response.reason
        return response

    def close(self):
        pass


def _open_file(request):
    from urllib.response import addinfourl
    path = unquote(request.selector)
    try:
        with open(path, 'rb') as file:
            data = file.read()
    except OSError as problem:
        raise URLError(problem)
    headers = http.client.HTTPMessage()
    headers['Content-length'] = len(data)
    return addinfourl(data, headers, request.full_url)


def _open_data(request):
    from urllib.response import addinfourl
    text = request.full_url.split(':', 1)[1]
    kind, comma, data = text.partition(',')
    data = unquote(data).encode()
    if kind.endswith(';base64'):
        import binascii
        data, kind = binascii.a2b_base64(data), kind[:-7]
    headers = http.client.HTTPMessage()
    headers['Content-type'] = kind or 'text/plain;charset=US-ASCII'
    headers['Content-length'] = len(data)
    return addinfourl(data, headers, request.full_url)


def build_opener(*handlers):
    opener = OpenerDirector()
    for handler in handlers:
        opener.add_handler(handler() if isinstance(handler, type) else handler)
    return opener


_opener = None


def install_opener(opener):
    global _opener
    _opener = opener


def urlopen(url, data=None, timeout=socket._GLOBAL_DEFAULT_TIMEOUT, *, cafile=None, capath=None, cadefault=False,
            context=None):
    global _opener
    if _opener is None:
        _opener = build_opener()
    return _opener.open(url, data, timeout)


def urlretrieve(url, filename=None, reporthook=None, data=None):
    with urlopen(url, data) as source:
        headers = source.info()
        size = int(headers.get('Content-Length', -1))
        if filename is None:
            filename = f'/tmp/tmp{os.getpid()}{abs(hash(url)) % 100000}'
        read, number = 0, 0
        with open(filename, 'wb') as target:
            if reporthook:
                reporthook(number, 8192, size)
            while True:
                part = source.read(8192)
                if not part:
                    break
                read += len(part)
                target.write(part)
                number += 1
                if reporthook:
                    reporthook(number, 8192, size)
    if size >= 0 and read < size:
        raise ContentTooShortError(f'retrieval incomplete: got only {read} out of {size} bytes', (filename, headers))
    return filename, headers


def urlcleanup():
    global _opener
    _opener = None


def pathname2url(path):
    return quote(path)


def url2pathname(path):
    return unquote(path)


def getproxies():
    return {}
