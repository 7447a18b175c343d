"""Copying, moving and removing of files and trees of them."""

import os
import stat

__all__ = ['copyfileobj', 'copyfile', 'copymode', 'copystat', 'copy', 'copy2', 'copytree', 'move', 'rmtree', 'Error',
           'SpecialFileError', 'ExecError', 'ReadError', 'RegistryError', 'SameFileError', 'get_terminal_size', 'which',
           'disk_usage', 'ignore_patterns', 'chown']

COPY_BUFSIZE = 64 * 1024


class Error(OSError):
    pass


class SameFileError(Error):
    pass


class SpecialFileError(OSError):
    pass


class ExecError(OSError):
    pass


class ReadError(OSError):
    pass


class RegistryError(Exception):
    pass


def copyfileobj(fsrc, fdst, length=0):
    while data := fsrc.read(length or COPY_BUFSIZE):
        fdst.write(data)


def _same(src, dst):
    try:
        return os.path.samefile(src, dst)
    except OSError:
        return False


def copyfile(src, dst, *, follow_symlinks=True):
    if _same(src, dst):
        raise SameFileError(f'{src!r} and {dst!r} are the same file')
    for name in (src, dst):
        try:
            mode = os.stat(name).st_mode
        except OSError:
            continue
        if stat.S_ISFIFO(mode):
            raise SpecialFileError(f'`{os.fspath(name)}` is a named pipe')
    if not follow_symlinks and os.path.islink(src):
        os.symlink(os.readlink(src), dst)
        return dst
    with open(src, 'rb') as source:
        try:
            with open(dst, 'wb') as target:
                copyfileobj(source, target)
        except IsADirectoryError as problem:
            if os.path.exists(dst):
                raise
            raise FileNotFoundError(f'Directory does not exist: {dst}') from problem
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    if follow_symlinks or not os.path.islink(src):
        os.chmod(dst, stat.S_IMODE(os.stat(src).st_mode))


def copystat(src, dst, *, follow_symlinks=True):
    if not follow_symlinks and os.path.islink(src):
        return
    status = os.stat(src)
    os.utime(dst, ns=(status.st_atime_ns, status.st_mtime_ns))
    os.chmod(dst, stat.S_IMODE(status.st_mode))


def _target(src, dst):
    return os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst


def copy(src, dst, *, follow_symlinks=True):
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copymode(src, dst, follow_symlinks=follow_symlinks)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copystat(src, dst, follow_symlinks=follow_symlinks)
    return dst


def ignore_patterns(*patterns):
    from fnmatch import filter

    def ignored(path, names):
        return set([name for pattern in patterns for name in filter(names, pattern)])
    return ignored


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False,
             dirs_exist_ok=False):
    with os.scandir(src) as found:
        entries = list(found)
    skipped = ignore(os.fspath(src), [entry.name for entry in entries]) if ignore is not None else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    problems = []
    for entry in entries:
        if entry.name in skipped:
            continue
        source, target = os.path.join(src, entry.name), os.path.join(dst, entry.name)
        try:
            if entry.is_symlink() and symlinks:
                os.symlink(os.readlink(source), target)
            elif entry.is_symlink() and ignore_dangling_symlinks and not os.path.exists(source):
                continue
            elif entry.is_dir():
                copytree(source, target, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
            else:
                copy_function(source, target)
        except Error as problem:
            problems.extend(problem.args[0])
        except OSError as problem:
            problems.append((source, target, str(problem)))
    try:
        copystat(src, dst)
    except OSError as problem:
        problems.append((src, dst, str(problem)))
    if problems:
        raise Error(problems)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, dir_fd=None):
    def told(function, path):
        if ignore_errors:
            return
        if onerror is None:
            raise
        import sys
        onerror(function, path, sys.exc_info())

    try:
        os.lstat(path)
    except OSError:
        return told(os.lstat, path)
    try:
        if os.path.islink(path):
            raise OSError('Cannot call rmtree on a symbolic link')
    except OSError:
        return told(os.path.islink, path)
    _remove_below(path, told)
    try:
        os.rmdir(path)
    except OSError:
        told(os.rmdir, path)


def _remove_below(path, told):
    try:
        with os.scandir(path) as found:
            entries = list(found)
    except OSError:
        return told(os.open if os.path.isfile(path) else os.scandir, path)
    for entry in entries:
        full = os.path.join(path, entry.name)
        if entry.is_dir(follow_symlinks=False):
            _remove_below(full, told)
            try:
                os.rmdir(full)
            except OSError:
                told(os.rmdir, full)
        else:
            try:
                os.unlink(full)
            except OSError:
                told(os.unlink, full)


def move(src, dst, copy_function=copy2):
    real = dst
    if os.path.isdir(dst):
        if _same(src, dst):
            os.rename(src, dst)
            return
        real = os.path.join(dst, os.path.basename(os.fspath(src).rstrip('/')))
        if os.path.exists(real):
            raise Error(f"Destination path '{real}' already exists")
    if os.path.isdir(src) and not os.path.islink(src):
        here, there = (os.path.abspath(os.fspath(name)) + '/' for name in (src, dst))
        if there.startswith(here):
            raise Error(f"Cannot move a directory '{src}' into itself '{dst}'.")
    if not os.path.lexists(src):
        raise FileNotFoundError(2, 'No such file or directory', src)
    os.rename(src, real)
    return real


def chown(path, user=None, group=None):
    if user is None and group is None:
        raise ValueError('user and/or group must be set')
    known = {'root': 0, 'user': 1000}
    for name, what in (user, 'user'), (group, 'group'):
        if isinstance(name, str) and name not in known:
            raise LookupError(f'no such {what}: {name!r}')
    os.chown(path, -1 if user is None else known.get(user, user), -1 if group is None else known.get(group, group))


def get_terminal_size(fallback=(80, 24)):
    size = []
    for name, default in zip(('COLUMNS', 'LINES'), fallback):
        try:
            size.append(int(os.environ[name]) or default)
        except (KeyError, ValueError):
            size.append(default)
    return os.terminal_size(size)


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    def usable(file):
        return os.path.exists(file) and os.access(file, mode) and not os.path.isdir(file)

    if os.path.dirname(cmd):
        return cmd if usable(cmd) else None
    if path is None:
        path = os.environ.get('PATH', os.defpath)
    import _commands
    for folder in path.split(':'):
        full = os.path.join(folder, cmd)
        if usable(full) or folder == '/usr/bin' and _commands.known(cmd):
            return full
    return None


def disk_usage(path):
    from collections import namedtuple
    os.stat(path)
    total = 100 << 30
    return namedtuple('usage', 'total used free')(total, total // 4, total - total // 4)
