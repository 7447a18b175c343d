"""ctypes objects in memory that processes share, bare or with a lock."""

import _multiprocessing
import ctypes
from multiprocessing import context

__all__ = ['RawValue', 'RawArray', 'Value', 'Array', 'copy', 'synchronized']

typecode_to_type = {
    'c': ctypes.c_char, 'u': ctypes.c_wchar, 'b': ctypes.c_byte, 'B': ctypes.c_ubyte, 'h': ctypes.c_short,
    'H': ctypes.c_ushort, 'i': ctypes.c_int, 'I': ctypes.c_uint, 'l': ctypes.c_long, 'L': ctypes.c_ulong,
    'q': ctypes.c_longlong, 'Q': ctypes.c_ulonglong, 'f': ctypes.c_float, 'd': ctypes.c_double}


def _new_value(kind):
    segment, _ = _multiprocessing.shm_open('', 1, max(ctypes.sizeof(kind), 1))
    return kind._on(segment)


def _initialize(obj, args):
    if not args:
        return
    if isinstance(obj, ctypes._SimpleCData):
        if len(args) > 1:
            raise TypeError(f'{type(obj).__name__}() takes at most 1 argument ({len(args)} given)')
        obj.value = args[0]
    else:
        obj._set_bytes(type(obj)(*args)._bytes())


def RawValue(typecode_or_type, *args):
    kind = typecode_to_type.get(typecode_or_type, typecode_or_type)
    obj = _new_value(kind)
    _initialize(obj, args)
    return obj


def RawArray(typecode_or_type, size_or_initializer):
    kind = typecode_to_type.get(typecode_or_type, typecode_or_type)
    if isinstance(size_or_initializer, int):
        return _new_value(kind * size_or_initializer)
    items = list(size_or_initializer) if not hasattr(size_or_initializer, '__len__') else size_or_initializer
    made = _new_value(kind * len(items))
    made._set_bytes((kind * len(items))(*([bytes([b]) for b in items] if isinstance(items, bytes) else items))._bytes())
    return made


def _with_lock(obj, lock, ctx):
    if lock is False:
        return obj
    if lock in (True, None):
        lock = (ctx or context._default_context.get_context()).RLock()
    if not hasattr(lock, 'acquire'):
        raise AttributeError(f"{lock!r} has no method 'acquire'")
    return synchronized(obj, lock, ctx=ctx)


def Value(typecode_or_type, *args, lock=True, ctx=None):
    return _with_lock(RawValue(typecode_or_type, *args), lock, ctx)


def Array(typecode_or_type, size_or_initializer, *, lock=True, ctx=None):
    return _with_lock(RawArray(typecode_or_type, size_or_initializer), lock, ctx)


def copy(obj):
    made = _new_value(type(obj))
    made._set_bytes(obj._bytes())
    return made


def synchronized(obj, lock=None, ctx=None):
    assert not isinstance(obj, SynchronizedBase), 'object already synchronized'
    if isinstance(obj, ctypes._SimpleCData):
        return Synchronized(obj, lock, ctx)
    if isinstance(obj, ctypes.Array):
        return (SynchronizedString if obj._type_ is ctypes.c_char else SynchronizedArray)(obj, lock, ctx)
    return _structure_class(type(obj))(obj, lock, ctx)


_structure_classes = {}


def _structure_class(kind):
    made = _structure_classes.get(kind)
    if made is None:
        namespace = {name: _field(name) for name in kind._names_}
        made = _structure_classes[kind] = type('Synchronized' + kind.__name__, (SynchronizedBase,), namespace)
    return made


def _field(name):
    def get(self):
        with self._lock:
            return getattr(self._obj, name)

    def put(self, value):
        with self._lock:
            setattr(self._obj, name, value)
    return property(get, put)


class SynchronizedBase:
    def __init__(self, obj, lock=None, ctx=None):
        self._obj = obj
        self._lock = lock or (ctx or context._default_context.get_context()).RLock()
        self.get_lock_ = None
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __reduce__(self):
        context.assert_spawning(self)
        return synchronized, (self._obj, self._lock)

    def get_obj(self):
        return self._obj

    def get_lock(self):
        return self._lock

    def __repr__(self):
        return f'<{type(self).__name__} wrapper for {self._obj}>'


class Synchronized(SynchronizedBase):
    value = _field('value')


class SynchronizedArray(SynchronizedBase):
    def __len__(self):
        return len(self._obj)

    def __getitem__(self, i):
        with self._lock:
            return self._obj[i]

    def __setitem__(self, i, value):
        with self._lock:
            self._obj[i] = value

    def __getslice__(self, start, stop):
        return self[start:stop]


class SynchronizedString(SynchronizedArray):
    value = _field('value')
    raw = _field('raw')
