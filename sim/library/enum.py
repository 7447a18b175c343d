"""Enumerations."""

__all__ = ['Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'EnumMeta', 'EnumType', 'auto', 'unique', 'member',
           'nonmember']


class auto:
    """A value chosen by _generate_next_value_."""

    _pending = object()

    def __init__(self):
        self.value = auto._pending


class member:
    def __init__(self, value):
        self.value = value


class nonmember:
    def __init__(self, value):
        self.value = value


class property(property):
    """A property whose name may be a member's too: `value` and `name` of Enum."""


def _is_descriptor(value):
    return any([hasattr(type(value), name) for name in ('__get__', '__set__', '__delete__')])


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == '__'


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' and name[-2] != '_'


class _Namespace(dict):
    """The body of an enumeration: remembers the members in order, and gives values to auto()."""

    def __init__(self, name):
        super().__init__()
        self._class_name = name
        self._members = {}
        self._ignored = ()
        self._generate = None

    def __setitem__(self, key, value):
        if _is_sunder(key):
            if key == '_generate_next_value_':
                self._generate = value.__func__ if isinstance(value, staticmethod) else value
            elif key == '_ignore_':
                self._ignored = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
        elif _is_dunder(key) or key in self._ignored or key.startswith(f'_{self._class_name}__'):
            pass
        elif key in self._members:
            raise TypeError(f'{key!r} already defined as {self[key]!r}')
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not _is_descriptor(value):
            if key in self:
                raise TypeError(f'{key!r} already defined as {self[key]!r}')
            if isinstance(value, member):
                value = value.value
            if isinstance(value, auto):
                value = self._next(key)
            elif isinstance(value, tuple):
                value = tuple([self._next(key) if isinstance(v, auto) else v for v in value])
            self._members[key] = value
        super().__setitem__(key, value)

    def _next(self, key):
        return self._generate(key, 1, len(self._members), list(self._members.values()))


class EnumType(type):
    @classmethod
    def __prepare__(metacls, name, bases, **keywords):
        namespace = _Namespace(name)
        enums = [base for base in bases if isinstance(base, EnumType)]
        if enums:
            if enums[-1]._member_map_:
                raise TypeError(f'<enum {enums[-1].__name__!r}> cannot extend {_shown_class(enums[-1])}')
            namespace._generate = enums[-1]._generate_next_value_
        return namespace

    def __new__(metacls, cls_name, bases, namespace, *, boundary=None, **keywords):
        members = namespace._members
        body = {key: value for key, value in namespace.items() if key not in members and key != '_ignore_'}
        if '_generate_next_value_' in body and not isinstance(body['_generate_next_value_'], staticmethod):
            body['_generate_next_value_'] = staticmethod(body['_generate_next_value_'])
        data_type = object
        for base in bases:
            for parent in base.__mro__:
                if parent is not object and not isinstance(parent, EnumType) and hasattr(parent, '__new__') and (
                        parent.__new__ is not object.__new__):
                    data_type = parent
                    break
            if data_type is not object:
                break
        body['_member_map_'] = {}
        body['_value2member_map_'] = {}
        body['_member_names_'] = []
        body['_member_type_'] = data_type
        is_first = not any([isinstance(base, EnumType) for base in bases])  # Enum itself
        own_new = None if is_first else body.pop('__new__', None)
        make = own_new
        if make is None:
            for base in bases:
                make = getattr(base, '_make_member_', None)
                if make is not None:
                    break
        if own_new is not None:
            body['_make_member_'] = staticmethod(own_new)
        cls = super().__new__(metacls, cls_name, bases, body, **keywords)
        if is_first:
            return cls
        if data_type is not object:
            # A mixed-in type stands first in the MRO, but members are shown as members.
            for name in ('__repr__', '__str__', '__format__'):
                if getattr(cls, name) is getattr(data_type, name, None):
                    for base in cls.__mro__:
                        if name in base.__dict__ and isinstance(base, EnumType):
                            type.__setattr__(cls, name, base.__dict__[name])
                            break
        for key, value in members.items():
            cls._add_member(key, value, make, data_type)
        return cls

    def _add_member(cls, key, value, make, data_type):
        args = value if isinstance(value, tuple) else (value,)
        if make is not None:
            item = make(cls, *args)
            if not hasattr(item, '_value_'):
                item._value_ = value if data_type is object else data_type(*args)
        elif data_type is object:
            item = object.__new__(cls)
            item._value_ = value
        else:
            item = data_type.__new__(cls, *args)
            item._value_ = value if data_type in (int, str, float) and not isinstance(value, tuple) else data_type(*args)
        value = item._value_
        item._name_ = key
        item.__objclass__ = cls
        item._sort_order_ = len(cls._member_names_)
        init = getattr(cls, '__init__', None)
        if init is not object.__init__ and '__init__' in _python_methods(cls):
            item.__init__(*args)
            value = item._value_
        known = None
        for other in cls._member_map_.values():
            if other._value_ == value:
                known = other
                break
        if known is not None:
            item = known  # another name of it
        else:
            if cls._counts_in_iteration(value):
                cls._member_names_.append(key)
            try:
                cls._value2member_map_[value] = item
            except TypeError:
                pass
        cls._member_map_[key] = item
        type.__setattr__(cls, key, item)

    def _counts_in_iteration(cls, value):
        # Of flags, only single bits.
        return Flag is None or not issubclass(cls, Flag) or value > 0 and value & value - 1 == 0

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is None:
            return Enum.__new__(cls, value)
        return cls._create(value, names, module, type, start)

    def _create(cls, name, names, module, mixin, start):
        metacls = cls.__class__
        bases = (cls,) if mixin is None else (mixin, cls)
        namespace = metacls.__prepare__(name, bases)
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            pairs = []
            values = []
            for count, key in enumerate(names):
                value = namespace._generate(key, start, count, values)
                values.append(value)
                pairs.append((key, value))
            names = pairs
        elif hasattr(names, 'items'):
            names = list(names.items())
        for key, value in names:
            namespace[key] = value
        namespace['__module__'] = module or '__main__'
        return metacls(name, bases, namespace)

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return iter([cls._member_map_[name] for name in reversed(cls._member_names_)])

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __contains__(cls, item):
        if not isinstance(item, Enum):
            raise TypeError(f"unsupported operand type(s) for 'in': '{type(item).__qualname__}' and '{cls.__class__.__qualname__}'")
        return isinstance(item, cls) and item._name_ in cls._member_map_

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'cannot reassign member {name!r}')
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'{cls.__name__!r} cannot delete member {name!r}.')
        super().__delattr__(name)

    @property
    def __members__(cls):
        from types import MappingProxyType
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        return _shown_class(cls)


EnumMeta = EnumType


def _shown_class(cls):
    return f'<flag {cls.__name__!r}>' if Flag is not None and issubclass(cls, Flag) else f'<enum {cls.__name__!r}>'


def _python_methods(cls):
    names = {}
    for base in cls.__mro__:
        if base is Enum:
            break
        if isinstance(base, EnumType):
            names.update(base.__dict__)
    return names


Flag = None


class Enum(metaclass=EnumType):
    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for item in cls._member_map_.values():
                if item._value_ == value:
                    return item
        error = None
        try:
            result = cls._missing_(value)
        except Exception as e:
            error, result = e, None
        if isinstance(result, cls):
            return result
        wrong = ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        if error is not None:
            error.__context__ = wrong
            raise error
        raise wrong

    @classmethod
    def _missing_(cls, value):
        return None

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return sorted(last_values)[-1] + 1
        except TypeError:
            for value in reversed(last_values):
                try:
                    return value + 1
                except TypeError:
                    pass
            return start

    def __repr__(self):
        cls = type(self)
        shown = cls._member_type_.__repr__(self._value_) if cls._member_type_ is not object else repr(self._value_)
        return f'<{cls.__name__}.{self._name_}: {shown}>'

    def __str__(self):
        return f'{type(self).__name__}.{self._name_}'

    def __format__(self, spec):
        return str.__format__(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce__(self):
        return type(self), (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __dir__(self):
        return ['__class__', '__doc__', '__eq__', '__hash__', '__module__', 'name', 'value']

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_


class ReprEnum(Enum):
    """Only repr() is the enumeration's; str() and format() are the data type's."""


class IntEnum(int, ReprEnum):
    def __str__(self):
        return int.__repr__(self)

    def __format__(self, spec):
        return int.__format__(self, spec)

    __hash__ = int.__hash__


class StrEnum(str, ReprEnum):
    def __new__(cls, *values):
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f'{values[0]!r} is not a string')
        item = str.__new__(cls, *values)
        item._value_ = str(*values)
        return item

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __str__(self):
        return str.__str__(self)

    def __format__(self, spec):
        return str.__format__(self, spec)

    __hash__ = str.__hash__


StrEnum.__new__ = Enum.__new__


class Flag(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return 2 ** max([value.bit_length() for value in last_values]) if last_values else start

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        known = 0
        for item in cls._member_map_.values():
            known |= item._value_
        if value < 0:
            value = known & value
        if value & ~known and not issubclass(cls, int):
            raise ValueError(f'{cls!r} invalid value {value!r}')
        if cls._member_type_ is object:
            item = object.__new__(cls)
        else:
            item = cls._member_type_.__new__(cls, value)
        item._value_ = value
        names = [m._name_ for m in cls if m._value_ & value]
        rest = value & ~known
        if rest and names:
            names.append(str(rest))
        item._name_ = '|'.join(names) if names else None
        cls._value2member_map_[value] = item
        return item

    def _with(self, value):
        return type(self)(value)

    @staticmethod
    def _number(other, cls):
        if isinstance(other, cls):
            return other._value_
        return other if cls._member_type_ is int and isinstance(other, int) else None

    def __or__(self, other):
        number = self._number(other, type(self))
        return NotImplemented if number is None else self._with(self._value_ | number)

    def __and__(self, other):
        number = self._number(other, type(self))
        return NotImplemented if number is None else self._with(self._value_ & number)

    def __xor__(self, other):
        number = self._number(other, type(self))
        return NotImplemented if number is None else self._with(self._value_ ^ number)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        known = 0
        for item in type(self)._member_map_.values():
            known |= item._value_
        return self._with(known & ~self._value_)

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {type(self).__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return iter([m for m in type(self) if m._value_ & self._value_])

    def __len__(self):
        return bin(self._value_).count('1')

    def __bool__(self):
        return bool(self._value_)

    def __repr__(self):
        cls = type(self)
        if self._name_ is None:
            return f'<{cls.__name__}: {self._value_!r}>'
        return f'<{cls.__name__}.{self._name_}: {self._value_!r}>'

    def __str__(self):
        cls = type(self)
        return f'{cls.__name__}({self._value_!r})' if self._name_ is None else f'{cls.__name__}.{self._name_}'

    def __hash__(self):
        return hash(self._value_)


class IntFlag(int, ReprEnum, Flag):
    __or__, __and__, __xor__ = Flag.__or__, Flag.__and__, Flag.__xor__
    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__
    __invert__ = Flag.__invert__
    __repr__ = Flag.__repr__
    __contains__, __iter__, __len__ = Flag.__contains__, Flag.__iter__, Flag.__len__

    def __str__(self):
        return int.__repr__(self)

    def __format__(self, spec):
        return int.__format__(self, spec)

    __hash__ = int.__hash__


def unique(enumeration):
    again = [f'{name} -> {item.name}' for name, item in enumeration.__members__.items() if name != item.name]
    if again:
        raise ValueError(f'duplicate values found in {enumeration!r}: {", ".join(again)}')
    return enumeration


def global_enum(cls):
    return cls
