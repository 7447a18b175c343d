# memoryview: a window on a bytes, a bytearray or an array; what is written there is written to it.

_FORMAT_SIZES = {'B': 1, 'b': 1, 'c': 1, '?': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 8, 'L': 8, 'q': 8, 'Q': 8,
                 'n': 8, 'N': 8, 'f': 4, 'd': 8}


class memoryview:
    ndim = 1
    suboffsets = ()
    c_contiguous = f_contiguous = contiguous = True

    def __new__(cls, object):
        self = _plain_new(cls)
        if isinstance(object, memoryview):
            object._check()
            self._set(object._base, object._places, object.format, object.itemsize)
        elif isinstance(object, (bytes, bytearray)):
            self._set(object, range(len(object)), 'B', 1)
        elif hasattr(type(object), '_as_memory'):
            base, format, size = object._as_memory()
            self._set(base, range(len(base)), format, size)
        else:
            raise TypeError(f"memoryview: a bytes-like object is required, not '{type(object).__name__}'")
        return self

    def _set(self, base, places, format, itemsize):
        # _places: which bytes of the base, a range; step 1 unless items are single bytes.
        self._base, self._places, self.format, self.itemsize = base, places, format, itemsize

    def _check(self):
        if self._base is None:
            raise ValueError('operation forbidden on released memoryview object')

    obj = property(lambda self: (self._check(), getattr(self._base, 'array', self._base))[1])
    readonly = property(lambda self: (self._check(), isinstance(self._base, bytes))[1])
    nbytes = property(lambda self: (self._check(), len(self._places))[1])
    shape = property(lambda self: (len(self),))
    strides = property(lambda self: (self.itemsize * self._places.step,))

    def __len__(self):
        self._check()
        return len(self._places) // self.itemsize

    def __repr__(self):
        return f'<{"released " if self._base is None else ""}memory at {id(self):#x}>'

    def tobytes(self, order='C'):
        self._check()
        places = self._places
        if places.step == 1:
            return bytes(self._base[places.start:places.stop])
        return bytes([self._base[i] for i in places])

    __bytes__ = tobytes

    def hex(self, *separator):
        return self.tobytes().hex(*separator)

    def tolist(self):
        data = self.tobytes()
        if self.format == 'B':
            return list(data)
        return [self._unpack(data[i:i + self.itemsize]) for i in range(0, len(data), self.itemsize)]

    def _unpack(self, data):
        if self.format == 'c':
            return data
        from struct import unpack
        return unpack('=' + self.format if self.format not in 'nN' else self.format, data)[0]

    def _pack(self, value):
        if self.format == 'B':
            if not hasattr(type(value), '__index__'):
                raise TypeError("memoryview: invalid type for format 'B'")
            if not 0 <= value <= 255:
                raise ValueError("memoryview: invalid value for format 'B'")
            return bytes([value])
        from struct import pack
        return pack('=' + self.format, value)

    def _item(self, index):
        if not hasattr(type(index), '__index__'):
            raise TypeError('memoryview: invalid slice key')
        index, size = index.__index__(), len(self)
        if index < 0:
            index += size
        if not 0 <= index < size:
            raise IndexError('index out of bounds on dimension 1')
        return index * self.itemsize

    def __getitem__(self, key):
        self._check()
        if isinstance(key, slice):
            return self._part(key)
        at = self._item(key)
        if self.format == 'B':
            return self._base[self._places[at]]
        return self._unpack(bytes([self._base[i] for i in self._places[at:at + self.itemsize]]))

    def _part(self, key):
        start, stop, step = key.indices(len(self))
        if self.itemsize != 1 and step != 1:
            raise NotImplementedError('a view of items of several bytes has no step here')
        part = _plain_new(memoryview)
        places = self._places[key] if self.itemsize == 1 else \
            self._places[start * self.itemsize:max(start, stop) * self.itemsize]
        part._set(self._base, places, self.format, self.itemsize)
        return part

    def __setitem__(self, key, value):
        self._check()
        if isinstance(self._base, bytes):
            raise TypeError('cannot modify read-only memory')
        base = self._base
        if isinstance(key, slice):
            if hasattr(type(value), '_as_memory'):
                value = memoryview(value)
            if not isinstance(value, (bytes, bytearray, memoryview)):
                raise TypeError(f"a bytes-like object is required, not '{type(value).__name__}'")
            places, data = self._part(key)._places, bytes(value)
            if len(places) != len(data):
                raise ValueError('memoryview assignment: lvalue and rvalue have different structures')
        else:
            at = self._item(key)
            places, data = self._places[at:at + self.itemsize], self._pack(value)
        if places.step == 1:
            base[places.start:places.stop] = data
        else:
            for i, byte in zip(places, data):
                base[i] = byte

    def __delitem__(self, key):
        raise TypeError('cannot delete memory')

    def __iter__(self):
        for i in range(len(self)):
            yield self[i]

    def __contains__(self, item):
        return item in self.tolist()

    def __eq__(self, other):
        if isinstance(other, memoryview):
            return self is other or self.tolist() == other.tolist()
        if isinstance(other, (bytes, bytearray)):
            return self.tobytes() == other
        if hasattr(type(other), '_as_memory'):
            return self == memoryview(other)
        return NotImplemented

    def __hash__(self):
        if not self.readonly:
            raise ValueError('cannot hash writable memoryview object')
        return hash(self.tobytes())

    def cast(self, format, shape=None):
        self._check()
        size = _FORMAT_SIZES.get(format)
        if size is None:
            raise ValueError("memoryview: destination format must be a native single character format prefixed "
                             "with an optional '@'")
        if len(self._places) % size:
            raise TypeError('memoryview: length is not a multiple of itemsize')
        view = _plain_new(memoryview)
        view._set(self._base, self._places, format, size)
        return view

    def toreadonly(self):
        view = _plain_new(memoryview)
        view._set(self.tobytes(), range(len(self._places)), self.format, self.itemsize)
        return view

    def release(self):
        self._base = None

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *error):
        self.release()


# For bytes.join().
def _views_to_bytes(items):
    return [bytes(x) if isinstance(x, memoryview) else x for x in items]


_plain_new = object.__new__
