# Part of logging
"""logging's formatters and filters: from a record to a text, or to the answer whether it is wanted."""

from time import localtime, strftime

BASIC_FORMAT = '%(levelname)s:%(name)s:%(message)s'


# --- the three ways to write a format ----------------------------------------------------------------------------------
class PercentStyle:
    default_format, asctime_format, asctime_search = '%(message)s', '%(asctime)s', '%(asctime)'

    def __init__(self, fmt, *, defaults=None):
        self._fmt = fmt if fmt else self.default_format
        self._defaults = defaults

    def usesTime(self):
        return self.asctime_search in self._fmt

    def validate(self):
        if not any(map(_is_conversion, self._fmt.split('%(')[1:])):
            raise ValueError(f"Invalid format '{self._fmt}' for '{self.default_format[0]}' style")

    def format(self, record):
        values = vars(record)
        try:
            return self._format({**self._defaults, **values} if self._defaults else values)
        except KeyError as missing:
            raise ValueError(f'Formatting field not found in record: {missing}')

    def _format(self, values):
        return self._fmt % values


def _is_conversion(text):
    """Whether `text` goes on as "name)s" does after "%(", flags and digits before the letter allowed."""
    name, closing, rest = text.partition(')')
    return bool(name and closing) and rest.lstrip('#0+ -*.123456789')[:1].lower() in [*'diouxefgcrsa%']


class StrFormatStyle(PercentStyle):
    default_format, asctime_format, asctime_search = '{message}', '{asctime}', '{asctime'

    def validate(self):
        from string import Formatter as Fields
        named = False
        try:
            for _, field, _, conversion in Fields().parse(self._fmt):
                named = named or bool(field)
                if conversion not in (None, '', 'r', 's', 'a'):
                    raise ValueError(f'invalid conversion: {conversion!r}')
        except ValueError as wrong:
            raise ValueError(f'invalid format: {wrong}') from None
        if not named:
            raise ValueError('invalid format: no fields')

    def _format(self, values):
        return self._fmt.format(**values)


class StringTemplateStyle(PercentStyle):
    default_format, asctime_format, asctime_search = '${message}', '${asctime}', '${asctime}'

    def usesTime(self):
        return '$asctime' in self._fmt or self.asctime_search in self._fmt

    def validate(self):
        if '$' not in self._fmt:
            raise ValueError('invalid format: no fields')

    def _format(self, values):
        from string import Template
        return Template(self._fmt).substitute(**values)


_STYLES = {'%': (PercentStyle, BASIC_FORMAT), '{': (StrFormatStyle, '{levelname}:{name}:{message}'),
           '$': (StringTemplateStyle, '${levelname}:${name}:${message}')}


def check_style(style):
    if style not in _STYLES:
        raise ValueError(f"Style must be one of: {','.join(_STYLES)}")


# --- formatters ---------------------------------------------------------------------------------------------------------
class Formatter:
    """A record as text: its line, and below it the exception and the stack if it has them."""

    converter = staticmethod(localtime)
    default_time_format, default_msec_format = '%Y-%m-%d %H:%M:%S', '%s,%03d'

    def __init__(self, fmt=None, datefmt=None, style='%', validate=True, *, defaults=None):
        check_style(style)
        kind, _ = _STYLES[style]
        self._style = kind(fmt, defaults=defaults)
        if validate:
            self._style.validate()
        self._fmt, self.datefmt = self._style._fmt, datefmt

    def format(self, record):
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        s = self.formatMessage(record)
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)  # kept: other handlers need not do it again
        below = [record.exc_text] if record.exc_text else []
        if record.stack_info:
            below.append(self.formatStack(record.stack_info))
        for part in below:
            s += part if s.endswith('\n') else '\n' + part
        return s

    def usesTime(self):
        return self._style.usesTime()

    def formatTime(self, record, datefmt=None):
        moment = self.converter(record.created)
        if datefmt:
            return strftime(datefmt, moment)
        text = strftime(self.default_time_format, moment)
        return self.default_msec_format % (text, record.msecs) if self.default_msec_format else text

    def formatMessage(self, record):
        return self._style.format(record)

    def formatException(self, ei):
        import io
        from traceback import print_exception
        out = io.StringIO()
        print_exception(*ei, None, out)
        return out.getvalue().removesuffix('\n')

    def formatStack(self, stack_info):
        return stack_info


_defaultFormatter = Formatter()


class BufferingFormatter:
    """Several records as one text."""

    def __init__(self, linefmt=None):
        self.linefmt = linefmt or _defaultFormatter

    def formatHeader(self, records):
        return ''

    def formatFooter(self, records):
        return ''

    def format(self, records):
        if not records:
            return ''
        lines = [self.linefmt.format(record) for record in records]
        return ''.join([self.formatHeader(records), *lines, self.formatFooter(records)])


# --- filters ------------------------------------------------------------------------------------------------------------
class Filter:
    """Lets through what a logger of this name or one below it says."""

    def __init__(self, name=''):
        self.name, self.nlen = name, len(name)

    def filter(self, record):
        return not self.name or f'{record.name}.'.startswith(f'{self.name}.')


class Filterer:
    """What has filters. A filter is a function, or an object with a method of that name."""

    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        for f in self.filters:
            if not getattr(f, 'filter', f)(record):
                return False
        return True


for _class in (PercentStyle, StrFormatStyle, StringTemplateStyle, Formatter, BufferingFormatter, Filter, Filterer):
    _class.__module__ = 'logging'
del _class
