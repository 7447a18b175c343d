"""Files whose names match a shell pattern."""

import fnmatch
import os

__all__ = ['escape', 'glob', 'iglob']


def has_magic(s):
    return any([c in s for c in '*?['])


def escape(pathname):
    return ''.join([f'[{c}]' if c in '*?[' else c for c in pathname])


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    root = os.fspath(root_dir) if root_dir is not None else ''
    found = _found(root, os.fspath(pathname), recursive, include_hidden)
    return iter(found[1:] if found and not found[0] else found)  # `**` finds the folder it begins in, too


def _found(root, pathname, recursive, hidden):
    folder, base = os.path.split(pathname)
    if not has_magic(pathname):
        there = os.path.join(root, pathname)
        if base:
            return [pathname] if os.path.lexists(there) else []
        return [pathname] if os.path.isdir(there) else []
    if not folder:
        return _in_folder(root, '', base, recursive, hidden)
    folders = _found(root, folder, recursive, hidden) if folder != pathname and has_magic(folder) else [folder]
    result = []
    for one in folders:
        if has_magic(base):
            for name in _in_folder(root, one, base, recursive, hidden):
                result.append(os.path.join(one, name) if name else os.path.join(one, ''))
        elif os.path.lexists(os.path.join(root, one, base)):
            result.append(os.path.join(one, base))
    return result


def _names(root, folder):
    try:
        return os.listdir(os.path.join(root, folder) or os.curdir)
    except OSError:
        return []


def _in_folder(root, folder, pattern, recursive, hidden):
    if recursive and pattern == '**':
        return [''] + _below(root, folder, hidden)
    names = _names(root, folder)
    if not hidden and not pattern.startswith('.'):
        names = [name for name in names if not name.startswith('.')]
    return fnmatch.filter(names, pattern)


def _below(root, folder, hidden):
    result = []
    for name in _names(root, folder):
        if not hidden and name.startswith('.'):
            continue
        result.append(name)
        if os.path.isdir(os.path.join(root, folder, name)):
            result.extend([os.path.join(name, below) for below in _below(root, os.path.join(folder, name), hidden)])
    return result
