"""Regular expressions. Patterns are translated and matched by native code (_re)."""

import _re
from enum import IntFlag as _IntFlag

__all__ = ['match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer', 'compile', 'purge', 'template',
           'escape', 'error', 'Pattern', 'Match', 'A', 'I', 'L', 'M', 'S', 'X', 'U', 'ASCII', 'IGNORECASE', 'LOCALE',
           'MULTILINE', 'DOTALL', 'VERBOSE', 'UNICODE', 'NOFLAG', 'RegexFlag']


class RegexFlag(_IntFlag):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    TEMPLATE = T = 1
    DEBUG = 128

    def __repr__(self):
        value = int(self)
        negative = value < 0
        if negative:
            value = ~value
        parts = []
        for name, bit in _FLAG_ORDER:
            if value & bit:
                value &= ~bit
                parts.append('re.' + name)
        if value:
            parts.append(hex(value))
        text = '|'.join(parts)
        if negative:
            return f'~({text})' if len(parts) > 1 else '~' + text
        return text or 're.NOFLAG'

    __str__ = object.__str__


_FLAG_NAMES = (('TEMPLATE', 1), ('IGNORECASE', 2), ('LOCALE', 4), ('MULTILINE', 8), ('DOTALL', 16), ('UNICODE', 32),
               ('VERBOSE', 64), ('DEBUG', 128), ('ASCII', 256))
_FLAG_ORDER = (('ASCII', 256), ('IGNORECASE', 2), ('LOCALE', 4), ('UNICODE', 32), ('MULTILINE', 8), ('DOTALL', 16),
               ('VERBOSE', 64), ('TEMPLATE', 1), ('DEBUG', 128))
NOFLAG = RegexFlag.NOFLAG
A = ASCII = RegexFlag.ASCII
I = IGNORECASE = RegexFlag.IGNORECASE
L = LOCALE = RegexFlag.LOCALE
U = UNICODE = RegexFlag.UNICODE
M = MULTILINE = RegexFlag.MULTILINE
S = DOTALL = RegexFlag.DOTALL
X = VERBOSE = RegexFlag.VERBOSE
T = TEMPLATE = RegexFlag.TEMPLATE
DEBUG = RegexFlag.DEBUG

_END = 1 << 60
_cache = {}


class error(Exception):
    __module__ = 're'

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        if pattern is not None and pos is not None:
            newline = '\n' if isinstance(pattern, str) else b'\n'
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            msg = f'{msg} at position {pos}'
            if newline in pattern:
                msg = f'{msg} (line {self.lineno}, column {self.colno})'
        else:
            self.lineno = self.colno = None
        super().__init__(msg)


class Match:  # C
    _in_c_ = True
    __slots__ = ('re', 'string', 'pos', 'endpos', '_spans', 'lastindex')
    __module__ = 're'

    def __new__(cls, *args):
        raise TypeError("cannot create 're.Match' instances")

    @property
    def lastgroup(self):
        return self.re._names_by_number.get(self.lastindex)

    @property
    def regs(self):
        spans = self._spans
        return tuple([(spans[i], spans[i + 1]) for i in range(0, 2 * self.re.groups + 2, 2)])

    def _number(self, group):
        if type(group) is not int:
            if isinstance(group, str):
                number = self.re._numbers.get(group)
                if number is None:
                    raise IndexError('no such group')
                return number
            if not hasattr(group, '__index__'):
                raise IndexError('no such group')
            group = group.__index__()
        if not 0 <= group <= self.re.groups:
            raise IndexError('no such group')
        return group

    def _text(self, number, default=None):
        start = self._spans[2 * number]
        return default if start < 0 else self.string[start:self._spans[2 * number + 1]]

    def group(self, *groups):
        if not groups:
            return self.string[self._spans[0]:self._spans[1]]
        if len(groups) == 1:
            return self._text(self._number(groups[0]))
        return tuple([self._text(self._number(group)) for group in groups])

    def __getitem__(self, group):
        return self._text(self._number(group))

    def groups(self, default=None):
        return tuple([self._text(number, default) for number in range(1, self.re.groups + 1)])

    def groupdict(self, default=None):
        return {name: self._text(number, default) for name, number in self.re._numbers.items()}

    def start(self, group=0, /):
        return self._spans[2 * self._number(group)]

    def end(self, group=0, /):
        return self._spans[2 * self._number(group) + 1]

    def span(self, group=0, /):
        number = self._number(group)
        return self._spans[2 * number], self._spans[2 * number + 1]

    def expand(self, template):
        return _join(_template(template, self.re), self)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        return f'<re.Match object; span={self.span()!r}, match={self.group()!r}>'

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


def _match(pattern, string, pos, endpos, numbers):  # C
    match = object.__new__(Match)
    match.re = pattern
    match.string = string
    match.pos = pos
    match.endpos = min(endpos, len(string))
    match._spans = numbers
    match.lastindex = numbers[-1] or None
    return match


def _subject(string):  # C
    """What is searched: a text, bytes, or the bytes of a buffer."""
    if isinstance(string, (str, bytes, bytearray)):
        return string
    try:
        return bytes(memoryview(string))
    except TypeError:
        return string  # refused where it is used


class Pattern:  # C
    _in_c_ = True
    __slots__ = ('pattern', 'flags', 'groups', '_given', '_numbers', '_names_by_number', '__weakref__')
    __module__ = 're'

    def __new__(cls, *args):
        raise TypeError("cannot create 're.Pattern' instances")

    @property
    def groupindex(self):
        from types import MappingProxyType
        return MappingProxyType(self._numbers)

    def _first(self, string, pos, endpos, mode):
        if type(string) is not str:
            string = _subject(string)
        pos = max(pos, 0)
        numbers = _re.match(self.pattern, self._given, string, pos, endpos, mode, 0)
        return None if numbers is None else _match(self, string, pos, endpos, numbers)

    def search(self, string, pos=0, endpos=_END):
        return self._first(string, pos, endpos, 0)

    def match(self, string, pos=0, endpos=_END):
        return self._first(string, pos, endpos, 1)

    def fullmatch(self, string, pos=0, endpos=_END):
        return self._first(string, pos, endpos, 2)

    def finditer(self, string, pos=0, endpos=_END):
        if type(string) is not str:
            string = _subject(string)
        # The arguments are looked at now, not at the first step.
        first = _re.match(self.pattern, self._given, string, max(pos, 0), endpos, 0, 0)
        return iter(_Scanner(self, string, max(pos, 0), endpos).search, None)

    def findall(self, string, pos=0, endpos=_END):
        if type(string) is not str:
            string = _subject(string)
        found = _re.scan(self.pattern, self._given, string, pos, endpos, 0)
        groups = self.groups
        if groups == 0:
            return [string[m[0]:m[1]] for m in found]
        if groups == 1:
            return [string[m[2]:m[3]] if m[2] >= 0 else string[:0] for m in found]
        places = range(2, 2 * groups + 2, 2)
        return [tuple([string[m[i]:m[i + 1]] if m[i] >= 0 else string[:0] for i in places]) for m in found]

    def split(self, string, maxsplit=0):
        if maxsplit < 0:
            return [string]
        if type(string) is not str:
            string = _subject(string)
        parts = []
        last = 0
        places = range(2, 2 * self.groups + 2, 2)
        for m in _re.scan(self.pattern, self._given, string, 0, _END, maxsplit):
            parts.append(string[last:m[0]])
            for i in places:
                parts.append(string[m[i]:m[i + 1]] if m[i] >= 0 else None)
            last = m[1]
        parts.append(string[last:])
        return parts

    def subn(self, repl, string, count=0):
        template = None if callable(repl) else _template(repl, self)
        if count < 0:
            return string[:], 0
        if type(string) is not str:
            string = _subject(string)
        found = _re.scan(self.pattern, self._given, string, 0, _END, count)
        parts = []
        last = 0
        for numbers in found:
            if numbers[0] > last:
                parts.append(string[last:numbers[0]])
            match = _match(self, string, 0, _END, numbers)
            if template is None:
                text = repl(match)
                if text is not None:
                    parts.append(text)
            else:
                parts.append(_join(template, match))
            last = numbers[1]
        parts.append(string[last:])
        return string[:0].join(parts), len(found)

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def scanner(self, string, pos=0, endpos=_END):
        return _Scanner(self, string, pos, endpos)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return compile, (self.pattern, self.flags)

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return self.flags == other.flags and self.pattern == other.pattern and type(self.pattern) is type(other.pattern)

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __repr__(self):
        flags = self.flags
        if isinstance(self.pattern, str):
            flags &= ~32
        text = '|'.join(['re.' + name for name, bit in _FLAG_NAMES if flags & bit])
        pattern = repr(self.pattern)
        return f're.compile({pattern[:200]}{", " + text if text else ""})'

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


class _Scanner:  # C
    def __init__(self, pattern, string, pos, endpos):
        self.pattern = pattern
        self._state = [string, pos, endpos, 0]

    def _next(self, mode):
        string, pos, endpos, not_empty = self._state
        numbers = _re.match(self.pattern.pattern, self.pattern._given, string, pos, endpos, mode, not_empty)
        if numbers is None:
            return None
        self._state[1] = numbers[1]
        self._state[3] = 1 if numbers[0] == numbers[1] else 0
        return _match(self.pattern, string, pos, endpos, numbers)

    def match(self):
        return self._next(1)

    def search(self):
        return self._next(0)


def _template(template, pattern):
    """A replacement as a list of texts and numbers of groups."""
    is_bytes = not isinstance(template, str)
    if is_bytes:
        source = bytes(template).decode('latin-1')
    else:
        source = template
    if '\\' not in source:
        return [template]
    parts = []
    literal = []

    def flush():
        if literal:
            text = ''.join(literal)
            parts.append(text.encode('latin-1') if is_bytes else text)
            literal.clear()

    def group(number, position):
        if number > pattern.groups:
            raise error(f'invalid group reference {number}', template, position)
        flush()
        parts.append(number)

    at = 0
    size = len(source)
    while at < size:
        c = source[at]
        if c != '\\':
            literal.append(c)
            at += 1
            continue
        start = at
        if at + 1 >= size:
            raise error('bad escape (end of pattern)', template, start)
        c = source[at + 1]
        at += 2
        if c == 'g':
            if source[at:at + 1] != '<':
                raise error('missing <', template, at)
            end = source.find('>', at)
            name = source[at + 1:end] if end >= 0 else source[at + 1:]
            if not name:
                raise error('missing group name', template, at + 1)
            if end < 0:
                raise error('missing >, unterminated name', template, at + 1)
            if name.isdecimal() and name.isascii():
                group(int(name), at + 1)
            else:
                if not name.isidentifier():
                    raise error(f'bad character in group name {name!r}', template, at + 1)
                if name not in pattern._numbers:
                    raise IndexError(f'unknown group name {name!r}')
                group(pattern._numbers[name], at + 1)
            at = end + 1
        elif c == '0':
            digits = ''
            while len(digits) < 2 and source[at:at + 1] in tuple('01234567'):
                digits += source[at]
                at += 1
            literal.append(chr(int(digits or '0', 8) & 0xFF))
        elif c in '123456789':
            following = source[at:at + 1]
            if following.isdigit() and following.isascii():
                third = source[at + 1:at + 2]
                if c in '01234567' and following in '01234567' and third and third in '01234567':
                    value = int(c + following + third, 8)
                    if value > 0o377:
                        raise error(f'octal escape value \\{c}{following}{third} outside of range 0-0o377', template, start)
                    literal.append(chr(value))
                    at += 2
                    continue
                at += 1
                group(int(c + following), start + 1)
            else:
                group(int(c), start + 1)
        elif c in _ESCAPES:
            literal.append(_ESCAPES[c])
        elif c.isalpha() and c.isascii():
            raise error(f'bad escape \\{c}', template, start)
        else:
            literal.append('\\' + c)
    flush()
    return parts


_ESCAPES = {'a': '\a', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\'}


def _join(template, match):  # C
    empty = match.string[:0]
    parts = []
    for part in template:
        if type(part) is int:
            part = match._text(part, empty)
        parts.append(part)
    return parts[0] if len(parts) == 1 else empty.join(parts)


def compile(pattern, flags=0):
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError('cannot process flags argument with a compiled pattern')
        return pattern
    flags = int(flags)
    key = type(pattern), pattern, flags
    try:
        return _cache[key]
    except KeyError:
        pass
    if not isinstance(pattern, (str, bytes, bytearray)):
        raise TypeError('first argument must be string or compiled pattern')
    if isinstance(pattern, str):
        if flags & 4:
            raise ValueError('cannot use LOCALE flag with a str pattern')
        if flags & 256 and flags & 32:
            raise ValueError('ASCII and UNICODE flags are incompatible')
    elif flags & 32:
        raise ValueError('cannot use UNICODE flag with a bytes pattern')
    answer = _re.compile(pattern, flags)
    if len(answer) == 2:
        message, position = answer
        raise error(message, pattern, position) if position >= 0 else error(message)
    made = object.__new__(Pattern)
    made.pattern = pattern
    made._given = flags
    made.flags, made.groups, names = answer
    if isinstance(pattern, str) and not made.flags & 256:
        made.flags |= 32
    made._numbers = dict(names)
    made._names_by_number = {number: name for name, number in names}
    if len(_cache) >= 512:
        del _cache[next(iter(_cache))]
    _cache[key] = made
    return made


template = compile


def purge():
    _cache.clear()


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


_SPECIAL = {c: '\\' + c for c in '()[]{}?*+-|^$\\.&~# \t\n\r\v\f'}


def escape(pattern):
    if isinstance(pattern, str):
        return ''.join([_SPECIAL.get(c, c) for c in pattern])
    return escape(str(pattern, 'latin-1')).encode('latin-1')


class Scanner:
    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self._rules = [(compile(phrase, flags), action) for phrase, action in lexicon]

    def scan(self, string):
        result = []
        at = 0
        while at < len(string):
            for pattern, action in self._rules:
                found = pattern.match(string, at)
                if found and found.end() > at:
                    break
            else:
                break
            at = found.end()
            if callable(action):
                self.match = found
                action = action(self, found.group())
            if action is not None:
                result.append(action)
        return result, string[at:]
