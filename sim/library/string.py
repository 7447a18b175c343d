"""Sets of characters, templates."""

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (' ' if sep is None else sep).join([word.capitalize() for word in s.split(sep)])


class Template:
    delimiter = '$'

    def __init__(self, template):
        self.template = template

    def _replaced(self, values, safe):
        text = self.template
        parts = []
        i = 0
        while True:
            at = text.find(self.delimiter, i)
            if at < 0:
                parts.append(text[i:])
                return ''.join(parts)
            parts.append(text[i:at])
            i = at + 1
            if text.startswith(self.delimiter, i):
                parts.append(self.delimiter)
                i += 1
                continue
            braced = text.startswith('{', i)
            start = i + braced
            end = start
            while end < len(text) and text[end].isascii() and (text[end].isalnum() or text[end] == '_'):
                end += 1
            name = text[start:end]
            if not name or name[0].isdigit() or (braced and not text.startswith('}', end)):
                if not safe:
                    line = text.count('\n', 0, at) + 1
                    column = at - (text.rfind('\n', 0, at) + 1) + 1
                    raise ValueError(f'Invalid placeholder in string: line {line}, col {column}')
                parts.append(self.delimiter)
                continue
            i = end + braced
            if name in values or not safe:
                parts.append(str(values[name]))
            else:
                parts.append(text[at:i])

    def substitute(self, mapping={}, /, **kwds):
        return self._replaced({**mapping, **kwds}, False)

    def safe_substitute(self, mapping={}, /, **kwds):
        return self._replaced({**mapping, **kwds}, True)


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return format_string.format(*args, **kwargs)

    def vformat(self, format_string, args, kwargs):
        return format_string.format(*args, **kwargs)
