"""Paths, as os.path has them: operations on texts."""

sep = '/'
curdir = '.'
pardir = '..'
extsep = '.'
pathsep = ':'
altsep = None
devnull = '/dev/null'


def _text(path):  # C
    if isinstance(path, str):
        return path
    from os import fspath
    return fspath(path)


def join(path, *paths):
    result = _text(path)
    for part in paths:
        if not isinstance(part, (str, bytes)) and not hasattr(part, '__fspath__'):
            raise TypeError(f'join() argument must be str, bytes, or os.PathLike object, not {type(part).__name__!r}')
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
    return path[:at].rstrip('/') or path[:at], path[at:]


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


def relpath(path, start='.'):
    if not path:
        raise ValueError('no path specified')
    there = [part for part in abspath(path).split('/') if part]
    here = [part for part in abspath(start).split('/') if part]
    same = 0
    while same < len(there) and same < len(here) and there[same] == here[same]:
        same += 1
    return '/'.join(['..'] * (len(here) - same) + there[same:]) or '.'


def _status(path):
    from os import stat
    try:
        return stat(path)
    except (OSError, ValueError):
        return None


def isfile(path):
    status = _status(path)
    return status is not None and status.st_mode & 0o170000 == 0o100000


def isdir(path):
    status = _status(path)
    return status is not None and status.st_mode & 0o170000 == 0o040000


def exists(path):
    return _status(path) is not None


def _own_status(path):
    from os import lstat
    try:
        return lstat(path)
    except (OSError, ValueError):
        return None


def lexists(path):
    return _own_status(path) is not None


def islink(path):
    status = _own_status(path)
    return status is not None and status.st_mode & 0o170000 == 0o120000


def ismount(path):
    return abspath(path) == '/'


def getsize(filename):
    from os import stat
    return stat(filename).st_size


def getmtime(filename):
    from os import stat
    return stat(filename).st_mtime


def getatime(filename):
    from os import stat
    return stat(filename).st_atime


def getctime(filename):
    from os import stat
    return stat(filename).st_ctime


def samefile(f1, f2):
    from os import stat
    return stat(f1).st_ino == stat(f2).st_ino


def samestat(s1, s2):
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def realpath(filename, *, strict=False):
    from os import lstat, readlink, stat
    filename = _text(filename)
    rest = filename.split('/')[::-1]
    path = '/' if filename.startswith('/') else ''  # relative, as it stands in messages, until the end
    links = 0
    while rest:
        name = rest.pop()
        if not name or name == '.':
            continue
        if name == '..':
            if not path or basename(path) == '..':
                path = join(path, '..')
            else:
                path = dirname(path)
            continue
        path = join(path, name)
        if links > 40 or not islink(path):
            if strict:
                lstat(path)
            continue
        links += 1
        if links > 40:
            if strict:
                stat(filename)
            return abspath(join(path, *rest[::-1]))
        target = readlink(path)
        path = '/' if target.startswith('/') else dirname(path)
        rest.extend(target.split('/')[::-1])
    return abspath(path)


def expanduser(path):
    path = _text(path)
    return '/home/user' + path[1:] if path == '~' or path.startswith('~/') else path


def expandvars(path):
    from os import environ
    path = _text(path)
    out, at = '', 0
    while True:
        dollar = path.find('$', at)
        if dollar < 0:
            return out + path[at:]
        if path[dollar + 1:dollar + 2] == '{':
            end = path.find('}', dollar) + 1
            name = path[dollar + 2:end - 1]
        else:
            end = dollar + 1
            while end < len(path) and (path[end].isalnum() and path[end].isascii() or path[end] == '_'):
                end += 1
            name = path[dollar + 1:end]
        if end <= dollar:  # a brace that is not closed
            end = dollar + 1
        out += path[at:dollar] + environ.get(name, path[dollar:end])
        at = end


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
    paths = [path if isinstance(path, str) else _fspath(path) for path in paths]
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    absolute = {path.startswith('/') for path in paths}
    if len(absolute) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    parts = [[part for part in path.split('/') if part not in ('', '.')] for path in paths]
    low, high = min(parts), max(parts)
    same = 0
    while same < len(low) and low[same] == high[same]:
        same += 1
    return ('/' if True in absolute else '') + '/'.join(low[:same])