"""JSON."""

__all__ = ['dump', 'dumps', 'load', 'loads', 'JSONDecoder', 'JSONDecodeError', 'JSONEncoder']


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        line = doc.count('\n', 0, pos) + 1
        column = pos - doc.rfind('\n', 0, pos)
        super().__init__(f'{msg}: line {line} column {column} (char {pos})')
        self.msg, self.doc, self.pos, self.lineno, self.colno = msg, doc, pos, line, column

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


JSONDecodeError.__module__ = 'json.decoder'

_ESCAPES = {'"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\b': '\\b', '\f': '\\f'}


def _quoted(text, ascii_only):
    parts = ['"']
    for c in text:
        if c in _ESCAPES:
            parts.append(_ESCAPES[c])
        elif c < ' ':
            parts.append(f'\\u{ord(c):04x}')
        elif c > '~' and ascii_only:
            n = ord(c)
            if n < 0x10000:
                parts.append(f'\\u{n:04x}')
            else:
                n -= 0x10000
                parts.append(f'\\u{0xd800 | n >> 10:04x}\\u{0xdc00 | n & 0x3ff:04x}')
        else:
            parts.append(c)
    parts.append('"')
    return ''.join(parts)


class JSONEncoder:
    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = ' ' * indent if isinstance(indent, int) else indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        else:
            self.item_separator, self.key_separator = (', ' if indent is None else ','), ': '
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        return ''.join(self.iterencode(o))

    def iterencode(self, o):
        return self._parts(o, 0, set())

    def _number(self, x):
        if isinstance(x, int):
            return int.__repr__(x)
        if x != x:
            text = 'NaN'
        elif x in (float('inf'), float('-inf')):
            text = 'Infinity' if x > 0 else '-Infinity'
        else:
            return float.__repr__(x)
        if not self.allow_nan:
            raise ValueError('Out of range float values are not JSON compliant')
        return text

    def _key(self, key):
        if isinstance(key, str):
            return key
        if key is True:
            return 'true'
        if key is False:
            return 'false'
        if key is None:
            return 'null'
        if isinstance(key, (int, float)):
            return self._number(key)
        if self.skipkeys:
            return None
        raise TypeError(f'keys must be str, int, float, bool or None, not {key.__class__.__name__}')

    def _parts(self, o, level, inside):
        if isinstance(o, str):
            yield _quoted(o, self.ensure_ascii)
        elif o is None:
            yield 'null'
        elif o is True:
            yield 'true'
        elif o is False:
            yield 'false'
        elif isinstance(o, (int, float)):
            yield self._number(o)
        else:
            if id(o) in inside:
                raise ValueError('Circular reference detected')
            inside.add(id(o))
            if isinstance(o, dict):
                yield from self._mapping(o, level, inside)
            elif isinstance(o, (list, tuple)):
                yield from self._sequence(o, level, inside)
            else:
                yield from self._parts(self.default(o), level, inside)
            inside.discard(id(o))

    def _break(self, level):
        return '' if self.indent is None else '\n' + self.indent * level

    def _sequence(self, o, level, inside):
        if not o:
            yield '[]'
            return
        lead = '[' + self._break(level + 1)
        for item in o:
            yield lead
            yield from self._parts(item, level + 1, inside)
            lead = self.item_separator + self._break(level + 1)
        yield self._break(level) + ']'

    def _mapping(self, o, level, inside):
        if not o:
            yield '{}'
            return
        lead = '{' + self._break(level + 1)
        for key, value in sorted(o.items()) if self.sort_keys else o.items():
            key = self._key(key)
            if key is None:
                continue
            yield lead + _quoted(key, self.ensure_ascii) + self.key_separator
            yield from self._parts(value, level + 1, inside)
            lead = self.item_separator + self._break(level + 1)
        yield self._break(level) + '}'


def dumps(obj, *, cls=None, **options):
    return (JSONEncoder if cls is None else cls)(**options).encode(obj)


def dump(obj, fp, **options):
    fp.write(dumps(obj, **options))


class _Reader:
    def __init__(self, text, decoder):
        self.text = text
        self.decoder = decoder

    def fail(self, message, at):
        raise JSONDecodeError(message, self.text, at)

    def blank(self, at):
        text = self.text
        while at < len(text) and text[at] in ' \t\n\r':
            at += 1
        return at

    def value(self, at):
        text = self.text
        c = text[at:at + 1]
        if c == '"':
            return self.string(at + 1)
        if c == '{':
            return self.mapping(at + 1)
        if c == '[':
            return self.sequence(at + 1)
        for word, value in (('null', None), ('true', True), ('false', False)):
            if text.startswith(word, at):
                return value, at + len(word)
        for word in ('NaN', 'Infinity', '-Infinity'):
            if text.startswith(word, at):
                return self.decoder.parse_constant(word), at + len(word)
        return self.number(at)

    def number(self, at):
        text = self.text
        end = at
        if text.startswith('-', end):
            end += 1
        digits = end
        while end < len(text) and text[end] in '0123456789':
            end += 1
        if end == digits:
            self.fail('Expecting value', at)
        if text[digits] == '0':
            end = digits + 1
        whole = True
        if text.startswith('.', end) and text[end + 1:end + 2] in tuple('0123456789'):
            whole = False
            end += 1
            while end < len(text) and text[end] in '0123456789':
                end += 1
        if text[end:end + 1] in ('e', 'E'):
            exponent = end + 1
            if text[exponent:exponent + 1] in ('+', '-'):
                exponent += 1
            if text[exponent:exponent + 1] in tuple('0123456789'):
                whole = False
                end = exponent
                while end < len(text) and text[end] in '0123456789':
                    end += 1
        part = text[at:end]
        if whole:
            return self.decoder.parse_int(part), end
        return self.decoder.parse_float(part), end

    def string(self, at):
        text = self.text
        start = at - 1
        parts = []
        while True:
            end = at
            while end < len(text) and text[end] not in '"\\' and text[end] >= ' ':
                end += 1
            parts.append(text[at:end])
            if end == len(text):
                self.fail('Unterminated string starting at', start)
            c = text[end]
            if c == '"':
                return ''.join(parts), end + 1
            if c != '\\':
                if self.decoder.strict:
                    self.fail('Invalid control character at', end)
                parts.append(c)
                at = end + 1
                continue
            c = text[end + 1:end + 2]
            if c == 'u':
                code = self.hex4(end + 2)
                at = end + 6
                if 0xd800 <= code < 0xdc00 and text.startswith('\\u', at):
                    low = self.hex4(at + 2)
                    if 0xdc00 <= low < 0xe000:
                        code = 0x10000 + ((code - 0xd800) << 10 | low - 0xdc00)
                        at += 6
                parts.append(chr(code))
                continue
            if c not in _UNESCAPES:
                self.fail('Invalid \\escape', end) if c else self.fail('Unterminated string starting at', start)
            parts.append(_UNESCAPES[c])
            at = end + 2

    def hex4(self, at):
        digits = self.text[at:at + 4]
        if len(digits) != 4 or not all([d in '0123456789abcdefABCDEF' for d in digits]):
            self.fail('Invalid \\uXXXX escape', at - 1)
        return int(digits, 16)

    def sequence(self, at):
        text = self.text
        items = []
        at = self.blank(at)
        if text.startswith(']', at):
            return items, at + 1
        while True:
            item, at = self.value(at)
            items.append(item)
            at = self.blank(at)
            if text.startswith(']', at):
                return items, at + 1
            if not text.startswith(',', at):
                self.fail("Expecting ',' delimiter", at)
            at = self.blank(at + 1)

    def mapping(self, at):
        text = self.text
        pairs = []
        at = self.blank(at)
        if text.startswith('}', at):
            at += 1
        else:
            while True:
                if not text.startswith('"', at):
                    self.fail('Expecting property name enclosed in double quotes', at)
                key, at = self.string(at + 1)
                at = self.blank(at)
                if not text.startswith(':', at):
                    self.fail("Expecting ':' delimiter", at)
                value, at = self.value(self.blank(at + 1))
                pairs.append((key, value))
                at = self.blank(at)
                if text.startswith('}', at):
                    at += 1
                    break
                if not text.startswith(',', at):
                    self.fail("Expecting ',' delimiter", at)
                at = self.blank(at + 1)
        if self.decoder.object_pairs_hook is not None:
            return self.decoder.object_pairs_hook(pairs), at
        result = dict(pairs)
        if self.decoder.object_hook is not None:
            result = self.decoder.object_hook(result)
        return result, at


_UNESCAPES = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}


_CONSTANTS = {'NaN': float('nan'), 'Infinity': float('inf'), '-Infinity': float('-inf')}


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.object_pairs_hook = object_pairs_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict

    def decode(self, s):
        reader = _Reader(s, self)
        value, end = reader.value(reader.blank(0))
        end = reader.blank(end)
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return value

    def raw_decode(self, s, idx=0):
        return _Reader(s, self).value(idx)


def loads(s, *, cls=None, **options):
    if isinstance(s, (bytes, bytearray)):
        s = s.decode()
    elif isinstance(s, str):
        if s.startswith('\ufeff'):
            raise JSONDecodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
    else:
        raise TypeError(f'the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}')
    return (JSONDecoder if cls is None else cls)(**options).decode(s)


def load(fp, **options):
    return loads(fp.read(), **options)
