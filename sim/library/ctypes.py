# Hidden: in CPython this is C code.
# C's types of numbers, arrays and structures: values in memory of this process or shared between processes.

import _multiprocessing
import sys as _sys

# A memory is a bytearray, or the number of a segment that processes share.
_load = _multiprocessing.load
_store = _multiprocessing.store


class ArgumentError(Exception):
    pass


class _Meta(type):
    def __mul__(cls, length):
        return _array_type(cls, length)

    __rmul__ = __mul__


class _CData(metaclass=_Meta):
    _size_ = 0
    _align_ = 1

    @classmethod
    def _on(cls, memory, offset=0, owner=None):
        """An object of this type over memory that is there."""
        self = cls.__new__(cls)
        self._memory = memory
        self._offset = offset
        self._owner = owner
        return self

    def _allocate(self):
        self._memory = bytearray(self._size_)
        self._offset = 0
        self._owner = None

    @classmethod
    def from_buffer_copy(cls, source, offset=0):
        data = bytes(source)[offset:offset + cls._size_]
        if len(data) < cls._size_:
            raise ValueError(f'Buffer size too small ({len(data)} instead of at least {cls._size_} bytes)')
        return cls._on(bytearray(data))

    def _bytes(self):
        if isinstance(self._memory, int):
            return _multiprocessing.shm_read(self._memory, self._offset, self._size_)
        return bytes(self._memory[self._offset:self._offset + self._size_])

    def __bytes__(self):
        return self._bytes()

    def _set_bytes(self, data):
        if isinstance(self._memory, int):
            _multiprocessing.shm_write(self._memory, self._offset, bytes(data))
        else:
            self._memory[self._offset:self._offset + len(data)] = data

    def __reduce__(self):
        if isinstance(self._memory, int):
            return _rebuild, (type(self), self._memory, self._offset)
        return _rebuild, (type(self), self._memory, self._offset)


def _rebuild(cls, memory, offset):
    return cls._on(memory, offset)


# --- numbers ---------------------------------------------------------------------------------------------------------
class _SimpleCData(_CData):
    _type_ = None
    _wraps_ = False

    def __init__(self, value=None):
        self._allocate()
        if value is not None:
            self.value = value

    @property
    def value(self):
        return _load(self._memory, self._offset, self._code_)

    @value.setter
    def value(self, value):
        _store(self._memory, self._offset, self._code_, self._checked(value))

    @classmethod
    def _checked(cls, value):
        if cls._wraps_:
            if not isinstance(value, int):
                if not hasattr(value, '__index__'):
                    raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
                value = value.__index__()
            bits = cls._size_ * 8
            value &= (1 << bits) - 1
            if value >> (bits - 1):
                value -= 1 << bits
        elif cls._code_ in 'df' and not isinstance(value, (int, float)):
            raise TypeError(f'must be real number, not {type(value).__name__}')
        elif cls._code_ == 'c' and isinstance(value, int):
            value = bytes([value])
        return value

    def __bool__(self):
        return bool(self.value)

    def __repr__(self):
        return f'{type(self).__name__}({self.value!r})'


def _number(name, code, size, letter, wraps=True):
    return _Meta(name, (_SimpleCData,), {'__module__': 'ctypes', '_code_': code, '_size_': size, '_align_': size,
                                         '_wraps_': wraps, '_type_': letter, '__slots__': ()
                                         } | {'__doc__': None})


def _signed(name, size, letter):
    return _number(name, {1: 'b', 2: 'h', 4: 'i', 8: 'q'}[size], size, letter)


def _unsigned(name, size, letter):
    return _number(name, {1: 'B', 2: 'H', 4: 'I', 8: 'Q'}[size], size, letter)


c_byte, c_short, c_int, c_long = _signed('c_byte', 1, 'b'), _signed('c_short', 2, 'h'), _signed('c_int', 4, 'i'), \
    _signed('c_long', 8, 'l')
c_ubyte, c_ushort, c_uint, c_ulong = _unsigned('c_ubyte', 1, 'B'), _unsigned('c_ushort', 2, 'H'), \
    _unsigned('c_uint', 4, 'I'), _unsigned('c_ulong', 8, 'L')
c_longlong, c_ulonglong = c_long, c_ulong
c_int8, c_int16, c_int32, c_int64 = c_byte, c_short, c_int, c_long
c_uint8, c_uint16, c_uint32, c_uint64 = c_ubyte, c_ushort, c_uint, c_ulong
c_size_t, c_ssize_t = c_ulong, c_long
c_float = _number('c_float', 'f', 4, 'f', False)
c_double = _number('c_double', 'd', 8, 'd', False)
c_longdouble = c_double
c_bool = _number('c_bool', '?', 1, '?', False)
c_char = _number('c_char', 'c', 1, 'c', False)


class _WideChar(_SimpleCData):
    @property
    def value(self):
        return chr(_load(self._memory, self._offset, 'I'))

    @value.setter
    def value(self, value):
        if not isinstance(value, str) or len(value) != 1:
            raise TypeError('one character unicode string expected')
        _store(self._memory, self._offset, 'I', ord(value))


c_wchar = _Meta('c_wchar', (_WideChar,), {'__module__': 'ctypes', '_code_': 'I', '_size_': 4, '_align_': 4, '_type_': 'u'})


# --- arrays ------------------------------------------------------------------------------------------------------------
_array_types = {}


class Array(_CData):
    _length_ = 0
    _type_ = None

    def __init__(self, *values):
        self._allocate()
        if len(values) > self._length_:
            raise IndexError('invalid index')
        for i, value in enumerate(values):
            self[i] = value

    def __len__(self):
        return self._length_

    def _place(self, index):
        if index < 0:
            index += self._length_
        if not 0 <= index < self._length_:
            raise IndexError('invalid index')
        return self._offset + index * self._type_._size_

    def __getitem__(self, index):
        if isinstance(index, slice):
            items = [self[i] for i in range(*index.indices(self._length_))]
            if self._type_ is c_char:
                return b''.join(items)
            return ''.join(items) if self._type_ is c_wchar else items
        place = self._place(index)
        kind = self._type_
        if issubclass(kind, _SimpleCData):
            if kind is c_wchar:
                return chr(_load(self._memory, place, 'I'))
            return _load(self._memory, place, kind._code_)
        return kind._on(self._memory, place, self)

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            places = range(*index.indices(self._length_))
            values = [bytes([b]) for b in value] if isinstance(value, (bytes, bytearray)) else list(value)
            if len(places) != len(values):
                raise ValueError('Can only assign sequence of same size')
            for i, item in zip(places, values):
                self[i] = item
            return
        place = self._place(index)
        kind = self._type_
        if isinstance(value, kind):
            kind._on(self._memory, place)._set_bytes(value._bytes())
        elif kind is c_wchar:
            _store(self._memory, place, 'I', ord(value))
        elif issubclass(kind, _SimpleCData):
            _store(self._memory, place, kind._code_, kind._checked(value))
        elif isinstance(value, tuple):
            kind._on(self._memory, place)._set_bytes(kind(*value)._bytes())
        else:
            raise TypeError(f'incompatible types, {type(value).__name__} instance instead of {kind.__name__} instance')

    def __iter__(self):
        for i in range(self._length_):
            yield self[i]

    def _check_text(self):
        if self._type_ not in (c_char, c_wchar):
            raise AttributeError(f"'{type(self).__name__}' object has no attribute 'value'")

    @property
    def raw(self):
        return self._bytes()

    @raw.setter
    def raw(self, data):
        if len(data) > self._size_:
            raise ValueError('byte string too long')
        self._set_bytes(data)

    @property
    def value(self):
        self._check_text()
        if self._type_ is c_wchar:
            return self[:].partition('\0')[0]
        return self._bytes().partition(b'\0')[0]

    @value.setter
    def value(self, text):
        self._check_text()
        if len(text) > self._length_:
            raise ValueError('byte string too long' if self._type_ is c_char else 'string too long')
        if self._type_ is c_wchar:
            for i, letter in enumerate(text):
                self[i] = letter
            if len(text) < self._length_:
                self[len(text)] = '\0'
            return
        self._set_bytes(text + b'\0' if len(text) < self._length_ else text)

    def __repr__(self):
        return f'<{type(self).__module__}.{type(self).__name__} object at {id(self):#x}>'

    def __reduce__(self):
        return _rebuild_array, (self._type_, self._length_, self._memory, self._offset)


def _rebuild_array(kind, length, memory, offset):
    return _array_type(kind, length, 'multiprocessing.sharedctypes')._on(memory, offset)


def _array_type(kind, length, module=None):
    if not isinstance(length, int):
        raise TypeError("can't multiply sequence by non-int of type " + repr(type(length).__name__))
    if length < 0:
        raise ValueError('Array length must be >= 0, not ' + str(length))
    made = _array_types.get((kind, length))
    if made is None:
        made = _array_types[kind, length] = _Meta(f'{kind.__name__}_Array_{length}', (Array,), {
            '__module__': module or _sys._getframe(0).f_globals.get('__name__', 'ctypes'),  # whoever made it first
            '_type_': kind, '_length_': length, '_size_': kind._size_ * length, '_align_': kind._align_})
    return made


def ARRAY(kind, length):
    return kind * length


def create_string_buffer(init, size=None):
    if isinstance(init, bytes):
        made = _array_type(c_char, size or len(init) + 1, 'ctypes')()
        made.value = init
        return made
    if isinstance(init, int):
        return _array_type(c_char, init, 'ctypes')()
    raise TypeError(init)


# --- structures ---------------------------------------------------------------------------------------------------------
class _Field:
    def __init__(self, name, kind, offset):
        self.name = name
        self.kind = kind
        self.offset = offset
        self.size = kind._size_

    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        made = self.kind._on(obj._memory, obj._offset + self.offset, obj)
        return made.value if issubclass(self.kind, _SimpleCData) else made

    def __set__(self, obj, value):
        place = self.kind._on(obj._memory, obj._offset + self.offset)
        if isinstance(value, self.kind):
            place._set_bytes(value._bytes())
        elif issubclass(self.kind, _SimpleCData) or isinstance(value, (bytes, str)):
            place.value = value
        elif isinstance(value, tuple):
            place._set_bytes(self.kind(*value)._bytes())
        else:
            raise TypeError(f'expected {self.kind.__name__} instance, got {type(value).__name__}')

    def __repr__(self):
        return f'<Field type={self.kind.__name__}, ofs={self.offset}, size={self.size}>'


class _StructureMeta(_Meta):
    def __new__(meta, name, bases, namespace):
        cls = _Meta.__new__(meta, name, bases, namespace)
        if '_fields_' in namespace:
            cls._lay_out()
        return cls

    def __setattr__(cls, name, value):
        type.__setattr__(cls, name, value)
        if name == '_fields_':
            cls._lay_out()

    def _lay_out(cls):
        base = cls.__mro__[1]
        at, align = base._size_, base._align_
        names = list(getattr(base, '_names_', ()))
        for name, kind, *_ in cls.__dict__['_fields_']:
            step = min(kind._align_, cls.__dict__.get('_pack_', 8))
            if not cls._overlaps_:
                at += -at % step
            type.__setattr__(cls, name, _Field(name, kind, 0 if cls._overlaps_ else at))
            at = max(at, kind._size_) if cls._overlaps_ else at + kind._size_
            align = max(align, step)
            names.append(name)
        type.__setattr__(cls, '_size_', at + -at % align)
        type.__setattr__(cls, '_align_', align)
        type.__setattr__(cls, '_names_', tuple(names))


class Structure(_CData, metaclass=_StructureMeta):
    _overlaps_ = False
    _names_ = ()

    def __init__(self, *args, **kwargs):
        self._allocate()
        if len(args) > len(self._names_):
            raise TypeError('too many initializers')
        for name, value in zip(self._names_, args):
            setattr(self, name, value)
        for name, value in kwargs.items():
            setattr(self, name, value)


class Union(Structure):
    _overlaps_ = True


# --- about types --------------------------------------------------------------------------------------------------------
def sizeof(obj):
    kind = obj if isinstance(obj, type) else type(obj)
    if not issubclass(kind, _CData):
        raise TypeError('this type has no size')
    return kind._size_


def alignment(obj):
    return (obj if isinstance(obj, type) else type(obj))._align_


def addressof(obj):
    return id(obj._memory) + obj._offset


def memset(dst, value, count):
    dst._set_bytes(bytes([value & 0xff]) * count)


def memmove(dst, src, count):
    dst._set_bytes((src if isinstance(src, bytes) else src._bytes())[:count])


class py_object(_CData):
    """A reference to an object; it has no memory of its own here."""
    _size_ = _align_ = 8
    _type_ = 'O'

    def __init__(self, value=None):
        self.value = value

    def __repr__(self):
        return f'py_object({self.value!r})'


class _Exported:
    """A function of the interpreter itself, which ctypes can call."""
    argtypes = None
    restype = c_int

    def __init__(self, function):
        self._function = function

    def __call__(self, *args):
        return self._function(*[_passed(arg, self.argtypes[place] if self.argtypes and place < len(self.argtypes) else None)
                                for place, arg in enumerate(args)])


def _passed(arg, kind):
    """As C gets it: an int whose type nobody told is an int of 32 bits."""
    if isinstance(arg, (_CData, _Reference)):
        return arg.value
    if isinstance(arg, int) and kind is None:
        return c_int(arg).value
    return arg


def _set_async_exc(ident, exception):
    import _kvant
    if exception is not None and exception != 0 and not (isinstance(exception, type) and issubclass(exception, BaseException)) \
            and not isinstance(exception, BaseException):
        raise TypeError('exceptions must derive from BaseException')
    return int(_kvant.raise_in_thread(ident, exception or None))


class PyDLL:
    def __init__(self, name=None, *args, **options):
        if name is not None:
            raise OSError(f'{name}: cannot open shared object file: No such file or directory')
        self._name = name
        self._handle = 0

    def __getattr__(self, name):
        if name == 'PyThreadState_SetAsyncExc':
            function = _Exported(_set_async_exc)
        else:
            raise AttributeError(f'/usr/bin/python3: undefined symbol: {name}')
        setattr(self, name, function)
        return function

    def __getitem__(self, name):
        return getattr(self, name)


pythonapi = PyDLL(None)


class _Reference:
    def __init__(self, obj):
        self.contents = obj
        self._obj = obj


def byref(obj, offset=0):
    return _Reference(obj)


def pointer(obj):
    return _Reference(obj)
