"""Weak references and containers of them."""

from _weakref import getweakrefs, ref
from _collections_abc import Mapping as _Mapping, MutableMapping as _MutableMapping, MutableSet as _MutableSet

ReferenceType = ref


def getweakrefcount(object, /):  # C
    return len(getweakrefs(object))


class WeakMethod:
    """A weak reference to a bound method."""

    def __init__(self, meth, callback=None):
        try:
            target, function = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f'argument should be a bound method, not {type(meth)}') from None
        alive = True

        def gone(_):
            nonlocal alive
            if alive:
                alive = False
                if callback is not None:
                    callback(self)
        self._self = ref(target, gone)
        self._function = ref(function, gone)
        self._kind = type(meth)

    def __call__(self):
        target, function = self._self(), self._function()
        if target is None or function is None:
            return None
        return self._kind(function, target)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if self() is None or other() is None:
            return self is other
        return self._self == other._self and self._function == other._function

    def __hash__(self):
        return hash(self._self)


class _ProxyRef(ref):  # C
    """One of its own for each proxy."""

    __slots__ = ()


class ProxyType:  # C
    __slots__ = ('_ref',)
    _in_c_ = True

    def __init__(self, obj, callback=None):
        object.__setattr__(self, '_ref', _ProxyRef(obj, callback))

    def __getattribute__(self, name):
        return getattr(_target(self), name)

    def __setattr__(self, name, value):
        setattr(_target(self), name, value)

    def __delattr__(self, name):
        delattr(_target(self), name)

    def __str__(self):
        return str(_target(self))

    def __repr__(self):
        obj = object.__getattribute__(self, '_ref')()
        return f'<weakproxy at {id(self):#x} to {type(obj).__name__} at {id(obj):#x}>'

    def __len__(self):
        return len(_target(self))

    def __getitem__(self, key):
        return _target(self)[key]

    def __setitem__(self, key, value):
        _target(self)[key] = value

    def __delitem__(self, key):
        del _target(self)[key]

    def __iter__(self):
        return iter(_target(self))

    def __next__(self):
        obj = _target(self)
        if not hasattr(type(obj), '__next__'):
            raise TypeError(f"Weakref proxy referenced a non-iterator {type(obj).__name__!r} object")
        return next(obj)

    def __contains__(self, item):
        return item in _target(self)

    def __bool__(self):
        return bool(_target(self))

    __hash__ = None


class CallableProxyType(ProxyType):  # C
    __slots__ = ()
    _in_c_ = True

    def __call__(self, *args, **kwargs):
        return _target(self)(*args, **kwargs)


def _target(proxy):  # C
    obj = object.__getattribute__(proxy, '_ref')()
    if obj is None:
        raise ReferenceError('weakly-referenced object no longer exists')
    return obj


def _bare(value):  # C
    return _target(value) if type(value) is ProxyType or type(value) is CallableProxyType else value


def _with_operators():
    """Operators look for what both sides stand for."""
    import operator

    def unary(function):
        return lambda self: function(_target(self))

    def binary(function):
        return lambda self, other: function(_target(self), _bare(other))

    def reflected(function):
        return lambda self, other: function(_bare(other), _target(self))

    for name in ('neg', 'pos', 'abs', 'invert', 'index'):
        setattr(ProxyType, f'__{name}__', unary(getattr(operator, name)))
    for name, function in ('int', int), ('float', float), ('reversed', reversed), ('bytes', bytes):
        setattr(ProxyType, f'__{name}__', unary(function))
    for name in ('lt', 'le', 'eq', 'ne', 'gt', 'ge', 'iadd', 'isub', 'imul', 'itruediv', 'ifloordiv', 'imod', 'ipow',
                 'ilshift', 'irshift', 'iand', 'ixor', 'ior', 'imatmul'):
        setattr(ProxyType, f'__{name}__', binary(getattr(operator, name)))
    for name in ('add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'pow', 'lshift', 'rshift', 'and_', 'xor', 'or_',
                 'matmul'):
        function = getattr(operator, name)
        name = name.strip('_')
        setattr(ProxyType, f'__{name}__', binary(function))
        setattr(ProxyType, f'__r{name}__', reflected(function))


_with_operators()
del _with_operators
ProxyTypes = ProxyType, CallableProxyType


def proxy(object, callback=None, /):  # C
    return (CallableProxyType if callable(object) else ProxyType)(object, callback)


# Gives a class of mappings the operator |.
def _merging(cls):
    def __or__(self, other):
        if not isinstance(other, _Mapping):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

    def __ror__(self, other):
        if not isinstance(other, _Mapping):
            return NotImplemented
        made = type(self)(other)
        made.update(self)
        return made

    def __ior__(self, other):
        self.update(other)
        return self

    for operator in __or__, __ror__, __ior__:
        operator.__qualname__ = f'{cls.__name__}.{operator.__name__}'
        setattr(cls, operator.__name__, operator)
    return cls


@_merging
class WeakValueDictionary(_MutableMapping):
    def __init__(self, other=(), /, **kwargs):
        self._refs = {}
        self.update(other, **kwargs)

    def __getitem__(self, key):
        value = self._refs[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        refs = self._refs

        def forget(dead):
            if refs.get(key) is dead:
                del refs[key]
        refs[key] = ref(value, forget)

    def __delitem__(self, key):
        del self._refs[key]

    def __contains__(self, key):
        return key in self._refs and self._refs[key]() is not None

    def __len__(self):
        return len(self._refs)

    def __iter__(self):
        for key, value in list(self._refs.items()):
            if value() is not None:
                yield key

    def valuerefs(self):
        return list(self._refs.values())

    def itervaluerefs(self):
        yield from self.valuerefs()

    def copy(self):
        return WeakValueDictionary(self)

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        made = type(self)()
        for key, value in self.items():
            made[deepcopy(key, memo)] = value
        return made

    def __repr__(self):
        return f'<WeakValueDictionary at {id(self):#x}>'


@_merging
class WeakKeyDictionary(_MutableMapping):
    def __init__(self, other=None):
        self._data = {}
        if other is not None:
            self.update(other)

    def _ref(self, key):
        data = self._data

        def forget(dead):
            data.pop(dead, None)
        return ref(key, forget)

    def __getitem__(self, key):
        return self._data[ref(key)]

    def __setitem__(self, key, value):
        self._data[self._ref(key)] = value

    def __delitem__(self, key):
        del self._data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self._data
        except TypeError:
            return False

    def __len__(self):
        return len(self._data)

    def __iter__(self):
        for wr in list(self._data):
            key = wr()
            if key is not None:
                yield key

    def keyrefs(self):
        return list(self._data)

    def copy(self):
        return WeakKeyDictionary(self)

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        made = type(self)()
        for key, value in self.items():
            made[key] = deepcopy(value, memo)
        return made

    def __repr__(self):
        return f'<WeakKeyDictionary at {id(self):#x}>'


class WeakSet(_MutableSet):
    def __init__(self, data=None):
        self._refs = {}
        for item in () if data is None else data:
            self.add(item)

    def add(self, item):
        refs = self._refs

        def forget(dead):
            refs.pop(dead, None)
        wr = ref(item, forget)
        if wr not in refs:
            refs[wr] = None

    def discard(self, item):
        self._refs.pop(ref(item), None)

    def __contains__(self, item):
        try:
            return ref(item) in self._refs
        except TypeError:
            return False

    def __len__(self):
        return len(self._refs)

    def __iter__(self):
        for wr in list(self._refs):
            item = wr()
            if item is not None:
                yield item

    def copy(self):
        return type(self)(self)

    def update(self, other):
        for item in other:
            self.add(item)

    def union(self, other):
        made = self.copy()
        made.update(other)
        return made

    def difference(self, other):
        made = self.copy()
        made.difference_update(other)
        return made

    def difference_update(self, other):
        for item in list(other):
            self.discard(item)

    def intersection(self, other):
        return type(self)(item for item in other if item in self)

    def intersection_update(self, other):
        kept = self.intersection(other)
        self.clear()
        self.update(kept)

    def symmetric_difference(self, other):
        made = self.difference(other)
        made.update(item for item in other if item not in self)
        return made

    def symmetric_difference_update(self, other):
        changed = self.symmetric_difference(other)
        self.clear()
        self.update(changed)

    def issubset(self, other):
        return all([item in other for item in self])

    def issuperset(self, other):
        return all([item in self for item in other])

    def isdisjoint(self, other):
        return not self.intersection(other)

    __or__, __and__, __sub__, __xor__ = union, intersection, difference, symmetric_difference
    __le__, __ge__ = issubset, issuperset

    def __lt__(self, other):
        return len(self) < len(other) and self.issubset(other)

    def __gt__(self, other):
        return len(self) > len(other) and self.issuperset(other)

    def __eq__(self, other):
        if not isinstance(other, WeakSet):
            return NotImplemented
        return set(self) == set(other)

    def __repr__(self):
        return repr(set(self._refs))


class finalize:
    """Calls a function once: when an object dies, or at the end of the program if it lives on and `atexit` is set."""

    _alive = {}  # id → (finalizer, reference to its object), in the order in which they were made

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._alive:
            import atexit
            atexit.unregister(finalize._at_exit)
            atexit.register(finalize._at_exit)
        self._call = func, args, kwargs
        self._atexit = True
        finalize._alive[id(self)] = self, ref(obj, lambda _: self())

    def __call__(self, _=None):
        if finalize._alive.pop(id(self), None) is None:
            return None
        func, args, kwargs = self._call
        return func(*args, **kwargs)

    def detach(self):
        described = self.peek()
        if described is not None:
            del finalize._alive[id(self)]
        return described

    def peek(self):
        entry = finalize._alive.get(id(self))
        obj = None if entry is None else entry[1]()
        return None if obj is None else (obj, *self._call)

    @property
    def alive(self):
        return id(self) in finalize._alive

    @property
    def atexit(self):
        return self.alive and self._atexit

    @atexit.setter
    def atexit(self, value):
        if self.alive:
            self._atexit = bool(value)

    def __repr__(self):
        described = self.peek()
        what = 'dead' if described is None else f'for {type(described[0]).__name__!r} at {id(described[0]):#x}'
        return f'<{type(self).__name__} object at {id(self):#x}; {what}>'

    @staticmethod
    def _at_exit():
        """The latest first; a function may make new ones."""
        while waiting := [each for each, _ in finalize._alive.values() if each._atexit]:
            try:
                waiting[-1]()
            except Exception:
                import sys
                sys.excepthook(*sys.exc_info())
