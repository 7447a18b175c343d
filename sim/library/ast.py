"""Literals as text. Syntax trees are not modelled."""

__all__ = ['literal_eval']

_NAMES = {'None': None, 'True': True, 'False': False}
_CLOSING = {'(': ')', '[': ']', '{': '}'}


class _Reader:
    def __init__(self, text):
        self.text = text
        self.at = 0

    def blank(self):
        text = self.text
        while self.at < len(text) and (text[self.at].isspace() or text[self.at] == '\\'):
            self.at += 1
        if text.startswith('#', self.at):
            end = text.find('\n', self.at)
            self.at = len(text) if end < 0 else end
            self.blank()

    def next(self):
        self.blank()
        return self.text[self.at] if self.at < len(self.text) else ''

    def wrong(self):
        raise ValueError(f'malformed node or string: {self.text!r}')

    def sum(self):
        left = self.signed()
        while self.next() in ('+', '-') and self.next():
            sign = self.text[self.at]
            self.at += 1
            right = self.signed()
            if not isinstance(left, (int, float)) or not isinstance(right, complex):
                self.wrong()
            left = left + right if sign == '+' else left - right
        return left

    def signed(self):
        c = self.next()
        if c and c in '+-':
            self.at += 1
            value = self.signed()
            if type(value) not in (int, float, complex):
                self.wrong()
            return -value if c == '-' else +value
        return self.atom()

    def atom(self):
        c = self.next()
        text = self.text
        if not c:
            raise SyntaxError('invalid syntax')
        if c in _CLOSING:
            self.at += 1
            return self.items(c)
        if c in '\'"' or c in 'rRbBuU' and self.prefixed():
            return self.string()
        start = self.at
        if c.isdigit() or c == '.':
            while self.at < len(text) and (text[self.at].isalnum() or text[self.at] in '._' or (
                    text[self.at] in '+-' and text[self.at - 1] in 'eE' and not text[start:].startswith(('0x', '0X')))):
                self.at += 1
            word = text[start:self.at]
            try:
                if word[-1] in 'jJ':
                    return complex(word)
                return int(word, 0) if not any([m in word for m in '.eE']) or word[:2].lower() == '0x' else float(word)
            except ValueError:
                raise SyntaxError('invalid decimal literal') from None
        while self.at < len(text) and (text[self.at].isalnum() or text[self.at] == '_'):
            self.at += 1
        word = text[start:self.at]
        if word == 'set' and text[self.at:].replace(' ', '').startswith('()'):
            self.at = text.index(')', self.at) + 1
            return set()
        if word not in _NAMES:
            if not word:
                raise SyntaxError('invalid syntax')
            self.wrong()
        return _NAMES[word]

    def prefixed(self):
        end = self.at
        while end < len(self.text) and self.text[end] in 'rRbBuU' and end - self.at < 2:
            end += 1
        return self.text[end:end + 1] in ('"', "'") and end > self.at

    def string(self):
        result = None
        while True:
            text = self.text
            start = self.at
            while text[self.at] not in '\'"':
                self.at += 1
            quote = text[self.at]
            if text.startswith(quote * 3, self.at):
                quote *= 3
            self.at += len(quote)
            while True:
                if self.at >= len(text):
                    raise SyntaxError('unterminated string literal (detected at line 1)')
                if text[self.at] == '\\':
                    self.at += 2
                elif text.startswith(quote, self.at):
                    self.at += len(quote)
                    break
                else:
                    self.at += 1
            value = eval(text[start:self.at], {})
            result = value if result is None else result + value
            c = self.next()
            if not c or not (c in '\'"' or c in 'rRbBuU' and self.prefixed()):
                return result

    def items(self, opening):
        closing = _CLOSING[opening]
        values = []
        pairs = []
        comma = False
        is_dict = None
        while self.next() != closing:
            if not self.next():
                raise SyntaxError(f"'{opening}' was never closed")
            value = self.sum()
            if opening == '{' and self.next() == ':':
                self.at += 1
                pairs.append((value, self.sum()))
                is_dict = True
            else:
                values.append(value)
                is_dict = False
            comma = False
            if self.next() == ',':
                self.at += 1
                comma = True
            elif self.next() != closing:
                raise SyntaxError('invalid syntax. Perhaps you forgot a comma?')
        self.at += 1
        if opening == '[':
            return values
        if opening == '(':
            return values[0] if len(values) == 1 and not comma else tuple(values)
        return set(values) if is_dict is False else dict(pairs)


def literal_eval(node_or_string):
    if not isinstance(node_or_string, str):
        raise ValueError(f'malformed node or string: {node_or_string!r}')
    compile(node_or_string.lstrip(' \t'), '<unknown>', 'eval')  # SyntaxError of what is no expression
    reader = _Reader(node_or_string.lstrip(' \t'))
    first = reader.sum()
    if reader.next() == ',':
        values = [first]
        while reader.next() == ',':
            reader.at += 1
            if not reader.next():
                break
            values.append(reader.sum())
        first = tuple(values)
    if reader.next():
        if reader.next() in '([.*/%':
            reader.wrong()
        raise SyntaxError('invalid syntax')
    return first
