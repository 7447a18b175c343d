"""Weak references and containers of them."""

from _weakref import getweakrefs, ref
from _collections_abc import MutableMapping as _MutableMapping, MutableSet as _MutableSet

ReferenceType = ref


def getweakrefcount(object, /):  # C
    return len(getweakrefs(object))


class WeakMethod:
    """A weak reference to a bound method."""

    def __init__(self, method, callback=None):
        self._self = ref(method.__self__, None if callback is None else lambda _: callback(self))
        self._function = ref(method.__func__)

    def __call__(self):
        target, function = self._self(), self._function()
        if target is None or function is None:
            return None
        return function.__get__(target)


class _ProxyRef(ref):  # C
    """One of its own for each proxy."""

    __slots__ = ()


class _Proxy:  # C
    __slots__ = ('_ref',)

    def __init__(self, obj, callback=None):
        object.__setattr__(self, '_ref', _ProxyRef(obj, callback))

    def _target(self):
        obj = object.__getattribute__(self, '_ref')()
        if obj is None:
            raise ReferenceError('weakly-referenced object no longer exists')
        return obj

    def __getattribute__(self, name):
        return getattr(_Proxy._target(self), name)

    def __setattr__(self, name, value):
        setattr(_Proxy._target(self), name, value)

    def __delattr__(self, name):
        delattr(_Proxy._target(self), name)

    def __str__(self):
        return str(_Proxy._target(self))

    def __repr__(self):
        return repr(_Proxy._target(self))

    def __call__(self, *args, **kwargs):
        return _Proxy._target(self)(*args, **kwargs)

    def __len__(self):
        return len(_Proxy._target(self))

    def __getitem__(self, key):
        return _Proxy._target(self)[key]

    def __iter__(self):
        return iter(_Proxy._target(self))

    def __contains__(self, item):
        return item in _Proxy._target(self)

    def __bool__(self):
        return bool(_Proxy._target(self))

    def __eq__(self, other):
        return _Proxy._target(self) == other

    __hash__ = None


ProxyType = CallableProxyType = _Proxy


def proxy(obj, callback=None):  # C
    return _Proxy(obj, callback)


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

    def __repr__(self):
        return f'<WeakValueDictionary at {id(self):#x}>'


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

    def __repr__(self):
        return repr(set(self))


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
