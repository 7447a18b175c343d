# Hidden: in CPython this is C code.
# Arrays of numbers of one kind.

import struct as _struct

typecodes = 'bBuhHiIlLqQfd'
_CODES = {'b': 'b', 'B': 'B', 'h': 'h', 'H': 'H', 'i': 'i', 'I': 'I', 'l': 'q', 'L': 'Q', 'q': 'q', 'Q': 'Q', 'f': 'f',
          'd': 'd'}
_SIZES = {'b': 1, 'B': 1, 'u': 4, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 8, 'L': 8, 'q': 8, 'Q': 8, 'f': 4, 'd': 8}
_NAMES = {'b': 'signed char', 'B': 'unsigned byte integer', 'h': 'short', 'H': 'unsigned short', 'i': 'signed int',
          'I': 'unsigned int', 'l': 'long', 'L': 'unsigned long', 'q': 'long', 'Q': 'unsigned long'}


class _Memory:
    """An array's items as the bytes they stand in, for a memoryview: what is written there changes the array."""
    __slots__ = ('array',)

    def __init__(self, array):
        self.array = array

    def __len__(self):
        return len(self.array._items) * self.array.itemsize

    def __getitem__(self, index):
        return self.array.tobytes()[index]

    def __setitem__(self, index, value):
        data = bytearray(self.array.tobytes())
        data[index] = value
        self.array._items.clear()
        self.array.frombytes(data)


class array:
    _in_c_ = True
    __slots__ = ('typecode', '_items', '__weakref__')
    __module__ = 'array'

    def __init__(self, typecode, initializer=(), /):
        if typecode not in _SIZES:
            raise ValueError('bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)')
        self.typecode = typecode
        self._items = []
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        elif isinstance(initializer, str) and typecode != 'u':
            raise TypeError(f"cannot use a str to initialize an array with typecode '{typecode}'")
        else:
            self.extend(initializer)

    def __sizeof__(self):
        return 80 + len(self._items) * self.itemsize

    itemsize = property(lambda self: _SIZES[self.typecode])

    def _value(self, value):
        code = self.typecode
        if code == 'u':
            if not isinstance(value, str) or len(value) != 1:
                raise TypeError('array item must be unicode character')
            return value
        if code in 'fd':
            if not isinstance(value, (int, float)) and not hasattr(value, '__float__'):
                raise TypeError(f'must be real number, not {type(value).__name__}')
            value = float(value)
            return value if code == 'd' else _struct.unpack('f', _struct.pack('f', value))[0]
        if not isinstance(value, int):
            if not hasattr(value, '__index__'):
                raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
            value = value.__index__()
        bits = 8 * _SIZES[code]
        low, high = (0, (1 << bits) - 1) if code in 'BHILQ' else (-(1 << bits - 1), (1 << bits - 1) - 1)
        if not low <= value <= high:
            word = 'greater than maximum' if value > high else 'less than minimum'
            if code in 'ilq' and bits >= 64:
                raise OverflowError('Python int too large to convert to C long')
            raise OverflowError(f'{_NAMES[code]} is {word}')
        return int(value)

    def append(self, v, /):
        self._items.append(self._value(v))

    def extend(self, iterable, /):
        if isinstance(iterable, array):
            if iterable.typecode != self.typecode:
                raise TypeError('can only extend with array of same kind')
            self._items.extend(iterable._items)
            return
        self._items.extend([self._value(v) for v in iterable])

    fromlist = extend

    def insert(self, i, v, /):
        self._items.insert(i, self._value(v))

    def pop(self, i=-1, /):
        if not self._items:
            raise IndexError('pop from empty array')
        return self._items.pop(i)

    def remove(self, v, /):
        if v not in self._items:
            raise ValueError('array.remove(x): x not in array')
        self._items.remove(v)

    def index(self, v, start=0, stop=1 << 60, /):
        if v not in self._items[start:stop]:
            raise ValueError('array.index(x): x not in array')
        return self._items.index(v, start, stop)

    def count(self, v, /):
        return self._items.count(v)

    def reverse(self):
        self._items.reverse()

    def tolist(self):
        return self._items[:]

    def tobytes(self):
        if self.typecode == 'u':
            return ''.join(self._items).encode('utf-32-le')
        return _struct.pack(f'<{len(self._items)}{_CODES[self.typecode]}', *self._items)

    def _as_memory(self):
        return _Memory(self), self.typecode, self.itemsize

    def frombytes(self, data, /):
        if len(data) % self.itemsize:
            raise ValueError('bytes length not a multiple of item size')
        self._items.extend(_struct.unpack(f'<{len(data) // self.itemsize}{_CODES[self.typecode]}', bytes(data)))

    def tounicode(self):
        return ''.join(self._items)

    def byteswap(self):
        data = self.tobytes()
        size = self.itemsize
        self._items.clear()
        self.frombytes(b''.join([data[i:i + size][::-1] for i in range(0, len(data), size)]))

    def buffer_info(self):
        return id(self._items), len(self._items)

    def tofile(self, f, /):
        f.write(self.tobytes())

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, v):
        return v in self._items

    def _like(self, items):
        made = array(self.typecode)
        made._items = items
        return made

    def __getitem__(self, i):
        if isinstance(i, slice):
            return self._like(self._items[i])
        try:
            return self._items[i]
        except IndexError:
            raise IndexError('array index out of range') from None

    def __setitem__(self, i, v):
        if isinstance(i, slice):
            if not isinstance(v, array):
                raise TypeError(f'can only assign array (not "{type(v).__name__}") to array slice')
            self._items[i] = v._items
            return
        try:
            self._items[i] = self._value(v)
        except IndexError:
            raise IndexError('array assignment index out of range') from None

    def __delitem__(self, i):
        del self._items[i]

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only append array (not "{type(other).__name__}") to array')
        if other.typecode != self.typecode:
            raise TypeError('bad argument type for built-in operation')
        return self._like(self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only extend with array (not "{type(other).__name__}")')
        self.extend(other)
        return self

    def __mul__(self, n):
        return self._like(self._items * n)

    __rmul__ = __mul__

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __bytes__(self):
        return self.tobytes()

    def __copy__(self):
        return self._like(self._items[:])

    def __deepcopy__(self, memo):
        return self._like(self._items[:])

    def __reduce__(self):
        return array, (self.typecode, self.tolist())

    __hash__ = None

    def __repr__(self):
        if not self._items:
            return f"array('{self.typecode}')"
        if self.typecode == 'u':
            return f"array('u', {''.join(self._items)!r})"
        return f"array('{self.typecode}', {self._items!r})"


ArrayType = array
