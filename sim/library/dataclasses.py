"""Classes made of their fields."""

import abc
import builtins as _builtins
import keyword as _keyword
from reprlib import recursive_repr as _recursive_repr
from types import FunctionType, GenericAlias, MappingProxyType

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'fields', 'asdict',
           'astuple', 'make_dataclass', 'replace', 'is_dataclass']


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return '<factory>'


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()
_NO_METADATA = MappingProxyType({})


class _FIELD_BASE:
    __slots__ = ('name',)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE('_FIELD')
_FIELD_CLASSVAR = _FIELD_BASE('_FIELD_CLASSVAR')
_FIELD_INITVAR = _FIELD_BASE('_FIELD_INITVAR')


class InitVar:
    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        shown = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f'dataclasses.InitVar[{shown}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare', 'metadata',
                 'kw_only', '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _NO_METADATA if metadata is None else MappingProxyType(metadata)
        self.kw_only = kw_only
        self._field_type = None

    @_recursive_repr()
    def __repr__(self):
        return (f'Field(name={self.name!r},type={self.type!r},default={self.default!r},'
                f'default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},'
                f'hash={self.hash!r},compare={self.compare!r},metadata={self.metadata!r},kw_only={self.kw_only!r},'
                f'_field_type={self._field_type})')

    def __set_name__(self, owner, name):
        hook = getattr(type(self.default), '__set_name__', None)
        if hook:
            hook(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


class _DataclassParams:
    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen')

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen

    def __repr__(self):
        return (f'_DataclassParams(init={self.init!r},repr={self.repr!r},eq={self.eq!r},order={self.order!r},'
                f'unsafe_hash={self.unsafe_hash!r},frozen={self.frozen!r})')


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _means(annotation, *names):
    return isinstance(annotation, str) and annotation.partition('[')[0].strip() in names


def _type_of_field(annotation):
    if (_means(annotation, 'ClassVar', 'typing.ClassVar', 't.ClassVar') or getattr(annotation, '_is_class_var', False)
            or getattr(getattr(annotation, '__origin__', None), '_is_class_var', False)):
        return _FIELD_CLASSVAR
    if (annotation is InitVar or isinstance(annotation, InitVar)
            or _means(annotation, 'InitVar', 'dataclasses.InitVar', 'dc.InitVar')):
        return _FIELD_INITVAR
    return _FIELD


def _get_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    f = default
    if not isinstance(default, Field):
        if hasattr(type(default), '__get__') and type(default).__name__ == 'member_descriptor':
            default = MISSING  # of __slots__
        f = field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = _type_of_field(annotation)
    if f._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR) and f.default_factory is not MISSING:
        raise TypeError(f'field {f.name} cannot have a default factory')
    if f._field_type is _FIELD_CLASSVAR:
        if f.kw_only is not MISSING:
            raise TypeError(f'field {f.name} is a ClassVar but specifies kw_only')
    elif f.kw_only is MISSING:
        f.kw_only = kw_only
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f'mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory')
    return f


# Methods are made from text, as functions with the parameters they should have. Two lines stand before the first
# of the body.
def _create_fn(name, parameters, body, *, locals=None, returns=MISSING):
    locals = {} if locals is None else locals
    arrow = ''
    if returns is not MISSING:
        locals['_return_type'] = returns
        arrow = '->_return_type'
    lines = ''.join([f'\n  {line}' for line in body])
    text = (f'def __create_fn__({", ".join(locals)}):\n'
            f' def {name}({", ".join(parameters)}){arrow}:{lines}\n'
            f' return {name}')
    namespace = {}
    exec(text, {'__builtins__': _builtins, '__name__': 'builtins'}, namespace)
    return namespace['__create_fn__'](**locals)


def _set_new_attribute(cls, name, value):
    if name in cls.__dict__:
        return True
    if isinstance(value, FunctionType):
        value.__qualname__ = f'{cls.__qualname__}.{value.__name__}'
        value.__module__ = cls.__module__
    setattr(cls, name, value)
    return False


def _parameter(f):
    default = ''
    if f.default is not MISSING:
        default = f'=_dflt_{f.name}'
    elif f.default_factory is not MISSING:
        default = '=_HAS_DEFAULT_FACTORY'
    return f'{f.name}:_type_{f.name}{default}'


def _make_init(fields, positional, keywords, frozen, has_post_init, self_name):
    seen_default = False
    for f in positional:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen_default = True
        elif seen_default:
            raise TypeError(f'non-default argument {f.name!r} follows default argument')
    locals = {f'_type_{f.name}': f.type for f in fields if f.init}
    locals.update({'MISSING': MISSING, '_HAS_DEFAULT_FACTORY': _HAS_DEFAULT_FACTORY,
                   '__dataclass_builtins_object__': object})
    body = []
    for f in fields:
        default = f'_dflt_{f.name}'
        if f.default_factory is not MISSING:
            locals[default] = f.default_factory
            value = f'{default}() if {f.name} is _HAS_DEFAULT_FACTORY else {f.name}' if f.init else f'{default}()'
        elif f.init:
            if f.default is not MISSING:
                locals[default] = f.default
            value = f.name
        else:
            continue  # its default is the class's attribute, or nothing
        if f._field_type is _FIELD_INITVAR:
            continue
        if frozen:
            body.append(f'__dataclass_builtins_object__.__setattr__({self_name},{f.name!r},{value})')
        else:
            body.append(f'{self_name}.{f.name}={value}')
    if has_post_init:
        given = ','.join([f.name for f in fields if f._field_type is _FIELD_INITVAR])
        body.append(f'{self_name}.__post_init__({given})')
    parameters = [self_name, *[_parameter(f) for f in positional if f.init]]
    keywords = [_parameter(f) for f in keywords if f.init]
    if keywords:
        parameters += ['*', *keywords]
    return _create_fn('__init__', parameters, body or ['pass'], locals=locals, returns=None)


def _tuple_of(owner, fields):
    return '(' + ''.join([f'{owner}.{f.name},' for f in fields]) + ')' if fields else '()'


def _compare_fn(name, op, fields):
    return _create_fn(name, ('self', 'other'), [
        'if other.__class__ is self.__class__:',
        f' return {_tuple_of("self", fields)}{op}{_tuple_of("other", fields)}',
        'return NotImplemented'])


def _frozen_fns(cls, fields):
    names = '(' + ''.join([f'{f.name!r},' for f in fields]) + ')' if fields else '()'
    condition = 'type(self) is cls' + (f' or name in {names}' if fields else '')
    locals = {'cls': cls, 'FrozenInstanceError': FrozenInstanceError}
    return (_create_fn('__setattr__', ('self', 'name', 'value'), [
                f'if {condition}:',
                ' raise FrozenInstanceError(f"cannot assign to field {name!r}")',
                'super(cls, self).__setattr__(name, value)'], locals=dict(locals)),
            _create_fn('__delattr__', ('self', 'name'), [
                f'if {condition}:',
                ' raise FrozenInstanceError(f"cannot delete field {name!r}")',
                'super(cls, self).__delattr__(name)'], locals=dict(locals)))


def _shown_annotation(annotation):
    if getattr(annotation, '__module__', None) == 'typing' and not isinstance(annotation, type):
        return repr(annotation).replace('typing.', '')
    if isinstance(annotation, GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ == 'builtins':
            return annotation.__qualname__
        return f'{annotation.__module__}.{annotation.__qualname__}'
    return repr(annotation)


def _signature(positional, keywords):
    shown = []
    for f in positional + keywords:
        if not f.init:
            continue
        text = f'{f.name}: {_shown_annotation(f.type)}'
        if f.default is not MISSING:
            text += f' = {f.default!r}'
        elif f.default_factory is not MISSING:
            text += ' = <factory>'
        if f.kw_only and '*' not in shown:
            shown.append('*')
        shown.append(text)
    return '(' + ', '.join(shown) + ')'


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    found = {}
    params = _DataclassParams(init, repr, eq, order, unsafe_hash, frozen)
    any_frozen = has_bases = False
    for base in cls.__mro__[-1:0:-1]:
        of_base = getattr(base, '__dataclass_fields__', None)
        if of_base is not None:
            has_bases = True
            for f in of_base.values():
                found[f.name] = f
            if base.__dataclass_params__.frozen:
                any_frozen = True
    annotations = cls.__dict__.get('__annotations__', {})
    own, only = [], kw_only
    seen = False
    for name, annotation in annotations.items():
        if isinstance(annotation, _KW_ONLY_TYPE) or _means(annotation, 'KW_ONLY', 'dataclasses.KW_ONLY', 'dc.KW_ONLY'):
            if seen:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            seen = only = True
        else:
            own.append(_get_field(cls, name, annotation, only))
    for f in own:
        found[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            delattr(cls, f.name) if f.default is MISSING else setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    if has_bases:
        if any_frozen and not frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if not any_frozen and frozen:
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    cls.__dataclass_fields__ = found
    cls.__dataclass_params__ = params
    class_hash = cls.__dict__.get('__hash__', MISSING)
    explicit_hash = not (class_hash is MISSING or class_hash is None and '__eq__' in cls.__dict__)
    if order and not eq:
        raise ValueError('eq must be true if order is true')
    in_init = [f for f in found.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    positional = [f for f in in_init if f.init and not f.kw_only]
    keywords = [f for f in in_init if f.init and f.kw_only]
    if init:
        _set_new_attribute(cls, '__init__', _make_init(
            in_init, positional, keywords, frozen, hasattr(cls, '__post_init__'),
            '__dataclass_self__' if 'self' in found else 'self'))
    all_fields = [f for f in found.values() if f._field_type is _FIELD]
    if repr:
        shown = ', '.join([f'{f.name}={{self.{f.name}!r}}' for f in all_fields if f.repr])
        function = _create_fn('__repr__', ('self',), [f'return self.__class__.__qualname__ + f"({shown})"'])
        _set_new_attribute(cls, '__repr__', _recursive_repr()(function))
    compared = [f for f in all_fields if f.compare]
    if eq:
        _set_new_attribute(cls, '__eq__', _compare_fn('__eq__', '==', compared))
    if order:
        for name, op in (('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'), ('__ge__', '>=')):
            if _set_new_attribute(cls, name, _compare_fn(name, op, compared)):
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}. '
                                'Consider using functools.total_ordering')
    if frozen:
        for function in _frozen_fns(cls, all_fields):
            if _set_new_attribute(cls, function.__name__, function):
                raise TypeError(f'Cannot overwrite attribute {function.__name__} in class {cls.__name__}')
    if unsafe_hash and explicit_hash:
        raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
    if unsafe_hash or eq and frozen and not explicit_hash:
        hashed = [f for f in all_fields if (f.compare if f.hash is None else f.hash)]
        cls.__hash__ = _create_fn('__hash__', ('self',), [f'return hash({_tuple_of("self", hashed)})'])
        cls.__hash__.__qualname__ = f'{cls.__qualname__}.__hash__'
    elif eq and not explicit_hash:
        cls.__hash__ = None
    if not getattr(cls, '__doc__'):
        cls.__doc__ = cls.__name__ + (_signature(positional, keywords) if '__init__' in cls.__dict__ else '')
    if match_args:
        _set_new_attribute(cls, '__match_args__', tuple([f.name for f in positional]))
    if weakref_slot and not slots:
        raise TypeError('weakref_slot is True but slots is False')
    return abc.update_abstractmethods(_add_slots(cls, frozen, weakref_slot) if slots else cls)


def _setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _add_slots(cls, frozen, weakref_slot):
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    body = dict(cls.__dict__)
    names = [f.name for f in fields(cls)]
    inherited = set()
    for base in cls.__mro__[1:-1]:
        theirs = base.__dict__.get('__slots__', ())
        inherited.update((theirs,) if isinstance(theirs, str) else theirs)
    body['__slots__'] = tuple([name for name in (*names, *(('__weakref__',) if weakref_slot else ()))
                               if name not in inherited])
    for name in names:
        body.pop(name, None)
    body.pop('__dict__', None)
    body.pop('__weakref__', None)
    qualname = getattr(cls, '__qualname__', None)
    made = type(cls)(cls.__name__, cls.__bases__, body)
    if qualname is not None:
        made.__qualname__ = qualname
    if frozen:
        if '__getstate__' not in body:
            made.__getstate__ = _getstate
        if '__setstate__' not in body:
            made.__setstate__ = _setstate
    return made


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                              weakref_slot)
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    try:
        found = class_or_instance.__dataclass_fields__
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple([f for f in found.values() if f._field_type is _FIELD])


def is_dataclass(obj):
    cls = obj if isinstance(obj, type) and not isinstance(obj, GenericAlias) else type(obj)
    return hasattr(cls, '__dataclass_fields__')


def _is_instance(obj):
    return hasattr(type(obj), '__dataclass_fields__')


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _plain(obj, dict_factory, None)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _plain(obj, None, tuple_factory)


def _plain(obj, as_dict, as_tuple):
    if _is_instance(obj):
        pairs = [(f.name, _plain(getattr(obj, f.name), as_dict, as_tuple)) for f in fields(obj)]
        return as_dict(pairs) if as_tuple is None else as_tuple([value for _, value in pairs])
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return type(obj)(*[_plain(v, as_dict, as_tuple) for v in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_plain(v, as_dict, as_tuple) for v in obj])
    if isinstance(obj, dict) and hasattr(type(obj), 'default_factory'):
        made = type(obj)(obj.default_factory)
        for k, v in obj.items():
            made[_plain(k, as_dict, as_tuple)] = _plain(v, as_dict, as_tuple)
        return made
    if isinstance(obj, dict):
        return type(obj)([(_plain(k, as_dict, as_tuple), _plain(v, as_dict, as_tuple)) for k, v in obj.items()])
    from copy import deepcopy
    return deepcopy(obj)


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    for f in obj.__dataclass_fields__.values():
        name, kind = f.name, f._field_type
        is_given = name in changes
        if kind is _FIELD_CLASSVAR or is_given == bool(f.init):
            continue
        if is_given:
            raise ValueError(f'field {name} is declared with init=False, it cannot be specified with replace()')
        if kind is _FIELD_INITVAR and f.default is MISSING:
            raise ValueError(f'InitVar {name!r} must be specified with replace()')
        changes[name] = getattr(obj, name)
    return type(obj)(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    body = {} if namespace is None else dict(namespace)
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, 'typing.Any'
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, body[item[0]] = item
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if _keyword.iskeyword(name):
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')
        annotations[name] = annotation
    body['__annotations__'] = annotations
    body.setdefault('__module__', 'types')
    import types
    cls = types.new_class(cls_name, bases, {}, lambda ns: ns.update(body))
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)
