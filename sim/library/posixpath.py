"""Paths, as os.path has them: operations on texts."""

sep = '/'
curdir = '.'
pardir = '..'
extsep = '.'
pathsep = ':'
altsep = None
devnull = '/dev/null'


def _text(path):
    if isinstance(path, str):
        return path
    from os import fspath
    return fspath(path)


def join(path, *paths):
    result = _text(path)
    for part in paths:
        part = _text(part)
        if part.startswith('/'):
            result = part
        elif not result or result.endswith('/'):
            result += part
        else:
            result += '/' + part
    return result


def split(path):
    path = _text(path)
    at = path.rfind('/') + 1
    head, tail = path[:at], path[at:]
    if head != '/' * len(head):
        head = head.rstrip('/')
    return head, tail


def basename(path):
    return split(path)[1]


def dirname(path):
    return split(path)[0]


def splitext(path):
    path = _text(path)
    start = path.rfind('/') + 1
    dot = path.rfind('.')
    # Leading dots of a name are no extension.
    if dot > start and path[start:dot].strip('.'):
        return path[:dot], path[dot:]
    return path, ''


def splitdrive(path):
    return '', path


def isabs(path):
    return _text(path).startswith('/')


def normpath(path):
    path = _text(path)
    if not path:
        return '.'
    absolute = path.startswith('/')
    parts = []
    for part in path.split('/'):
        if part in ('', '.'):
            continue
        if part != '..' or (not absolute and not parts) or (parts and parts[-1] == '..'):
            parts.append(part)
        elif parts:
            parts.pop()
    return ('/' if absolute else '') + '/'.join(parts) or '.'


def abspath(path):
    path = _text(path)
    if not isabs(path):
        from os import getcwd
        path = join(getcwd(), path)
    return normpath(path)


realpath = abspath


def relpath(path, start='.'):
    there = [part for part in abspath(path).split('/') if part]
    here = [part for part in abspath(start).split('/') if part]
    same = 0
    while same < len(there) and same < len(here) and there[same] == here[same]:
        same += 1
    return '/'.join(['..'] * (len(here) - same) + there[same:]) or '.'


def _content(path):
    import _files
    from io import _path
    return _files.read(_path(_text(path)))


def isfile(path):
    return _content(path) is not None


def isdir(path):
    import _files
    from io import _path
    known = _path(_text(path))
    return known in ('.', '/', '/home', '/home/user') or any([name.startswith(known + '/') for name in _files.names()])


def exists(path):
    return isfile(path) or isdir(path)


lexists = exists


def islink(path):
    return False


def getsize(path):
    content = _content(path)
    if content is None:
        raise FileNotFoundError(2, 'No such file or directory', path)
    return len(content)


def expanduser(path):
    path = _text(path)
    return '/home/user' + path[1:] if path == '~' or path.startswith('~/') else path


def expandvars(path):
    from os import environ
    path = _text(path)
    for key in environ:
        path = path.replace('${' + key + '}', environ[key])
    return path


def normcase(path):
    return _text(path)


def commonprefix(paths):
    if not paths:
        return ''
    low, high = min(paths), max(paths)
    same = 0
    while same < len(low) and low[same] == high[same]:
        same += 1
    return low[:same]


def commonpath(paths):
    parts = [path.split('/') for path in paths]
    low, high = min(parts), max(parts)
    same = 0
    while same < len(low) and same < len(high) and low[same] == high[same]:
        same += 1
    return '/'.join(low[:same]) or ('/' if low and low[0] == '' and same else '')
