"""Paths as objects."""

import os

__all__ = ['PurePath', 'PurePosixPath', 'PureWindowsPath', 'Path', 'PosixPath', 'WindowsPath']


def _split(parts):
    """(root, names)"""
    root = ''
    names = []
    for part in parts:
        part = os.fspath(part)
        if not isinstance(part, str):
            raise TypeError('argument should be a str object or an os.PathLike object returning str, not '
                            f'{type(part)!r}')
        if part.startswith('/'):
            root = '//' if part.startswith('//') and not part.startswith('///') else '/'
            names = []
        names.extend([name for name in part.split('/') if name and name != '.'])
    return root, names


class _Parents:
    def __init__(self, path):
        self._path = path

    def __len__(self):
        return len(self._path._names)

    def __getitem__(self, i):
        if isinstance(i, slice):
            return tuple([self[k] for k in range(*i.indices(len(self)))])
        if i < 0:
            i += len(self)
        if not 0 <= i < len(self):
            raise IndexError(i)
        return self._path._made(self._path._root, self._path._names[:len(self) - i - 1])

    def __repr__(self):
        return f'<{type(self._path).__name__}.parents>'


class PurePath:
    __slots__ = ('_root', '_names', '__weakref__')

    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        return cls._made(*cls._parse(args))

    _parse = staticmethod(_split)

    @classmethod
    def _made(cls, root, names):
        self = object.__new__(cls)
        self._root, self._names = root, names
        return self

    def __reduce__(self):
        return type(self), self.parts

    def __str__(self):
        return self._root + '/'.join(self._names) or '.'

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        return str(self)

    def __bytes__(self):
        return os.fsencode(self)

    def __repr__(self):
        return f'{type(self).__name__}({str(self)!r})'

    def as_uri(self):
        if not self._root:
            raise ValueError("relative path can't be expressed as a file URI")
        return 'file://' + str(self)

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._root == other._root and self._names == other._names

    def __hash__(self):
        return hash(str(self))

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self.parts <= other.parts if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self.parts > other.parts if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self.parts >= other.parts if isinstance(other, PurePath) else NotImplemented

    def __truediv__(self, other):
        try:
            return self.joinpath(other)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, other):
        try:
            return type(self)(other, self)
        except TypeError:
            return NotImplemented

    def joinpath(self, *args):
        return self._made(*self._parse((str(self), *args)))

    @property
    def parts(self):
        return tuple(([self._root] if self._root else []) + self._names)

    drive = property(lambda self: '')
    root = property(lambda self: self._root)
    anchor = property(lambda self: self._root)

    @property
    def name(self):
        return self._names[-1] if self._names else ''

    @property
    def suffix(self):
        name = self.name
        dot = name.rfind('.')
        return name[dot:] if 0 < dot < len(name) - 1 else ''

    @property
    def suffixes(self):
        name = self.name
        if name.endswith('.'):
            return []
        return ['.' + part for part in name.lstrip('.').split('.')[1:]]

    @property
    def stem(self):
        name = self.name
        dot = name.rfind('.')
        return name[:dot] if 0 < dot < len(name) - 1 else name

    @property
    def parent(self):
        return self._made(self._root, self._names[:-1]) if self._names else self

    @property
    def parents(self):
        return _Parents(self)

    def is_absolute(self):
        return bool(self._root)

    def is_reserved(self):
        return False

    def with_name(self, name):
        if not self.name:
            raise ValueError(f'{self!r} has an empty name')
        if not name or '/' in name or name == '.':
            raise ValueError(f'Invalid name {name!r}')
        return self._made(self._root, self._names[:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if '/' in suffix or suffix and not suffix.startswith('.') or suffix == '.':
            raise ValueError(f'Invalid suffix {suffix!r}')
        if not self.name:
            raise ValueError(f'{self!r} has an empty name')
        return self._made(self._root, self._names[:-1] + [self.stem + suffix])

    def relative_to(self, *other):
        base = type(self)(*other)
        count = len(base._names)
        if self._root != base._root or self._names[:count] != base._names:
            raise ValueError(f"{str(self)!r} is not in the subpath of {str(base)!r} OR one path is relative and the other "
                             'is absolute.')
        return self._made('', self._names[count:])

    def is_relative_to(self, *other):
        try:
            self.relative_to(*other)
            return True
        except ValueError:
            return False

    def match(self, path_pattern):
        from fnmatch import fnmatchcase
        root, names = _split((path_pattern,))
        if not names and not root:
            raise ValueError('empty pattern')
        if root and (root != self._root or len(names) != len(self._names)) or len(names) > len(self._names):
            return False
        return all([fnmatchcase(a, b) for a, b in zip(reversed(self._names), reversed(names))])


class PurePosixPath(PurePath):
    __slots__ = ()


def _split_windows(parts):
    """(drive and root, names)"""
    drive = root = ''
    names = []
    for part in parts:
        part = os.fspath(part).replace('/', '\\')
        if part.startswith('\\\\') and part[2:3] != '\\' and '\\' in part[2:]:  # a share of another machine
            host, _, rest = part[2:].partition('\\')
            share, _, rest = rest.partition('\\')
            drive, root, names, part = f'\\\\{host}\\{share}', '\\', [], rest
        elif part[1:2] == ':':
            if part[:2].lower() != drive.lower():
                names, root = [], ''
            drive, part = part[:2], part[2:]
        if part.startswith('\\'):
            root, names = '\\', []
        names.extend([name for name in part.split('\\') if name and name != '.'])
    return drive + root, names


class PureWindowsPath(PurePath):
    __slots__ = ()
    _parse = staticmethod(_split_windows)

    def __str__(self):
        return self._root + '\\'.join(self._names) or '.'

    def as_posix(self):
        return str(self).replace('\\', '/')

    def __repr__(self):
        return f'{type(self).__name__}({self.as_posix()!r})'

    drive = property(lambda self: self._root.removesuffix('\\'))
    root = property(lambda self: '\\' if self._root.endswith('\\') else '')
    anchor = property(lambda self: self._root)

    def is_absolute(self):
        return bool(self.drive and self.root)

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        return ('file:///' if self.drive[1:] == ':' else 'file:') + self.as_posix()

    def is_reserved(self):
        return self.name.partition('.')[0].upper() in ('CON', 'PRN', 'AUX', 'NUL')

    def _folded(self):
        return tuple([part.lower() for part in self.parts])

    def __eq__(self, other):
        return self._folded() == other._folded() if isinstance(other, PureWindowsPath) else NotImplemented

    def __hash__(self):
        return hash(self._folded())

    def __lt__(self, other):
        return self._folded() < other._folded() if isinstance(other, PureWindowsPath) else NotImplemented


class Path(PurePath):
    __slots__ = ()

    def __new__(cls, *args):
        if cls is Path:
            cls = PosixPath
        elif issubclass(cls, PureWindowsPath):
            raise NotImplementedError(f'cannot instantiate {cls.__name__!r} on your system')
        return cls._made(*cls._parse(args))

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls('~').expanduser()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def expanduser(self):
        return type(self)(os.path.expanduser(str(self)))

    def absolute(self):
        return self if self._root else type(self)(os.getcwd(), self)

    def resolve(self, strict=False):
        try:
            return type(self)(os.path.realpath(str(self), strict=strict))
        except OSError as problem:
            if problem.errno != 40:  # ELOOP
                raise
            raise RuntimeError(f'Symlink loop from {problem.filename!r}') from None

    def exists(self):
        return os.path.exists(str(self))

    def is_file(self):
        return os.path.isfile(str(self))

    def is_dir(self):
        return os.path.isdir(str(self))

    def is_symlink(self):
        return os.path.islink(str(self))

    def is_mount(self):
        return os.path.ismount(str(self))

    def _is_kind(self, kind):
        try:
            return os.stat(str(self)).st_mode & 0o170000 == kind
        except (OSError, ValueError):
            return False

    def is_fifo(self):
        return self._is_kind(0o010000)

    def is_socket(self):
        return self._is_kind(0o140000)

    def is_block_device(self):
        return self._is_kind(0o060000)

    def is_char_device(self):
        return self._is_kind(0o020000)

    def stat(self, *, follow_symlinks=True):
        return os.stat(str(self), follow_symlinks=follow_symlinks)

    def lstat(self):
        return os.lstat(str(self))

    def readlink(self):
        return type(self)(os.readlink(str(self)))

    def symlink_to(self, target, target_is_directory=False):
        os.symlink(os.fspath(target), str(self))

    def hardlink_to(self, target):
        os.link(os.fspath(target), str(self))

    def open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
        return open(str(self), mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None):
        with self.open('r', encoding=encoding, errors=errors) as file:
            return file.read()

    def read_bytes(self):
        with self.open('rb') as file:
            return file.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f'data must be str, not {type(data).__name__}')
        with self.open('w', encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    def write_bytes(self, data):
        view = memoryview(data)  # refuses what is no bytes before the file is emptied
        with self.open('wb') as file:
            return file.write(view)

    def touch(self, mode=0o666, exist_ok=True):
        if self.exists():
            if not exist_ok:
                raise FileExistsError(17, 'File exists', str(self))
            os.utime(str(self))
            return
        os.close(os.open(str(self), os.O_CREAT | os.O_WRONLY, mode))

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(str(self), mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, False, exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self):
        os.rmdir(str(self))

    def unlink(self, missing_ok=False):
        try:
            os.unlink(str(self))
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target):
        os.rename(str(self), os.fspath(target))
        return type(self)(target)

    def replace(self, target):
        os.replace(str(self), os.fspath(target))
        return type(self)(target)

    def chmod(self, mode, *, follow_symlinks=True):
        os.chmod(str(self), mode)

    def iterdir(self):
        for name in os.listdir(str(self)):
            yield self._made(self._root, self._names + [name])

    def _globbed(self, pattern):
        from glob import glob
        base = str(self)
        for name in glob(pattern, root_dir=base, recursive=True, include_hidden=True):
            name = name.rstrip('/')
            yield self.joinpath(name) if name else self

    def glob(self, pattern):
        if not pattern:
            raise ValueError(f'Unacceptable pattern: {pattern!r}')
        if pattern.startswith('/'):
            raise NotImplementedError('Non-relative patterns are unsupported')
        return self._globbed(pattern)

    def rglob(self, pattern):
        if pattern.startswith('/'):
            raise NotImplementedError('Non-relative patterns are unsupported')
        return self._globbed('**/' + pattern)

    def samefile(self, other_path):
        return os.path.samefile(str(self), os.fspath(other_path))

    def owner(self):
        return 'user' if os.stat(str(self)).st_uid else 'root'

    def group(self):
        return 'user' if os.stat(str(self)).st_gid else 'root'

    def lchmod(self, mode):
        self.chmod(mode, follow_symlinks=False)

    def link_to(self, target):
        os.link(str(self), os.fspath(target))

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        for folder, folders, files in os.walk(str(self), top_down):
            yield type(self)(folder), folders, files


class PosixPath(Path, PurePosixPath):
    __slots__ = ()


class WindowsPath(Path, PureWindowsPath):
    __slots__ = ()
