"""Classes made of their fields."""

from reprlib import recursive_repr as _recursive_repr
from types import GenericAlias

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'fields', 'asdict',
           'astuple', 'make_dataclass', 'replace', 'is_dataclass']


class FrozenInstanceError(AttributeError):
    pass


class _Missing:
    def __repr__(self):
        return '<dataclasses._MISSING_TYPE object>'


MISSING = _Missing()


class KW_ONLY:
    pass


class InitVar:
    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = ('name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash', 'compare', 'metadata',
                 'kw_only', '_kind')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = {} if metadata is None else metadata
        self.kw_only = kw_only
        self._kind = 'field'

    def __repr__(self):
        return (f'Field(name={self.name!r},type={self.type!r},default={self.default!r},'
                f'default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},'
                f'hash={self.hash!r},compare={self.compare!r},metadata={self.metadata!r},kw_only={self.kw_only!r})')

    __class_getitem__ = classmethod(GenericAlias)


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _kind_of(annotation):
    text = annotation if isinstance(annotation, str) else ''
    if text.startswith(('ClassVar', 'typing.ClassVar')) or getattr(annotation, '_is_class_var', False):
        return 'class'
    origin = getattr(annotation, '__origin__', None)
    if getattr(origin, '_is_class_var', False):
        return 'class'
    if annotation is InitVar or isinstance(annotation, InitVar) or text.startswith(('InitVar', 'dataclasses.InitVar')):
        return 'init'
    return 'field'


def _collect(cls, kw_only):
    found = {}
    for base in cls.__mro__[-1:0:-1]:
        for f in base.__dict__.get('__dataclass_fields__', {}).values():
            found[f.name] = f
    annotations = cls.__dict__.get('__annotations__', {})
    only = kw_only
    for name, annotation in annotations.items():
        if annotation is KW_ONLY or annotation in ('KW_ONLY', 'dataclasses.KW_ONLY'):
            only = True
            continue
        default = cls.__dict__.get(name, MISSING)
        f = default if isinstance(default, Field) else field(default=default)
        f.name, f.type, f._kind = name, annotation, _kind_of(annotation)
        if f.kw_only is MISSING:
            f.kw_only = only
        if f._kind == 'field' and f.default is not MISSING and type(f.default).__hash__ is None:
            raise ValueError(f'mutable default {type(f.default)} for field {name} is not allowed: use default_factory')
        if isinstance(default, Field):
            if f.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, f.default)
        found[name] = f
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    return found


def _make_init(cls, all_fields, frozen):
    positional = [f for f in all_fields if f._kind != 'class' and f.init and not f.kw_only]
    keywords = [f for f in all_fields if f._kind != 'class' and f.init and f.kw_only]
    seen_default = False
    for f in positional:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen_default = True
        elif seen_default:
            raise TypeError(f'non-default argument {f.name!r} follows default argument')
    accepted = positional + keywords
    names = {f.name: f for f in accepted}
    post_init = getattr(cls, '__post_init__', None) is not None
    factories = [f for f in all_fields if f._kind == 'field' and not f.init and f.default_factory is not MISSING]
    count = len(positional)
    title = f'{cls.__qualname__}.__init__'

    def __init__(self, /, *args, **kwargs):
        put = object.__setattr__ if frozen else setattr
        if len(args) > count:
            required = len([f for f in positional if f.default is MISSING and f.default_factory is MISSING])
            takes = (f'{count + 1} positional argument' + ('' if count == 0 else 's') if required == count
                     else f'from {required + 1} to {count + 1} positional arguments')
            raise TypeError(f'{title}() takes {takes} but {len(args) + 1} were given')
        values = dict(zip([f.name for f in positional], args))
        for name, value in kwargs.items():
            if name not in names:
                raise TypeError(f"{title}() got an unexpected keyword argument '{name}'")
            if name in values:
                raise TypeError(f"{title}() got multiple values for argument '{name}'")
            values[name] = value
        missing = [f for f in accepted if f.name not in values and f.default is MISSING
                   and f.default_factory is MISSING]
        if missing:
            kind = 'keyword-only' if missing[0].kw_only else 'positional'
            shown = [repr(f.name) for f in missing if f.kw_only == missing[0].kw_only]
            plural = '' if len(shown) == 1 else 's'
            listed = shown[0] if len(shown) == 1 else (
                ' and '.join(shown) if len(shown) == 2 else ', '.join(shown[:-1]) + ', and ' + shown[-1])
            raise TypeError(f'{title}() missing {len(shown)} required {kind} argument{plural}: {listed}')
        init_only = []
        for f in accepted:
            if f.name in values:
                value = values[f.name]
            elif f.default is not MISSING:
                value = f.default
            else:
                value = f.default_factory()
            if f._kind == 'init':
                init_only.append(value)
            else:
                put(self, f.name, value)
        for f in factories:
            put(self, f.name, f.default_factory())
        if post_init:
            self.__post_init__(*init_only)

    return __init__


def _shown_type(annotation):
    return getattr(annotation, '__name__', None) or str(annotation)


def _values(obj, names):
    return tuple([getattr(obj, name) for name in names])


def _order(cls, names):
    def make(symbol):
        def compare(self, other):
            if type(other) is not type(self):
                return NotImplemented
            a, b = _values(self, names), _values(other, names)
            if symbol == '<':
                return a < b
            if symbol == '<=':
                return a <= b
            if symbol == '>':
                return a > b
            return a >= b
        return compare

    for name, symbol in (('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'), ('__ge__', '>=')):
        if name in cls.__dict__:
            raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}. '
                            'Consider using functools.total_ordering')
        _put(cls, name, make(symbol))


def _put(cls, name, function):
    function.__name__ = name
    function.__qualname__ = f'{cls.__qualname__}.{name}'
    setattr(cls, name, function)


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots):
    found = _collect(cls, kw_only)
    for base in cls.__mro__[1:]:
        parameters = base.__dict__.get('__dataclass_params__')
        if parameters is not None:
            if parameters['frozen'] and not frozen:
                raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
            if frozen and not parameters['frozen']:
                raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    cls.__dataclass_fields__ = found
    cls.__dataclass_params__ = {'init': init, 'repr': repr, 'eq': eq, 'order': order, 'frozen': frozen}
    own = [f for f in found.values() if f._kind == 'field']
    if order and not eq:
        raise ValueError('eq must be true if order is true')
    if init:
        _put(cls, '__init__', _make_init(cls, list(found.values()), frozen))
    if repr and '__repr__' not in cls.__dict__:
        shown = [f.name for f in own if f.repr]

        def __repr__(self):
            return (type(self).__qualname__ + '('
                    + ', '.join([f'{name}={getattr(self, name)!r}' for name in shown]) + ')')
        _put(cls, '__repr__', _recursive_repr()(__repr__))
    compared = [f.name for f in own if f.compare]
    had_hash = '__hash__' in cls.__dict__ and not (cls.__dict__['__hash__'] is None and '__eq__' in cls.__dict__)
    if eq and '__eq__' not in cls.__dict__:
        def __eq__(self, other):
            if type(other) is not type(self):
                return NotImplemented
            return _values(self, compared) == _values(other, compared)
        _put(cls, '__eq__', __eq__)
    if order:
        _order(cls, compared)
    if frozen:
        names = [f.name for f in own]

        def __setattr__(self, name, value):
            if type(self) is cls or name in names:
                raise FrozenInstanceError(f'cannot assign to field {name!r}')
            super(cls, self).__setattr__(name, value)

        def __delattr__(self, name):
            if type(self) is cls or name in names:
                raise FrozenInstanceError(f'cannot delete field {name!r}')
            super(cls, self).__delattr__(name)
        for name in ('__setattr__', '__delattr__'):
            if name in cls.__dict__:
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}')
        _put(cls, '__setattr__', __setattr__)
        _put(cls, '__delattr__', __delattr__)
    if unsafe_hash or (eq and frozen and not had_hash):
        hashed = [f.name for f in own if (f.compare if f.hash is None else f.hash)]

        def __hash__(self):
            return hash(_values(self, hashed))
        _put(cls, '__hash__', __hash__)
    elif eq and not had_hash:
        cls.__hash__ = None
    if match_args and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple([f.name for f in found.values() if f._kind != 'class' and f.init and not f.kw_only])
    if not cls.__dict__.get('__doc__'):
        cls.__doc__ = cls.__name__ + '(' + ', '.join([f'{f.name}: {_shown_type(f.type)}' for f in own if f.init]) + ')'
    if slots:
        cls = _with_slots(cls, [f.name for f in own])
    return cls


def _with_slots(cls, names):
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    body = dict(cls.__dict__)
    inherited = set()
    for base in cls.__mro__[1:-1]:
        inherited.update(base.__dict__.get('__slots__', ()))
    body['__slots__'] = tuple([name for name in names if name not in inherited])
    for name in names:
        body.pop(name, None)
    body.pop('__dict__', None)
    body.pop('__weakref__', None)
    qualname = cls.__qualname__
    made = type(cls)(cls.__name__, cls.__bases__, body)
    made.__qualname__ = qualname
    return made


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots)
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    try:
        found = class_or_instance.__dataclass_fields__
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple([f for f in found.values() if f._kind == 'field'])


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), '__dataclass_fields__')


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
    if isinstance(obj, dict):
        return type(obj)([(_plain(k, as_dict, as_tuple), _plain(v, as_dict, as_tuple)) for k, v in obj.items()])
    from copy import deepcopy
    return deepcopy(obj)


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    for f in obj.__dataclass_fields__.values():
        if f._kind == 'class':
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(f'field {f.name} is declared with init=False, it cannot be specified with replace()')
            continue
        if f.name not in changes:
            if f._kind == 'init' and f.default is MISSING:
                raise ValueError(f'InitVar {f.name!r} must be specified with replace()')
            changes[f.name] = getattr(obj, f.name)
    return type(obj)(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    body = {} if namespace is None else dict(namespace)
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            annotations[item] = 'typing.Any'
        elif len(item) == 2:
            annotations[item[0]] = item[1]
        else:
            annotations[item[0]] = item[1]
            body[item[0]] = item[2]
    body['__annotations__'] = annotations
    return dataclass(type(cls_name, bases, body), **options)
