"""From JSON to objects."""

__all__ = ['JSONDecoder', 'JSONDecodeError']


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        line = doc.count('\n', 0, pos) + 1
        column = pos - doc.rfind('\n', 0, pos)
        super().__init__(f'{msg}: line {line} column {column} (char {pos})')
        self.msg, self.doc, self.pos, self.lineno, self.colno = msg, doc, pos, line, column

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


class _Reader:  # C
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
        value, end = self.raw_decode(s, reader.blank(0))
        end = reader.blank(end)
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return value

    def raw_decode(self, s, idx=0):
        return _Reader(s, self).value(idx)
