"""Names of the types that have no name of their own among the built-ins."""


def _f():
    yield


async def _coroutine():
    pass


async def _async_generator():
    yield


class _C:
    def method(self):
        pass


def _cell_type():
    x = None

    def inner():
        return x
    return type(inner.__closure__[0])


FunctionType = LambdaType = type(_f)
GeneratorType = type(_f())
_c = _coroutine()
CoroutineType = type(_c)
_c.close()
_a = _async_generator()
AsyncGeneratorType = type(_a)
del _c, _a
CodeType = type(_f.__code__)
MethodType = type(_C().method)
BuiltinFunctionType = BuiltinMethodType = type(len)
MethodDescriptorType = type(str.join)
WrapperDescriptorType = type(object.__init__)
MethodWrapperType = type(object().__str__)
ClassMethodDescriptorType = type(dict.__dict__['fromkeys'])
MappingProxyType = type(type.__dict__)
ModuleType = type(__import__('sys'))
CellType = _cell_type()
GenericAlias = type(list[int])
UnionType = type(int | str)
NoneType = type(None)
NotImplementedType = type(NotImplemented)
EllipsisType = type(...)


def _traceback_types():
    try:
        raise TypeError
    except TypeError as error:
        return type(error.__traceback__), type(error.__traceback__.tb_frame)


TracebackType, FrameType = _traceback_types()


class _Member:
    __slots__ = ('x',)


MemberDescriptorType = type(_Member.x)
GetSetDescriptorType = type(FunctionType.__code__)


_showing = set()  # ids of the namespaces whose repr is being made


class SimpleNamespace:
    __module__ = 'types'
    _in_c_ = True

    def __init__(self, /, **attributes):
        self.__dict__.update(attributes)

    def __repr__(self):
        name = 'namespace' if type(self) is SimpleNamespace else type(self).__name__
        if id(self) in _showing:
            return name + '(...)'
        _showing.add(id(self))
        try:
            return name + '(' + ', '.join([f'{key}={value!r}' for key, value in self.__dict__.items()]) + ')'
        finally:
            _showing.discard(id(self))

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None


def new_class(name, bases=(), kwds=None, exec_body=None):
    bases = resolve_bases(bases)
    meta, namespace, kwds = prepare_class(name, bases, kwds)
    if exec_body is not None:
        exec_body(namespace)
    return meta(name, bases, namespace, **kwds)


def resolve_bases(bases):
    result = []
    for base in bases:
        hook = None if isinstance(base, type) else getattr(base, '__mro_entries__', None)
        if hook is None:
            result.append(base)
        else:
            result.extend(hook(bases))
    return tuple(result)


def prepare_class(name, bases=(), kwds=None):
    kwds = {} if kwds is None else dict(kwds)
    meta = kwds.pop('metaclass', None)
    if meta is None:
        meta = type(bases[0]) if bases else type
    for base in bases:
        if issubclass(type(base), meta):
            meta = type(base)
    prepare = getattr(meta, '__prepare__', None)
    return meta, prepare(name, bases, **kwds) if prepare is not None else {}, kwds


def coroutine(function):
    """Lets a generator function be awaited: calls give an object with __await__."""
    if not callable(function):
        raise TypeError('types.coroutine() expects a callable')
    if type(function) is FunctionType and function.__code__.co_flags & 0x180:
        return function  # it makes coroutines already
    if type(function) is FunctionType and function.__code__.co_flags & 0x20:
        from _kvant import iterable_coroutine
        iterable_coroutine(function)
        return function
    from functools import wraps

    @wraps(function)
    def wrapped(*args, **kwargs):
        result = function(*args, **kwargs)
        if type(result) is GeneratorType:
            return _Awaitable(result)
        return result
    return wrapped


class _Awaitable:
    """A generator that may be awaited."""

    def __init__(self, generator):
        self._generator = generator
        self.__name__ = generator.__name__
        self.__qualname__ = generator.__qualname__

    def __getattr__(self, name):
        return getattr(self._generator, 'gi_' + name[3:] if name[:3] == 'cr_' else name)

    def __await__(self):
        return self._generator

    __iter__ = __await__

    def __next__(self):
        return next(self._generator)

    def send(self, value):
        return self._generator.send(value)

    def throw(self, *error):
        return self._generator.throw(*error)

    def close(self):
        return self._generator.close()


class DynamicClassAttribute(property):
    pass
