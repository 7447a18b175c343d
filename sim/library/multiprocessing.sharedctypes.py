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


def _kind_of(typecode_or_type):
    return typecode_to_type.get(typecode_or_type, typecode_or_type)


def RawValue(typecode_or_type, *args):
    obj = _new_value(_kind_of(typecode_or_type))
    simple = isinstance(obj, ctypes._SimpleCData)
    if simple and len(args) > 1:
        raise TypeError(f'__init__ expected at most 1 argument, got {len(args)}')
    if simple and args:
        obj.value, = args
    elif args:
        obj._set_bytes(type(obj)(*args)._bytes())
    return obj


def RawArray(typecode_or_type, size_or_initializer):
    kind = _kind_of(typecode_or_type)
    if isinstance(size_or_initializer, int):
        return _new_value(kind * size_or_initializer)
    items = size_or_initializer if hasattr(size_or_initializer, '__len__') else [*size_or_initializer]
    if isinstance(items, bytes):
        items = [items[i:i + 1] for i in range(len(items))]
    made = _new_value(kind * len(items))
    made._set_bytes(type(made)(*items)._bytes())
    return made


def _with_lock(obj, lock, ctx):
    """lock: False for none, True or None for a new one, or the one to use."""
    if lock is False:
        return obj
    if lock is True or lock is None:
        return synchronized(obj, ctx=ctx)
    if not hasattr(lock, 'acquire'):
        raise AttributeError(f"{lock!r} has no method 'acquire'")
    return synchronized(obj, lock, ctx)


def Value(typecode_or_type, *args, lock=True, ctx=None):
    return _with_lock(RawValue(typecode_or_type, *args), lock, ctx)


def Array(typecode_or_type, size_or_initializer, *, lock=True, ctx=None):
    return _with_lock(RawArray(typecode_or_type, size_or_initializer), lock, ctx)


def copy(obj):
    made = _new_value(type(obj))
    made._set_bytes(obj._bytes())
    return made


def synchronized(obj, lock=None, ctx=None):
    """The object with a lock around each access."""
    assert not isinstance(obj, SynchronizedBase), 'object already synchronized'
    kind = type(obj)
    if issubclass(kind, ctypes._SimpleCData):
        wrapper = Synchronized
    elif issubclass(kind, ctypes.Array):
        wrapper = SynchronizedString if kind._type_ is ctypes.c_char else SynchronizedArray
    else:
        wrapper = _structure_class(kind)
    return wrapper(obj, lock, ctx)


def _field(name):
    def get(self):
        with self._lock:
            return getattr(self._obj, name)

    def put(self, value):
        with self._lock:
            setattr(self._obj, name, value)
    return property(get, put)


_structure_classes = {}


def _structure_class(kind):
    if kind not in _structure_classes:
        fields = {name: _field(name) for name in kind._names_}
        _structure_classes[kind] = type(f'Synchronized{kind.__name__}', (SynchronizedBase,), fields)
    return _structure_classes[kind]


class SynchronizedBase:
    """`value += 1` is two accesses: for that the lock has to be held by `with` around both."""

    def __init__(self, obj, lock=None, ctx=None):
        if not lock:
            lock = (ctx or context._default_context.get_context()).RLock()
        self._obj, self._lock = obj, lock
        self.acquire, self.release = lock.acquire, lock.release

    def get_obj(self):
        return self._obj

    def get_lock(self):
        return self._lock

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *error):
        return self._lock.__exit__(*error)

    def __reduce__(self):
        context.assert_spawning(self)
        return synchronized, (self.get_obj(), self.get_lock())

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
