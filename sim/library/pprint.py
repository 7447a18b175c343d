"""Pretty printing."""

import sys as _sys

__all__ = ['pprint', 'pformat', 'isreadable', 'isrecursive', 'saferepr', 'PrettyPrinter', 'pp']


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._safe(object, {}, None, 0)[0]


def isreadable(object):
    return PrettyPrinter()._safe(object, {}, None, 0)[1]


def isrecursive(object):
    return PrettyPrinter()._safe(object, {}, None, 0)[2]


class _Key:
    """Sorts anything: by itself where that works, else by type and identity."""
    __slots__ = ('obj',)

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


class _PairKey:
    __slots__ = ('pair',)

    def __init__(self, pair):
        self.pair = pair

    def __lt__(self, other):
        for a, b in zip(self.pair, other.pair):
            a, b = _Key(a), _Key(b)
            if a < b:
                return True
            if b < a:
                return False
        return False


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent, width = int(indent), int(width)
        for is_wrong, message in ((indent < 0, 'indent must be >= 0'),
                                  (depth is not None and depth <= 0, 'depth must be > 0'),
                                  (width == 0, 'width must be != 0')):
            if is_wrong:
                raise ValueError(message)
        self._indent_per_level, self._width, self._depth = indent, width, depth
        self._stream = _sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._stream.write(self.pformat(object) + '\n')

    def pformat(self, object):
        out = []
        self._format(object, out, 0, 0, {}, 0)
        return ''.join(out)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        text, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        return self._safe(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    def _format(self, object, out, indent, allowance, context, level):
        key = id(object)
        if key in context:
            out.append(_recursion(object))
            return
        text = self._repr(object, context, level)
        room = self._width - indent - allowance
        if len(text) > room:
            cls = type(object)
            writer = self._writer_of(cls, object)
            if writer is not None:
                context[key] = 1
                writer(object, out, indent, allowance, context, level + 1)
                del context[key]
                return
        out.append(text)

    def _writer_of(self, cls, object):
        method = cls.__repr__
        if method is dict.__repr__:
            return self._dict
        if method is list.__repr__:
            return self._list
        if method is tuple.__repr__:
            return self._tuple
        if method is set.__repr__ or method is frozenset.__repr__:
            return self._set
        if method is str.__repr__:
            return self._str
        if method is bytes.__repr__:
            return self._bytes
        if method is bytearray.__repr__:
            return self._bytearray
        name = cls.__name__
        if cls.__module__ == 'collections':
            if name == 'OrderedDict':
                return self._ordered_dict
            if name == 'defaultdict':
                return self._defaultdict
            if name == 'Counter':
                return self._counter
            if name == 'deque':
                return self._deque
        if name == 'SimpleNamespace':
            return self._namespace
        if name == 'mappingproxy':
            return self._mappingproxy
        if (hasattr(cls, '__dataclass_fields__') and getattr(cls.__dataclass_params__, 'repr', True)
                and hasattr(method, '__wrapped__') and '__create_fn__' in method.__wrapped__.__qualname__):
            return self._dataclass
        if hasattr(cls, '__dataclass_fields__') and '__repr__' in cls.__dict__ and getattr(
                method, '_kvant_dataclass', False):
            return self._dataclass
        return None

    def _dataclass(self, object, out, indent, allowance, context, level):
        name = type(object).__name__
        indent += len(name) + 1
        items = [(field.name, getattr(object, field.name)) for field in object.__dataclass_fields__.values()
                 if field.repr and hasattr(object, field.name)]
        out.append(name + '(')
        self._fields(items, out, indent, allowance, context, level)
        out.append(')')

    def _namespace(self, object, out, indent, allowance, context, level):
        name = 'namespace' if type(object).__module__ == 'types' else type(object).__name__
        indent += len(name) + 1
        out.append(name + '(')
        self._fields(list(object.__dict__.items()), out, indent, allowance, context, level)
        out.append(')')

    def _fields(self, items, out, indent, allowance, context, level):
        between = ',\n' + ' ' * indent
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            out.append(key + '=')
            if id(value) in context:
                out.append('...')
            else:
                self._format(value, out, indent + len(key) + 1, allowance if last else 1, context, level)
            if not last:
                out.append(between)

    def _dict(self, object, out, indent, allowance, context, level):
        out.append('{')
        if self._indent_per_level > 1:
            out.append((self._indent_per_level - 1) * ' ')
        if object:
            items = sorted(object.items(), key=_PairKey) if self._sort_dicts else list(object.items())
            self._pairs(items, out, indent, allowance + 1, context, level)
        out.append('}')

    def _pairs(self, items, out, indent, allowance, context, level):
        indent += self._indent_per_level
        between = ',\n' + ' ' * indent
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            text = self._repr(key, context, level)
            out.append(text + ': ')
            self._format(value, out, indent + len(text) + 2, allowance if last else 1, context, level)
            if not last:
                out.append(between)

    def _list(self, object, out, indent, allowance, context, level):
        out.append('[')
        self._items(object, out, indent, allowance + 1, context, level)
        out.append(']')

    def _tuple(self, object, out, indent, allowance, context, level):
        out.append('(')
        end = ',)' if len(object) == 1 else ')'
        self._items(object, out, indent, allowance + len(end), context, level)
        out.append(end)

    def _set(self, object, out, indent, allowance, context, level):
        if not object:
            out.append(repr(object))
            return
        if type(object) is set:
            out.append('{')
            end = '}'
        else:
            out.append(type(object).__name__ + '({')
            end = '})'
            indent += len(type(object).__name__) + 1
        self._items(sorted(object, key=_Key), out, indent, allowance + len(end), context, level)
        out.append(end)

    def _items(self, items, out, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            out.append((self._indent_per_level - 1) * ' ')
        between = ',\n' + ' ' * indent
        delimiter = ''
        width = room = self._width - indent + 1
        items = list(items)
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if last:
                room -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                need = len(text) + 2
                if room < need:
                    room = width
                    if delimiter:
                        delimiter = between
                if room >= need:
                    room -= need
                    out.append(delimiter)
                    delimiter = ', '
                    out.append(text)
                    continue
            out.append(delimiter)
            delimiter = between
            self._format(item, out, indent, allowance if last else 1, context, level)

    def _str(self, object, out, indent, allowance, context, level):
        if not object:
            out.append(repr(object))
            return
        chunks, lines = [], object.splitlines(True)
        parens = level == 1
        indent, allowance = indent + parens, allowance + parens
        room = self._width - indent
        for i, line in enumerate(lines, 1):
            is_last = i == len(lines)
            if len(repr(line)) <= room - allowance * is_last:
                chunks.append(repr(line))
                continue
            parts = _words(line)
            begun = ''
            while parts:
                word = parts.pop(0)
                is_end = not parts and is_last
                if begun and len(repr(begun + word)) > (room - allowance if is_end else room):
                    chunks.append(repr(begun))
                    begun = ''
                begun += word
            chunks.append(repr(begun))
        if len(chunks) == 1:
            out.append(chunks[0])
            return
        out += ['('] * parens
        out.append(('\n' + ' ' * indent).join(chunks))
        out += [')'] * parens

    def _bytes(self, object, out, indent, allowance, context, level):
        if len(object) <= 4:
            out.append(repr(object))
            return
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
            out.append('(')
        delimiter = ''
        for text in _wrapped_bytes(object, self._width - indent, allowance):
            out.append(delimiter + text)
            delimiter = '\n' + ' ' * indent
        if parens:
            out.append(')')

    def _bytearray(self, object, out, indent, allowance, context, level):
        out.append('bytearray(')
        self._bytes(bytes(object), out, indent + 10, allowance + 1, context, level + 1)
        out.append(')')

    def _ordered_dict(self, object, out, indent, allowance, context, level):
        if not object:
            out.append(repr(object))
            return
        name = type(object).__name__
        out.append(name + '(')
        self._list_of_pairs(list(object.items()), out, indent + len(name) + 1, allowance + 1, context, level)
        out.append(')')

    def _list_of_pairs(self, items, out, indent, allowance, context, level):
        self._format(items, out, indent, allowance, context, level)

    def _defaultdict(self, object, out, indent, allowance, context, level):
        if not object:
            out.append(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        name = type(object).__name__
        indent += len(name) + 1
        out.append(f'{name}({factory},\n{" " * indent}')
        self._dict(object, out, indent, allowance + 1, context, level)
        out.append(')')

    def _counter(self, object, out, indent, allowance, context, level):
        if not object:
            out.append(repr(object))
            return
        name = type(object).__name__
        out.append(name + '({')
        if self._indent_per_level > 1:
            out.append((self._indent_per_level - 1) * ' ')
        self._pairs(object.most_common(), out, indent + len(name) + 1, allowance + 2, context, level)
        out.append('})')

    def _deque(self, object, out, indent, allowance, context, level):
        if not object:
            out.append(repr(object))
            return
        name = type(object).__name__
        out.append(name + '(')
        indent += len(name) + 1
        out.append('[')
        if object.maxlen is None:
            self._items(object, out, indent, allowance + 2, context, level)
            out.append('])')
        else:
            self._items(object, out, indent, 2, context, level)
            maxlen = self._repr(object.maxlen, context, level)
            out.append(f'],\n{" " * indent}maxlen={maxlen})')

    def _mappingproxy(self, object, out, indent, allowance, context, level):
        out.append('mappingproxy(')
        self._format(object.copy(), out, indent + 13, allowance + 1, context, level)
        out.append(')')

    def _safe(self, object, context, maxlevels, level):
        cls = type(object)
        if cls is int and self._underscore_numbers:
            return f'{object:_d}', True, False
        method = cls.__repr__
        if method is dict.__repr__:
            opening, closing = '{', '}'
        elif method is list.__repr__:
            opening, closing = '[', ']'
        elif method is tuple.__repr__:
            opening, closing = '(', ',)' if len(object) == 1 else ')'
        else:
            text = repr(object)
            return text, bool(text) and not text.startswith('<'), False
        if not object:
            return opening + closing if method is not tuple.__repr__ else '()', True, False
        key = id(object)
        if maxlevels and level >= maxlevels:
            return opening + '...' + closing, False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        readable, recursive = True, False
        parts = []
        level += 1
        if method is dict.__repr__:
            items = sorted(object.items(), key=_PairKey) if self._sort_dicts else object.items()
            for k, v in items:
                k_text, k_readable, k_recursive = self.format(k, context, maxlevels, level)
                v_text, v_readable, v_recursive = self.format(v, context, maxlevels, level)
                parts.append(f'{k_text}: {v_text}')
                readable = readable and k_readable and v_readable
                recursive = recursive or k_recursive or v_recursive
        else:
            for item in object:
                text, item_readable, item_recursive = self.format(item, context, maxlevels, level)
                parts.append(text)
                readable = readable and item_readable
                recursive = recursive or item_recursive
        del context[key]
        return opening + ', '.join(parts) + closing, readable, recursive


def _words(line):
    """Runs of non-space with the white space that follows."""
    parts = []
    at = 0
    while at < len(line):
        end = at
        while end < len(line) and not line[end].isspace():
            end += 1
        while end < len(line) and line[end].isspace():
            end += 1
        parts.append(line[at:end])
        at = end
    return parts


def _wrapped_bytes(data, width, allowance):
    """Lines of as many groups of four bytes as fit; an unfinished last group leaves room for what follows it."""
    begin = 0
    for end in range(4, len(data) + 4, 4):
        if end > len(data):
            width -= allowance
        if begin < end - 4 and len(repr(data[begin:end])) > width:
            yield repr(data[begin:end - 4])
            begin = end - 4
    if data[begin:]:
        yield repr(data[begin:])


def _recursion(object):
    return f'<Recursion on {type(object).__name__} with id={id(object)}>'
