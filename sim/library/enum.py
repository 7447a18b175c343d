"""Enumerations."""

import builtins as _builtins
import sys as _sys
from types import MappingProxyType

__all__ = ['EnumType', 'EnumMeta', 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'ReprEnum', 'auto', 'unique',
           'property', 'verify', 'member', 'nonmember', 'FlagBoundary', 'STRICT', 'CONFORM', 'EJECT', 'KEEP',
           'global_flag_repr', 'global_enum_repr', 'global_str', 'global_enum', 'EnumCheck', 'CONTINUOUS',
           'NAMED_FLAGS', 'UNIQUE']

Enum = Flag = ReprEnum = EJECT = None  # until they are made
_DIR_HAS_MEMBERS = _sys.version_info[:2] == (3, 11)  # dir() of a member names the members too


class nonmember:
    """An attribute that is no member."""

    def __init__(self, value):
        self.value = value


class member:
    """A member, whatever its value is."""

    def __init__(self, value):
        self.value = value


class auto:
    """A value chosen by _generate_next_value_."""

    _pending = object()

    def __init__(self, value=_pending):
        self.value = value

    def __repr__(self):
        return 'auto(%r)' % (self.value,)


class property:
    """A property of the members; of the class it is the member of that name."""

    name = clsname = None

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.__doc__ = doc or getattr(fget, '__doc__', None)

    def getter(self, fget):
        return type(self)(fget, self.fset, self.fdel, self.__doc__)

    def setter(self, fset):
        return type(self)(self.fget, fset, self.fdel, self.__doc__)

    def deleter(self, fdel):
        return type(self)(self.fget, self.fset, fdel, self.__doc__)

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            members = ownerclass._member_map_
            if self.name in members:
                return members[self.name]
            raise AttributeError('%r has no attribute %r' % (ownerclass, self.name)) from None
        if self.fget is not None:
            return self.fget(instance)
        raise AttributeError('%r member has no attribute %r' % (ownerclass, self.name))

    def _refusal(self, deed):
        return AttributeError('<enum %r> cannot %s attribute %r' % (self.clsname, deed, self.name))

    def __set__(self, instance, value):
        if self.fset is None:
            raise self._refusal('set')
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise self._refusal('delete')
        self.fdel(instance)

    def __set_name__(self, ownerclass, name):
        self.name, self.clsname = name, ownerclass.__name__


def _is_descriptor(obj):
    return hasattr(obj, '__get__') or hasattr(obj, '__set__') or hasattr(obj, '__delete__')


def _is_no_member(value):
    return isinstance(value, nonmember) or not isinstance(value, member) and _is_descriptor(value)


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == '__' and '_' not in (name[2], name[-3])


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == '_' and '_' not in (name[1], name[-2])


def _is_private(cls_name, name):
    start = f'_{cls_name}__'
    return len(name) > len(start) and name.startswith(start) and (name[-1] != '_' or name[-2] != '_')


def _is_single_bit(num):
    return num > 0 and num & num - 1 == 0


def _high_bit(value):
    return value.bit_length() - 1


def _iter_bits_lsb(num):
    if isinstance(num, Enum):
        num = num.value
    if num < 0:
        raise ValueError('%r is not a positive integer' % num)
    while num:
        others = num & num - 1
        yield num ^ others
        num = others


def show_flag_values(value):
    return list(_iter_bits_lsb(value))


def bin(num, max_bits=None):
    """Binary with the sign as a digit in front: '0b0 101', '0b1 011'."""
    ceiling = 2 ** num.bit_length()
    digits = _builtins.bin(num + ceiling if num >= 0 else (~num ^ ceiling - 1) + ceiling)[3:]
    sign = '0' if num >= 0 else '1'
    if max_bits is not None and len(digits) < max_bits:
        digits = (sign * max_bits + digits)[-max_bits:]
    return f'0b{sign} {digits}'


class EnumDict(dict):
    """The body of an enumeration: remembers the members in order, and gives values to auto()."""

    def __init__(self, cls_name):
        super().__init__()
        self._cls_name = cls_name
        self._member_names, self._last_values, self._ignore = {}, [], []
        self._auto_called, self._generate_next_value = False, None

    def __setitem__(self, key, value):
        if _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            if key not in ('_order_', '_generate_next_value_', '_numeric_repr_', '_missing_', '_ignore_',
                           '_iter_member_', '_iter_member_by_value_', '_iter_member_by_def_'):
                raise ValueError('_sunder_ names, such as %r, are reserved for future Enum use' % (key,))
            if key == '_generate_next_value_':
                if self._auto_called:
                    raise TypeError('_generate_next_value_ must be defined before members')
                self._generate_next_value = value.__func__ if isinstance(value, staticmethod) else value
            elif key == '_ignore_':
                value = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
                self._ignore = value
                already = set(value) & set(self._member_names)
                if already:
                    raise ValueError('_ignore_ cannot specify already set names: %r' % (already,))
        elif _is_dunder(key):
            key = '_order_' if key == '__order__' else key
        elif key not in self._member_names and (key in self._ignore or _is_no_member(value)):
            if isinstance(value, nonmember) and key not in self._ignore:
                value = value.value
        else:
            if key in self._member_names or key in self:
                raise TypeError('%r already defined as %r' % (key, self[key]))
            if isinstance(value, member):
                value = value.value
            parts = value if type(value) is tuple else (value,)
            made = []
            for part in parts:
                if isinstance(part, auto):
                    if part.value is auto._pending:
                        part.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
                    self._auto_called = True
                    part = part.value
                made.append(part)
            value = tuple(made) if type(value) is tuple else made[0]
            self._member_names[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)

    def update(self, members, **more_members):
        pairs = [(key, members[key]) for key in members.keys()] if hasattr(members, 'keys') else members
        for source in (pairs, more_members.items()):
            for key, value in source:
                self[key] = value


_EnumDict = EnumDict


class EnumType(type):
    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        namespace = EnumDict(cls)
        _, first = metacls._get_mixins_(cls, bases)
        if first is not None:
            namespace._generate_next_value = getattr(first, '_generate_next_value_', None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        names = classdict._member_names
        members = {name: classdict[name] for name in names}
        body = {key: value for key, value in classdict.items() if key not in names and key not in classdict._ignore}
        body.pop('_ignore_', None)
        order = body.pop('_order_', None)
        generate = body.get('_generate_next_value_')
        if generate is not None and not isinstance(generate, staticmethod):
            body['_generate_next_value_'] = staticmethod(generate)
        invalid = set(names) & {'mro', ''}
        if invalid:
            raise ValueError('invalid enum member name(s) %s' % ','.join([repr(name) for name in invalid]))
        data_type, first = metacls._get_mixins_(cls, bases)
        own_new, save_new, use_args = metacls._find_new_(body, data_type, first)
        body['_new_member_'] = own_new
        body['_use_args_'] = use_args
        body['_member_names_'] = []
        body['_member_map_'] = {}
        body['_value2member_map_'] = {}
        body['_member_type_'] = data_type
        body['_value_repr_'] = metacls._find_data_repr_(cls, bases)
        body['_boundary_'] = boundary or getattr(first, '_boundary_', None)
        body['_flag_mask_'] = body['_singles_mask_'] = body['_all_bits_'] = 0
        body['_inverted_'] = None
        made = super().__new__(metacls, cls, bases, body, **kwds)
        if first is None:
            return made
        if save_new:
            made.__new_member__ = made.__new__
        type.__setattr__(made, '__new__', Enum.__new__)
        if ReprEnum is not None and ReprEnum in bases:
            if data_type is object:
                raise TypeError('ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)')
            if '__format__' not in body:
                type.__setattr__(made, '__format__', data_type.__format__)
                body['__format__'] = None
            if '__str__' not in body:
                show = data_type.__str__
                type.__setattr__(made, '__str__', data_type.__repr__ if show is object.__str__ else show)
                body['__str__'] = None
        # Members are shown as members, not as what is mixed in.
        for name in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
            if name not in body and getattr(made, name) in (getattr(data_type, name), getattr(object, name)):
                type.__setattr__(made, name, getattr(first, name))
        if Flag is not None and issubclass(made, Flag):
            for name in ('__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__', '__invert__'):
                if name not in body:
                    type.__setattr__(made, name, getattr(Flag, name))
        for name, value in members.items():
            metacls._add_member_(made, name, value)
        if Flag is not None and issubclass(made, Flag):
            made._all_bits_ = 2 ** made._flag_mask_.bit_length() - 1
            values = [made._member_map_[name]._value_ for name in made._member_names_]
            if values != sorted(values):
                made._iter_member_ = made._iter_member_by_def_
            if made._boundary_ is STRICT:
                missed = [m for m in made._member_map_.values() if m._value_ & ~made._singles_mask_ and m._value_ > 0
                          and m._value_ & ~made._flag_mask_]
                if missed:
                    raise TypeError('invalid Flag %r -- missing values' % cls)
        if order is not None:
            order = order.replace(',', ' ').split() if isinstance(order, str) else list(order)
            order = [name for name in order if name in made._member_names_]
            if order != made._member_names_:
                raise TypeError('member order does not match _order_:\n  %r\n  %r' % (made._member_names_, order))
        return made

    def _add_member_(cls, name, value):
        args = value if isinstance(value, tuple) else (value,)
        data_type = cls._member_type_
        if data_type is tuple:
            args = (args,)
        item = cls._new_member_(cls, *args) if cls._use_args_ else cls._new_member_(cls)
        if not hasattr(item, '_value_'):
            if data_type is object:
                item._value_ = value
            else:
                try:
                    item._value_ = data_type(*args)
                except Exception as error:
                    raise TypeError('_value_ not set in __new__, unable to create it') from error
        value = item._value_
        item._name_ = name
        item.__objclass__ = cls
        item.__init__(*args)
        item._sort_order_ = len(cls._member_names_)
        if Flag is not None and issubclass(cls, Flag) and isinstance(value, int):
            cls._flag_mask_ |= value
            if _is_single_bit(value):
                cls._singles_mask_ |= value
            cls._all_bits_ = 2 ** cls._flag_mask_.bit_length() - 1
        known = None
        try:
            known = cls._value2member_map_.get(value)
            hashable = True
        except TypeError:
            hashable = False
        if known is None:
            for other in cls._member_map_.values():
                if other._value_ == value:
                    known = other
                    break
        if known is not None:
            item = known  # another name of it
        elif Flag is None or not issubclass(cls, Flag) or isinstance(value, int) and _is_single_bit(value):
            cls._member_names_.append(name)
        # A property of that name stays one for the members.
        for base in cls.__mro__[1:]:
            attribute = base.__dict__.get(name)
            if attribute is not None:
                if isinstance(attribute, property):
                    redirect = property(attribute.fget, attribute.fset, attribute.fdel)
                    redirect.__set_name__(cls, name)
                    type.__setattr__(cls, name, redirect)
                else:
                    attribute = None
                break
        else:
            attribute = None
        if attribute is None:
            type.__setattr__(cls, name, item)
        cls._member_map_[name] = item
        if hashable:
            cls._value2member_map_.setdefault(value, item)

    @staticmethod
    def _check_for_existing_members_(class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError('<enum %r> cannot extend %r' % (class_name, base))

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        if not bases:
            return object, None
        first = bases[-1]
        if Enum is None:
            return object, None
        if not isinstance(first, EnumType):
            raise TypeError('new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`')
        return mcls._find_data_type_(class_name, bases) or object, first

    @classmethod
    def _find_data_repr_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    return base._value_repr_
                if '__repr__' in base.__dict__:
                    if '__dataclass_fields__' in base.__dict__ and base.__dict__['__dataclass_params__'].repr:
                        return _dataclass_repr
                    return base.__dict__['__repr__']
        return None

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        found = []
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        found.append(base._member_type_)
                        break
                elif '__new__' in base.__dict__ or '__dataclass_fields__' in base.__dict__:
                    found.append(candidate or base)
                    break
                else:
                    candidate = candidate or base
        found = list(dict.fromkeys(found))
        if len(found) > 1:
            raise TypeError('too many data types for %r: %r' % (class_name, set(found)))
        return found[0] if found else None

    @classmethod
    def _find_new_(mcls, body, data_type, first):
        own = body.get('__new__')
        save = first is not None and own is not None
        if own is not None:
            own = own.__func__ if isinstance(own, staticmethod) else own
        else:
            for name in ('__new_member__', '__new__'):
                for candidate in (data_type, first):
                    target = getattr(candidate, name, None)
                    if target not in (None, None.__new__, object.__new__, Enum.__new__ if Enum is not None else None):
                        own = target
                        break
                if own is not None:
                    break
            else:
                own = object.__new__
        use_args = not (first is None or own is object.__new__)
        return own, save, use_args

    def __bool__(cls):
        return True

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        if names is None:
            return cls.__new__(cls, value)
        return cls._create_(value, names, module=module, qualname=qualname, type=type, start=start, boundary=boundary)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        classdict = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            values = []
            for name in names:
                values.append(classdict._generate_next_value(name, start, len(values), values[:]))
            names = zip(names, values)
        elif hasattr(names, 'items'):
            names = names.items()
        for item in names:
            name, value = (item, names[item]) if isinstance(item, str) else item
            classdict[name] = value
        if module is None:
            import sys
            try:
                module = sys._getframe(2).f_globals['__name__']
            except (AttributeError, ValueError, KeyError):
                module = None
        for name, value in (('__module__', module), ('__qualname__', qualname)):
            if value is not None:
                classdict[name] = value
        return metacls.__new__(metacls, class_name, bases, classdict, boundary=boundary)

    def __contains__(cls, member):
        if isinstance(member, Enum):
            return isinstance(member, cls) and member._name_ in cls._member_map_
        import warnings
        warnings.warn('in 3.12 __contains__ will no longer raise TypeError, but will return True or\n'
                      'False depending on whether the value is a member or the value of a member',
                      DeprecationWarning, stacklevel=2)
        raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'" % (
            type(member).__qualname__, cls.__class__.__qualname__))

    def __delattr__(cls, attr):
        if attr in cls.__dict__.get('_member_map_', {}):
            raise AttributeError('%r cannot delete member %r.' % (cls.__name__, attr))
        super().__delattr__(attr)

    def __dir__(cls):
        interesting = {'__class__', '__contains__', '__doc__', '__getitem__', '__init_subclass__', '__iter__', '__len__', '__members__',
                       '__module__', '__name__', '__qualname__', *cls._member_names_}
        if cls._new_member_ is not object.__new__:
            interesting.add('__new__')
        if cls._member_type_ is object:
            return sorted(interesting)
        return sorted(set(dir(cls._member_type_)) | interesting)

    def __getattr__(cls, name):
        if _is_dunder(name):
            raise AttributeError(name)
        try:
            return cls._member_map_[name]
        except KeyError:
            raise AttributeError(name) from None

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        return len(cls._member_names_)

    @_builtins.property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return '<flag %r>' % cls.__name__
        return '<enum %r>' % cls.__name__

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError('cannot reassign member %r' % (name,))
        super().__setattr__(name, value)


EnumMeta = EnumType


def _dataclass_repr(self):
    fields = self.__dataclass_fields__
    return ', '.join([f'{name}={getattr(self, name)!r}' for name in fields if fields[name].repr])


class Enum(metaclass=EnumType):
    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            found = cls._value2member_map_.get(value)
        except TypeError:  # it has no hash
            for found in cls._member_map_.values():
                if found._value_ == value:
                    break
            else:
                found = None
        if found is not None:
            return found
        if not cls._member_map_ and _sys.version_info >= (3, 12):
            raise TypeError('%r has no members defined' % cls)
        made = failure = None
        try:
            made = cls._missing_(value)
        except Exception as error:
            failure = error
        try:
            if isinstance(made, cls) or (isinstance(made, int) and Flag is not None and issubclass(cls, Flag)
                                         and cls._boundary_ is EJECT):
                return made
            invalid = ValueError('%r is not a valid %s' % (value, cls.__qualname__))
            if made is not None:
                failure = TypeError('error in %s._missing_: returned %r instead of None or a valid member' % (
                    cls.__name__, made))
            elif failure is None:
                raise invalid
            if not isinstance(failure, ValueError):
                failure.__context__ = invalid
            raise failure
        finally:
            failure = invalid = None

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        *_, newest = last_values
        try:
            last_values.sort()
            if newest != last_values[-1]:
                raise TypeError
            return newest + 1
        except TypeError:
            import warnings
            warnings.warn('In 3.13 the default `auto()`/`_generate_next_value_` will require all values to be sortable '
                          'and support adding +1\nand the value returned will be the largest value in the enum '
                          'incremented by 1', DeprecationWarning, stacklevel=3)
            for value in reversed(last_values):
                try:
                    return value + 1
                except TypeError:
                    pass
            return start

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        return '<%s.%s: %s>' % (self.__class__.__name__, self._name_, show(self._value_))

    def __str__(self):
        return '%s.%s' % (self.__class__.__name__, self._name_)

    def __dir__(self):
        names = set() if self.__class__._member_type_ is object else set(object.__dir__(self))
        names.update([name for name in getattr(self, '__dict__', []) if name[0] != '_'])
        for cls in self.__class__.mro():
            for name, value in cls.__dict__.items():
                is_property = isinstance(value, property)
                if name[0] == '_':
                    pass
                elif name not in self._member_map_ or (value.fget is not None if is_property else _DIR_HAS_MEMBERS):
                    names.add(name)
                elif is_property:
                    names.discard(name)
        return sorted(names | {'__class__', '__doc__', '__eq__', '__hash__', '__module__', 'name', 'value'})

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_


class ReprEnum(Enum):
    """Only repr() is the enumeration's; str() and format() are the data type's."""


class IntEnum(int, ReprEnum):
    pass


class StrEnum(str, ReprEnum):
    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError('too many arguments for str(): %r' % (values,))
        complaints = ('%r is not a string',) if len(values) == 1 else (
            'encoding must be a string, not %r', 'errors must be a string, not %r')
        for given, complaint in zip(values[len(values) > 1:], complaints):
            if not isinstance(given, str):
                raise TypeError(complaint % (given,))
        text = str(*values)
        made = str.__new__(cls, text)
        made._value_ = text
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=STRICT):
    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if last_values:
            highest = max(last_values)
            try:
                return 1 << highest.bit_length()
            except Exception:
                raise TypeError('invalid flag value %r' % highest) from None
        return 1 if start is None else start

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _iter_bits_lsb(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda m: m._sort_order_)

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError('%r is not a valid %s' % (value, cls.__qualname__))
        mask, singles, all_bits = cls._flag_mask_, cls._singles_mask_, cls._all_bits_
        negative = None
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            if cls._boundary_ is STRICT:
                bits = max(value.bit_length(), mask.bit_length())
                raise ValueError('%r invalid value %r\n    given %s\n  allowed %s' % (
                    cls, value, bin(value, bits), bin(mask, bits)))
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
            elif cls._boundary_ is KEEP:
                if value < 0:
                    value = max(all_bits + 1, 2 ** value.bit_length()) + value
            else:
                raise ValueError('%r unknown flag boundary %r' % (cls, cls._boundary_))
        if value < 0:
            negative = value
            value = all_bits + 1 + value
        unknown = value & ~mask
        aliases = value & ~singles
        if unknown and cls._boundary_ is not KEEP:
            raise ValueError('%s(%r) -->  unknown values %r [%s]' % (cls.__name__, value, unknown, bin(unknown)))
        item = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
        if not hasattr(item, '_value_'):
            item._value_ = value
        item._name_ = None
        combined = 0
        members = []
        for m in cls._iter_member_(value & singles):
            members.append(m)
            combined |= m._value_
        if aliases:
            for m in cls._member_map_.values():
                if m not in members and m._value_ and m._value_ & value == m._value_:
                    members.append(m)
                    combined |= m._value_
        if combined:
            item._name_ = '|'.join([m._name_ for m in members])
            rest = value ^ combined
            if rest and cls._boundary_ is STRICT:
                raise ValueError('%r: no members with value %r' % (cls, rest))
            if rest:
                item._name_ += '|%s' % cls._numeric_repr_(rest)
        item = cls._value2member_map_.setdefault(value, item)
        if negative is not None:
            cls._value2member_map_[negative] = item
        return item

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r" % (
                type(other).__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        cls, name = self.__class__, self._name_
        shown = (cls._value_repr_ or repr)(self._value_)
        return f'<{cls.__name__}: {shown}>' if name is None else f'<{cls.__name__}.{name}: {shown}>'

    def __str__(self):
        if self._name_ is None:
            return '%s(%r)' % (self.__class__.__name__, self._value_)
        return '%s.%s' % (self.__class__.__name__, self._name_)

    def __bool__(self):
        return bool(self._value_)

    def _get_value(self, flag):
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_):
            return flag
        return NotImplemented

    def __or__(self, other):
        number = self._get_value(other)
        return number if number is NotImplemented else self.__class__(self._value_ | number)

    def __and__(self, other):
        number = self._get_value(other)
        return number if number is NotImplemented else self.__class__(self._value_ & number)

    def __xor__(self, other):
        number = self._get_value(other)
        return number if number is NotImplemented else self.__class__(self._value_ ^ number)

    def __invert__(self):
        if self._inverted_ is None:
            if self._boundary_ in (EJECT, KEEP):
                self._inverted_ = self.__class__(~self._value_)
            else:
                self._inverted_ = self.__class__(self._singles_mask_ & ~self._value_)
        return self._inverted_

    __rand__ = __and__
    __ror__ = __or__
    __rxor__ = __xor__


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    pass


def unique(enumeration):
    duplicates = [(name, m.name) for name, m in enumeration.__members__.items() if name != m.name]
    if duplicates:
        raise ValueError('duplicate values found in %r: %s' % (
            enumeration, ', '.join(['%s -> %s' % (alias, name) for alias, name in duplicates])))
    return enumeration


class EnumCheck(StrEnum):
    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Checks an enumeration for what is asked."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        name = enumeration.__name__
        is_flag = issubclass(enumeration, Flag)
        for check in self.checks:
            if check is UNIQUE:
                duplicates = [(alias, m.name) for alias, m in enumeration.__members__.items() if alias != m.name]
                if duplicates:
                    raise ValueError('aliases found in %r: %s' % (
                        enumeration, ', '.join(['%s -> %s' % pair for pair in duplicates])))
            elif check is CONTINUOUS:
                values = {m.value for m in enumeration}
                if len(values) < 2:
                    continue
                low, high = min(values), max(values)
                if is_flag:
                    missing = [2 ** i for i in range(_high_bit(low) + 1, _high_bit(high)) if 2 ** i not in values]
                else:
                    missing = [i for i in range(low + 1, high) if i not in values]
                if missing:
                    raise ValueError(('invalid %s %r: missing values %s' % (
                        'flag' if is_flag else 'enum', name, ', '.join([str(m) for m in missing])))[:256])
            elif check is NAMED_FLAGS:
                known = [m._value_ for m in enumeration]
                names, missing = [], 0
                for alias, m in enumeration._member_map_.items():
                    if m.value < 0 or alias in enumeration._member_names_:
                        continue
                    unnamed = [v for v in _iter_bits_lsb(m.value) if v not in known]
                    if unnamed:
                        names.append(alias)
                        for v in unnamed:
                            missing |= v
                if names:
                    if len(names) == 1:
                        alias = 'alias %s is missing' % names[0]
                    else:
                        alias = 'aliases %s and %s are missing' % (', '.join(names[:-1]), names[-1])
                    value = ('value 0x%x' % missing if _is_single_bit(missing)
                             else 'combined values of 0x%x' % missing)
                    raise ValueError('invalid Flag %r: %s %s [use enum.show_flag_values(value) for details]' % (
                        name, alias, value))
        return enumeration


def global_enum_repr(self):
    module = self.__class__.__module__.split('.')[-1]
    return '%s.%s' % (module, self._name_)


def global_flag_repr(self):
    module = self.__class__.__module__.split('.')[-1]
    if self._name_ is None:
        return '%s.%s(%r)' % (module, self.__class__.__name__, self._value_)
    return '|'.join(['%s.%s' % (module, name) for name in self._name_.split('|')])


def global_str(self):
    if self._name_ is None:
        return '%s(%r)' % (self.__class__.__name__, self._value_)
    return self._name_


def global_enum(cls, update_str=False):
    import sys
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls
