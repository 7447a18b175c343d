"""Files in the format gzip."""

import io as _io
import zlib as _zlib

__all__ = ['BadGzipFile', 'GzipFile', 'open', 'compress', 'decompress']


class BadGzipFile(OSError):
    pass


def compress(data, compresslevel=9, *, mtime=None):
    import time
    made = bytearray(_zlib.compress(data, compresslevel, 31))
    made[4:8] = int(time.time() if mtime is None else mtime).to_bytes(4, 'little')
    made[8] = 2 if compresslevel == 9 else 4 if compresslevel == 1 else 0
    made[9] = 255 if mtime is None or mtime else 3
    return bytes(made)


def decompress(data):
    made = b''
    while data:
        if data[:2] != b'\x1f\x8b':
            raise BadGzipFile(f'Not a gzipped file ({bytes(data[:2])!r})')
        decompressor = _zlib.decompressobj(31)
        made += decompressor.decompress(data)
        if not decompressor.eof:
            raise EOFError('Compressed file ended before the end-of-stream marker was reached')
        data = decompressor.unused_data.lstrip(b'\0')
    return made


class GzipFile(_io.BytesIO):
    def __init__(self, filename=None, mode=None, compresslevel=9, fileobj=None, mtime=None):
        mode = (mode or 'rb').replace('t', '')
        if 'b' not in mode:
            mode += 'b'
        self._own = fileobj is None
        self._file = _open_file(filename, mode) if fileobj is None else fileobj
        self.name = filename or getattr(fileobj, 'name', '')
        self.mode = 2 if mode[0] != 'r' else 1
        self._level, self._mtime = compresslevel, mtime
        if self.mode == 1:
            super().__init__(decompress(self._file.read()))
        else:
            super().__init__()

    def close(self):
        if self.closed:
            return
        if self.mode == 2:
            self._file.write(compress(self.getvalue(), self._level, mtime=self._mtime))
        if self._own:
            self._file.close()
        super().close()

    def __exit__(self, *error):
        self.close()


_open_file = open


def open(filename, mode='rb', compresslevel=9, encoding=None, errors=None, newline=None):
    if 't' in mode and 'b' in mode:
        raise ValueError(f'Invalid mode: {mode!r}')
    if isinstance(filename, (str, bytes)) or hasattr(filename, '__fspath__'):
        binary = GzipFile(filename, mode.replace('t', ''), compresslevel)
    else:
        binary = GzipFile(None, mode.replace('t', ''), compresslevel, filename)
    if 't' in mode:
        return _io.TextIOWrapper(binary, encoding or 'utf-8', errors, newline)
    return binary
