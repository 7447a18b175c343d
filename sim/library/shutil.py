"""Copying and moving of files."""

import os

__all__ = ['copyfileobj', 'copyfile', 'copymode', 'copystat', 'copy', 'copy2', 'copytree', 'move', 'rmtree', 'Error',
           'SameFileError', 'get_terminal_size', 'which', 'disk_usage', 'ignore_patterns']

COPY_BUFSIZE = 64 * 1024


class Error(OSError):
    pass


class SameFileError(Error):
    pass


def copyfileobj(fsrc, fdst, length=0):
    while data := fsrc.read(length or COPY_BUFSIZE):
        fdst.write(data)


def copyfile(src, dst, *, follow_symlinks=True):
    if os.path.abspath(src) == os.path.abspath(dst):
        raise SameFileError(f'{src!r} and {dst!r} are the same file')
    with open(src, 'rb') as source, open(dst, 'wb') as target:
        copyfileobj(source, target)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    pass


copystat = copymode


def copy(src, dst, *, follow_symlinks=True):
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    return copyfile(src, dst)


copy2 = copy


def ignore_patterns(*patterns):
    from fnmatch import filter

    def ignored(path, names):
        return set([name for pattern in patterns for name in filter(names, pattern)])
    return ignored


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False,
             dirs_exist_ok=False):
    names = os.listdir(src)
    skipped = ignore(os.fspath(src), names) if ignore is not None else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    for name in names:
        if name in skipped:
            continue
        source, target = os.path.join(src, name), os.path.join(dst, name)
        if os.path.isdir(source):
            copytree(source, target, symlinks, ignore, copy_function, dirs_exist_ok=dirs_exist_ok)
        else:
            copy_function(source, target)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, dir_fd=None):
    try:
        for name in os.listdir(path):
            full = os.path.join(path, name)
            if os.path.isdir(full):
                rmtree(full, ignore_errors, onerror)
            else:
                os.unlink(full)
        os.rmdir(path)
    except OSError:
        if ignore_errors:
            return
        if onerror is None:
            raise
        import sys
        onerror(os.rmdir, path, sys.exc_info())


def move(src, dst, copy_function=copy2):
    if os.path.isdir(dst):
        real = os.path.join(dst, os.path.basename(os.fspath(src).rstrip('/')))
        if os.path.exists(real):
            raise Error(f"Destination path '{real}' already exists")
        dst = real
    os.rename(src, dst)
    return dst


def get_terminal_size(fallback=(80, 24)):
    size = []
    for name, default in zip(('COLUMNS', 'LINES'), fallback):
        try:
            size.append(int(os.environ[name]))
        except (KeyError, ValueError):
            size.append(default)
    return _TerminalSize(size)


class _TerminalSize(tuple):
    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])

    def __repr__(self):
        return f'os.terminal_size(columns={self[0]}, lines={self[1]})'


def which(cmd, mode=1, path=None):
    for folder in (os.environ.get('PATH', '/usr/bin:/bin') if path is None else path).split(':'):
        full = os.path.join(folder, cmd)
        if os.path.isfile(full):
            return full
    return None


def disk_usage(path):
    from collections import namedtuple
    total = 100 << 30
    return namedtuple('usage', 'total used free')(total, total // 4, total - total // 4)
