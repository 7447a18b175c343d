# Hidden: in CPython this is C code.
"""Functions on functions."""

from _thread import RLock as _RLock

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):  # Python
    for name in assigned:
        value = getattr(wrapped, name, _missing)
        if value is not _missing:
            setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):  # Python
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


class partial:
    """partial(func, *args, **keywords) - new function with partial application
    of the given arguments and keywords.
"""

    _in_c_ = True
    __class_getitem__ = classmethod(type(list[int]))

    def __new__(cls, /, *args, **keywords):
        if not args:
            raise TypeError("type 'partial' takes at least one argument")
        func, *args = args
        args = tuple(args)
        if not callable(func):
            raise TypeError('the first argument must be callable')
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = super().__new__(cls)
        self.func = func
        self.args = args
        self.keywords = keywords
        return self

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        name = 'functools.partial' if type(self) is partial else type(self).__qualname__
        parts = [repr(self.func)]
        parts.extend([repr(x) for x in self.args])
        parts.extend([f'{key}={value!r}' for key, value in self.keywords.items()])
        return f'{name}({", ".join(parts)})'

    def __reduce__(self):
        return type(self), (self.func, *self.args), (self.func, self.args, self.keywords, None)

    def __setstate__(self, state):
        self.func, self.args, self.keywords, _ = state


class partialmethod:  # Python
    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, instance, owner=None):
        function = self.func.__get__(instance, owner) if hasattr(self.func, '__get__') else self.func
        return partial(function, *self.args, **self.keywords)

    __class_getitem__ = classmethod(type(list[int]))


_missing = object()


def reduce(function, iterable, initial=_missing, /):
    try:
        it = iter(iterable)
    except TypeError:
        raise TypeError('reduce() arg 2 must support iteration') from None
    if initial is _missing:
        try:
            value = next(it)
        except StopIteration:
            raise TypeError('reduce() of empty iterable with no initial value') from None
    else:
        value = initial
    for item in it:
        value = function(value, item)
    return value


_cache_info_type = None


def _made_cache_info(*values):
    global _cache_info_type
    if _cache_info_type is None:  # most programs never ask
        from collections import namedtuple
        _cache_info_type = namedtuple('CacheInfo', 'hits misses maxsize currsize', module='functools')
    return _cache_info_type(*values)


_keyword_mark = object()


def _make_key(args, kwargs, typed):
    key = args
    if kwargs:
        key = (*args, _keyword_mark)
        for item in kwargs.items():
            key += item
    if typed:
        key += tuple([type(v) for v in args]) + tuple([type(v) for v in kwargs.values()])
    elif len(key) == 1 and type(key[0]) in (int, str):
        return key[0]
    return key


class _lru_cache_wrapper:
    _in_c_ = True
    def __init__(self, function, maxsize, typed):
        self._function = function
        self._maxsize = maxsize
        self._typed = typed
        self._hits = self._misses = 0
        self._cache = {}  # oldest use first
        self._lock = _RLock()
        update_wrapper(self, function)

    def __call__(self, /, *args, **kwargs):
        if self._maxsize == 0:
            self._misses += 1
            return self._function(*args, **kwargs)
        key = _make_key(args, kwargs, self._typed)
        cache = self._cache
        with self._lock:
            result = cache.get(key, _missing)
            if result is not _missing:
                self._hits += 1
                if self._maxsize is not None:
                    del cache[key]
                    cache[key] = result
                return result
            self._misses += 1
        result = self._function(*args, **kwargs)
        with self._lock:
            if key not in cache:
                if self._maxsize is not None and len(cache) >= self._maxsize:
                    del cache[next(iter(cache))]
                cache[key] = result
        return result

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        from types import MethodType
        return MethodType(self, instance)

    def cache_info(self):
        return _made_cache_info(self._hits, self._misses, self._maxsize, len(self._cache))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return self.__qualname__

    def cache_parameters(self):
        return {'maxsize': self._maxsize, 'typed': self._typed}

    def cache_clear(self):
        with self._lock:
            self._cache.clear()
            self._hits = self._misses = 0


def lru_cache(maxsize=128, typed=False):  # Python
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return _lru_cache_wrapper(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')
    return lambda function: _lru_cache_wrapper(function, maxsize, typed)


def cache(function, /):  # Python
    return _lru_cache_wrapper(function, None, False)


def cmp_to_key(mycmp):
    compare = mycmp

    class K:
        __slots__ = ('obj',)

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return compare(self.obj, other.obj) < 0

        def __gt__(self, other):
            return compare(self.obj, other.obj) > 0

        def __eq__(self, other):
            return compare(self.obj, other.obj) == 0

        def __le__(self, other):
            return compare(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return compare(self.obj, other.obj) >= 0

        __hash__ = None
    return K


def _derived(name, root):  # Python
    """The comparison `name`, from the comparison `root` that the class has and, where that is not enough, equality."""
    opposite = {'lt': 'ge', 'ge': 'lt', 'le': 'gt', 'gt': 'le'}
    strict = name[1] == 't'
    with_equality = opposite[name] != root  # the same direction, or the other one

    def derived(self, other):
        result = getattr(type(self), f'__{root}__')(self, other)
        if result is NotImplemented:
            return result
        if name[0] != root[0]:
            result = not result
        if not with_equality:
            return result
        return result and self != other if strict else result or self == other
    derived.__name__ = f'__{name}__'
    derived.__qualname__ = f'_{name}_from_{root}'
    return derived


_derivations = {
    f'__{root}__': tuple([(f'__{name}__', _derived(name, root)) for name in ('lt', 'le', 'gt', 'ge') if name != root])
    for root in ('lt', 'le', 'gt', 'ge')
}


def total_ordering(cls):  # Python
    defined = [name for name in _derivations if getattr(cls, name, None) is not getattr(object, name, None)]
    if not defined:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = max(defined)
    for name, function in _derivations[root]:
        if name not in defined:
            setattr(cls, name, function)
    return cls


class cached_property:  # Python
    def __init__(self, func):
        self.func, self.attrname = func, None
        self.__doc__, self.lock = func.__doc__, _RLock()

    def __set_name__(self, owner, name):
        if self.attrname not in (None, name):
            raise TypeError('Cannot assign the same cached_property to two different names '
                            f'({self.attrname!r} and {name!r}).')
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
        try:
            values = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache "
                            f'{self.attrname!r} property.') from None
        name = self.attrname
        if (value := values.get(name, _missing)) is not _missing:
            return value
        with self.lock:
            if (value := values.get(name, _missing)) is not _missing:
                return value  # another thread was first
            value = self.func(instance)
            try:
                values[name] = value
            except TypeError:
                raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} instance does not "
                                f'support item assignment for caching {name!r} property.') from None
        return value

    __class_getitem__ = classmethod(type(list[int]))


def _find_implementation(cls, registry):
    for base in cls.__mro__:
        if base in registry:
            return registry[base]
        # Abstract classes that `base` is the first to count as.
        found = [known for known in registry if known is not None and known not in cls.__mro__
                 and issubclass(base, known) and not any([issubclass(b, known) for b in base.__bases__])]
        found = [known for known in found
                 if not any([other is not known and issubclass(other, known) for other in found])]
        if len(found) > 1:
            raise RuntimeError(f'Ambiguous dispatch: {found[0]} or {found[1]}')
        if found:
            return registry[found[0]]
    return registry.get(object)


def _dispatch_types(cls):
    """The classes of a class or a union of classes; None if it is neither."""
    from types import UnionType
    if isinstance(cls, type) and not hasattr(cls, '__origin__'):
        return (cls,)
    if isinstance(cls, UnionType) or getattr(cls, '__origin__', None) is _typing_union():
        kinds = cls.__args__
        return kinds if all([isinstance(kind, type) for kind in kinds]) else None
    return None


def _typing_union():
    import sys
    typing = sys.modules.get('typing')
    return _missing if typing is None else typing.Union


def singledispatch(func):  # Python
    from types import MappingProxyType
    registry = {}

    def dispatch(cls):
        return _find_implementation(cls, registry)

    def register(cls, func=None):
        kinds = _dispatch_types(cls)
        if kinds is not None:
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(f'Invalid first argument to `register()`. {cls!r} is not a class or union type.')
            func = cls
            function = getattr(func, '__func__', func)
            if not getattr(function, '__annotations__', None):
                raise TypeError(f'Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` '
                                'or plain `@register` on an annotated function.')
            from typing import get_type_hints
            name, cls = next(iter(get_type_hints(function).items()))
            kinds = _dispatch_types(cls)
            if kinds is None:
                what = 'not all arguments are classes' if hasattr(cls, '__args__') else 'is not a class'
                raise TypeError(f'Invalid annotation for {name!r}. {cls!r} {what}.')
        for kind in kinds:
            registry[kind] = func
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f'{name} requires at least 1 positional argument')
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, '__name__', 'singledispatch function')
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = lambda: None
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:  # Python
    def __init__(self, func):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        implementation_for = self.dispatcher.dispatch

        def _method(*args, **kwargs):
            return implementation_for(args[0].__class__).__get__(obj, cls)(*args, **kwargs)
        _method.__isabstractmethod__, _method.register = self.__isabstractmethod__, self.register
        update_wrapper(_method, getattr(self.func, '__func__', self.func))
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)


for _function in (reduce, cmp_to_key):
    _function.__module__ = '_functools'
