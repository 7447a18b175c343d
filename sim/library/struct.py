# Hidden: in CPython this is C code.
# Packing of numbers into bytes. Floats go through C++, the rest is int.to_bytes.
import _struct

__all__ = ['calcsize', 'pack', 'pack_into', 'unpack', 'unpack_from', 'iter_unpack', 'Struct', 'error']


class error(Exception):
    pass


# code: (size in native mode, alignment there, size in standard mode; 0: native mode only)
_SIZES = {
    'x': (1, 1, 1), 'c': (1, 1, 1), 'b': (1, 1, 1), 'B': (1, 1, 1), '?': (1, 1, 1), 'h': (2, 2, 2), 'H': (2, 2, 2),
    'i': (4, 4, 4), 'I': (4, 4, 4), 'l': (8, 8, 4), 'L': (8, 8, 4), 'q': (8, 8, 8), 'Q': (8, 8, 8),
    'n': (8, 8, 0), 'N': (8, 8, 0), 'P': (8, 8, 0), 'e': (2, 2, 2), 'f': (4, 4, 4), 'd': (8, 8, 8),
    's': (1, 1, 1), 'p': (1, 1, 1),
}
_SIGNED = 'bhilqn'
_NAMES = {'b': 'byte', 'B': 'ubyte', 'h': 'short', 'H': 'ushort'}


# The fields of a format: its byte order and (code, count, size, padding before it) for each.
def _parse(text):
    if isinstance(text, (bytes, bytearray)):
        text = text.decode('ascii')
    if not isinstance(text, str):
        raise TypeError(f'Struct() argument 1 must be a str or bytes object, not {type(text).__name__}')
    native, order = True, 'little'
    at = 0
    if text[:1] in ('@', '=', '<', '>', '!') and text:
        native = text[0] == '@'
        order = 'big' if text[0] in '>!' else 'little'
        at = 1
    fields = []
    total = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        start = at
        while at < len(text) and '0' <= text[at] <= '9':
            at += 1
        count = int(text[start:at]) if at > start else None
        if at == len(text):
            raise error('repeat count given without format specifier')
        code = text[at]
        at += 1
        sizes = _SIZES.get(code)
        if sizes is None or (not native and sizes[2] == 0):
            raise error('bad char in struct format')
        size = sizes[0] if native else sizes[2]
        padding = -total % sizes[1] if native else 0
        repeat = 1 if count is None else count
        total += padding + size * repeat
        fields.append((code, repeat, size, padding))
    return order, fields, total


def _values(fields):
    return sum(0 if code == 'x' else 1 if code in 'sp' else count for code, count, size, padding in fields)


def _pack_int(code, size, value, order):
    try:
        number = value.__index__()
    except AttributeError:
        raise error('required argument is not an integer') from None
    try:
        return number.to_bytes(size, order, signed=code in _SIGNED)
    except OverflowError:
        pass
    big = order == 'big'
    named = code in 'bB' or (code in 'hH' and not big)
    bits = 8 * size
    low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if code in _SIGNED else (0, (1 << bits) - 1)
    # What does not even fit in a long of C is refused in other words.
    as_long = code in _SIGNED or named
    if not (-(1 << 63) if as_long else 0) <= number < (1 << 63 if as_long else 1 << 64):
        raise error('int too large to convert' if big and code in 'qQ' else 'argument out of range')
    if named:
        raise error(f'{_NAMES[code]} format requires {low} <= number <= {high}')
    raise error(f"'{code}' format requires {low} <= number <= {high}")


def _pack_one(code, size, value, order):
    if code == 'c':
        if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
            raise error('char format requires a bytes object of length 1')
        return bytes(value)
    if code == '?':
        return b'\x01' if value else b'\x00'
    if code in 'efd':
        try:
            data = _struct.float_bytes(value, size)
        except TypeError as e:
            raise error(str(e)) from None
        return data if order == 'big' else data[::-1]
    return _pack_int(code, size, value, order)


def _unpack_one(code, size, data, order):
    if code == 'c':
        return data
    if code == '?':
        return data != b'\x00'
    if code in 'efd':
        return _struct.float_value(data if order == 'big' else data[::-1])
    return int.from_bytes(data, order, signed=code in _SIGNED)


class Struct:
    __module__ = '_struct'
    _in_c_ = True

    def __init__(self, format):
        self._order, self._fields, self.size = _parse(format)
        self.format = format.decode('ascii') if isinstance(format, (bytes, bytearray)) else format

    def pack(self, *values):
        wanted = _values(self._fields)
        if len(values) != wanted:
            raise error(f'pack expected {wanted} items for packing (got {len(values)})')
        out = bytearray()
        at = 0
        for code, count, size, padding in self._fields:
            out += b'\x00' * padding
            if code == 'x':
                out += b'\x00' * count
            elif code in 'sp':
                value = values[at]
                at += 1
                if not isinstance(value, (bytes, bytearray)):
                    raise error(f"argument for '{code}' must be a bytes object")
                if code == 's':
                    data = bytes(value[:count])
                else:
                    data = bytes(value[:max(count - 1, 0)])
                    data = (bytes([min(len(data), 255)]) + data)[:count]
                out += data + b'\x00' * (count - len(data))
            else:
                for _ in range(count):
                    out += _pack_one(code, size, values[at], self._order)
                    at += 1
        return bytes(out)

    def pack_into(self, buffer, offset, *values):
        data = self.pack(*values)
        if offset < 0:
            offset += len(buffer)
        if len(buffer) - offset < self.size:
            raise error(f'pack_into requires a buffer of at least {self.size + offset} bytes for packing '
                        f'{self.size} bytes at offset {offset} (actual buffer size is {len(buffer)})')
        buffer[offset:offset + self.size] = data

    def unpack(self, buffer):
        if len(buffer) != self.size:
            raise error(f'unpack requires a buffer of {self.size} bytes')
        return self._read(bytes(buffer))

    def unpack_from(self, buffer, offset=0):
        if offset < 0:
            offset += len(buffer)
        if len(buffer) - offset < self.size:
            raise error(f'unpack_from requires a buffer of at least {self.size + offset} bytes for unpacking '
                        f'{self.size} bytes at offset {offset} (actual buffer size is {len(buffer)})')
        return self._read(bytes(buffer[offset:offset + self.size]))

    def iter_unpack(self, buffer):
        if self.size == 0:
            raise error('cannot iteratively unpack with a struct of length 0')
        if len(buffer) % self.size:
            raise error(f'iterative unpacking requires a buffer of a multiple of {self.size} bytes')
        return (self._read(bytes(buffer[at:at + self.size])) for at in range(0, len(buffer), self.size))

    def _read(self, data):
        values = []
        at = 0
        for code, count, size, padding in self._fields:
            at += padding
            if code == 's':
                values.append(data[at:at + count])
            elif code == 'p':
                length = min(data[at], count - 1) if count else 0
                values.append(data[at + 1:at + 1 + length])
            elif code != 'x':
                for i in range(count):
                    values.append(_unpack_one(code, size, data[at + i * size:at + (i + 1) * size], self._order))
            at += count * size
        return tuple(values)


def calcsize(format):
    return _parse(format)[2]


def pack(format, *values):
    return Struct(format).pack(*values)


def pack_into(format, buffer, offset, *values):
    Struct(format).pack_into(buffer, offset, *values)


def unpack(format, buffer):
    return Struct(format).unpack(buffer)


def unpack_from(format, buffer, offset=0):
    return Struct(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer):
    return Struct(format).iter_unpack(buffer)
