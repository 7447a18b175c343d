"""Tracebacks as text and as data."""

import sys
from _traceback import format_exception as _format, source_line as _source_line


class FrameSummary:
    def __init__(self, filename, lineno, name, line=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.line = _source_line(filename, lineno) if line is None else line

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, i):
        return (self.filename, self.lineno, self.name, self.line)[i]

    def __len__(self):
        return 4

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'


class StackSummary(list):
    def format(self):
        return format_list(self)


def _of(exc, value=None):
    if isinstance(exc, BaseException):
        return exc
    return value


def extract_tb(tb, limit=None):
    entries = StackSummary()
    while tb is not None and (limit is None or len(entries) < limit):
        code = tb.tb_frame.f_code
        entries.append(FrameSummary(code.co_filename, tb.tb_lineno, code.co_name))
        tb = tb.tb_next
    return entries


def extract_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe(1)
    entries = StackSummary()
    while f is not None and (limit is None or len(entries) < limit):
        code = f.f_code
        entries.append(FrameSummary(code.co_filename, f.f_lineno, code.co_name))
        f = f.f_back
    entries.reverse()
    return entries


def format_list(extracted):
    lines = []
    for filename, lineno, name, line in extracted:
        text = f'  File "{filename}", line {lineno}, in {name}\n'
        lines.append(text + (f'    {line.strip()}\n' if line else ''))
    return lines


def format_tb(tb, limit=None):
    return format_list(extract_tb(tb, limit))


def format_stack(f=None, limit=None):
    return format_list(extract_stack(sys._getframe(1) if f is None else f, limit))


def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
    error = _of(exc, value)
    if error is None:
        return ['NoneType: None\n']
    return _format(error).splitlines(True)


def format_exception_only(exc, /, value=None):
    error = _of(exc, value)
    cls = type(error)
    name = cls.__qualname__
    if cls.__module__ not in ('builtins', '__main__'):
        name = f'{cls.__module__}.{name}'
    try:
        text = str(error)
    except Exception:
        text = f'<exception str() failed>'
    return [f'{name}: {text}\n' if text else f'{name}\n']


def format_exc(limit=None, chain=True):
    error = sys.exception()
    return 'NoneType: None\n' if error is None else _format(error)


def print_exc(limit=None, file=None, chain=True):
    (sys.stderr if file is None else file).write(format_exc())


def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
    (sys.stderr if file is None else file).write(''.join(format_exception(exc, value)))


def print_tb(tb, limit=None, file=None):
    (sys.stderr if file is None else file).write(''.join(format_tb(tb, limit)))


def print_stack(f=None, limit=None, file=None):
    text = ''.join(format_stack(sys._getframe(1) if f is None else f, limit))
    (sys.stderr if file is None else file).write(text)


def print_last(limit=None, file=None, chain=True):
    raise ValueError('no last exception')


def clear_frames(tb):
    pass


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    if f is None:
        f = sys._getframe(1)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, **options):
        self.exc_type = exc_type
        self._error = exc_value
        self.stack = extract_tb(exc_traceback)

    @classmethod
    def from_exception(cls, exc, **options):
        return cls(type(exc), exc, exc.__traceback__)

    def format(self, *, chain=True):
        return iter(format_exception(self._error))

    def format_exception_only(self):
        return iter(format_exception_only(self._error))

    def __str__(self):
        return str(self._error)
