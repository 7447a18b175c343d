"""Taking addresses apart and putting them together; percent-encoding."""

from collections import namedtuple

uses_relative = ['', 'ftp', 'http', 'gopher', 'nntp', 'imap', 'wais', 'file', 'https', 'shttp', 'mms', 'prospero', 'rtsp',
                 'rtspu', 'sftp', 'svn', 'svn+ssh', 'ws', 'wss']
uses_netloc = uses_relative + ['telnet', 'snews', 'rsync', 'nfs', 'git', 'git+ssh']
uses_params = ['', 'ftp', 'hdl', 'prospero', 'http', 'imap', 'https', 'shttp', 'rtsp', 'rtspu', 'sip', 'sips', 'mms',
               'sftp', 'tel']
_safe = frozenset(b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~')
_scheme_letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.'


class _Netloc:
    __slots__ = ()

    @property
    def _user(self):
        return self.netloc.rpartition('@')[0]

    @property
    def username(self):
        user = self._user
        return user.partition(':')[0] if '@' in self.netloc else None

    @property
    def password(self):
        user = self._user
        return user.partition(':')[2] if ':' in user else None

    def _host(self):
        text = self.netloc.rpartition('@')[2]
        if text.startswith('['):
            host, bracket, port = text[1:].partition(']')
            return host, port.partition(':')[2]
        host, colon, port = text.partition(':')
        return host, port

    @property
    def hostname(self):
        host = self._host()[0]
        return host.lower() if host else None

    @property
    def port(self):
        port = self._host()[1]
        if not port:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f'Port could not be cast to integer value as {port!r}')
        number = int(port)
        if number > 65535:
            raise ValueError('Port out of range 0-65535')
        return number


class SplitResult(namedtuple('SplitResult', 'scheme netloc path query fragment'), _Netloc):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(namedtuple('ParseResult', 'scheme netloc path params query fragment'), _Netloc):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResult(namedtuple('DefragResult', 'url fragment')):
    __slots__ = ()

    def geturl(self):
        return self.url + '#' + self.fragment if self.fragment else self.url


def urlsplit(url, scheme='', allow_fragments=True):
    if isinstance(url, bytes):
        url = url.decode('ascii')
    url = url.lstrip('\x00 \t\r\n').replace('\t', '').replace('\r', '').replace('\n', '')
    netloc = query = fragment = ''
    at = url.find(':')
    if at > 0 and url[0].isascii() and url[0].isalpha() and all([c in _scheme_letters for c in url[:at]]):
        scheme, url = url[:at].lower(), url[at + 1:]
    if url[:2] == '//':
        end = min([place for place in (url.find(c, 2) for c in '/?#') if place >= 0], default=len(url))
        netloc, url = url[2:end], url[end:]
        if ('[' in netloc) != (']' in netloc):
            raise ValueError('Invalid IPv6 URL')
    if allow_fragments and '#' in url:
        url, fragment = url.split('#', 1)
    if '?' in url:
        url, query = url.split('?', 1)
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme='', allow_fragments=True):
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ''
    if scheme in uses_params and ';' in path:
        slash = path.rfind('/')
        at = path.find(';', slash + 1)
        if at >= 0:
            path, params = path[:at], path[at + 1:]
    return ParseResult(scheme, netloc, path, params, query, fragment)


def urlunsplit(components):
    scheme, netloc, path, query, fragment = components
    url = path
    if netloc or scheme and scheme in uses_netloc and url[:2] != '//':
        if url and url[:1] != '/':
            url = '/' + url
        url = '//' + (netloc or '') + url
    if scheme:
        url = scheme + ':' + url
    if query:
        url += '?' + query
    return url + '#' + fragment if fragment else url


def urlunparse(components):
    scheme, netloc, path, params, query, fragment = components
    return urlunsplit((scheme, netloc, f'{path};{params}' if params else path, query, fragment))


def urljoin(base, url, allow_fragments=True):
    if not base:
        return url
    if not url:
        return base
    bscheme, bnetloc, bpath, bparams, bquery, bfragment = urlparse(base, '', allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, bscheme, allow_fragments)
    if scheme != bscheme or scheme not in uses_relative:
        return url
    if scheme in uses_netloc:
        if netloc:
            return urlunparse((scheme, netloc, path, params, query, fragment))
        netloc = bnetloc
    if not path and not params:
        return urlunparse((scheme, netloc, bpath, bparams, query or bquery, fragment))
    words = path.split('/')
    if not path.startswith('/'):
        words = (bpath.split('/')[:-1] if bpath else ['']) + words
        words[1:-1] = [word for word in words[1:-1] if word]
    resolved = []
    for word in words:
        if word == '..':
            if resolved:
                resolved.pop()
        elif word != '.':
            resolved.append(word)
    if words[-1] in ('.', '..'):
        resolved.append('')
    return urlunparse((scheme, netloc, '/'.join(resolved) or '/', params, query, fragment))


def urldefrag(url):
    if '#' not in url:
        return DefragResult(url, '')
    scheme, netloc, path, params, query, fragment = urlparse(url)
    return DefragResult(urlunparse((scheme, netloc, path, params, query, '')), fragment)


def quote_from_bytes(bs, safe='/'):
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError('quote_from_bytes() expected bytes')
    if isinstance(safe, str):
        safe = safe.encode('ascii', 'ignore')
    return ''.join([chr(byte) if byte in _safe or byte in safe else f'%{byte:02X}' for byte in bs])


def quote(string, safe='/', encoding=None, errors=None):
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode(encoding or 'utf-8', errors or 'strict')
    elif encoding is not None or errors is not None:
        raise TypeError("quote() doesn't support 'encoding' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe='', encoding=None, errors=None):
    text = quote(string, (safe if isinstance(safe, str) else safe.decode()) + ' ', encoding, errors)
    return text.replace(' ', '+')


def unquote_to_bytes(string):
    if isinstance(string, str):
        string = string.encode()
    parts = string.split(b'%')
    out = bytearray(parts[0])
    for part in parts[1:]:
        try:
            out.append(int(part[:2], 16) if len(part) >= 2 else int(b'x'))
            out += part[2:]
        except ValueError:
            out += b'%' + part
    return bytes(out)


def unquote(string, encoding='utf-8', errors='replace'):
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding, errors)
    if '%' not in string:
        return string
    # Letters beyond ASCII stay as they are.
    out, run = '', ''
    for c in string:
        if c.isascii():
            run += c
            continue
        out += unquote_to_bytes(run).decode(encoding, errors) + c
        run = ''
    return out + unquote_to_bytes(run).decode(encoding, errors)


def unquote_plus(string, encoding='utf-8', errors='replace'):
    return unquote(string.replace('+', ' '), encoding, errors)


def urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=quote_plus):
    if hasattr(query, 'items'):
        query = query.items()
    else:
        try:
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError:
            raise TypeError('not a valid non-string sequence or mapping object') from None

    def encoded(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(str(value), safe, encoding, errors)

    parts = []
    for key, value in query:
        values = [value]
        if doseq and not isinstance(value, (str, bytes)):
            try:
                values = list(value)
            except TypeError:
                pass
        for item in values:
            parts.append(encoded(key) + '=' + encoded(item))
    return '&'.join(parts)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace',
              max_num_fields=None, separator='&'):
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError('Max number of fields exceeded')
    pairs = []
    for part in qs.split(separator):
        if not part and not strict_parsing:
            continue
        name, equals, value = part.partition('=')
        if not equals:
            if strict_parsing:
                raise ValueError(f'bad query field: {part!r}')
            if not keep_blank_values:
                continue
        if value or keep_blank_values:
            pairs.append((unquote_plus(name, encoding, errors), unquote_plus(value, encoding, errors)))
    return pairs


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace', max_num_fields=None,
             separator='&'):
    found = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        found.setdefault(name, []).append(value)
    return found


def unwrap(url):
    """Without <URL: and > around it."""
    url = str(url).strip()
    if url.startswith('<') and url.endswith('>'):
        url = url[1:-1].strip()
    return url[4:].strip() if url.startswith('URL:') else url


# --- the functions of old, each with a warning ---------------------------------------------------------------------
def _warn(name, instead='use urllib.parse.urlparse() instead'):
    import warnings
    advice = f', {instead}' if instead else ''
    warnings.warn(f'urllib.parse.{name}() is deprecated as of 3.8{advice}', DeprecationWarning, stacklevel=3)


def _before_last(text, mark):
    """(text, None) where the mark is not in it."""
    before, found, after = text.rpartition(mark)
    return (before, after) if found else (text, None)


def splittype(url):
    _warn('splittype')
    kind, colon, rest = url.partition(':')
    return (kind.lower(), rest) if colon and kind and '/' not in kind else (None, url)


def splithost(url):
    _warn('splithost')
    if not url.startswith('//'):
        return None, url
    end = min([place for place in [url.find(mark, 2) for mark in '/#?'] if place >= 0], default=len(url))
    path = url[end:]
    return url[2:end], '/' + path if path and path[0] != '/' else path


def splituser(host):
    _warn('splituser')
    user, found, host = host.rpartition('@')
    return user if found else None, host


def splitpasswd(user):
    _warn('splitpasswd')
    user, found, passwd = user.partition(':')
    return user, passwd if found else None


def splitport(host):
    _warn('splitport')
    name, port = _before_last(host, ':')
    if port is None or port.strip('0123456789'):
        return host, None
    return name, port or None


def splitnport(host, defport=-1):
    _warn('splitnport')
    name, port = _before_last(host, ':')
    if not port:
        return name, defport
    return name, int(port) if port.isascii() and port.isdigit() else None


def splitquery(url):
    _warn('splitquery')
    return _before_last(url, '?')


def splittag(url):
    _warn('splittag')
    return _before_last(url, '#')


def splitattr(url):
    _warn('splitattr')
    path, *attributes = url.split(';')
    return path, attributes


def splitvalue(attr):
    _warn('splitvalue', 'use urllib.parse.parse_qsl() instead')
    attr, found, value = attr.partition('=')
    return attr, value if found else None


def to_bytes(url):
    _warn('to_bytes', '')
    if isinstance(url, str):
        try:
            url = url.encode('ascii').decode()
        except UnicodeError:
            raise UnicodeError(f'URL {url!r} contains non-ASCII characters')
    return url
