# Hidden: in CPython this is C code.
# Compression by zlib. It gives the GIL up, as in CPython.

import _zlib
from _zlib import adler32, crc32

ZLIB_VERSION = ZLIB_RUNTIME_VERSION = '1.2.13'
MAX_WBITS = 15
DEFLATED = 8
DEF_BUF_SIZE = 16384
DEF_MEM_LEVEL = 8
Z_NO_COMPRESSION, Z_BEST_SPEED, Z_BEST_COMPRESSION, Z_DEFAULT_COMPRESSION = 0, 1, 9, -1
Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED = 0, 1, 2, 3, 4
Z_NO_FLUSH, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH = 0, 1, 2, 3, 4


class error(Exception):
    __module__ = 'zlib'


def _checked(answer):
    if isinstance(answer, str):
        raise error(answer)
    return answer


def _bytes(data):
    return data if isinstance(data, (bytes, bytearray)) or isinstance(data, str) else bytes(data)


def compress(data, /, level=-1, wbits=15):
    return _checked(_zlib.compress(_bytes(data), level, wbits))


def decompress(data, /, wbits=15, bufsize=16384):
    made, used, ended = _checked(_zlib.decompress(_bytes(data), wbits))
    if not ended:
        raise error('Error -5 while decompressing data: incomplete or truncated stream')
    return made


class _Compress:
    """Keeps what it is given and compresses at the end."""

    def __init__(self, level, wbits):
        self._level, self._wbits = level, wbits
        self._data = bytearray()

    def compress(self, data, /):
        self._data += data
        return b''

    def flush(self, mode=Z_FINISH, /):
        if mode != Z_FINISH:
            return b''
        data, self._data = self._data, bytearray()
        return _checked(_zlib.compress(data, self._level, self._wbits))

    def copy(self):
        other = _Compress(self._level, self._wbits)
        other._data += self._data
        return other


class _Decompress:
    def __init__(self, wbits):
        self._wbits = wbits
        self._data = bytearray()
        self._given = 0
        self.unused_data = b''
        self.unconsumed_tail = b''
        self.eof = False

    def decompress(self, data, /, max_length=0):
        if self.eof:
            self.unused_data += data
            return b''
        self._data += data
        made, used, self.eof = _checked(_zlib.decompress(self._data, self._wbits))
        if self.eof:
            self.unused_data = bytes(self._data[used:])
        new = made[self._given:]
        self._given = len(made)
        return new

    def flush(self, length=0, /):
        return b''


def compressobj(level=-1, method=DEFLATED, wbits=15, memLevel=8, strategy=0, zdict=None):
    return _Compress(level, wbits)


def decompressobj(wbits=15, zdict=b''):
    return _Decompress(wbits)
