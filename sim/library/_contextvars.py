# Hidden: in CPython this is C code.
# A context's values are a dict that is never changed once it may be shared: set() makes a new one, so that
# copying a context, which each task and each callback does, costs nothing.

from _thread import get_ident

_current = {}  # thread → the context it runs in
_GENERIC = classmethod(type(list[int]))


class _Missing:
    def __repr__(self):
        return '<Token.MISSING>'


_MISSING = _Missing()
_NONE = object()


class Context:
    __module__ = '_contextvars'
    _in_c_ = True
    __slots__ = ('_data', '_entered')

    def __init__(self):
        self._data = {}
        self._entered = False

    def run(self, callable=_NONE, /, *args, **kwargs):
        if callable is _NONE:
            raise TypeError('run() missing 1 required positional argument')
        if self._entered:
            raise RuntimeError(f'cannot enter context: {self!r} is already entered')
        ident = get_ident()
        before = _current.get(ident)
        _current[ident] = self
        self._entered = True
        try:
            return callable(*args, **kwargs)
        finally:
            self._entered = False
            if before is None:
                del _current[ident]
            else:
                _current[ident] = before

    def copy(self):
        new = Context()
        new._data = self._data
        return new

    def __getitem__(self, var):
        _check(var)
        return self._data[var]

    def __contains__(self, var):
        _check(var)
        return var in self._data

    def get(self, var, default=None):
        _check(var)
        return self._data.get(var, default)

    def __iter__(self):
        return iter(self._data)

    def __len__(self):
        return len(self._data)

    def __eq__(self, other):
        if not isinstance(other, Context):
            return NotImplemented
        return self._data == other._data

    __hash__ = None

    def keys(self):
        return self._data.keys()

    def values(self):
        return self._data.values()

    def items(self):
        return self._data.items()

    def __repr__(self):
        return f'<_contextvars.Context object at {id(self):#x}>'


def _check(var):
    if not isinstance(var, ContextVar):
        raise TypeError(f'a ContextVar key was expected, got {var!r}')


def _context():
    """The running thread's context; its first one is made when it is first needed."""
    ident = get_ident()
    context = _current.get(ident)
    if context is None:
        context = _current[ident] = Context()
        context._entered = True
    return context


def copy_context():
    new = Context()
    context = _current.get(get_ident())
    if context is not None:
        new._data = context._data
    return new


class ContextVar:
    __module__ = '_contextvars'
    _in_c_ = True
    __slots__ = ('_name', '_default')

    def __init__(self, *args, default=_NONE):
        if len(args) != 1:
            raise TypeError(f'ContextVar() takes exactly 1 positional argument ({len(args)} given)')
        name, = args
        if not isinstance(name, str):
            raise TypeError('context variable name must be a str')
        self._name = name
        self._default = default

    @property
    def name(self):
        return self._name

    def get(self, default=_NONE, /):
        context = _current.get(get_ident())
        if context is not None:
            value = context._data.get(self, _NONE)
            if value is not _NONE:
                return value
        if default is not _NONE:
            return default
        if self._default is not _NONE:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        context = _context()
        data = context._data
        token = Token.__new__(Token)
        token._context = context
        token._var = self
        token._old = data.get(self, _MISSING)
        token._used = False
        context._data = {**data, self: value}
        return token

    def reset(self, token, /):
        if not isinstance(token, Token):
            raise TypeError(f'expected an instance of Token, got {token!r}')
        if token._used:
            raise RuntimeError(f'{token!r} has already been used once')
        if token._var is not self:
            raise ValueError(f'{token!r} was created by a different ContextVar')
        context = _context()
        if token._context is not context:
            raise ValueError(f'{token!r} was created in a different Context')
        token._used = True
        data = dict(context._data)
        if token._old is _MISSING:
            data.pop(self, None)
        else:
            data[self] = token._old
        context._data = data

    def __repr__(self):
        default = '' if self._default is _NONE else f' default={self._default!r}'
        return f'<ContextVar name={self._name!r}{default} at {id(self):#x}>'

    __class_getitem__ = _GENERIC


class Token:
    __module__ = '_contextvars'
    _in_c_ = True

    MISSING = _MISSING
    __slots__ = ('_context', '_var', '_old', '_used')

    def __init__(self, *args):
        raise RuntimeError('Tokens can only be created by ContextVars')

    @property
    def var(self):
        return self._var

    @property
    def old_value(self):
        return self._old

    def __repr__(self):
        used = ' used' if self._used else ''
        return f'<Token{used} var={self._var!r} at {id(self):#x}>'

    __class_getitem__ = _GENERIC


Context.__module__ = ContextVar.__module__ = Token.__module__ = '_contextvars'
