"""Warnings: each shown once a place."""

import sys

filters = []
_shown = set()


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    try:
        frame = sys._getframe(stacklevel)
        filename, lineno, module = frame.f_code.co_filename, frame.f_lineno, frame.f_globals.get('__name__', '')
    except ValueError:
        filename, lineno, module = 'sys', 1, 'sys'
    warn_explicit(message, category, filename, lineno, module)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    text = str(message)
    if not isinstance(message, Warning):
        message = category(text)
    action = _action(text, category, module or '', lineno)
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    key = text, category, filename, lineno
    if action in ('once', 'module'):
        key = text, category
    if action != 'always':
        if key in _shown:
            return
        _shown.add(key)
    showwarning(message, category, filename, lineno)


def _action(text, category, module, lineno):
    for action, start, kind, module_start, line in filters:
        if ((not start or text.lower().startswith(start.lower())) and issubclass(category, kind)
                and (not module_start or module.startswith(module_start)) and line in (0, lineno)):
            return action
    if issubclass(category, DeprecationWarning):
        return 'default' if module == '__main__' else 'ignore'
    if issubclass(category, ResourceWarning):
        return 'ignore'
    return 'default'


def formatwarning(message, category, filename, lineno, line=None):
    from _traceback import source_line
    text = f'{filename}:{lineno}: {category.__name__}: {message}\n'
    line = source_line(filename, lineno) if line is None else line.strip()
    return text + f'  {line}\n' if line else text


def showwarning(message, category, filename, lineno, file=None, line=None):
    file = sys.stderr if file is None else file
    if file is not None:
        file.write(formatwarning(message, category, filename, lineno, line))


def simplefilter(action, category=Warning, lineno=0, append=False):
    filterwarnings(action, '', category, '', lineno, append)


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    entry = (action, message, category, module, lineno)
    if entry in filters:
        filters.remove(entry)
    if append:
        filters.append(entry)
    else:
        filters.insert(0, entry)


def resetwarnings():
    filters.clear()


class WarningMessage:
    def __init__(self, message, category, filename, lineno):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._action = None if action is None else (action, category, lineno, append)

    def __enter__(self):
        global showwarning
        self._saved = filters[:], set(_shown), showwarning
        _shown.clear()
        if self._action is not None:
            simplefilter(*self._action)
        if not self._record:
            return None
        log = []

        def showwarning(message, category, filename, lineno, file=None, line=None):
            log.append(WarningMessage(message, category, filename, lineno))
        return log

    def __exit__(self, *error):
        global showwarning
        filters[:], shown, showwarning = self._saved
        _shown.clear()
        _shown.update(shown)
