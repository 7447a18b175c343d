"""How objects are taken apart and put together again, for pickle and copy."""

__all__ = ['pickle', 'constructor', 'add_extension', 'remove_extension', 'clear_extension_cache']

dispatch_table = {}


def constructor(object):
    if not callable(object):
        raise TypeError('constructors must be callable')


def pickle(ob_type, pickle_function, constructor_ob=None):
    if not callable(pickle_function):
        raise TypeError('reduction functions must be callable')
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def _reconstructor(cls, base, state):  # C
    if base is object:
        return object.__new__(cls)
    made = base.__new__(cls, state)
    if base.__init__ is not object.__init__:
        base.__init__(made, state)
    return made


def __newobj__(cls, *args):  # C
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):  # C
    return cls.__new__(cls, *args, **kwargs)


# --- what every class inherits ------------------------------------------------------------------------------------
# Built-in types whose instances have nothing but what their constructor and attributes say.
_PLAIN = (object, int, float, complex, str, bytes, bytearray, tuple, list, dict, set, frozenset, BaseException)

_SHOWN = {'lock': '_thread.lock', 'RLock': '_thread.RLock', '_local': '_thread._local', 'TextIOWrapper': '_io.TextIOWrapper',
          'BufferedReader': '_io.BufferedReader', 'BufferedWriter': '_io.BufferedWriter',
          'weakref': 'weakref.ReferenceType', 'ReferenceType': 'weakref.ReferenceType', 'Context': '_contextvars.Context',
          'SimpleQueue': '_queue.SimpleQueue', 'FileIO': '_io.FileIO', 'memoryview': 'memoryview', 'socket': 'socket',
          'epoll': 'select.epoll', 'ContextVar': '_contextvars.ContextVar', 'Task': '_asyncio.Task', 'Future': '_asyncio.Future'}
# Classes written in Python here and in C there.
_CLOSED = {('_thread', '_local'), ('queue', 'SimpleQueue'), ('_queue', 'SimpleQueue'), ('_io', 'TextIOWrapper'),
           ('_io', 'BufferedReader'), ('_io', 'BufferedWriter'), ('_io', 'FileIO'), ('select', 'epoll'), ('socket', 'socket'),
           ('contextvars', 'Context'), ('contextvars', 'ContextVar'), ('_contextvars', 'Context'), ('_contextvars', 'ContextVar'),
           ('_asyncio', 'Task'), ('_asyncio', 'Future')}


def _refuse(cls):  # C
    for base in cls.__mro__:
        if (base.__module__, base.__name__) in _CLOSED:
            break
    else:
        base = cls
    if base is cls:
        raise TypeError(f"cannot pickle '{_SHOWN.get(cls.__name__, cls.__name__)}' object")
    raise TypeError(f"cannot pickle '{cls.__name__}' object")


def _is_own(cls):  # C
    """Made by a class statement."""
    return '__module__' in cls.__dict__


def _native_base(cls):  # C
    for base in cls.__mro__:
        if not _is_own(base):
            return base
    return object


def _slot_names(cls):  # C
    names = []
    for base in cls.__mro__:
        slots = base.__dict__.get('__slots__', ()) if _is_own(base) else ()
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ('__dict__', '__weakref__'):
                continue
            if name.startswith('__') and not name.endswith('__'):
                stripped = base.__name__.lstrip('_')
                name = f'_{stripped}{name}' if stripped else name
            names.append(name)
    return names


_slotnames = _slot_names


def _object_getstate(self):  # C
    state = getattr(self, '__dict__', None)
    slots = {}
    for name in _slot_names(type(self)):
        try:
            slots[name] = getattr(self, name)
        except AttributeError:
            pass
    if slots:
        return state or None, slots
    return state or None


def _object_reduce(self):  # C
    return _reduce_two(self) if isinstance(self, BaseException) else _object_reduce_ex(self, 0, False)


def _overrides(cls, name):  # C
    for base in cls.__mro__:
        if name in base.__dict__:
            return base is not object
    return False


def _object_reduce_ex(self, protocol, look=True):  # C
    cls = type(self)
    if look and _overrides(cls, '__reduce__'):
        return self.__reduce__()
    special = _special.get(cls)
    if special is not None:
        return special(self)
    for base in cls.__mro__:
        key = base.__module__, base.__name__
        if key in _CLOSED:
            _refuse(cls)
        if key in _LIBRARY and not _overrides(cls, '__getstate__') and not _overrides(cls, '__getnewargs__'):
            return _LIBRARY[key](self)
    native = _native_base(cls)
    if native is BaseException or issubclass(native, BaseException):
        return _reduce_exception(self)
    special = _special.get(native)
    if special is not None and native is not cls:
        return special(self)
    if native not in _PLAIN:
        _refuse(cls)
    if protocol < 2:
        return _reduce_old(self, cls, native)
    return _reduce_two(self)


def _reduce_old(self, cls, native):  # C
    state = None if native is object else native(self)
    args = (cls, native, state)
    values = self.__getstate__()
    return (_reconstructor, args, values) if values else (_reconstructor, args)


def _reduce_two(self):  # C
    cls = type(self)
    function, args = __newobj__, None
    method = getattr(cls, '__getnewargs_ex__', None)
    if method is not None:
        given, keywords = method(self)
        if keywords:
            function, args = __newobj_ex__, (cls, tuple(given), keywords)
        else:
            args = (cls, *given)
    elif getattr(cls, '__getnewargs__', None) is not None:
        given = cls.__getnewargs__(self)
        if not isinstance(given, tuple):
            raise TypeError(f"__getnewargs__ should return a tuple, not '{type(given).__name__}'")
        args = (cls, *given)
    elif isinstance(self, (int, float, str, bytes, tuple, complex)):
        native = _native_base(cls)
        args = (cls, native.__new__(native, self) if native is not complex else complex(self))
    elif isinstance(self, frozenset):
        args = (cls, list(self))
    else:
        args = (cls,)
    state = self.__getstate__()
    if isinstance(self, (set, frozenset, bytearray)):
        held = (list(self),) if not isinstance(self, bytearray) else (bytes(self),)
        return cls, held, state
    items = iter(self) if isinstance(self, list) else None
    pairs = iter(self.items()) if isinstance(self, dict) else None
    return function, args, state, items, pairs


def _reduce_exception(self):  # C
    state = self.__dict__
    args = self.args
    if isinstance(self, OSError) and len(args) == 2 and getattr(self, 'filename', None) is not None:
        args = (*args, self.filename)
    elif isinstance(self, ImportError):
        state = {**state, **{name: getattr(self, name) for name in ('name', 'path') if getattr(self, name, None) is not None}}
    return (type(self), args, state) if state else (type(self), args)


def _complex(z):  # C
    return complex, (z.real, z.imag)


def _range(r):  # C
    return range, (r.start, r.stop, r.step)


def _slice(s):  # C
    return slice, (s.start, s.stop, s.step)


def _deque(d):  # C
    state = getattr(d, '__dict__', None) or None
    args = () if d.maxlen is None else ((), d.maxlen)
    return type(d), args, state, iter(d)


def _method(m):  # C
    return getattr, (m.__self__, m.__name__)


def _builtin(f):  # C
    owner = getattr(f, '__self__', None)
    if owner is None or type(owner).__name__ == 'module':
        return f.__name__
    return getattr, (owner, f.__name__)


def _descriptor(f):  # C
    owner, _, name = f.__qualname__.rpartition('.')
    import builtins
    return getattr, (getattr(f, '__objclass__', None) or getattr(builtins, owner), name)


def _ordered(d):  # C
    return type(d), (), getattr(d, '__dict__', None) or None, None, iter(d.items())


def _default(d):  # C
    return type(d), (d.default_factory,) if d.default_factory is not None else (), None, None, iter(d.items())


def _counter(d):  # C
    return type(d), (dict(d),)


def _datetime(d):  # C
    args = (d.year, d.month, d.day, d.hour, d.minute, d.second, d.microsecond)
    return type(d), args if d.tzinfo is None else (*args, d.tzinfo)


def _date(d):  # C
    return type(d), (d.year, d.month, d.day)


def _time(t):  # C
    args = (t.hour, t.minute, t.second, t.microsecond)
    return type(t), args if t.tzinfo is None else (*args, t.tzinfo)


def _timedelta(d):  # C
    return type(d), (d.days, d.seconds, d.microseconds)


def _timezone(z):  # C
    name = getattr(z, '_name', None)
    return type(z), (z.utcoffset(None),) if name is None else (z.utcoffset(None), name)


def _partial(p):  # C
    return _make_partial, (type(p), p.func, p.args, p.keywords)


def _make_partial(cls, func, args, keywords):  # C
    return cls(func, *args, **keywords)


# Classes that are written in Python here.
_LIBRARY = {('collections', 'OrderedDict'): _ordered, ('collections', 'defaultdict'): _default,
            ('collections', 'Counter'): _counter, ('datetime', 'datetime'): _datetime, ('datetime', 'date'): _date,
            ('datetime', 'time'): _time, ('datetime', 'timedelta'): _timedelta, ('datetime', 'timezone'): _timezone,
            ('functools', 'partial'): _partial}


def _alias(a):  # C
    import operator
    return type(a), (a.__origin__, a.__args__)


def _union(u):  # C
    import functools
    import operator
    return functools.reduce, (operator.or_, u.__args__)


class _C:  # C
    def method(self):
        pass


def _fill():  # C
    from _collections import deque
    return {complex: _complex, range: _range, slice: _slice, deque: _deque, type(_C().method): _method, type(len): _builtin, type(str.join): _descriptor,
            type(list[int]): _alias, type(int | str): _union}


_special = _fill()
pickle(complex, _complex)
pickle(type(int | str), _union)


# --- extension codes: kept, not used by this pickle ---------------------------------------------------------------
_extension_registry, _inverted_registry, _extension_cache = {}, {}, {}


def add_extension(module, name, code):
    key, code = (module, name), int(code)
    if code < 1 or code >= 1 << 31:
        raise ValueError('code out of range')
    known = _extension_registry.get(key), _inverted_registry.get(code)
    if known == (code, key):
        return
    if known[0] is not None:
        raise ValueError(f'key {key} is already registered with code {known[0]}')
    if known[1] is not None:
        raise ValueError(f'code {code} is already in use for key {known[1]}')
    _extension_registry[key], _inverted_registry[code] = code, key


def remove_extension(module, name, code):
    key = (module, name)
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError(f'key {key} is not registered with code {code}')
    del _extension_registry[key]
    del _inverted_registry[code]


def clear_extension_cache():
    _extension_cache.clear()
