"""Configuration files of sections, names and values."""

__all__ = ['NoSectionError', 'DuplicateOptionError', 'DuplicateSectionError', 'NoOptionError', 'InterpolationError',
           'InterpolationMissingOptionError', 'ParsingError', 'MissingSectionHeaderError', 'ConfigParser',
           'RawConfigParser', 'SectionProxy', 'DEFAULTSECT', 'BasicInterpolation', 'ExtendedInterpolation', 'Error']

DEFAULTSECT = 'DEFAULT'


class Error(Exception):
    def __init__(self, msg=''):
        self.message = msg
        Exception.__init__(self, msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    def __init__(self, section):
        Error.__init__(self, f'No section: {section!r}')
        self.section = section
        self.args = section,


class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        if source is None:
            text = f'Section {section!r} already exists'
        else:
            text = f'While reading from {source!r} [line {lineno:2d}]: section {section!r} already exists'
        Error.__init__(self, text)
        self.section, self.source, self.lineno = section, source, lineno
        self.args = section, source, lineno


class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        text = f'option {option!r} in section {section!r} already exists'
        Error.__init__(self, f'While reading from {source!r} [line {lineno:2d}]: {text}' if source else text)
        self.section, self.option, self.source, self.lineno = section, option, source, lineno
        self.args = section, option, source, lineno


class NoOptionError(Error):
    def __init__(self, option, section):
        Error.__init__(self, f'No option {option!r} in section: {section!r}')
        self.option, self.section = option, section
        self.args = option, section


class InterpolationError(Error):
    def __init__(self, option, section, msg):
        Error.__init__(self, msg)
        self.option, self.section = option, section
        self.args = option, section, msg


class InterpolationSyntaxError(InterpolationError):
    pass


class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        Error.__init__(self, f'Recursion limit exceeded in value substitution: option {option!r} in section {section!r} '
                             f'contains an interpolation key which cannot be substituted in 10 steps. Raw value: {rawval!r}')
        self.option, self.section = option, section
        self.args = option, section, rawval


class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        Error.__init__(self, f'Bad value substitution: option {option!r} in section {section!r} contains an interpolation key '
                             f'{reference!r} which is not a valid option name. Raw value: {rawval!r}')
        self.option, self.section, self.reference = option, section, reference
        self.args = option, section, rawval, reference


class ParsingError(Error):
    def __init__(self, source=None, filename=None):
        Error.__init__(self, f'Source contains parsing errors: {source!r}')
        self.source = source
        self.errors = []
        self.args = source,

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += f'\n\t[line {lineno:2d}]: {line}'


class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(self, f'File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}')
        self.source, self.lineno, self.line = filename, lineno, line
        self.errors = []
        self.args = filename, lineno, line


class BasicInterpolation:
    def get(self, parser, section, option, value, values, depth=0):
        if '%' not in value:
            return value
        if depth >= 10:
            raise InterpolationDepthError(option, section, value)
        parts = []
        i = 0
        while i < len(value):
            if value[i] != '%':
                parts.append(value[i])
                i += 1
            elif value[i:i + 2] == '%%':
                parts.append('%')
                i += 2
            elif value[i:i + 2] == '%(' and value.find(')s', i) >= 0:
                end = value.index(')s', i)
                name = parser.optionxform(value[i + 2:end])
                if name not in values:
                    raise InterpolationMissingOptionError(option, section, value, name)
                parts.append(self.get(parser, section, option, values[name], values, depth + 1))
                i = end + 2
            else:
                raise InterpolationSyntaxError(option, section, f"'%' must be followed by '%' or '(', found: {value[i:]!r}")
        return ''.join(parts)


class ExtendedInterpolation:
    def get(self, parser, section, option, value, values, depth=0):
        if '$' not in value:
            return value
        parts = []
        i = 0
        while i < len(value):
            if value[i:i + 2] == '$$':
                parts.append('$')
                i += 2
            elif value[i:i + 2] == '${':
                end = value.index('}', i)
                where, _, name = value[i + 2:end].rpartition(':')
                parts.append(parser.get(where or section, name))
                i = end + 1
            else:
                parts.append(value[i])
                i += 1
        return ''.join(parts)


_unset = object()


class RawConfigParser:
    BOOLEAN_STATES = {'1': True, 'yes': True, 'true': True, 'on': True, '0': False, 'no': False, 'false': False,
                      'off': False}
    _default_interpolation = None

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=('=', ':'),
                 comment_prefixes=('#', ';'), inline_comment_prefixes=None, strict=True, empty_lines_in_values=True,
                 default_section=DEFAULTSECT, interpolation=_unset, converters=None):
        self.default_section = default_section
        self._defaults = {}
        self._sections = {}
        self._allow_no_value = allow_no_value
        self._delimiters = delimiters
        self._comments = comment_prefixes
        self._inline = inline_comment_prefixes or ()
        self._strict = strict
        self._interpolation = self._default_interpolation if interpolation is _unset else interpolation
        for key, value in (defaults or {}).items():
            self._defaults[self.optionxform(key)] = str(value)

    def optionxform(self, optionstr):
        return optionstr.lower()

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections)

    def add_section(self, section):
        if section == self.default_section:
            raise ValueError(f'Invalid section name: {section!r}')
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = {}

    def has_section(self, section):
        return section in self._sections

    def options(self, section):
        if section not in self._sections:
            raise NoSectionError(section)
        return list({**self._sections[section], **self._defaults})

    def read(self, filenames, encoding=None):
        if isinstance(filenames, (str, bytes)) or hasattr(filenames, '__fspath__'):
            filenames = [filenames]
        done = []
        for name in filenames:
            try:
                with open(name) as file:
                    self._read(file, str(name))
            except OSError:
                continue
            done.append(name)
        return done

    def read_file(self, f, source=None):
        self._read(f, source or getattr(f, 'name', '<???>'))

    def read_string(self, string, source='<string>'):
        self._read(string.splitlines(True), source)

    def read_dict(self, dictionary, source='<dict>'):
        for section, values in dictionary.items():
            if section != self.default_section and section not in self._sections:
                self._sections[section] = {}
            for key, value in values.items():
                self.set(section, self.optionxform(str(key)), None if value is None else str(value))

    SECTCRE = None  # a pattern with a group `header`, in place of [name]

    def _read(self, lines, source):
        current = None
        name = None
        seen = set()
        indent = 0
        for number, line in enumerate(lines, 1):
            text = line.strip()
            if not text or any([text.startswith(prefix) for prefix in self._comments]):
                if not text and name is not None and current is not None and current.get(name) is not None:
                    current[name] += '\n'
                continue
            for prefix in self._inline:
                at = text.find(' ' + prefix)
                if at >= 0:
                    text = text[:at].rstrip()
            depth = len(line) - len(line.lstrip())
            if current is not None and name is not None and depth > indent:
                current[name] = (current[name] or '') + '\n' + text
                continue
            indent = depth
            section = None
            if self.SECTCRE is not None:
                header = self.SECTCRE.match(text)
                section = header and header['header']
            elif text.startswith('[') and text.rfind(']') > 1:
                section = text[1:text.rfind(']')]
            if section:
                if section == self.default_section:
                    current = self._defaults
                else:
                    if section in self._sections:
                        if self._strict and section in seen:
                            raise DuplicateSectionError(section, source, number)
                    else:
                        self._sections[section] = {}
                    current = self._sections[section]
                seen.add(section)
                here = section
                name = None
                continue
            if current is None:
                raise MissingSectionHeaderError(source, number, line)
            places = [text.find(d) for d in self._delimiters if text.find(d) >= 0]
            if not places:
                if not self._allow_no_value:
                    error = ParsingError(source)
                    error.append(number, repr(line))
                    raise error
                name, value = self.optionxform(text), None
            else:
                name = self.optionxform(text[:min(places)].rstrip())
                value = text[min(places) + 1:].strip()
            if self._strict and (here, name) in seen:
                raise DuplicateOptionError(here, name, source, number)
            seen.add((here, name))
            current[name] = value
        for values in [self._defaults, *self._sections.values()]:
            for key, value in values.items():
                if value is not None:
                    values[key] = value.rstrip()

    def _values(self, section, vars=None):
        if section != self.default_section and section not in self._sections:
            raise NoSectionError(section)
        values = {**self._defaults, **self._sections.get(section, {})}
        for key, value in (vars or {}).items():
            values[self.optionxform(key)] = str(value)
        return values

    def get(self, section, option, *, raw=False, vars=None, fallback=_unset):
        try:
            values = self._values(section, vars)
            option = self.optionxform(option)
            if option not in values:
                raise NoOptionError(option, section)
        except (NoSectionError, NoOptionError):
            if fallback is _unset:
                raise
            return fallback
        value = values[option]
        if raw or value is None or self._interpolation is None:
            return value
        return self._interpolation.get(self, section, option, value, values)

    def _typed(self, convert, section, option, raw, vars, fallback):
        try:
            return convert(self.get(section, option, raw=raw, vars=vars))
        except (NoSectionError, NoOptionError):
            if fallback is _unset:
                raise
            return fallback

    def getint(self, section, option, *, raw=False, vars=None, fallback=_unset):
        return self._typed(int, section, option, raw, vars, fallback)

    def getfloat(self, section, option, *, raw=False, vars=None, fallback=_unset):
        return self._typed(float, section, option, raw, vars, fallback)

    def getboolean(self, section, option, *, raw=False, vars=None, fallback=_unset):
        return self._typed(self._boolean, section, option, raw, vars, fallback)

    def _boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError(f'Not a boolean: {value}')
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_unset, raw=False, vars=None):
        if section is _unset:
            return [(name, self[name]) for name in self]
        return [(name, self.get(section, name, raw=raw, vars=vars)) for name in self._values(section, vars)]

    def has_option(self, section, option):
        try:
            return self.optionxform(option) in self._values(section)
        except NoSectionError:
            return False

    def set(self, section, option, value=None):
        if section == self.default_section:
            target = self._defaults
        elif section in self._sections:
            target = self._sections[section]
        else:
            raise NoSectionError(section)
        target[self.optionxform(option)] = value

    def write(self, fp, space_around_delimiters=True):
        mark = f' {self._delimiters[0]} ' if space_around_delimiters else self._delimiters[0]
        sections = ([(self.default_section, self._defaults)] if self._defaults else []) + list(self._sections.items())
        for section, values in sections:
            fp.write(f'[{section}]\n')
            for key, value in values.items():
                if value is None and self._allow_no_value:
                    fp.write(f'{key}\n')
                else:
                    text = str(value).replace('\n', '\n\t')
                    fp.write(f'{key}{mark}{text}\n')
            fp.write('\n')

    def remove_option(self, section, option):
        target = self._defaults if section == self.default_section else self._sections.get(section)
        if target is None:
            raise NoSectionError(section)
        return target.pop(self.optionxform(option), _unset) is not _unset

    def remove_section(self, section):
        return self._sections.pop(section, None) is not None

    def __getitem__(self, key):
        if key != self.default_section and key not in self._sections:
            raise KeyError(key)
        return SectionProxy(self, key)

    def __setitem__(self, key, value):
        if key == self.default_section:
            self._defaults.clear()
        else:
            self._sections[key] = {}
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key not in self._sections:
            raise KeyError(key)
        del self._sections[key]

    def __contains__(self, key):
        return key == self.default_section or key in self._sections

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        return iter([self.default_section, *self._sections])

    def keys(self):
        return list(self)


class ConfigParser(RawConfigParser):
    _default_interpolation = BasicInterpolation()

    def set(self, section, option, value=None):
        if value is not None and not isinstance(value, str):
            raise TypeError('option values must be strings')
        super().set(section, option, value)


class SectionProxy:
    def __init__(self, parser, name):
        self.parser, self.name = parser, name

    def __repr__(self):
        return f'<Section: {self.name}>'

    def __getitem__(self, key):
        if not self.parser.has_option(self.name, key):
            raise KeyError(key)
        return self.parser.get(self.name, key)

    def __setitem__(self, key, value):
        self.parser.set(self.name, key, value)

    def __delitem__(self, key):
        if not self.parser.remove_option(self.name, key):
            raise KeyError(key)

    def __contains__(self, key):
        return self.parser.has_option(self.name, key)

    def __len__(self):
        return len(self.parser._values(self.name))

    def __iter__(self):
        if self.name == self.parser.default_section:
            return iter(self.parser.defaults())
        return iter(self.parser.options(self.name))

    def keys(self):
        return list(self)

    def items(self):
        return [(key, self[key]) for key in self]

    def values(self):
        return [self[key] for key in self]

    def get(self, option, fallback=None, *, raw=False, vars=None):
        return self.parser.get(self.name, option, raw=raw, vars=vars, fallback=fallback)

    def getint(self, option, fallback=None, **kwargs):
        return self.parser.getint(self.name, option, fallback=fallback, **kwargs)

    def getfloat(self, option, fallback=None, **kwargs):
        return self.parser.getfloat(self.name, option, fallback=fallback, **kwargs)

    def getboolean(self, option, fallback=None, **kwargs):
        return self.parser.getboolean(self.name, option, fallback=fallback, **kwargs)
