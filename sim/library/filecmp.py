"""Comparing files and folders."""

import os
import stat
from types import GenericAlias

__all__ = ['clear_cache', 'cmp', 'dircmp', 'cmpfiles', 'DEFAULT_IGNORES']

DEFAULT_IGNORES = ['RCS', 'CVS', 'tags', '.git', '.hg', '.bzr', '_darcs', '__pycache__']


def clear_cache():
    pass


def _signature(path):
    status = os.stat(path)
    return stat.S_IFMT(status.st_mode), status.st_size, status.st_mtime


def cmp(f1, f2, shallow=True):
    first, second = _signature(f1), _signature(f2)
    if not first[0] == second[0] == stat.S_IFREG or first[1] != second[1]:
        return False
    if first == second and shallow:
        return True
    with open(f1, 'rb') as a, open(f2, 'rb') as b:
        while True:
            part = a.read(8192)
            if part != b.read(8192):
                return False
            if not part:
                return True


def cmpfiles(a, b, common, shallow=True):
    result = [], [], []
    for name in common:
        try:
            kind = 0 if cmp(os.path.join(a, name), os.path.join(b, name), shallow) else 1
        except (OSError, ValueError):
            kind = 2
        result[kind].append(name)
    return result


class dircmp:
    def __init__(self, a, b, ignore=None, hide=None):
        self.left, self.right = a, b
        self.hide = [os.curdir, os.pardir] if hide is None else hide
        self.ignore = DEFAULT_IGNORES if ignore is None else ignore

    def _names(self, folder):
        return sorted([name for name in os.listdir(folder) if name not in self.hide and name not in self.ignore])

    def _sort_common(self):
        self.common_dirs, self.common_files, self.common_funny = [], [], []
        for name in self.common:
            kinds = []
            for folder in (self.left, self.right):
                try:
                    kinds.append(stat.S_IFMT(os.stat(os.path.join(folder, name)).st_mode))
                except OSError:
                    kinds.append(None)
            if kinds[0] is None or kinds[0] != kinds[1]:
                self.common_funny.append(name)
            elif kinds[0] == stat.S_IFDIR:
                self.common_dirs.append(name)
            elif kinds[0] == stat.S_IFREG:
                self.common_files.append(name)
            else:
                self.common_funny.append(name)

    def __getattr__(self, name):
        if name in ('left_list', 'right_list'):
            value = self._names(self.left if name == 'left_list' else self.right)
        elif name == 'common':
            value = [one for one in self.left_list if one in self.right_list]
        elif name == 'left_only':
            value = [one for one in self.left_list if one not in self.right_list]
        elif name == 'right_only':
            value = [one for one in self.right_list if one not in self.left_list]
        elif name in ('common_dirs', 'common_files', 'common_funny'):
            self._sort_common()
            return self.__dict__[name]
        elif name in ('same_files', 'diff_files', 'funny_files'):
            self.same_files, self.diff_files, self.funny_files = cmpfiles(self.left, self.right, self.common_files)
            return self.__dict__[name]
        elif name == 'subdirs':
            value = {one: self.__class__(os.path.join(self.left, one), os.path.join(self.right, one), self.ignore, self.hide)
                     for one in self.common_dirs}
        else:
            raise AttributeError(name)
        setattr(self, name, value)
        return value

    def report(self):
        print('diff', self.left, self.right)
        for names, text in ((self.left_only, f'Only in {self.left} :'), (self.right_only, f'Only in {self.right} :'),
                            (self.same_files, 'Identical files :'), (self.diff_files, 'Differing files :'),
                            (self.funny_files, 'Trouble with common files :'),
                            (self.common_dirs, 'Common subdirectories :'), (self.common_funny, 'Common funny cases :')):
            if names:
                print(text, sorted(names))

    def report_partial_closure(self):
        self._report_with_subdirs('report')

    def report_full_closure(self):
        self._report_with_subdirs('report_full_closure')

    def _report_with_subdirs(self, how):
        self.report()
        for below in self.subdirs.values():
            print()
            getattr(below, how)()

    __class_getitem__ = classmethod(GenericAlias)
