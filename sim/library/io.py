"""Streams in memory."""

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    closed = False

    def _check_open(self):
        if self.closed:
            raise ValueError('I/O operation on closed file.')

    def __enter__(self):
        self._check_open()
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        self.closed = True

    def flush(self):
        self._check_open()

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def isatty(self):
        return False

    def fileno(self):
        raise UnsupportedOperation('fileno')

    def __iter__(self):
        self._check_open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1):
        return list(self)

    def writelines(self, lines):
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class TextIOBase(IOBase):
    encoding = None
    errors = None
    newlines = None


class _InMemory:
    def _setup(self, initial):
        self._data = initial
        self._at = 0

    def readable(self):
        self._check_open()
        return True

    writable = seekable = readable

    def getvalue(self):
        self._check_open()
        return self._data

    def read(self, size=-1):
        self._check_open()
        end = len(self._data) if size is None or size < 0 else self._at + size
        part = self._data[self._at:end]
        self._at += len(part)
        return part

    def readline(self, size=-1):
        self._check_open()
        end = self._data.find(self._newline, self._at) + 1
        if end == 0:
            end = len(self._data)
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        part = self._data[self._at:end]
        self._at += len(part)
        return part

    def write(self, part):
        self._check_open()
        self._check_kind(part)
        if self._at > len(self._data):
            self._data += self._filler * (self._at - len(self._data))
        self._data = self._data[:self._at] + part + self._data[self._at + len(part):]
        self._at += len(part)
        return len(part)

    def tell(self):
        self._check_open()
        return self._at

    def seek(self, pos, whence=0):
        self._check_open()
        if whence == 1:
            pos += self._at
        elif whence == 2:
            pos += len(self._data)
        if pos < 0:
            raise ValueError(f'negative seek value {pos}')
        self._at = pos
        return pos

    def truncate(self, size=None):
        self._check_open()
        if size is None:
            size = self._at
        self._data = self._data[:size]
        return size


class StringIO(_InMemory, TextIOBase):
    _newline = '\n'
    _filler = '\0'

    def __init__(self, initial_value='', newline='\n'):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f'initial_value must be str or None, not {type(initial_value).__name__}')
        self._setup(initial_value or '')

    def _check_kind(self, part):
        if not isinstance(part, str):
            raise TypeError(f"string argument expected, got '{type(part).__name__}'")


class BytesIO(_InMemory, BufferedIOBase):
    _newline = b'\n'
    _filler = b'\0'

    def __init__(self, initial_bytes=b''):
        self._setup(bytes(initial_bytes))

    def _check_kind(self, part):
        if not isinstance(part, (bytes, bytearray)):
            raise TypeError(f"a bytes-like object is required, not '{type(part).__name__}'")

    def getbuffer(self):
        return bytearray(self._data)

    read1 = _InMemory.read


# --- files: in memory, see _files -------------------------------------------------------------------------------
class _File:
    """What text and binary files share: the content is read when the file is opened, and stored by flush()."""

    def _open(self, name, path, mode, empty):
        import _files
        self.name = name
        self.mode = mode
        self._path = path
        self._readable = 'r' in mode or '+' in mode
        self._writable = 'r' not in mode or '+' in mode
        self._changed = False
        content = _files.read(path)
        if 'r' in mode and content is None:
            raise FileNotFoundError(2, 'No such file or directory', name)
        if 'x' in mode and content is not None:
            raise FileExistsError(17, 'File exists', name)
        if content is None or 'w' in mode:
            content = b''
            _files.write(path, content)
        self._setup(self._from_bytes(content))
        if 'a' in mode:
            self._at = len(self._data)

    def readable(self):
        self._check_open()
        return self._readable

    def writable(self):
        self._check_open()
        return self._writable

    def read(self, size=-1):
        self._check_open()
        if not self._readable:
            raise UnsupportedOperation('not readable')
        return super().read(size)

    def readline(self, size=-1):
        self._check_open()
        if not self._readable:
            raise UnsupportedOperation('not readable')
        return super().readline(size)

    def write(self, part):
        self._check_open()
        if not self._writable:
            raise UnsupportedOperation('not writable')
        if 'a' in self.mode:
            self._at = len(self._data)
        self._changed = True
        return super().write(part)

    def truncate(self, size=None):
        self._changed = True
        return super().truncate(size)

    def flush(self):
        self._check_open()
        if self._changed:
            import _files
            _files.write(self._path, self._to_bytes(self._data))
            self._changed = False

    def close(self):
        if not self.closed:
            self.flush()
            self.closed = True

    def __del__(self):
        self.close()


class _TextFile(_File, StringIO):
    def __init__(self, name, path, mode, encoding, errors):
        self.encoding = encoding or 'utf-8'
        self.errors = errors or 'strict'
        self._open(name, path, mode, '')

    def _from_bytes(self, content):
        return content.decode(self.encoding, self.errors).replace('\r\n', '\n')

    def _to_bytes(self, text):
        return text.encode(self.encoding, self.errors)

    def _check_kind(self, part):
        if not isinstance(part, str):
            raise TypeError(f'write() argument must be str, not {type(part).__name__}')

    def __repr__(self):
        return f"<_io.TextIOWrapper name={self.name!r} mode={self.mode!r} encoding={self.encoding!r}>"


class _BinaryFile(_File, BytesIO):
    def __init__(self, name, path, mode):
        self._open(name, path, mode, b'')

    def _from_bytes(self, content):
        return content

    _to_bytes = _from_bytes

    def __repr__(self):
        return f'<_io.BufferedReader name={self.name!r}>'


def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
    if isinstance(file, int):
        import sys
        if file in (0, 1, 2):
            return (sys.stdin, sys.stdout, sys.stderr)[file]
        raise OSError(9, 'Bad file descriptor')
    from os import fspath
    name = fspath(file)
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    kinds = [c for c in mode if c in 'rwax']
    if len(kinds) != 1 or any([c not in 'rwaxbt+' for c in mode]):
        if any([c not in 'rwaxbt+' for c in mode]):
            raise ValueError(f'invalid mode: {mode!r}')
        raise ValueError('must have exactly one of create/read/write/append mode')
    path = _path(name)
    if 'b' in mode:
        if encoding is not None:
            raise ValueError("binary mode doesn't take an encoding argument")
        return _BinaryFile(name, path, mode)
    return _TextFile(name, path, mode, encoding, errors)


def _path(name):
    """As the simulated file system knows it: relative to the home directory."""
    from posixpath import normpath
    path = normpath(name)
    return path.removeprefix('/home/user/')


TextIOWrapper = type(__import__('sys').stdout)
