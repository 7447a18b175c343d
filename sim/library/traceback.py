"""Tracebacks as text and as data."""

import sys
from _traceback import exception_only as _exception_only, format_exception as _format, marked_source as _marked_source
from _traceback import source_line as _source_line

__all__ = ['extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list', 'format_stack',
           'format_tb', 'print_exc', 'format_exc', 'print_exception', 'print_last', 'print_stack', 'print_tb',
           'clear_frames', 'FrameSummary', 'StackSummary', 'TracebackException', 'walk_stack', 'walk_tb']


class FrameSummary:
    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self._line = line
        self._shown = None
        self.locals = None if locals is None else {key: repr(value) for key, value in locals.items()}
        self.end_lineno, self.colno, self.end_colno = end_lineno, colno, end_colno

    @property
    def line(self):
        if self._line is None:
            self._line = _source_line(self.filename, self.lineno) if self.lineno is not None else ''
        return self._line

    def _text(self):
        text = f'  File "{self.filename}", line {self.lineno}, in {self.name}\n'
        if self._shown:
            text += self._shown
        elif self.line:
            text += f'    {self.line.strip()}\n'
        if self.locals:
            for name in sorted(self.locals):
                text += f'    {name} = {self.locals[name]}\n'
        return text

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename, self.lineno, self.name, self.locals) == (other.filename, other.lineno, other.name,
                                                                            other.locals)
        if isinstance(other, tuple):
            return (self.filename, self.lineno, self.name, self.line) == other
        return NotImplemented

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, i):
        return (self.filename, self.lineno, self.name, self.line)[i]

    def __len__(self):
        return 4

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'


class StackSummary(list):
    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        made = cls()
        for frame, lineno in frame_gen:
            made.append(FrameSummary(frame.f_code.co_filename, lineno, frame.f_code.co_name,
                                     locals=frame.f_locals if capture_locals else None))
        made[:] = _limited(made, limit)
        return made

    @classmethod
    def from_list(cls, a_list):
        made = cls()
        for frame in a_list:
            if not isinstance(frame, FrameSummary):
                filename, lineno, name, line = frame
                frame = FrameSummary(filename, lineno, name, line=line)
            made.append(frame)
        return made

    def format_frame_summary(self, frame_summary):
        return frame_summary._text()

    def format(self):
        result = []
        last = None
        repeated = 0
        for frame in self:
            text = self.format_frame_summary(frame)
            if text is None:
                continue
            here = frame.filename, frame.lineno, frame.name
            if here != last:
                _add_repeated(result, repeated)
                last = here
                repeated = 0
            repeated += 1
            if repeated <= 3:
                result.append(text)
        _add_repeated(result, repeated)
        return result


def _add_repeated(result, repeated):
    if repeated > 3:
        more = repeated - 3
        result.append(f"  [Previous line repeated {more} more time{'' if more == 1 else 's'}]\n")


def _limited(entries, limit):
    if limit is None:
        limit = getattr(sys, 'tracebacklimit', None)
    if limit is None:
        return entries
    return entries[:limit] if limit >= 0 else entries[limit:]


class _Sentinel:
    def __repr__(self):
        return '<implicit>'


_missing = _Sentinel()


def _error_of(exc, value, tb):
    if value is _missing and tb is _missing:
        if exc is not None and not isinstance(exc, BaseException):
            raise TypeError(f'Exception expected for value, {type(exc).__name__} found')
        return exc
    if value is _missing or tb is _missing:
        raise ValueError('Both or neither of value and tb must be given')
    return value


def extract_tb(tb, limit=None):
    entries = StackSummary()
    while tb is not None:
        code = tb.tb_frame.f_code
        entry = FrameSummary(code.co_filename, tb.tb_lineno, code.co_name)
        entry._shown = _marked_source(tb)
        entries.append(entry)
        tb = tb.tb_next
    entries[:] = _limited(entries, limit)
    return entries


def extract_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe(1)
    entries = StackSummary()
    while f is not None:
        code = f.f_code
        entries.append(FrameSummary(code.co_filename, f.f_lineno, code.co_name))
        f = f.f_back
    if limit is not None:
        entries[:] = entries[:limit] if limit >= 0 else entries[limit:]
    entries.reverse()
    return entries


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def format_stack(f=None, limit=None):
    return extract_stack(sys._getframe(1) if f is None else f, limit).format()


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True):
    error = _error_of(exc, value, tb)
    if error is None:
        return ['NoneType: None\n']
    return list(TracebackException(type(error), error, error.__traceback__ if tb is _missing else tb, limit=limit)
                .format(chain=chain))


def format_exception_only(exc, /, value=_missing):
    error = exc if value is _missing else value
    if error is None:
        return ['NoneType: None\n']
    return list(TracebackException(type(error), error, None).format_exception_only())


def format_exc(limit=None, chain=True):
    error = sys.exception()
    if error is None:
        return 'NoneType: None\n'
    return _format(error, False) if limit is None and chain else ''.join(format_exception(error, limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    (sys.stderr if file is None else file).write(format_exc(limit, chain))


def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True):
    (sys.stderr if file is None else file).write(''.join(format_exception(exc, value, tb, limit, chain)))


def print_list(extracted_list, file=None):
    (sys.stderr if file is None else file).write(''.join(format_list(extracted_list)))


def print_tb(tb, limit=None, file=None):
    (sys.stderr if file is None else file).write(''.join(format_tb(tb, limit)))


def print_stack(f=None, limit=None, file=None):
    text = ''.join(format_stack(sys._getframe(1) if f is None else f, limit))
    (sys.stderr if file is None else file).write(text)


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, 'last_type'):
        raise ValueError('no last exception')
    print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)


def clear_frames(tb):
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except (RuntimeError, AttributeError):
            pass
        tb = tb.tb_next


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    if f is None:
        # Two callers up: whoever asks the generator, mostly StackSummary.extract, is of no interest.
        f = sys._getframe(1).f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


_CAUSE = '\nThe above exception was the direct cause of the following exception:\n\n'
_CONTEXT = '\nDuring handling of the above exception, another exception occurred:\n\n'


def _text_of(value):
    try:
        return str(value)
    except:
        return '<exception str() failed>'


def _last_lines(error):
    """What stands below the frames: one item, however many lines a message has, and one for each line of the notes."""
    text = _exception_only(error, False)
    if isinstance(error, SyntaxError):
        return text.splitlines(True)
    notes = getattr(error, '__notes__', None) or ()
    below = [f'{line}\n' for note in notes for line in str(note).split('\n')] if isinstance(notes, (list, tuple)) else [f'{notes!r}\n']
    return [text.removesuffix(''.join(below)), *below]


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, _seen=None):
        seen = _seen if _seen is not None else set()
        seen.add(id(exc_value))
        self.exc_type = exc_type
        self._error = exc_value
        self._whole = limit is None and not capture_locals and (
            exc_value is not None and exc_value.__traceback__ is exc_traceback)
        self.stack = extract_tb(exc_traceback, limit)
        if capture_locals:
            tb = exc_traceback
            for entry in self.stack:
                entry.locals = {key: repr(value) for key, value in tb.tb_frame.f_locals.items()}
                tb = tb.tb_next
        self._lines = _last_lines(exc_value) if exc_value is not None else []
        self._str = _text_of(exc_value) if exc_value is not None else ''
        self.__notes__ = getattr(exc_value, '__notes__', None)
        self.__suppress_context__ = exc_value is not None and exc_value.__suppress_context__
        options = {'limit': limit, 'capture_locals': capture_locals, '_seen': seen}

        def of(error):
            if error is None or id(error) in seen:
                return None
            return TracebackException(type(error), error, error.__traceback__, **options)

        self.__cause__ = of(exc_value.__cause__) if exc_value is not None else None
        self.__context__ = of(exc_value.__context__) if exc_value is not None else None
        self.exceptions = None
        if isinstance(exc_value, BaseExceptionGroup):
            self.exceptions = [of(error) for error in exc_value.exceptions]

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def format_exception_only(self):
        if self.exc_type is None:
            yield 'None: None\n'
            return
        yield from self._lines

    def format(self, *, chain=True):
        if chain and self._whole and self.exceptions is not None:
            yield from _format(self._error, False).splitlines(True)
            return
        if chain:
            if self.__cause__ is not None:
                yield from self.__cause__.format(chain=chain)
                yield _CAUSE
            elif self.__context__ is not None and not self.__suppress_context__:
                yield from self.__context__.format(chain=chain)
                yield _CONTEXT
        if self.stack:
            yield 'Traceback (most recent call last):\n'
            yield from self.stack.format()
        yield from self.format_exception_only()

    def print(self, *, file=None, chain=True):
        file = sys.stderr if file is None else file
        for line in self.format(chain=chain):
            file.write(line)

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self._error is other._error
        return NotImplemented

    def __str__(self):
        return self._str
