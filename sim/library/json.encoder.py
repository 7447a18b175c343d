"""From objects to JSON."""

__all__ = ['JSONEncoder']

_ESCAPES = {'"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\b': '\\b', '\f': '\\f'}
_WORDS = {None: 'null', True: 'true', False: 'false'}


def _quoted(text, ascii_only):  # C
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
        return ''.join(self.iterencode(o, True))

    def iterencode(self, o, _one_shot=False):
        parts = self._parts(o, 0, set())
        return [*parts] if _one_shot else parts

    def _number(self, x):  # C
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

    def _key(self, key):  # C
        if isinstance(key, str):
            return key
        if key is None or key is True or key is False:
            return _WORDS[key]
        if isinstance(key, (int, float)):
            return self._number(key)
        if self.skipkeys:
            return None
        raise TypeError(f'keys must be str, int, float, bool or None, not {key.__class__.__name__}')

    def _parts(self, o, level, inside):  # C
        if isinstance(o, str):
            yield _quoted(o, self.ensure_ascii)
        elif o is None or o is True or o is False:
            yield _WORDS[o]
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

    def _break(self, level):  # C
        return '' if self.indent is None else '\n' + self.indent * level

    def _sequence(self, o, level, inside):  # C
        if not o:
            yield '[]'
            return
        lead = '[' + self._break(level + 1)
        for item in o:
            parts = self._parts(item, level + 1, inside)
            if item is None or isinstance(item, (str, int, float)):
                yield lead + next(parts)
            else:
                yield lead
                yield from parts
            lead = self.item_separator + self._break(level + 1)
        if self.indent is not None:
            yield self._break(level)
        yield ']'

    def _mapping(self, o, level, inside):  # C
        if not o:
            yield '{}'
            return
        yield '{'
        if self.indent is not None:
            yield self._break(level + 1)
        lead = ''
        for key, value in sorted(o.items()) if self.sort_keys else o.items():
            key = self._key(key)
            if key is None:
                continue
            if lead:
                yield lead
            yield _quoted(key, self.ensure_ascii)
            yield self.key_separator
            yield from self._parts(value, level + 1, inside)
            lead = self.item_separator + self._break(level + 1)
        if self.indent is not None:
            yield self._break(level)
        yield '}'
