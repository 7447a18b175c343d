# Hidden: in CPython this is C code.
# Streams: raw files over descriptors, buffers over them, text over buffers; and streams in memory.

import _posix as _os

DEFAULT_BUFFER_SIZE = 8192
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
_O_WRONLY, _O_RDWR, _O_CREAT, _O_EXCL, _O_TRUNC, _O_APPEND, _O_CLOEXEC = 1, 2, 0o100, 0o200, 0o1000, 0o2000, 0o2000000


class UnsupportedOperation(OSError, ValueError):
    __module__ = 'io'


BlockingIOError = BlockingIOError


class _IOBase:
    __module__ = '_io'
    _closed = False

    @property
    def closed(self):
        return self._closed

    def _check_open(self):
        if self.closed:
            raise ValueError('I/O operation on closed file.')

    def __enter__(self):
        self._check_open()
        return self

    def __exit__(self, *error):
        self.close()

    def __del__(self):
        try:
            closed = self.closed
        except AttributeError:
            return
        if not closed:
            self.close()

    def close(self):
        if not self._closed:
            try:
                self.flush()
            finally:
                self._closed = True

    def flush(self):
        self._check_open()

    def readable(self):
        self._check_open()
        return False

    writable = seekable = readable

    def isatty(self):
        _IOBase._check_open(self)
        return False

    def fileno(self):
        raise UnsupportedOperation('fileno')

    def seek(self, offset, whence=0, /):
        raise UnsupportedOperation('seek')

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size=None, /):
        raise UnsupportedOperation('truncate')

    def __iter__(self):
        _IOBase._check_open(self)
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readline(self, size=-1, /):
        line = bytearray()
        while size is None or size < 0 or len(line) < size:
            part = self.read(1)
            if not part:
                break
            line += part
            if part == b'\n':
                break
        return bytes(line)

    def readlines(self, hint=-1, /):
        if hint is None or hint <= 0:
            return list(self)
        lines, total = [], 0
        for line in self:
            lines.append(line)
            total += len(line)
            if total >= hint:
                break
        return lines

    def writelines(self, lines, /):
        _IOBase._check_open(self)
        for line in lines:
            self.write(line)


class _RawIOBase(_IOBase):
    __module__ = '_io'

    def read(self, size=-1, /):
        if size is None or size < 0:
            return self.readall()
        buffer = bytearray(size)
        count = self.readinto(buffer)
        return None if count is None else bytes(buffer[:count])

    def readall(self):
        parts = []
        while True:
            part = self.read(DEFAULT_BUFFER_SIZE)
            if not part:
                break
            parts.append(part)
        return b''.join(parts) if parts else part


class _BufferedIOBase(_IOBase):
    __module__ = '_io'

    def read(self, size=-1, /):
        raise UnsupportedOperation('read')

    def read1(self, size=-1, /):
        raise UnsupportedOperation('read1')

    def write(self, data, /):
        raise UnsupportedOperation('write')

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def readinto1(self, buffer, /):
        data = self.read1(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def detach(self):
        raise UnsupportedOperation('detach')


class _TextIOBase(_IOBase):
    __module__ = '_io'
    encoding = errors = newlines = None

    def read(self, size=-1, /):
        raise UnsupportedOperation('read')

    def readline(self, size=-1, /):
        raise UnsupportedOperation('readline')

    def write(self, text, /):
        raise UnsupportedOperation('write')

    def detach(self):
        raise UnsupportedOperation('detach')


def _bytes(data):
    if isinstance(data, bytes):
        return data
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None


# --- raw files --------------------------------------------------------------------------------------------------
class FileIO(_RawIOBase):
    _in_c_ = True
    __module__ = '_io'

    def __init__(self, file, mode='r', closefd=True, opener=None):
        self._closed = True
        kinds = [c for c in mode if c in 'rwax']
        if any([c not in 'rwaxb+' for c in mode]):
            raise ValueError(f'invalid mode: {mode}')
        if len(kinds) != 1 or mode.count('+') > 1:
            raise ValueError('Must have exactly one of create/read/write/append mode and at most one plus')
        kind, plus = kinds[0], '+' in mode
        self._readable, self._writable = kind == 'r' or plus, kind != 'r' or plus
        self._appending, self._created = kind == 'a', kind == 'x'
        self._plus, self._kind = plus, kind
        self.closefd = closefd
        self.name = file
        flags = (_O_RDWR if plus else 0 if kind == 'r' else _O_WRONLY) | _O_CLOEXEC
        flags |= {'r': 0, 'w': _O_CREAT | _O_TRUNC, 'a': _O_CREAT | _O_APPEND, 'x': _O_CREAT | _O_EXCL}[kind]
        if isinstance(file, int):
            if file < 0:
                raise ValueError('negative file descriptor')
            self._fd = file
            try:
                _os.fstat(file)
            except OSError as problem:
                raise OSError(problem.errno, problem.strerror) from None
        else:
            if not closefd:
                raise ValueError('Cannot use closefd=False with file name')
            if opener is not None:
                self._fd = opener(file, flags)
                if not isinstance(self._fd, int):
                    raise TypeError('expected integer from opener')
                if self._fd < 0:
                    raise ValueError(f'opener returned {self._fd}')
            else:
                self._fd = _os.open(file, flags, 0o666)
            if _os.fstat(self._fd)[0] & 0o170000 == 0o040000:
                _os.close(self._fd)
                raise IsADirectoryError(21, 'Is a directory', file)
        self._closed = False
        self._seekable = None
        if kind == 'a':
            try:
                _os.lseek(self._fd, 0, 2)
            except OSError:
                pass

    @property
    def mode(self):
        if self._created:
            return 'xb+' if self._readable else 'xb'
        if self._appending:
            return 'ab+' if self._readable else 'ab'
        if self._readable:
            return 'rb+' if self._writable else 'rb'
        return 'wb'

    def __repr__(self):
        if self._closed:
            return '<_io.FileIO [closed]>'
        return f'<_io.FileIO name={self.name!r} mode={self.mode!r} closefd={self.closefd}>'

    def _check_open(self):
        if self._closed:
            raise ValueError('I/O operation on closed file')

    def fileno(self):
        self._check_open()
        return self._fd

    def readable(self):
        self._check_open()
        return self._readable

    def writable(self):
        self._check_open()
        return self._writable

    def seekable(self):
        self._check_open()
        if self._seekable is None:
            try:
                _os.lseek(self._fd, 0, 1)
                self._seekable = True
            except OSError:
                self._seekable = False
        return self._seekable

    def isatty(self):
        self._check_open()
        return _os.isatty(self._fd)

    def read(self, size=-1, /):
        self._check_open()
        if not self._readable:
            raise UnsupportedOperation('File not open for reading')
        if size is None or size < 0:
            return self.readall()
        try:
            return _os.read(self._fd, size)
        except BlockingIOError:
            return None

    def readall(self):
        parts = []
        while True:
            part = self.read(65536)
            if not part:
                break
            parts.append(part)
        return b''.join(parts) if parts else part

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        if data is None:
            return None
        buffer[:len(data)] = data
        return len(data)

    def write(self, data, /):
        self._check_open()
        if not self._writable:
            raise UnsupportedOperation('File not open for writing')
        try:
            return _os.write(self._fd, _bytes(data))
        except BlockingIOError:
            return None

    def seek(self, offset, whence=0, /):
        self._check_open()
        return _os.lseek(self._fd, offset, whence)

    def tell(self):
        self._check_open()
        return _os.lseek(self._fd, 0, 1)

    def truncate(self, size=None, /):
        self._check_open()
        if not self._writable:
            raise UnsupportedOperation('File not open for writing')
        if size is None:
            size = self.tell()
        _os.ftruncate(self._fd, size)
        return size

    def close(self):
        if not self._closed:
            self._closed = True
            if self.closefd:
                _os.close(self._fd)


# --- buffers ----------------------------------------------------------------------------------------------------
class _Buffered(_BufferedIOBase):
    __module__ = '_io'

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if buffer_size <= 0:
            raise ValueError('buffer size must be strictly positive')
        self._raw = raw
        self._size = buffer_size
        self._read_buffer = b''     # what was read from the raw file and not yet asked for begins at _at
        self._at = 0
        self._write_buffer = bytearray()

    @property
    def raw(self):
        return self._raw

    @property
    def closed(self):
        return self._raw is not None and self._raw.closed

    @property
    def name(self):
        return self._raw.name

    @property
    def mode(self):
        return self._raw.mode

    def _check_open(self, what=None):
        if self._raw is None:
            raise ValueError('raw stream has been detached')
        if self._raw.closed:
            raise ValueError(what or 'I/O operation on closed file.')

    def __repr__(self):
        try:
            return f'<_io.{type(self).__name__} name={self.name!r}>'
        except AttributeError:
            return f'<_io.{type(self).__name__}>'

    def fileno(self):
        return self._raw.fileno()

    def isatty(self):
        return self._raw.isatty()

    def readable(self):
        return self._raw.readable()

    def writable(self):
        return self._raw.writable()

    def seekable(self):
        return self._raw.seekable()

    def detach(self):
        self.flush()
        raw, self._raw = self._raw, None
        return raw

    def close(self):
        if self._raw is not None and not self._raw.closed:
            try:
                self.flush()
            finally:
                self._raw.close()

    # What was read ahead is given back, so that the raw position is where the program believes to be.
    def _forget_read(self):
        ahead = len(self._read_buffer) - self._at
        self._read_buffer, self._at = b'', 0
        if ahead and self._raw.seekable():
            self._raw.seek(-ahead, 1)

    def _flush_write(self):
        while self._write_buffer:
            count = self._raw.write(bytes(self._write_buffer))
            if count is None:
                raise BlockingIOError(11, 'write could not complete without blocking', 0)
            del self._write_buffer[:count]

    def flush(self):
        self._check_open('flush of closed file')
        self._flush_write()

    def tell(self):
        self._check_open()
        return self._raw.tell() - (len(self._read_buffer) - self._at) + len(self._write_buffer)

    def seek(self, offset, whence=0, /):
        if not 0 <= whence <= 2:
            raise ValueError(f'whence value {whence} unsupported')
        self._check_open('seek of closed file')
        if not self._raw.seekable():
            raise UnsupportedOperation('File or stream is not seekable.')
        self._flush_write()
        if whence == 1:
            offset += self.tell()
            whence = 0
        self._read_buffer, self._at = b'', 0
        return self._raw.seek(offset, whence)

    def truncate(self, size=None, /):
        self._check_open('truncate of closed file')
        if not self._raw.writable():
            raise UnsupportedOperation('truncate')
        self._flush_write()
        if size is None:
            size = self.tell()
        return self._raw.truncate(size)

    def _fill(self):
        part = self._raw.read(self._size)
        if part:
            self._read_buffer = self._read_buffer[self._at:] + part
            self._at = 0
        return part

    def read(self, size=-1, /):
        if size is not None and size < -1:
            raise ValueError('read length must be non-negative or -1')
        self._check_open('read of closed file')
        if not self._raw.readable():
            raise UnsupportedOperation('read')
        self._flush_write()
        parts = [self._read_buffer[self._at:]]
        self._read_buffer, self._at = b'', 0
        if size is None or size < 0:
            rest = self._raw.readall()
            if rest:
                parts.append(rest)
            elif rest is None and not parts[0]:
                return None
            return b''.join(parts)
        have = len(parts[0])
        while have < size:
            part = self._raw.read(max(self._size, size - have))
            if not part:
                if part is None and have == 0:
                    return None
                break
            parts.append(part)
            have += len(part)
        data = b''.join(parts)
        self._read_buffer = data[size:]
        return data[:size]

    def read1(self, size=-1, /):
        self._check_open('read of closed file')
        if size < 0:
            size = self._size
        if size == 0:
            return b''
        if self._at == len(self._read_buffer):
            self._read_buffer, self._at = b'', 0
            self._flush_write()
            return self._raw.read(size) or b''
        part = self._read_buffer[self._at:self._at + size]
        self._at += len(part)
        return part

    def peek(self, size=0, /):
        self._check_open('peek of closed file')
        if self._at == len(self._read_buffer):
            self._fill()
        return self._read_buffer[self._at:]

    def readline(self, size=-1, /):
        self._check_open('readline of closed file')
        if not self._raw.readable():
            raise UnsupportedOperation('readline')
        self._flush_write()
        searched = self._at
        while True:
            end = self._read_buffer.find(b'\n', searched) + 1
            if end or (size is not None and 0 <= size <= len(self._read_buffer) - self._at):
                break
            searched = len(self._read_buffer) - self._at
            if not self._fill():
                break
        if end == 0:
            end = len(self._read_buffer)
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        line = self._read_buffer[self._at:end]
        self._at = end
        return line

    def write(self, data, /):
        self._check_open('write to closed file')
        if not self._raw.writable():
            raise UnsupportedOperation('write')
        data = _bytes(data)
        if self._read_buffer:
            self._forget_read()
        if len(self._write_buffer) + len(data) > self._size:
            self._flush_write()
            if len(data) > self._size:
                written = 0
                while written < len(data):
                    count = self._raw.write(data[written:])
                    if count is None:
                        raise BlockingIOError(11, 'write could not complete without blocking', written)
                    written += count
                return len(data)
        self._write_buffer += data
        return len(data)


class BufferedReader(_Buffered):
    _in_c_ = True
    __module__ = '_io'

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.readable():
            raise UnsupportedOperation('File or stream is not readable.')
        _Buffered.__init__(self, raw, buffer_size)

    def write(self, data, /):
        raise UnsupportedOperation('write')


class BufferedWriter(_Buffered):
    _in_c_ = True
    __module__ = '_io'

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.writable():
            raise UnsupportedOperation('File or stream is not writable.')
        _Buffered.__init__(self, raw, buffer_size)

    def read(self, size=-1, /):
        raise UnsupportedOperation('read')

    def readline(self, size=-1, /):
        raise UnsupportedOperation('readline')


class BufferedRandom(_Buffered):
    _in_c_ = True
    __module__ = '_io'


class BufferedRWPair(_BufferedIOBase):
    __module__ = '_io'

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /):
        self.reader = BufferedReader(reader, buffer_size)
        self.writer = BufferedWriter(writer, buffer_size)
        for name in ('read', 'read1', 'peek', 'readinto', 'readline', 'readable'):
            setattr(self, name, getattr(self.reader, name))
        for name in ('write', 'flush', 'writable'):
            setattr(self, name, getattr(self.writer, name))

    def isatty(self):
        return self.reader.isatty() or self.writer.isatty()

    def flush(self):
        self.writer.flush()

    def close(self):
        self.writer.close()
        self.reader.close()

    @property
    def closed(self):
        return self.writer.closed


# --- text -------------------------------------------------------------------------------------------------------
def _normal(encoding):
    return encoding.lower().replace('_', '-')


# How many bytes at the end of `data` begin a character that is not complete.
def _incomplete(data, encoding):
    if encoding in ('utf-8', 'utf8', 'utf-8-sig'):
        for back in range(1, min(4, len(data)) + 1):
            byte = data[-back]
            if byte < 0x80:
                return 0
            if byte >= 0xc0:
                need = 2 if byte < 0xe0 else 3 if byte < 0xf0 else 4
                return back if back < need else 0
        return 0
    if encoding.startswith('utf-16'):
        return len(data) % 2
    if encoding.startswith('utf-32'):
        return len(data) % 4
    return 0


class _NewlineDecoder:
    """Turns ends of lines into '\\n' if `translate`, and remembers which kinds there were."""

    def __init__(self, translate):
        self._translate = translate
        self._held = ''
        self._seen = 0

    def decode(self, text, final=False):
        text = self._held + text
        self._held = ''
        if text.endswith('\r') and not final:
            text, self._held = text[:-1], '\r'
        if '\r' in text or '\n' in text:
            pairs = text.count('\r\n')
            self._seen |= (1 if text.count('\n') > pairs else 0) | (2 if text.count('\r') > pairs else 0) | (4 if pairs else 0)
            if self._translate and '\r' in text:
                text = text.replace('\r\n', '\n').replace('\r', '\n')
        return text

    @property
    def newlines(self):
        return (None, '\n', '\r', ('\r', '\n'), '\r\n', ('\n', '\r\n'), ('\r', '\r\n'),
                ('\r', '\n', '\r\n'))[self._seen]


class IncrementalNewlineDecoder(_NewlineDecoder):
    __module__ = '_io'

    def __init__(self, decoder, translate, errors='strict'):
        _NewlineDecoder.__init__(self, translate)
        self._decoder = decoder

    def decode(self, text, final=False):
        if self._decoder is not None:
            text = self._decoder.decode(text, final)
        return _NewlineDecoder.decode(self, text, final)


def _check_newline(newline):
    if newline is not None and not isinstance(newline, str):
        raise TypeError(f'illegal newline type: {type(newline).__name__}')
    if newline not in (None, '', '\n', '\r', '\r\n'):
        raise ValueError(f'illegal newline value: {newline}')


# Where the line that begins at `start` ends: behind its end of line; 0: it is not complete.
def _line_end(text, start, newline):
    if newline is None or newline == '\n':
        return text.find('\n', start) + 1
    if newline:
        at = text.find(newline, start)
        return at + len(newline) if at >= 0 else 0
    feed, back = text.find('\n', start), text.find('\r', start)
    if back < 0 or 0 <= feed < back:
        return feed + 1
    return back + 2 if text[back + 1:back + 2] == '\n' else back + 1


class TextIOWrapper(_TextIOBase):
    _in_c_ = True
    __module__ = '_io'
    _CHUNK_SIZE = 8192

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        _check_newline(newline)
        if encoding is not None and not isinstance(encoding, str):
            raise TypeError(f"TextIOWrapper() argument 'encoding' must be str or None, not {type(encoding).__name__}")
        self.encoding = 'UTF-8' if encoding is None or encoding == 'locale' else encoding
        self._codec = _normal(self.encoding)
        self.errors = errors or 'strict'
        ''.encode(self._codec, 'strict')
        self._buffer = buffer
        self.line_buffering = line_buffering
        self.write_through = write_through
        self._newline = newline
        self._write_newline = '\n' if newline is None or newline == '' else newline
        self._decoder = _NewlineDecoder(newline is None) if not newline else None
        self._text = ''          # decoded and not yet read from _at on
        self._at = 0
        self._undecoded = b''
        self._pending = []
        self._pending_size = 0
        self._telling = True
        self._began = False      # something was written or read: a byte order mark is past

    @property
    def buffer(self):
        return self._buffer

    @property
    def closed(self):
        return self._buffer is not None and self._buffer.closed

    @property
    def name(self):
        return self._buffer.name

    @property
    def newlines(self):
        return self._decoder.newlines if self._decoder is not None else None

    def __repr__(self):
        text = '<_io.TextIOWrapper'
        try:
            text += f' name={self.name!r}'
        except AttributeError:
            pass
        mode = getattr(self, 'mode', None)
        if mode is not None:
            text += f' mode={mode!r}'
        return f'{text} encoding={self.encoding!r}>'

    def _check_open(self):
        if self._buffer is None:
            raise ValueError('underlying buffer has been detached')
        if self._buffer.closed:
            raise ValueError('I/O operation on closed file.')

    def fileno(self):
        self._check_open()
        return self._buffer.fileno()

    def isatty(self):
        self._check_open()
        return self._buffer.isatty()

    def readable(self):
        self._check_open()
        return self._buffer.readable()

    def writable(self):
        self._check_open()
        return self._buffer.writable()

    def seekable(self):
        self._check_open()
        return self._buffer.seekable()

    def reconfigure(self, *, encoding=None, errors=None, newline=-1, line_buffering=None, write_through=None):
        self.flush()
        if encoding is not None:
            self.encoding, self._codec = encoding, _normal(encoding)
        if errors is not None:
            self.errors = errors
        if newline != -1:
            self._newline = newline
            self._write_newline = '\n' if newline is None or newline == '' else newline
        if line_buffering is not None:
            self.line_buffering = line_buffering
        if write_through is not None:
            self.write_through = write_through

    def detach(self):
        self.flush()
        buffer, self._buffer = self._buffer, None
        return buffer

    def close(self):
        if self._buffer is not None and not self._buffer.closed:
            try:
                self.flush()
            finally:
                self._buffer.close()

    def _send(self):
        if self._pending:
            data = b''.join(self._pending)
            self._pending, self._pending_size = [], 0
            self._buffer.write(data)

    def flush(self):
        self._check_open()
        self._send()
        self._buffer.flush()
        self._telling = True

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {'None' if text is None else type(text).__name__}")
        self._check_open()
        if not self._buffer.writable():
            raise UnsupportedOperation('not writable')
        ends = '\n' in text
        length = len(text)
        if ends and self._write_newline != '\n':
            text = text.replace('\n', self._write_newline)
        if self._text:
            self._drop_read()
        codec = self._codec
        if self._began and codec in ('utf-8-sig', 'utf-16', 'utf-32'):
            codec = {'utf-8-sig': 'utf-8', 'utf-16': 'utf-16-le', 'utf-32': 'utf-32-le'}[codec]
        self._began = True
        data = text.encode(codec, self.errors)
        self._pending.append(data)
        self._pending_size += len(data)
        if self.line_buffering and (ends or '\r' in text):
            self.flush()
        elif self._pending_size >= self._CHUNK_SIZE or self.write_through:
            self._send()
        return length

    def _drop_read(self):
        if self._buffer.seekable():
            self.seek(self.tell())
        self._text, self._at, self._undecoded = '', 0, b''

    def _decode(self, data, final):
        data = self._undecoded + data
        self._undecoded = b''
        if not final:
            cut = _incomplete(data, self._codec)
            if cut:
                data, self._undecoded = data[:-cut], data[-cut:]
        codec = self._codec
        if codec == 'utf-8-sig' and self._began:
            codec = 'utf-8'
        elif codec in ('utf-16', 'utf-32') and self._began:
            codec += '-le'
        if data:
            self._began = True
        text = data.decode(codec, self.errors)
        return text if self._decoder is None else self._decoder.decode(text, final)

    def _check_read(self, what='not readable'):
        self._check_open()
        if not self._buffer.readable():
            raise UnsupportedOperation(what)
        if self._pending:
            self.flush()

    # One more piece of the file behind what is there; False at its end.
    def _more(self):
        read = getattr(self._buffer, 'read1', None) or self._buffer.read  # a raw file has no read1
        data = read(self._CHUNK_SIZE)
        self._text = self._text[self._at:] + self._decode(data, not data)
        self._at = 0
        return bool(data)

    def read(self, size=-1, /):
        self._check_read()
        if size is None or size < 0:
            data = self._buffer.read()
            text = self._text[self._at:] + self._decode(data or b'', True)
            self._text, self._at = '', 0
            return text
        while len(self._text) - self._at < size:
            if not self._more():
                break
        text = self._text[self._at:self._at + size]
        self._at += len(text)
        return text

    def readline(self, size=-1, /):
        self._check_read()
        while True:
            end = _line_end(self._text, self._at, self._newline)
            # '\r' at the end may be the first half of '\r\n': the decoder holds it back.
            if end or (size is not None and 0 <= size <= len(self._text) - self._at):
                break
            if not self._more():
                end = _line_end(self._text, self._at, self._newline)
                break
        if end == 0:
            end = len(self._text)
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        line = self._text[self._at:end]
        self._at = end
        return line

    def __next__(self):
        self._telling = False
        line = self.readline()
        if not line:
            self._telling = True
            raise StopIteration
        return line

    def tell(self):
        self._check_open()
        if not self._buffer.seekable():
            raise UnsupportedOperation('underlying stream is not seekable')
        if not self._telling:
            raise OSError('telling position disabled by next() call')
        self.flush()
        position = self._buffer.tell()
        ahead = self._text[self._at:]
        held = self._decoder._held if self._decoder is not None else ''
        return position - len(self._undecoded) - len(held) - self._bytes_before(position, ahead)

    # How many bytes before `position` (without what is held back) the text `ahead` came from.
    def _bytes_before(self, position, ahead):
        if not ahead:
            return 0
        codec = self._codec.replace('-sig', '')
        size = len(ahead.encode(codec if codec not in ('utf-16', 'utf-32') else codec + '-le', self.errors))
        if self._decoder is None or self._newline == '' or not self._decoder._seen & 6:
            return size
        # Ends of lines may have been two bytes: look at the file itself.
        held = len(self._undecoded) + len(self._decoder._held)
        longest = size + ahead.count('\n')
        start = max(position - held - longest, 0)
        self._buffer.seek(start)
        raw = self._buffer.read(position - held - start)
        self._buffer.seek(position)
        for cut in range(len(raw) - size + 1):
            part = raw[cut:].decode(codec, 'replace').replace('\r\n', '\n').replace('\r', '\n')
            if part == ahead and raw[cut - 1:cut + 1] != b'\r\n':
                return len(raw) - cut
        return size

    def seek(self, cookie, whence=0, /):
        self._check_open()
        if not self._buffer.seekable():
            raise UnsupportedOperation('underlying stream is not seekable')
        if whence == 1:
            if cookie != 0:
                raise UnsupportedOperation("can't do nonzero cur-relative seeks")
            cookie, whence = self.tell(), 0
        elif whence == 2:
            if cookie != 0:
                raise UnsupportedOperation("can't do nonzero end-relative seeks")
        elif whence != 0:
            raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')
        elif cookie < 0:
            raise ValueError(f'negative seek position {cookie!r}')
        self.flush()
        self._text, self._at, self._undecoded = '', 0, b''
        if self._decoder is not None:
            self._decoder._held = ''
        position = self._buffer.seek(cookie, whence)
        self._began = position != 0
        return position

    def truncate(self, size=None, /):
        self.flush()
        if size is None:
            size = self.tell()
        return self._buffer.truncate(size)


# --- in memory --------------------------------------------------------------------------------------------------
class StringIO(_TextIOBase):
    _in_c_ = True
    __module__ = '_io'

    def __init__(self, initial_value='', newline='\n'):
        _check_newline(newline)
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f'initial_value must be str or None, not {type(initial_value).__name__}')
        self._newline = newline
        self._seen = 0
        self._parts = []       # appended at the end and not yet joined
        self._data = ''
        self._at = 0
        if initial_value:
            self.write(initial_value)
            self._at = 0

    def _whole(self):
        if self._parts:
            self._data += ''.join(self._parts)
            self._parts = []
        return self._data

    def _check_open(self):
        if self._closed:
            raise ValueError('I/O operation on closed file')

    def close(self):
        self._closed = True

    def __del__(self):
        pass

    @property
    def line_buffering(self):
        return False

    def readable(self):
        self._check_open()
        return True

    writable = seekable = readable

    def getvalue(self):
        self._check_open()
        return self._whole()

    def read(self, size=-1, /):
        self._check_open()
        data = self._whole()
        part = data[self._at:] if size is None or size < 0 else data[self._at:self._at + size]
        self._at += len(part)
        return part

    def readline(self, size=-1, /):
        self._check_open()
        data = self._whole()
        end = _line_end(data, self._at, self._newline) or len(data)
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        part = data[self._at:end]
        self._at += len(part)
        return part

    def write(self, text, /):
        self._check_open()
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got '{type(text).__name__}'")
        length = len(text)
        if self._newline is None:
            text = text.replace('\r\n', '\n').replace('\r', '\n')
        elif self._newline in ('\r', '\r\n'):
            text = text.replace('\n', self._newline)
        size = len(self._data)
        if self._parts:
            self._parts.append(text)
            self._at += len(text)
            return length
        if self._at == size:
            self._parts.append(text)
        else:
            if self._at > size:
                self._data += '\0' * (self._at - size)
            self._data = self._data[:self._at] + text + self._data[self._at + len(text):]
        self._at += len(text)
        return length

    def tell(self):
        self._check_open()
        return self._at

    def seek(self, offset, whence=0, /):
        self._check_open()
        if whence == 0:
            if offset < 0:
                raise ValueError(f'Negative seek position {offset}')
        elif whence in (1, 2):
            if offset != 0:
                raise OSError("Can't do nonzero cur-relative seeks")
            offset = self._at if whence == 1 else len(self._whole())
        else:
            raise ValueError(f'Invalid whence ({whence}, should be 0, 1 or 2)')
        self._whole()
        self._at = offset
        return offset

    def truncate(self, size=None, /):
        self._check_open()
        if size is None:
            size = self._at
        elif size < 0:
            raise ValueError(f'Negative size value {size}')
        self._data = self._whole()[:size]
        return size


class BytesIO(_BufferedIOBase):
    _in_c_ = True
    __module__ = '_io'

    def __init__(self, initial_bytes=b''):
        self._data = bytearray() if initial_bytes is None else bytearray(_bytes(initial_bytes))
        self._at = 0

    def close(self):
        self._closed = True

    def __del__(self):
        pass

    def readable(self):
        self._check_open()
        return True

    writable = seekable = readable

    def getvalue(self):
        self._check_open()
        return bytes(self._data)

    def getbuffer(self):
        self._check_open()
        return memoryview(self._data)

    def read(self, size=-1, /):
        self._check_open()
        end = len(self._data) if size is None or size < 0 else self._at + size
        part = bytes(self._data[self._at:end])
        self._at += len(part)
        return part

    read1 = read

    def readline(self, size=-1, /):
        self._check_open()
        end = self._data.find(b'\n', self._at) + 1 or len(self._data)
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        part = bytes(self._data[self._at:end])
        self._at += len(part)
        return part

    def write(self, data, /):
        self._check_open()
        data = _bytes(data)
        if self._at > len(self._data):
            self._data += bytes(self._at - len(self._data))
        if self._at == len(self._data):
            self._data += data
        else:
            self._data[self._at:self._at + len(data)] = data
        self._at += len(data)
        return len(data)

    def tell(self):
        self._check_open()
        return self._at

    def seek(self, offset, whence=0, /):
        self._check_open()
        if whence == 0:
            if offset < 0:
                raise ValueError(f'negative seek value {offset}')
        elif whence == 1:
            offset = max(offset + self._at, 0)
        elif whence == 2:
            offset = max(offset + len(self._data), 0)
        else:
            raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')
        self._at = offset
        return offset

    def truncate(self, size=None, /):
        self._check_open()
        if size is None:
            size = self._at
        elif size < 0:
            raise ValueError(f'negative size value {size}')
        del self._data[size:]
        return size


def text_encoding(encoding, stacklevel=2, /):
    return 'locale' if encoding is None else encoding


def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if not isinstance(file, (str, bytes, int)):
        method = getattr(type(file), '__fspath__', None)
        if method is None:
            raise TypeError(f'expected str, bytes or os.PathLike object, not {type(file).__name__}')
        file = method(file)
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    if not isinstance(buffering, int):
        raise TypeError(f"'{type(buffering).__name__}' object cannot be interpreted as an integer")
    seen = set(mode)
    if seen - set('axrwb+t') or len(mode) > len(seen):
        raise ValueError(f'invalid mode: {mode!r}')
    text, binary = 't' in seen, 'b' in seen
    if text and binary:
        raise ValueError("can't have text and binary mode at once")
    if len(seen & set('rwax')) != 1:
        raise ValueError('must have exactly one of create/read/write/append mode')
    if binary and encoding is not None:
        raise ValueError("binary mode doesn't take an encoding argument")
    if binary and errors is not None:
        raise ValueError("binary mode doesn't take an errors argument")
    if binary and newline is not None:
        raise ValueError("binary mode doesn't take a newline argument")
    plus = '+' in seen
    raw = FileIO(file, ''.join([c for c in mode if c in 'rwax+']), closefd, opener)
    result = raw
    try:
        line_buffering = False
        if buffering == 1 and not binary or buffering < 0 and raw.isatty():
            buffering, line_buffering = -1, True
        if buffering < 0 or buffering == 1:
            buffering = DEFAULT_BUFFER_SIZE
        if buffering == 0:
            if binary:
                return result
            raise ValueError("can't have unbuffered text I/O")
        if plus:
            buffer = BufferedRandom(raw, buffering)
        elif 'r' in seen:
            buffer = BufferedReader(raw, buffering)
        else:
            buffer = BufferedWriter(raw, buffering)
        result = buffer
        if binary:
            return result
        result = TextIOWrapper(buffer, encoding, errors, newline, line_buffering)
        result.mode = mode
        return result
    except:
        result.close()
        raise


open_code = open
