"""Temporary files and folders."""

import os
import random as _random
import weakref as _weakref

__all__ = ['NamedTemporaryFile', 'TemporaryFile', 'SpooledTemporaryFile', 'TemporaryDirectory', 'mkstemp', 'mkdtemp',
           'mktemp', 'TMP_MAX', 'gettempprefix', 'tempdir', 'gettempdir', 'gettempprefixb', 'gettempdirb']

TMP_MAX = 10000
tempdir = None
template = 'tmp'


# Names of this process only: a forked child makes others.
class _Names:
    def __init__(self):
        self.pid, self.random = None, None

    def __iter__(self):
        return self

    def __next__(self):
        if self.pid != os.getpid():
            self.pid, self.random = os.getpid(), _random.Random()
        return ''.join([self.random.choice('abcdefghijklmnopqrstuvwxyz0123456789_') for _ in range(8)])


_names = _Names()


def gettempdir():
    global tempdir
    if tempdir is None:
        for name in ('TMPDIR', 'TEMP', 'TMP'):
            folder = os.environ.get(name)
            if folder and os.path.isdir(folder):
                tempdir = os.path.abspath(folder)
                break
        else:
            tempdir = '/tmp'
    return tempdir


def gettempdirb():
    return os.fsencode(gettempdir())


def gettempprefix():
    return template


def gettempprefixb():
    return os.fsencode(template)


# The first free name, made by `make`, which fails where it is taken.
def _made(make, suffix, prefix, folder):
    folder = os.path.abspath(gettempdir() if folder is None else os.fspath(folder))
    for name in _names:
        path = os.path.join(folder, (template if prefix is None else prefix) + name + (suffix or ''))
        try:
            return make(path), path
        except FileExistsError:
            continue


def mktemp(suffix='', prefix=template, dir=None):
    def make(path):
        if os.path.lexists(path):
            raise FileExistsError
    return _made(make, suffix, prefix, dir)[1]


def _open(path):
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    return _made(_open, suffix, prefix, dir)


def mkdtemp(suffix=None, prefix=None, dir=None):
    return _made(lambda path: os.mkdir(path, 0o700), suffix, prefix, dir)[1]


class _TemporaryFileCloser:
    def __init__(self, file, name, delete):
        self.file, self.name, self.delete, self.called = file, name, delete, False

    def close(self, unlink=os.unlink):
        if self.called or self.file is None:
            return
        self.called = True
        try:
            self.file.close()
        finally:
            if self.delete:
                unlink(self.name)

    def __del__(self):
        self.close()


class _TemporaryFileWrapper:
    def __init__(self, file, name, delete=True):
        self.file = file
        self.name = name
        self.delete = delete
        self._closer = _TemporaryFileCloser(file, name, delete)

    def __getattr__(self, name):
        return getattr(self.__dict__['file'], name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *error):
        result = self.file.__exit__(*error)
        self.close()
        return result

    def close(self):
        self._closer.close()

    def __iter__(self):
        for line in self.file:
            yield line


def NamedTemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, *, errors=None):
    fd, path = _made(_open, suffix, prefix, dir)
    try:
        file = open(fd, mode, buffering, encoding, errors, newline)
    except BaseException:
        os.unlink(path)
        os.close(fd)
        raise
    return _TemporaryFileWrapper(file, path, delete)


def TemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
                  errors=None):
    fd, path = _made(_open, suffix, prefix, dir)
    os.unlink(path)
    try:
        return open(fd, mode, buffering, encoding, errors, newline)
    except BaseException:
        os.close(fd)
        raise


class SpooledTemporaryFile:
    """In memory until it grows beyond max_size or its descriptor is asked for."""
    _rolled = False

    def __init__(self, max_size=0, mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                 dir=None, *, errors=None):
        import io
        if 'b' in mode:
            self._file = io.BytesIO()
        else:
            self._file = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors=errors, newline=newline)
        self._max_size = max_size
        self._arguments = {'mode': mode, 'buffering': buffering, 'suffix': suffix, 'prefix': prefix,
                           'encoding': encoding, 'newline': newline, 'dir': dir, 'errors': errors}

    def rollover(self):
        if self._rolled:
            return
        file = self._file
        new = self._file = TemporaryFile(**self._arguments)
        at = file.tell()
        is_text = hasattr(new, 'buffer')
        if is_text:
            file.flush()
            file = file.detach()
        (new.buffer if is_text else new).write(file.getvalue())
        new.seek(at)
        self._rolled = True

    def _check(self, file):
        if not self._rolled and self._max_size and file.tell() > self._max_size:
            self.rollover()

    def write(self, s):
        count = self._file.write(s)
        self._check(self._file)
        return count

    def writelines(self, iterable):
        self._file.writelines(iterable)
        self._check(self._file)

    def truncate(self, size=None):
        if size is not None and size > self._max_size:
            self.rollover()
        return self._file.truncate(size)

    def fileno(self):
        self.rollover()
        return self._file.fileno()

    @property
    def mode(self):
        return self._file.mode if self._rolled else self._arguments['mode']

    @property
    def name(self):
        return self._file.name if self._rolled else None

    @property
    def closed(self):
        return self._file.closed

    def close(self):
        self._file.close()

    def __enter__(self):
        if self._file.closed:
            raise ValueError('Cannot enter context with closed file')
        return self

    def __exit__(self, *error):
        self._file.close()

    def __iter__(self):
        return iter(self._file)

    def __getattr__(self, name):
        if name == '_file':
            raise AttributeError(name)
        return getattr(self._file, name)

    __class_getitem__ = classmethod(type(list[int]))


class TemporaryDirectory:
    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors = ignore_cleanup_errors
        self._finalizer = _weakref.finalize(self, self._cleanup, self.name, 'Implicitly cleaning up ' + repr(self),
                                            ignore_cleanup_errors)

    @classmethod
    def _cleanup(cls, name, warn_message, ignore_errors=False):
        import warnings
        cls._rmtree(name, ignore_errors)
        warnings.warn(warn_message, ResourceWarning)

    @classmethod
    def _rmtree(cls, name, ignore_errors=False):
        from shutil import rmtree

        def failed(function, path, error):
            if not ignore_errors and not issubclass(error[0], FileNotFoundError):
                raise
        rmtree(name, onerror=failed)

    def __repr__(self):
        return f'<{self.__class__.__name__} {self.name!r}>'

    def __enter__(self):
        return self.name

    def __exit__(self, *error):
        self.cleanup()

    def cleanup(self):
        if self._finalizer.detach() or os.path.exists(self.name):
            self._rmtree(self.name, self._ignore_cleanup_errors)

    __class_getitem__ = classmethod(type(list[int]))
