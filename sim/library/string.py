"""Sets of characters, templates."""

octdigits, digits, hexdigits = '01234567', '0123456789', '0123456789abcdefABCDEF'
ascii_lowercase, ascii_uppercase = 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
punctuation = ''.join([c for c in map(chr, range(33, 127)) if c not in digits + ascii_letters])
whitespace = ' \t\n\r\v\f'
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (' ' if sep is None else sep).join([word.capitalize() for word in s.split(sep)])


class _Anything:
    def __init__(self):
        self.names = []

    def __contains__(self, name):
        return True

    def __getitem__(self, name):
        if name not in self.names:
            self.names.append(name)
        return ''


def _merged(mapping, kwds):
    if not kwds:
        return mapping
    from collections import ChainMap
    return ChainMap(kwds, mapping)


class Template:
    delimiter = '$'
    idpattern = '(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None
    flags = 2  # re.IGNORECASE

    def __init_subclass__(cls):
        """A class that changes what a name is, is matched by a regular expression."""
        super().__init_subclass__()
        import re
        given = cls.__dict__.get('pattern')
        if given is None:
            mark = re.escape(cls.delimiter)
            given = (f'{mark}(?:(?P<escaped>{mark})|(?P<named>{cls.idpattern})|'
                     f'{{(?P<braced>{cls.braceidpattern or cls.idpattern})}}|(?P<invalid>))')
        cls.pattern = re.compile(given, cls.flags | re.VERBOSE)

    def __init__(self, template):
        self.template = template

    def _matched(self, values, safe):
        def replacement(match):
            groups = match.groupdict()
            name = groups.get('named') or groups.get('braced')
            if name is not None:
                if safe:
                    try:
                        return str(values[name])
                    except KeyError:
                        return match.group()
                return str(values[name])
            if groups.get('escaped') is not None:
                return self.delimiter
            if groups.get('invalid') is None:
                raise ValueError('Unrecognized named group in pattern')
            if not safe:
                self._refuse(match.start('invalid'))
            return match.group()
        return self.pattern.sub(replacement, self.template)

    def _refuse(self, at):
        before = self.template[:at].splitlines(True)
        line = max(len(before), 1)
        column = at + 1 - sum([len(text) for text in before[:-1]]) if before else 1
        raise ValueError(f'Invalid placeholder in string: line {line}, col {column - 1 if before else 1}')

    def _replaced(self, values, safe):
        if hasattr(self, 'pattern'):
            return self._matched(values, safe)
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
            try:
                parts.append(str(values[name]))
            except KeyError:
                if not safe:
                    raise
                parts.append(text[at:i])

    def substitute(self, mapping={}, /, **kwds):
        return self._replaced(_merged(mapping, kwds), False)

    def is_valid(self):
        try:
            self._replaced(_Anything(), False)
        except ValueError:
            return False
        return True

    def get_identifiers(self):
        names = _Anything()
        try:
            self._replaced(names, False)
        except ValueError:
            pass
        return names.names

    def safe_substitute(self, mapping={}, /, **kwds):
        return self._replaced(_merged(mapping, kwds), True)


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        text, _ = self._vformat(format_string, args, kwargs, used, 2, 0)
        self.check_unused_args(used, args, kwargs)
        return text

    def _vformat(self, format_string, args, kwargs, used, depth, auto):
        if depth < 0:
            raise ValueError('Max string recursion exceeded')
        parts = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                parts.append(literal)
            if name is None:
                continue
            is_unnumbered, is_number = not name or name[0] in '.[', name.isdigit()
            if is_unnumbered and auto is False or is_number and auto:
                raise ValueError('cannot switch from manual field specification to automatic field numbering')
            if is_unnumbered:
                name, auto = f'{auto}{name}', auto + 1
            elif is_number:
                auto = False
            value, key = self.get_field(name, args, kwargs)
            used.add(key)
            value = self.convert_field(value, conversion)
            spec, auto = self._vformat(spec, args, kwargs, used, depth - 1, auto)
            parts.append(self.format_field(value, spec))
        return ''.join(parts), auto

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == 's':
            return str(value)
        if conversion == 'r':
            return repr(value)
        if conversion == 'a':
            return ascii(value)
        raise ValueError(f'Unknown conversion specifier {conversion}')

    def parse(self, format_string):
        """(literal text, field, specification, conversion) for each field; the last three None after the end."""
        literal = ''
        i = 0
        size = len(format_string)
        while i < size:
            c = format_string[i]
            if c not in '{}':
                literal += c
                i += 1
                continue
            if i + 1 < size and format_string[i + 1] == c:
                literal += c
                i += 2
                continue
            if c == '}':
                raise ValueError("Single '}' encountered in format string")
            depth = 1
            end = i + 1
            while end < size and depth:
                depth += {'{': 1, '}': -1}.get(format_string[end], 0)
                end += 1
            if depth:
                raise ValueError("expected '}' before end of string" if end > i + 1 else
                                 "Single '{' encountered in format string")
            field = format_string[i + 1:end - 1]
            name, spec, conversion = field, '', None
            at = 0
            brackets = 0
            while at < len(field):
                if field[at] == '[':
                    brackets += 1
                elif field[at] == ']':
                    brackets -= 1
                elif field[at] in '!:' and not brackets:
                    break
                at += 1
            name, rest = field[:at], field[at:]
            if rest.startswith('!'):
                conversion = rest[1:2]
                rest = rest[2:]
                if rest and rest[0] != ':':
                    raise ValueError("expected ':' after conversion specifier")
            if rest.startswith(':'):
                spec = rest[1:]
            yield literal, name, spec, conversion
            literal = ''
            i = end
        if literal:
            yield literal, None, None, None

    def get_field(self, field_name, args, kwargs):
        end = 0
        while end < len(field_name) and field_name[end] not in '.[':
            end += 1
        first, rest = field_name[:end], field_name[end:]
        first = int(first) if first.isdigit() else first
        value = self.get_value(first, args, kwargs)
        while rest:
            if rest[0] == '.':
                end = 1
                while end < len(rest) and rest[end] not in '.[':
                    end += 1
                value = getattr(value, rest[1:end])
                rest = rest[end:]
            else:
                end = rest.index(']')
                key = rest[1:end]
                value = value[int(key) if key.isdigit() else key]
                rest = rest[end + 1:]
        return value, first
