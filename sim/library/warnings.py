"""Warnings: each shown once a place."""

import sys
from _warnings import warn, warn_explicit

filters = []
_shown = set()
_showwarning_given = None


def _matches(pattern, text, flags=0):
    if not pattern:
        return True
    if isinstance(pattern, str) and pattern.replace(' ', '').replace('_', '').isalnum():
        return text.lower().startswith(pattern.lower()) if flags else text == pattern
    import re
    if isinstance(pattern, str):
        pattern = re.compile(pattern if flags else pattern + r'\Z', re.I if flags else 0)
    return pattern.match(text) is not None


def _action(text, category, module, lineno):
    for action, message, kind, module_pattern, line in filters:
        if (issubclass(category, kind) and line in (0, lineno) and _matches(message, text, 1)
                and _matches(module_pattern, module)):
            return action
    if _defaults_gone:
        return 'default'
    if issubclass(category, DeprecationWarning):
        return 'default' if module == '__main__' else 'ignore'
    if issubclass(category, ResourceWarning):
        return 'ignore'
    return 'default'


_defaults_gone = False
_recorder = None


def formatwarning(message, category, filename, lineno, line=None):
    from _traceback import source_line
    text = f'{filename}:{lineno}: {category.__name__}: {message}\n'
    line = source_line(filename, lineno) if line is None else line.strip()
    return text + f'  {line}\n' if line else text


def showwarning(message, category, filename, lineno, file=None, line=None):
    _show(message, category, filename, lineno, file, line)


def _show(message, category, filename, lineno, file=None, line=None, source=None):
    file = sys.stderr if file is None else file
    if file is None:
        return
    text = formatwarning(message, category, filename, lineno, line)
    if source is not None and formatwarning is _plain_format and not sys.is_finalizing():
        tracemalloc = sys.modules.get('tracemalloc')
        if tracemalloc is None or not tracemalloc.is_tracing():
            text += f'{category.__name__}: Enable tracemalloc to get the object allocation traceback\n'
    try:
        file.write(text)
    except OSError:
        pass


def _showwarnmsg(msg):
    if showwarning is not _plain_show:
        showwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)
    elif _recorder is not None:
        _recorder.append(msg)
    else:
        _show(msg.message, msg.category, msg.filename, msg.lineno, source=msg.source)


# `place`: file and line, where they are not the caller's.
def _warn_unawaited_coroutine(coro, *place):
    text = f"coroutine '{coro.__qualname__}' was never awaited"
    if coro.cr_origin is not None:
        from _traceback import source_line
        text += '\nCoroutine created at (most recent call last)'
        for file, number, function in reversed(coro.cr_origin):
            text += f'\n  File "{file}", line {number}, in {function}'
            if line := source_line(file, number):
                text += '\n    ' + line
    if place:
        warn_explicit(text, RuntimeWarning, *place, source=coro)
    else:
        warn(text, category=RuntimeWarning, stacklevel=2, source=coro)


_plain_show, _plain_format = showwarning, formatwarning


def simplefilter(action, category=Warning, lineno=0, append=False):
    _add(action, '', category, '', lineno, append)


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    _add(action, message, category, module, lineno, append)


def _add(action, message, category, module, lineno, append):
    if action not in ('error', 'ignore', 'always', 'default', 'module', 'once'):
        raise AssertionError(f'invalid action: {action!r}')
    entry = (action, message, category, module, lineno)
    if entry in filters:
        if append:
            return
        filters.remove(entry)
    if append:
        filters.append(entry)
    else:
        filters.insert(0, entry)
    _shown.clear()


def resetwarnings():
    global _defaults_gone
    filters.clear()
    _defaults_gone = True


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f'{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, '
                f'lineno : {self.lineno}, line : {self.line!r}}}')


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._action = None if action is None else (action, category, lineno, append)
        self._entered = False

    def __enter__(self):
        global showwarning, _recorder
        if self._entered:
            raise RuntimeError(f'Cannot enter {self!r} twice')
        self._entered = True
        self._saved = filters[:], set(_shown), showwarning, _recorder, _defaults_gone
        _shown.clear()
        if self._action is not None:
            simplefilter(*self._action)
        if not self._record:
            return None
        showwarning = _plain_show
        _recorder = []
        return _recorder

    def __exit__(self, *error):
        global showwarning, _recorder, _defaults_gone
        if not self._entered:
            raise RuntimeError(f'Cannot exit {self!r} without entering first')
        filters[:], shown, showwarning, _recorder, _defaults_gone = self._saved
        _shown.clear()
        _shown.update(shown)
