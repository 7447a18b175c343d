"""Names for annotations. Nothing is checked."""

import collections.abc as _abc
from abc import ABCMeta as _ABCMeta
from types import GenericAlias, MethodType, UnionType


class _Alias:
    """Union[int, str], Callable[[int], str] and the like: origin and arguments."""

    def __init__(self, origin, args, name):
        self.__origin__ = origin
        self.__args__ = args
        self._name = name

    def __getitem__(self, args):
        return self

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        return (self.__origin__,) if isinstance(self.__origin__, type) else (Generic,)

    def __or__(self, other):
        return Union[self, other]

    __ror__ = __or__

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            return NotImplemented
        return self.__origin__ is other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((id(self.__origin__), self.__args__))

    def __repr__(self):
        if self._name == 'Optional' or (self._name == 'Union' and len(self.__args__) == 2 and type(None) in self.__args__):
            rest = [a for a in self.__args__ if a is not type(None)]
            return f'typing.Optional[{_shown(rest[0])}]'
        if self._name == 'Callable' and len(self.__args__) == 2 and isinstance(self.__args__[0], list):
            params = ', '.join([_shown(a) for a in self.__args__[0]])
            return f'typing.Callable[[{params}], {_shown(self.__args__[1])}]'
        return f'typing.{self._name}[{", ".join([_shown(a) for a in self.__args__])}]'


def _shown(x):
    if x is type(None):
        return 'None'
    if x is ...:
        return '...'
    if isinstance(x, type):
        return x.__qualname__ if x.__module__ == 'builtins' else f'{x.__module__}.{x.__qualname__}'
    return repr(x)


class _Special:
    """Any, Union, List … : a name that may be subscripted."""

    def __init__(self, name, origin=None):
        self._name = name
        self.__origin__ = origin
        if name == 'ClassVar':
            self._is_class_var = True

    def __getitem__(self, args):
        if not isinstance(args, tuple):
            args = (args,)
        if self._name == 'Optional':
            return Union[args[0], None]
        if self._name == 'Union':
            flat = []
            for arg in args:
                if arg is None:
                    arg = type(None)
                for part in arg.__args__ if isinstance(arg, _Alias) and arg._name == 'Union' else (arg,):
                    if part not in flat:
                        flat.append(part)
            if len(flat) == 1:
                return flat[0]
            return _Alias(self, tuple(flat), 'Union')
        if self._name == 'Annotated':
            return _Alias(args[0], args, 'Annotated')
        return _Alias(self if self.__origin__ is None else self.__origin__, args, self._name)

    def __call__(self, *args, **kwargs):
        if self.__origin__ is None:
            raise TypeError(f'Cannot instantiate typing.{self._name}')
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        return (self.__origin__,) if isinstance(self.__origin__, type) else ()

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)

    def __or__(self, other):
        return Union[self, other]

    __ror__ = __or__

    def __repr__(self):
        return f'typing.{self._name}'


class _AnyMeta(type):
    def __repr__(self):
        return 'typing.Any' if self is Any else super().__repr__()

    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return super().__instancecheck__(obj)


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls)


for _name in ('Union', 'Optional', 'ClassVar', 'Final', 'Literal', 'Annotated', 'NoReturn', 'Never', 'Self', 'Concatenate',
              'TypeAlias', 'TypeGuard', 'Required', 'NotRequired', 'Unpack', 'LiteralString'):
    globals()[_name] = _Special(_name)

import collections as _collections
import contextlib as _contextlib

for _name, _origin in (
        ('List', list), ('Dict', dict), ('Set', set), ('FrozenSet', frozenset), ('Tuple', tuple), ('Type', type),
        ('DefaultDict', _collections.defaultdict), ('OrderedDict', _collections.OrderedDict),
        ('Counter', _collections.Counter), ('ChainMap', _collections.ChainMap), ('Deque', _collections.deque),
        ('Iterable', _abc.Iterable), ('Iterator', _abc.Iterator), ('Generator', _abc.Generator),
        ('Reversible', _abc.Reversible), ('Container', _abc.Container), ('Collection', _abc.Collection),
        ('Sequence', _abc.Sequence), ('MutableSequence', _abc.MutableSequence), ('Mapping', _abc.Mapping),
        ('MutableMapping', _abc.MutableMapping), ('AbstractSet', _abc.Set), ('MutableSet', _abc.MutableSet),
        ('KeysView', _abc.KeysView), ('ItemsView', _abc.ItemsView), ('ValuesView', _abc.ValuesView),
        ('MappingView', _abc.MappingView), ('Callable', _abc.Callable), ('Hashable', _abc.Hashable),
        ('Sized', _abc.Sized), ('Awaitable', _abc.Awaitable), ('Coroutine', _abc.Coroutine),
        ('AsyncIterable', _abc.AsyncIterable), ('AsyncIterator', _abc.AsyncIterator),
        ('AsyncGenerator', _abc.AsyncGenerator), ('ByteString', _abc.ByteString),
        ('ContextManager', _contextlib.AbstractContextManager),
        ('AsyncContextManager', _contextlib.AbstractAsyncContextManager)):
    globals()[_name] = _Special(_name, _origin)

Text = str
AnyStr = None
TYPE_CHECKING = False


class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant

    def __repr__(self):
        return ('+' if self.__covariant__ else '-' if self.__contravariant__ else '~') + self.__name__

    def __or__(self, other):
        return Union[self, other]

    __ror__ = __or__


AnyStr = TypeVar('AnyStr', bytes, str)


class ParamSpec(TypeVar):
    @property
    def args(self):
        return self

    @property
    def kwargs(self):
        return self


class TypeVarTuple(TypeVar):
    def __iter__(self):
        yield self


class Generic:
    def __class_getitem__(cls, params):
        return _GenericClass(cls, params if isinstance(params, tuple) else (params,))


class _GenericClass:
    """Stack[int]: calls and attributes are those of the class."""

    def __init__(self, origin, args):
        self.__dict__['__origin__'] = origin
        self.__dict__['__args__'] = args

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)

    def __getitem__(self, params):
        return self

    def __getattr__(self, name):
        return getattr(self.__origin__, name)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __or__(self, other):
        return Union[self, other]

    def __repr__(self):
        name = self.__origin__
        return f'{name.__module__}.{name.__qualname__}[{", ".join([_shown(a) for a in self.__args__])}]'


class _ProtocolMeta(_ABCMeta):
    def __instancecheck__(cls, instance):
        if cls.__dict__.get('_is_protocol') and cls.__dict__.get('_is_runtime'):
            return all([hasattr(instance, name) for name in _protocol_names(cls)])
        return super().__instancecheck__(instance)


def _protocol_names(cls):
    names = []
    for base in cls.__mro__:
        if base.__dict__.get('_is_protocol') and base is not Protocol:
            for name in (*base.__dict__, *base.__dict__.get('__annotations__', ())):
                if not name.startswith('_') or (name.startswith('__') and name in (
                        '__len__', '__iter__', '__call__', '__enter__', '__exit__', '__next__', '__getitem__')):
                    names.append(name)
    return names


class Protocol(Generic, metaclass=_ProtocolMeta):
    _is_protocol = True

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls._is_protocol = Protocol in cls.__bases__


def runtime_checkable(cls):
    cls._is_runtime = True
    return cls


class SupportsInt(Protocol):
    _is_runtime = True

    def __int__(self):
        pass


class SupportsFloat(Protocol):
    _is_runtime = True

    def __float__(self):
        pass


class NewType:
    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition('.')[2]
        self.__supertype__ = tp
        from sys import _getframe
        self.__module__ = _getframe(1).f_globals.get('__name__')

    def __call__(self, x):
        return x

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _NamedTupleMeta(type):
    def __new__(metacls, name, bases, namespace):
        if '_root' in namespace:
            return super().__new__(metacls, name, bases, {})
        types = namespace.get('__annotations__', {})
        defaults = [namespace[key] for key in types if key in namespace]
        made = _collections.namedtuple(name, list(types), defaults=defaults, module=namespace.get('__module__'))
        made.__annotations__ = dict(types)
        for key, value in namespace.items():
            if key not in types and key not in ('__module__', '__qualname__', '__annotations__', '__dict__', '__weakref__'):
                setattr(made, key, value)
        return made


class _NamedTupleBase(metaclass=_NamedTupleMeta):
    _root = True


class _NamedTuple:
    def __call__(self, typename, fields=(), **kwargs):
        pairs = list(fields) + list(kwargs.items())
        made = _collections.namedtuple(typename, [name for name, _ in pairs])
        made.__annotations__ = dict(pairs)
        return made

    def __mro_entries__(self, bases):
        return (_NamedTupleBase,)


NamedTuple = _NamedTuple()


class _TypedDictMeta(type):
    def __new__(metacls, name, bases, namespace, total=True):
        plain = dict(namespace)
        cls = super().__new__(metacls, name, (dict,), plain)
        annotations = {}
        for base in bases:
            annotations.update(getattr(base, '__annotations__', {}))
        annotations.update(namespace.get('__annotations__', {}))
        cls.__annotations__ = annotations
        cls.__total__ = total
        return cls

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)


class _TypedDict:
    def __call__(self, typename, fields=(), /, *, total=True):
        return _TypedDictMeta(typename, (dict,), {'__annotations__': dict(fields)}, total=total)

    def __mro_entries__(self, bases):
        return (_TypedDictBase,)


_TypedDictBase = _TypedDictMeta('_TypedDictBase', (dict,), {})
TypedDict = _TypedDict()


def cast(typ, val):
    return val


def overload(function):
    def dummy(*args, **kwargs):
        raise NotImplementedError('You should not call an overloaded function. A series of @overload-decorated functions '
                                  'outside a stub module should always be followed by an implementation that is not @overload-ed.')
    return dummy


def final(f):
    f.__final__ = True
    return f


def no_type_check(arg):
    return arg


def override(method):
    return method


def dataclass_transform(**options):
    return lambda cls: cls


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    raise AssertionError(f'Expected code to be unreachable, but got: {arg!r}')


def reveal_type(obj, /):
    return obj


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    if isinstance(obj, type):
        hints = {}
        for base in reversed(obj.__mro__):
            hints.update(base.__dict__.get('__annotations__', {}))
        return hints
    return dict(getattr(obj, '__annotations__', {}))


def get_origin(tp):
    if isinstance(tp, UnionType):
        return UnionType
    return getattr(tp, '__origin__', None)


def get_args(tp):
    return tuple(getattr(tp, '__args__', ()))


class IO(Generic):
    pass


class TextIO(IO):
    pass


class BinaryIO(IO):
    pass


class ForwardRef:
    def __init__(self, arg):
        self.__forward_arg__ = arg

    def __repr__(self):
        return f'ForwardRef({self.__forward_arg__!r})'


Pattern = _Special('Pattern')
Match = _Special('Match')
del _name, _origin
