# Hidden: in CPython this is C code.
# Bytes as text and back.

import _zlib
from _zlib import crc32

__all__ = ['a2b_base64', 'a2b_hex', 'b2a_base64', 'b2a_hex', 'crc32', 'crc_hqx', 'hexlify', 'unhexlify', 'Error',
           'Incomplete']


class Error(ValueError):
    __module__ = 'binascii'


class Incomplete(Exception):
    __module__ = 'binascii'


def _ascii(data):
    if isinstance(data, str):
        if not data.isascii():
            raise ValueError('string argument should contain only ASCII characters')
        return data.encode()
    if isinstance(data, (bytes, bytearray)):
        return data
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError("argument should be bytes, buffer or ASCII string, not "
                        f"{type(data).__name__!r}") from None


def hexlify(data, sep=None, bytes_per_sep=1):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    data = bytes(data)
    return (data.hex() if sep is None else data.hex(sep, bytes_per_sep)).encode()


b2a_hex = hexlify
_DIGITS = b'0123456789abcdefABCDEF'


def unhexlify(hexstr, /):
    data = _ascii(hexstr)
    if len(data) % 2:
        raise Error('Odd-length string')
    for c in data:
        if c not in _DIGITS:
            raise Error('Non-hexadecimal digit found')
    return bytes.fromhex(data.decode())


a2b_hex = unhexlify


def b2a_base64(data, /, *, newline=True):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    made = _zlib.encode64(bytes(data))
    return made + b'\n' if newline else made


def a2b_base64(data, /, *, strict_mode=False):
    made = _zlib.decode64(_ascii(data))
    if isinstance(made, str):
        raise Error(made)
    return made


def crc_hqx(data, value, /):
    for byte in data:
        value ^= byte << 8
        for _ in range(8):
            value = (value << 1 ^ 0x1021 if value & 0x8000 else value << 1) & 0xFFFF
    return value
