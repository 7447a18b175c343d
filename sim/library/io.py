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


TextIOWrapper = type(__import__('sys').stdout)
