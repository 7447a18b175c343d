"""Lines of source files: of the program and of files beside it."""

from _traceback import source_text as _source_text

cache = {}


def _read(filename):
    try:
        with open(filename) as file:
            return file.read().splitlines(keepends=True)
    except (OSError, UnicodeDecodeError, TypeError):
        return []


def getlines(filename, module_globals=None):
    if filename not in cache:
        text = _source_text(filename)
        lines = text.splitlines(keepends=True) if text is not None else _read(filename)
        if lines and not lines[-1].endswith('\n'):
            lines[-1] += '\n'
        cache[filename] = lines
    return cache[filename]


def getline(filename, lineno, module_globals=None):
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ''


def checkcache(filename=None):
    cache.clear()


def clearcache():
    cache.clear()
