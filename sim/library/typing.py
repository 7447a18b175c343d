"""Names for annotations."""

import collections as _collections
import collections.abc as _abc
import contextlib as _contextlib
import functools as _functools
import operator as _operator
import re as _re
import sys as _sys
import types as _types
from abc import ABCMeta as _ABCMeta, abstractmethod as _abstractmethod
from types import GenericAlias

TYPE_CHECKING = False
Text = str


def _caller(depth=1):
    try:
        return _sys._getframe(depth + 1).f_globals.get('__name__', '__main__')
    except ValueError:
        return None


def _type_repr(obj):
    if isinstance(obj, GenericAlias):
        return repr(obj)
    if isinstance(obj, type):
        return obj.__qualname__ if obj.__module__ == 'builtins' else f'{obj.__module__}.{obj.__qualname__}'
    if obj is ...:
        return '...'
    if isinstance(obj, _types.FunctionType):
        return obj.__name__
    if isinstance(obj, tuple):
        return '[' + ', '.join([_type_repr(t) for t in obj]) + ']'
    return repr(obj)


def _type_convert(arg, module=None, allow_special_forms=False):
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg, module=module, is_class=allow_special_forms)
    return arg


def _type_check(arg, msg, is_argument=True, module=None, allow_special_forms=False):
    arg = _type_convert(arg, module, allow_special_forms)
    if isinstance(arg, _GenericAlias) and arg.__origin__ in (Generic, Protocol):
        raise TypeError(f'{arg} is not valid as type argument')
    if arg in (Any, LiteralString, NoReturn, Never, Self, TypeAlias):
        return arg
    if allow_special_forms and arg in (ClassVar, Final):
        return arg
    if isinstance(arg, _SpecialForm) or arg in (Generic, Protocol):
        raise TypeError(f'Plain {arg} is not valid as type argument')
    if type(arg) is tuple:
        raise TypeError(f'{msg} Got {arg!r:.100}.')
    return arg


def _collect_parameters(args):
    found = {}  # in their order
    for t in args:
        if isinstance(t, (TypeVar, ParamSpec, TypeVarTuple)):
            found[t] = None
        elif not isinstance(t, type):
            within = _collect_parameters(t) if isinstance(t, (tuple, list)) else getattr(t, '__parameters__', ())
            found.update(dict.fromkeys(within))
    return tuple(found)


def _check_generic(cls, parameters, wanted):
    if not wanted:
        raise TypeError(f'{cls} is not a generic class')
    if len(parameters) != wanted:
        raise TypeError(f'Too {"many" if len(parameters) > wanted else "few"} arguments for {cls}; '
                        f'actual {len(parameters)}, expected {wanted}')


def _substitute(t, values):
    if isinstance(t, (TypeVar, ParamSpec, TypeVarTuple)):
        return values.get(t, t)
    if isinstance(t, (tuple, list)):
        return type(t)([_substitute(x, values) for x in t])
    parameters = getattr(t, '__parameters__', ()) if not isinstance(t, type) or isinstance(t, GenericAlias) else ()
    if parameters:
        return t[tuple([values.get(p, p) for p in parameters])]
    return t


def _remove_duplicates(params):
    return list(dict.fromkeys(params))


class _Final:
    __slots__ = ('__weakref__',)

    def __init_subclass__(cls, /, *args, **kwds):
        if '_root' not in kwds:
            raise TypeError('Cannot subclass special typing classes')


class _Or:
    """What may stand beside `|`."""

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


class _TypeVarLike(_Or):
    def __init__(self, name, bound=None, covariant=False, contravariant=False):
        if covariant and contravariant:
            raise ValueError('Bivariant types are not supported.')
        self.__name__ = name
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__bound__ = _type_check(bound, 'Bound must be a type.') if bound else None

    def __repr__(self):
        return ('+' if self.__covariant__ else '-' if self.__contravariant__ else '~') + self.__name__

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass an instance of {type(self).__name__}')

    def __reduce__(self):
        return self.__name__

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class TypeVar(_TypeVarLike):
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        super().__init__(name, bound, covariant, contravariant)
        if constraints and bound is not None:
            raise TypeError('Constraints cannot be combined with bound=...')
        if len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        self.__constraints__ = tuple([_type_check(t, 'TypeVar(name, constraint, ...): constraints must be types.')
                                      for t in constraints])
        module = _caller()
        if module != 'typing':
            self.__module__ = module


class ParamSpecArgs(_Or):
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f'{self.__origin__.__name__}.args'


class ParamSpecKwargs(_Or):
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f'{self.__origin__.__name__}.kwargs'


class ParamSpec(_TypeVarLike):
    def __init__(self, name, *, bound=None, covariant=False, contravariant=False):
        super().__init__(name, bound, covariant, contravariant)
        module = _caller()
        if module != 'typing':
            self.__module__ = module

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)


class TypeVarTuple:
    def __init__(self, name):
        self.__name__ = name
        self.__module__ = _caller()

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


class ForwardRef:
    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        try:
            code = compile(arg, '<string>', 'eval')
        except SyntaxError:
            raise SyntaxError(f'Forward reference must be an expression -- got {arg!r}') from None
        self.__forward_arg__ = arg
        self.__forward_code__ = code
        self.__forward_module__ = module

    def _evaluate(self, globalns, localns):
        if self.__forward_module__ is not None:
            globalns = getattr(_sys.modules.get(self.__forward_module__), '__dict__', globalns)
        if globalns is None:
            globalns = {} if localns is None else localns
        if localns is None:
            localns = globalns
        return _evaluate(_type_convert(eval(self.__forward_arg__, globalns, localns)), globalns, localns)

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (self.__forward_arg__ == other.__forward_arg__
                and self.__forward_module__ == other.__forward_module__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        module = '' if self.__forward_module__ is None else f', module={self.__forward_module__!r}'
        return f'ForwardRef({self.__forward_arg__!r}{module})'


def _evaluate(t, globalns, localns):
    """`t` with its forward references looked up."""
    if isinstance(t, ForwardRef):
        return t._evaluate(globalns, localns)
    if isinstance(t, (_GenericAlias, GenericAlias, _types.UnionType)):
        args = []
        for a in t.__args__:
            if isinstance(a, str) and isinstance(t, GenericAlias):
                a = ForwardRef(a)
            args.append(_evaluate(a, globalns, localns))
        args = tuple(args)
        if args != t.__args__:
            if isinstance(t, _types.UnionType):
                return _functools.reduce(_operator.or_, args)
            return GenericAlias(t.__origin__, args) if isinstance(t, GenericAlias) else t.copy_with(args)
    return t


class _SpecialForm(_Or):
    """Union, Optional, ClassVar …: `getitem` says what a subscript makes of it."""

    def __init__(self, name, getitem=None):
        self._name = name
        self._getitem = getitem

    def __getattr__(self, item):
        if item in ('__name__', '__qualname__'):
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self!r}')

    def __repr__(self):
        return 'typing.' + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __instancecheck__(self, obj):
        raise TypeError(f'{self} cannot be used with isinstance()')

    def __subclasscheck__(self, cls):
        raise TypeError(f'{self} cannot be used with issubclass()')

    def __getitem__(self, parameters):
        if self._getitem is None:
            raise TypeError(f'{self} is not subscriptable')
        return self._getitem(self, parameters)


class _BaseGenericAlias(_Or):
    def __init__(self, origin, *, inst=True, name=None):
        self.__dict__['_inst'] = inst
        self.__dict__['_name'] = name
        self.__dict__['__origin__'] = origin
        self.__dict__['__slots__'] = None

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead')
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except AttributeError:
            pass
        return result

    def __mro_entries__(self, bases):
        later = bases[bases.index(self) + 1:]
        brings_generic = any([issubclass(b, Generic) if isinstance(b, type) else isinstance(b, _BaseGenericAlias)
                              for b in later])
        return (() if self.__origin__ in bases else (self.__origin__,)) + (() if brings_generic else (Generic,))

    def __getattr__(self, attr):
        if attr in ('__origin__', '__args__'):
            raise AttributeError(attr)
        if '__origin__' in self.__dict__ and not (attr.startswith('__') and attr.endswith('__')):
            return getattr(self.__origin__, attr)
        if attr in ('__name__', '__qualname__'):
            return self._name or self.__origin__.__name__
        if attr == '__module__':
            return 'typing'
        raise AttributeError(attr)

    def __setattr__(self, attr, value):
        if attr.startswith('__') and attr.endswith('__') or attr in ('_inst', '_name', '_nparams', '_paramspec_tvars'):
            self.__dict__[attr] = value
        else:
            setattr(self.__origin__, attr, value)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')


class _GenericAlias(_BaseGenericAlias):
    """Stack[int], List[int], Union[int, str]: origin and arguments."""

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        args = args if isinstance(args, tuple) else (args,)
        self.__dict__['__args__'] = args
        self.__dict__['__parameters__'] = _collect_parameters(args)
        if not name:
            self.__dict__['__module__'] = origin.__module__

    def copy_with(self, args):
        return type(self)(self.__origin__, args, name=self._name, inst=self._inst)

    def __getitem__(self, args):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f'Cannot subscript already-subscripted {self}')
        if not self.__parameters__:
            raise TypeError(f'{self} is not a generic class')
        args = args if isinstance(args, tuple) else (args,)
        if len(self.__parameters__) == 1 and isinstance(self.__parameters__[0], ParamSpec) and not (
                len(args) == 1 and isinstance(args[0], (list, ParamSpec))):
            args = (list(args),)
        args = tuple([_type_convert(a) for a in args])
        if not any([isinstance(p, TypeVarTuple) for p in self.__parameters__]):
            _check_generic(self, args, len(self.__parameters__))
        values = dict(zip(self.__parameters__, args))
        made = []
        for t in self.__args__:
            new = _substitute(t, values)
            if isinstance(t, ParamSpec) and isinstance(new, (list, tuple)):
                if self._name == 'Callable':
                    made.extend(new)
                else:
                    made.append(tuple(new))
            else:
                made.append(new)
        return self.copy_with(tuple(made))

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __repr__(self):
        name = 'typing.' + self._name if self._name else _type_repr(self.__origin__)
        args = ', '.join([_type_repr(a) for a in self.__args__]) if self.__args__ else '()'
        return f'{name}[{args}]'

    def __reduce__(self):
        origin = globals()[self._name] if self._name else self.__origin__
        args = self.__args__
        return _operator.getitem, (origin, args[0] if len(args) == 1 else tuple(args))

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f'Cannot subclass {self!r}')
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is not Generic:
            return (self.__origin__,)
        later = bases[bases.index(self) + 1:]
        brings_generic = [b for b in later if isinstance(b, _BaseGenericAlias) and b is not self]
        return () if brings_generic or Protocol in bases else (Generic,)

    def __iter__(self):
        yield Unpack[self]


class _SpecialGenericAlias(_BaseGenericAlias):
    """List, Dict …: the standard class behind, and how many parameters it has."""

    def __init__(self, origin, nparams, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self.__dict__['_nparams'] = nparams
        self.__dict__['__doc__'] = f'A generic version of {origin.__module__}.{origin.__qualname__}.'

    def __getitem__(self, params):
        params = params if isinstance(params, tuple) else (params,)
        params = tuple([_type_check(p, 'Parameters to generic types must be types.') for p in params])
        _check_generic(self, params, self._nparams)
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return 'typing.' + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        return issubclass(cls, self.__origin__)

    def __reduce__(self):
        return self._name


class _CallableGenericAlias(_GenericAlias):
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and (args[0] is ... or isinstance(args[0], (ParamSpec, _ConcatenateGenericAlias))):
            return super().__repr__()
        return f'typing.Callable[[{", ".join([_type_repr(a) for a in args[:-1]])}], {_type_repr(args[-1])}]'


class _CallableType(_SpecialGenericAlias):
    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        args, result = params
        result = _type_check(result, 'Callable[args, result]: result must be a type.')
        if args is ... or isinstance(args, (ParamSpec, _ConcatenateGenericAlias)):
            return self.copy_with((args, result))
        if not isinstance(args, (tuple, list)):
            raise TypeError(f'Callable[args, result]: args must be a list. Got {args!r}')
        return self.copy_with((*[_type_convert(a) for a in args], result))

    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)


class _TupleType(_SpecialGenericAlias):
    def __getitem__(self, params):
        params = params if isinstance(params, tuple) else (params,)
        if len(params) >= 2 and params[-1] is ...:
            msg = 'Tuple[t, ...]: t must be a type.'
            return self.copy_with((*[_type_check(p, msg) for p in params[:-1]], ...))
        return self.copy_with(tuple([_type_check(p, 'Tuple[t0, t1, ...]: each t must be a type.') for p in params]))


class _UnionGenericAlias(_GenericAlias):
    def copy_with(self, params):
        return Union[params]

    def __repr__(self):
        others = [arg for arg in self.__args__ if arg is not type(None)]
        if len(self.__args__) == 2 and len(others) == 1:
            return f'typing.Optional[{_type_repr(others[0])}]'
        return super().__repr__()

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __eq__(self, other):
        is_union = isinstance(other, (_UnionGenericAlias, _types.UnionType))
        return set(self.__args__) == set(other.__args__) if is_union else NotImplemented

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__args__)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))


class _LiteralGenericAlias(_GenericAlias):
    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return ({(a, type(a)) for a in self.__args__} == {(a, type(a)) for a in other.__args__})

    def __hash__(self):
        return hash(frozenset([(a, type(a)) for a in self.__args__]))

    def __repr__(self):
        return f'typing.Literal[{", ".join([repr(a) for a in self.__args__])}]'


class _ConcatenateGenericAlias(_GenericAlias):
    pass


class _AnnotatedAlias(_GenericAlias):
    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, origin, name='Annotated')
        self.__dict__['__metadata__'] = metadata

    def copy_with(self, params):
        return _AnnotatedAlias(params[0], self.__metadata__)

    def __repr__(self):
        return f'typing.Annotated[{_type_repr(self.__origin__)}, {", ".join([repr(a) for a in self.__metadata__])}]'

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        if attr in ('__name__', '__qualname__'):
            return 'Annotated'
        return super().__getattr__(attr)


def _one_type(self, parameters):
    item = _type_check(parameters, f'{self} accepts only single type.')
    made = _GenericAlias(self, (item,), name=self._name)
    if self._name == 'ClassVar':
        made.__dict__['_is_class_var'] = True
    return made


def _get_union(self, parameters):
    if parameters == ():
        raise TypeError('Cannot take a Union of no types.')
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for p in parameters:
        p = _type_check(p, 'Union[arg, ...]: each arg must be a type.')
        flat.extend(p.__args__ if isinstance(p, (_UnionGenericAlias, _types.UnionType)) else (p,))
    flat = tuple(_remove_duplicates(flat))
    if len(flat) == 1:
        return flat[0]
    name = 'Optional' if len(flat) == 2 and type(None) in flat else 'Union'
    made = _UnionGenericAlias(self, flat, name='Union')
    if name == 'Optional':
        made.__dict__['_name'] = 'Optional'
    return made


def _get_optional(self, parameters):
    return Union[_type_check(parameters, f'{self} requires a single type.'), type(None)]


def _get_literal(self, parameters):
    parameters = parameters if isinstance(parameters, tuple) else (parameters,)
    flat = []
    for p in parameters:
        flat.extend(p.__args__ if isinstance(p, _LiteralGenericAlias) else (p,))
    seen, kept = [], []
    for p in flat:
        if (p, type(p)) not in seen:
            seen.append((p, type(p)))
            kept.append(p)
    return _LiteralGenericAlias(self, tuple(kept), name='Literal')


def _get_concatenate(self, parameters):
    if parameters == ():
        raise TypeError('Cannot take a Concatenate of no types.')
    parameters = parameters if isinstance(parameters, tuple) else (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError('The last parameter to Concatenate should be a ParamSpec variable or ellipsis.')
    return _ConcatenateGenericAlias(self, tuple([_type_convert(p) for p in parameters]), name='Concatenate')


Union = _SpecialForm('Union', _get_union)
Optional = _SpecialForm('Optional', _get_optional)
ClassVar = _SpecialForm('ClassVar', _one_type)
ClassVar.__dict__['_is_class_var'] = True
Final = _SpecialForm('Final', _one_type)
Literal = _SpecialForm('Literal', _get_literal)
TypeGuard = _SpecialForm('TypeGuard', _one_type)
Required = _SpecialForm('Required', _one_type)
NotRequired = _SpecialForm('NotRequired', _one_type)
Unpack = _SpecialForm('Unpack', _one_type)
Concatenate = _SpecialForm('Concatenate', _get_concatenate)
NoReturn = _SpecialForm('NoReturn')
Never = _SpecialForm('Never')
Self = _SpecialForm('Self')
LiteralString = _SpecialForm('LiteralString')
TypeAlias = _SpecialForm('TypeAlias')


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return super().__instancecheck__(obj)

    def __repr__(self):
        return 'typing.Any' if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls, *args, **kwargs)


class Annotated:
    def __new__(cls, *args, **kwargs):
        raise TypeError('Type Annotated cannot be instantiated.')

    def __class_getitem__(cls, params):
        if not isinstance(params, tuple) or len(params) < 2:
            raise TypeError('Annotated[...] should be used with at least two arguments (a type and an annotation).')
        origin = _type_check(params[0], 'Annotated[t, ...]: t must be a type.', allow_special_forms=True)
        return _AnnotatedAlias(origin, tuple(params[1:]))

    def __init_subclass__(cls, *args, **kwargs):
        raise TypeError(f'Cannot subclass {cls.__module__}.Annotated')


class Generic:
    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, params):
        if not isinstance(params, tuple):
            params = (params,)
        params = tuple([_type_convert(p) for p in params])
        if cls in (Generic, Protocol):
            if not params:
                raise TypeError(f'Parameter list to {cls.__qualname__}[...] cannot be empty')
            for p in params:
                if not (isinstance(p, (TypeVar, ParamSpec, TypeVarTuple)) or isinstance(p, _GenericAlias)
                        and p.__origin__ is Unpack):
                    raise TypeError(f'Parameters to {cls.__name__}[...] must all be type variables or parameter '
                                    'specification variables.')
            if len(set(params)) != len(params):
                raise TypeError(f'Parameters to {cls.__name__}[...] must all be unique')
        else:
            wanted = cls.__parameters__
            if len(wanted) == 1 and isinstance(wanted[0], ParamSpec) and not (
                    len(params) == 1 and (isinstance(params[0], (list, ParamSpec)) or params[0] is ...)):
                params = (params,)
            params = tuple([tuple(p) if isinstance(p, list) else p for p in params])
            if not any([isinstance(p, TypeVarTuple) for p in wanted]):
                _check_generic(cls, params, len(wanted))
        return _GenericAlias(cls, params)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if '__orig_bases__' in cls.__dict__:
            error = Generic in cls.__orig_bases__
        else:
            error = Generic in cls.__bases__ and cls.__name__ != 'Protocol' and type(cls) is not _TypedDictMeta
        if error:
            raise TypeError('Cannot inherit from plain Generic')
        found = ()
        if '__orig_bases__' in cls.__dict__:
            found = _collect_parameters(cls.__orig_bases__)
            listed = None
            for base in cls.__orig_bases__:
                if isinstance(base, _GenericAlias) and base.__origin__ in (Generic, Protocol):
                    if listed is not None:
                        raise TypeError('Cannot inherit from Generic[...] multiple times.')
                    listed = base.__parameters__
            if listed is not None:
                missing = [str(t) for t in found if t not in listed]
                if missing:
                    raise TypeError(f"Some type variables ({', '.join(missing)}) are not listed in Generic"
                                    f"[{', '.join([str(t) for t in listed])}]")
                found = listed
        cls.__parameters__ = tuple(found)


_NO_PROTOCOL_MEMBERS = {'__parameters__', '__orig_bases__', '__orig_class__', '_is_protocol', '_is_runtime_protocol',
                        '__abstractmethods__', '__annotations__', '__dict__', '__doc__', '__init__', '__module__',
                        '__new__', '__slots__', '__subclasshook__', '__weakref__', '__class_getitem__',
                        '__match_args__', '__qualname__', '__firstlineno__', '__hash__'}


def _protocol_members(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ('Protocol', 'Generic'):
            continue
        for name in (*base.__dict__, *base.__dict__.get('__annotations__', {})):
            if not name.startswith('_abc_') and name not in _NO_PROTOCOL_MEMBERS:
                names.add(name)
    return names


def _has_methods_only(cls):
    return all([callable(getattr(cls, name, None)) for name in _protocol_members(cls)])


class _ProtocolMeta(_ABCMeta):
    def __instancecheck__(cls, instance):
        is_protocol = getattr(cls, '_is_protocol', False)
        if is_protocol and not getattr(cls, '_is_runtime_protocol', False):
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        if (not is_protocol or _has_methods_only(cls)) and issubclass(instance.__class__, cls):
            return True
        if is_protocol and all([hasattr(instance, name) and (
                not callable(getattr(cls, name, None)) or getattr(instance, name) is not None)
                                for name in _protocol_members(cls)]):
            return True
        if is_protocol and not _has_methods_only(cls):
            return cls in type(instance).__mro__  # its hook would refuse the question
        return super().__instancecheck__(instance)


def _no_init_or_replace_init(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError('Protocols cannot be instantiated')
    # The __init__ that stands behind the protocols in the MRO.
    for base in cls.__mro__:
        init = base.__dict__.get('__init__', _no_init_or_replace_init)
        if init is not _no_init_or_replace_init:
            return init(self, *args, **kwargs)
    object.__init__(self, *args, **kwargs)


def _has_member(cls, name):
    """Whether a class or one it is derived from defines it. What is defined as None is taken back."""
    for base in cls.__mro__:
        if name in base.__dict__:
            return base.__dict__[name] is not None
        if name in base.__dict__.get('__annotations__', {}) and getattr(cls, '_is_protocol', False):
            return True
    return False


class Protocol(Generic, metaclass=_ProtocolMeta):
    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get('_is_protocol', False):
            cls._is_protocol = any([b is Protocol for b in cls.__bases__])

        def _proto_hook(other):
            if not cls.__dict__.get('_is_protocol', False):
                return NotImplemented
            if not getattr(cls, '_is_runtime_protocol', False):
                raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
            if not _has_methods_only(cls):
                raise TypeError("Protocols with non-method members don't support issubclass()")
            if not isinstance(other, type):
                raise TypeError('issubclass() arg 1 must be a class')
            return True if all([_has_member(other, name) for name in _protocol_members(cls)]) else NotImplemented

        if '__subclasshook__' not in cls.__dict__:
            cls.__subclasshook__ = _proto_hook
        is_protocol = cls._is_protocol
        for base in cls.__bases__ if is_protocol else ():
            if not (base in (object, Generic) or base.__module__ in ('collections.abc', '_collections_abc', 'contextlib')
                    or issubclass(base, Generic) and getattr(base, '_is_protocol', False)):
                raise TypeError('Protocols can only inherit from other protocols, got %r' % base)
        if is_protocol and cls.__init__ in (Protocol.__init__, object.__init__):
            cls.__init__ = _no_init_or_replace_init


def runtime_checkable(cls):
    if not (isinstance(cls, type) and issubclass(cls, Generic)) or not cls._is_protocol:
        raise TypeError('@runtime_checkable can be only applied to protocol classes, got %r' % cls)
    cls._is_runtime_protocol = True
    return cls


AnyStr = TypeVar('AnyStr', bytes, str)
T, KT, VT = [TypeVar(name) for name in ('T', 'KT', 'VT')]
T_co, V_co, VT_co = [TypeVar(name, covariant=True) for name in ('T_co', 'V_co', 'VT_co')]
CT_co = TypeVar('CT_co', bound=type, covariant=True)
T_contra = TypeVar('T_contra', contravariant=True)

_alias = _SpecialGenericAlias
Hashable = _alias(_abc.Hashable, 0)
Awaitable = _alias(_abc.Awaitable, 1)
Coroutine = _alias(_abc.Coroutine, 3)
AsyncIterable = _alias(_abc.AsyncIterable, 1)
AsyncIterator = _alias(_abc.AsyncIterator, 1)
Iterable = _alias(_abc.Iterable, 1)
Iterator = _alias(_abc.Iterator, 1)
Reversible = _alias(_abc.Reversible, 1)
Sized = _alias(_abc.Sized, 0)
Container = _alias(_abc.Container, 1)
Collection = _alias(_abc.Collection, 1)
Callable = _CallableType(_abc.Callable, 2)
AbstractSet = _alias(_abc.Set, 1, name='AbstractSet')
MutableSet = _alias(_abc.MutableSet, 1)
Mapping = _alias(_abc.Mapping, 2)
MutableMapping = _alias(_abc.MutableMapping, 2)
Sequence = _alias(_abc.Sequence, 1)
MutableSequence = _alias(_abc.MutableSequence, 1)
ByteString = _alias(_abc.ByteString, 0)
Tuple = _TupleType(tuple, -1, inst=False, name='Tuple')
List = _alias(list, 1, inst=False, name='List')
Deque = _alias(_collections.deque, 1, name='Deque')
Set = _alias(set, 1, inst=False, name='Set')
FrozenSet = _alias(frozenset, 1, inst=False, name='FrozenSet')
MappingView = _alias(_abc.MappingView, 1)
KeysView = _alias(_abc.KeysView, 1)
ItemsView = _alias(_abc.ItemsView, 2)
ValuesView = _alias(_abc.ValuesView, 1)
ContextManager = _alias(_contextlib.AbstractContextManager, 1, name='ContextManager')
AsyncContextManager = _alias(_contextlib.AbstractAsyncContextManager, 1, name='AsyncContextManager')
Dict = _alias(dict, 2, inst=False, name='Dict')
DefaultDict = _alias(_collections.defaultdict, 2, name='DefaultDict')
OrderedDict = _alias(_collections.OrderedDict, 2)
Counter = _alias(_collections.Counter, 1)
ChainMap = _alias(_collections.ChainMap, 2)
Generator = _alias(_abc.Generator, 3)
AsyncGenerator = _alias(_abc.AsyncGenerator, 2)
Type = _alias(type, 1, inst=False, name='Type')
Pattern = _alias(_re.Pattern, 1)
Match = _alias(_re.Match, 1)


@runtime_checkable
class SupportsInt(Protocol):
    __slots__ = ()

    @_abstractmethod
    def __int__(self) -> int:
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    __slots__ = ()

    @_abstractmethod
    def __float__(self) -> float:
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    __slots__ = ()

    @_abstractmethod
    def __complex__(self) -> complex:
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    __slots__ = ()

    @_abstractmethod
    def __bytes__(self) -> bytes:
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    __slots__ = ()

    @_abstractmethod
    def __index__(self) -> int:
        pass


@runtime_checkable
class SupportsAbs(Protocol[T_co]):
    __slots__ = ()

    @_abstractmethod
    def __abs__(self) -> T_co:
        pass


@runtime_checkable
class SupportsRound(Protocol[T_co]):
    __slots__ = ()

    @_abstractmethod
    def __round__(self, ndigits: int = 0) -> T_co:
        pass


class NewType:
    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition('.')[2]
        self.__supertype__ = tp
        module = _caller()
        if module != 'typing':
            self.__module__ = module

    def __mro_entries__(self, bases):
        parent = self.__name__

        class Refused:
            def __init_subclass__(cls):
                name = cls.__name__
                raise TypeError('Cannot subclass an instance of NewType. Perhaps you were looking for: '
                                f'`{name} = NewType({name!r}, {parent})`')

        return Refused,

    def __call__(self, x, /):
        return x

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


# --- named tuples and typed dictionaries -----------------------------------------------------------------------------
_NO_FIELDS = {'__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults', '_field_types', '_make',
              '_replace', '_asdict', '_source'}


def _make_named_tuple(name, types, module, defaults=()):
    types = {n: _type_check(t, f'field {n} annotation must be a type') for n, t in types}
    made = _collections.namedtuple(name, list(types), defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = types
    return made


class _NamedTupleMeta(type):
    def __new__(metacls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError('can only inherit from a NamedTuple type and Generic')
        bases = tuple([tuple if base is _NamedTuple else base for base in bases])
        types = ns.get('__annotations__', {})
        with_default = []
        for field in types:
            if field in ns:
                with_default.append(field)
            elif with_default:
                raise TypeError(f'Non-default namedtuple field {field} cannot follow default field'
                                f'{"s" if len(with_default) > 1 else ""} {", ".join(with_default)}')
        made = _make_named_tuple(typename, types.items(), ns['__module__'], [ns[n] for n in with_default])
        made.__bases__ = bases if len(bases) > 1 else made.__bases__
        for key in ns:
            if key in _NO_FIELDS:
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
            if key not in ('__doc__', '__module__', '__qualname__', '__annotations__', '__orig_bases__') and (
                    key not in made._fields):
                setattr(made, key, ns[key])
        if ns.get('__doc__'):
            made.__doc__ = ns['__doc__']
        if '__qualname__' in ns:
            made.__qualname__ = ns['__qualname__']
        return made


def NamedTuple(typename, fields=None, /, **kwargs):
    if fields is None:
        fields = kwargs.items()
    elif kwargs:
        raise TypeError('Either list of fields or keywords can be provided to NamedTuple, not both')
    made = _make_named_tuple(typename, fields, module=_caller())
    return made


_NamedTuple = type.__new__(_NamedTupleMeta, 'NamedTuple', (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError('cannot inherit from both a TypedDict type and a non-TypedDict base class')
        made = type.__new__(_TypedDictMeta, name, (dict, Generic) if any([issubclass(b, Generic) for b in bases])
                            else (dict,), ns)
        annotations, required, optional = {}, set(), set()
        own = {n: _type_check(t, "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type",
                              module=made.__module__) for n, t in ns.get('__annotations__', {}).items()}
        for about, into in (('__annotations__', annotations), ('__required_keys__', required),
                           ('__optional_keys__', optional)):
            for base in bases:
                into.update(base.__dict__.get(about, ()))
        annotations.update(own)
        for key, t in own.items():
            origin = get_origin(t)
            if origin is Annotated:
                origin = get_origin(get_args(t)[0])
            needed = True if origin is Required else False if origin is NotRequired else total
            (required if needed else optional).add(key)
        made.__required_keys__, made.__optional_keys__ = frozenset(required), frozenset(optional)
        made.__annotations__ = annotations
        if not hasattr(made, '__total__'):
            made.__total__ = total
        return made

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    if fields is None:
        fields = kwargs
    elif kwargs:
        raise TypeError('TypedDict takes either a dict or keyword arguments, but not both')
    module, body = _caller(), {'__annotations__': dict(fields)}
    if module is not None:
        body['__module__'] = module
    return _TypedDictMeta(typename, (), body, total=total)


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


# --- functions -----------------------------------------------------------------------------------------------------------
def cast(typ, val):
    return val


_overload_registry = _collections.defaultdict(dict)


def _overload_dummy(*args, **kwds):
    raise NotImplementedError('You should not call an overloaded function. A series of @overload-decorated functions '
                              'outside a stub module should always be followed by an implementation that is not '
                              '@overload-ed.')


def overload(func):
    f = getattr(func, '__func__', func)
    try:
        _overload_registry[f.__module__, f.__qualname__][f.__code__.co_firstlineno] = func
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    f = getattr(func, '__func__', func)
    return list(_overload_registry.get((f.__module__, f.__qualname__), {}).values())


def clear_overloads():
    _overload_registry.clear()


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def no_type_check(arg):
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    @_functools.wraps(decorator)
    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped


def override(method, /):
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, field_specifiers=(), **kwargs):
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            'eq_default': eq_default, 'order_default': order_default, 'kw_only_default': kw_only_default,
            'field_specifiers': field_specifiers, 'kwargs': kwargs}
        return cls_or_fn
    return decorator


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    shown = repr(arg)
    if len(shown) > 100:
        shown = shown[:100] + '...'
    raise AssertionError(f'Expected code to be unreachable, but got: {shown}')


def reveal_type(obj, /):
    print(f'Runtime type is {type(obj).__name__!r}', file=_sys.stderr)
    return obj


def _strip_annotations(t):
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if get_origin(t) in (Required, NotRequired):
        return _strip_annotations(t.__args__[0])
    if isinstance(t, (_GenericAlias, GenericAlias)):
        args = tuple([_strip_annotations(a) for a in t.__args__])
        if args == t.__args__:
            return t
        return t.copy_with(args) if isinstance(t, _GenericAlias) else GenericAlias(t.__origin__, args)
    return t


def _globals_of(obj):
    """Those a module has, or the function within all that is wrapped around it."""
    if isinstance(obj, _types.ModuleType):
        return obj.__dict__
    while hasattr(obj, '__wrapped__'):
        obj = obj.__wrapped__
    return getattr(obj, '__globals__', {})


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    if getattr(obj, '__no_type_check__', None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            names = getattr(_sys.modules.get(base.__module__), '__dict__', {}) if globalns is None else globalns
            own = dict(vars(base)) if localns is None else localns
            if localns is None and globalns is None:
                names, own = own, names
            for name, value in base.__dict__.get('__annotations__', {}).items():
                if value is None:
                    value = type(None)
                if isinstance(value, str):
                    value = ForwardRef(value, is_class=True)
                hints[name] = _evaluate(value, names, own)
    else:
        if globalns is None:
            globalns = _globals_of(obj)
        if localns is None:
            localns = globalns
        found = getattr(obj, '__annotations__', None)
        if found is None:
            if isinstance(obj, (_types.BuiltinFunctionType, _types.ModuleType, _types.FunctionType, _types.MethodType)):
                return {}
            raise TypeError(f'{obj!r} is not a module, class, method, or function.')
        for name, value in found.items():
            if value is None:
                value = type(None)
            if isinstance(value, str):
                value = ForwardRef(value)
            hints[name] = _evaluate(value, globalns, localns)
    return hints if include_extras else {k: _strip_annotations(t) for k, t in hints.items()}


def get_origin(tp):
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    return Generic if tp is Generic else _types.UnionType if isinstance(tp, _types.UnionType) else None


def get_args(tp):
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        if tp.__origin__ is _abc.Callable and not (
                len(args) == 2 and (args[0] is ... or isinstance(args[0], (ParamSpec, _ConcatenateGenericAlias)))):
            args = (list(args[:-1]), args[-1])
        return args
    if isinstance(tp, _types.UnionType):
        return tp.__args__
    return ()


# --- files -----------------------------------------------------------------------------------------------------------------
class IO(Generic[AnyStr]):
    __slots__ = ()


class BinaryIO(IO[bytes]):
    __slots__ = ()


class TextIO(IO[str]):
    __slots__ = ()
