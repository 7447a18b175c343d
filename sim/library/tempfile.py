"""Temporary files."""

import os
import random as _random

__all__ = ['NamedTemporaryFile', 'TemporaryFile', 'SpooledTemporaryFile', 'TemporaryDirectory', 'mkstemp', 'mkdtemp',
           'mktemp', 'gettempdir', 'gettempprefix', 'tempdir']

tempdir = None
template = 'tmp'
_names = _random.Random()


def gettempdir():
    return tempdir or os.environ.get('TMPDIR') or '/tmp'


def gettempprefix():
    return 'tmp'


def _candidate(suffix, prefix, folder):
    while True:
        middle = ''.join([_names.choice('abcdefghijklmnopqrstuvwxyz0123456789_') for _ in range(8)])
        path = os.path.join(folder or gettempdir(), f"{'tmp' if prefix is None else prefix}{middle}{suffix or ''}")
        if not os.path.exists(path):
            return path


def mktemp(suffix='', prefix='tmp', dir=None):
    return _candidate(suffix, prefix, dir)


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    path = _candidate(suffix, prefix, dir)
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), path


def mkdtemp(suffix=None, prefix=None, dir=None):
    path = _candidate(suffix, prefix, dir)
    os.mkdir(path, 0o700)
    return path


class _Wrapper:
    def __init__(self, file, name, delete):
        self.file = file
        self.name = name
        self.delete = delete
        self._closed = False

    def __getattr__(self, name):
        return getattr(self.__dict__['file'], name)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def __iter__(self):
        return iter(self.file)

    def close(self):
        if not self._closed:
            self._closed = True
            self.file.close()
            if self.delete:
                try:
                    os.unlink(self.name)
                except OSError:
                    pass

    def __repr__(self):
        return f'<tempfile._TemporaryFileWrapper object at {hex(id(self))}>'


def NamedTemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, *, errors=None):
    path = _candidate(suffix, prefix, dir)
    return _Wrapper(open(path, mode, buffering, encoding, errors, newline), path, delete)


def TemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
                  errors=None):
    import io
    return io.BytesIO() if 'b' in mode else io.StringIO()


def SpooledTemporaryFile(max_size=0, mode='w+b', *args, **kwargs):
    return TemporaryFile(mode)


class TemporaryDirectory:
    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)

    def __enter__(self):
        return self.name

    def __exit__(self, *error):
        self.cleanup()

    def cleanup(self):
        if os.path.exists(self.name):
            from shutil import rmtree
            rmtree(self.name)

    def __repr__(self):
        return f'<TemporaryDirectory {self.name!r}>'
