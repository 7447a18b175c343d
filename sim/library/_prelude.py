# The Python part of the built-ins: what the interpreter's C++ leaves to code written in Python because a
# class of the program may have its say. All files _prelude*.py share one namespace. The code is hidden: it
# shows in no traceback and is not stepped through. Names without underscore are the ordinary built-ins.


def _repr(x):
    text = type(x).__repr__(x)
    if not isinstance(text, str):
        raise TypeError(f'__repr__ returned non-string (type {type(text).__name__})')
    return text


_object_str = object.__str__


def _str(x):
    if type(x) is _mappingproxy:
        return _str(dict(x))
    method = type(x).__str__
    text = type(x).__repr__(x) if method is _object_str else method(x)
    if not isinstance(text, str):
        raise TypeError(f'__str__ returned non-string (type {type(text).__name__})')
    return text


def _format(x, spec):
    text = type(x).__format__(x, spec)
    if not isinstance(text, str):
        raise TypeError(f'__format__ must return a str, not {type(text).__name__}')
    return text


def _ascii(x):
    return _ascii_text(_repr(x))


_native_method = type(str.__hash__)


def _hash(x):
    method = type(x).__hash__
    if type(x) is _weakref:
        return _hash_plain(x)
    if method is None:
        raise TypeError(f"unhashable type: '{type(x).__name__}'")
    value = method(x)
    if type(method) is _native_method:
        return value
    if not isinstance(value, int):
        raise TypeError('__hash__ method should return an integer')
    if -0x8000000000000000 <= value < 0x8000000000000000:  # fits: it is taken as it is
        return -2 if value == -1 else value + 0
    return _int_hash(value)


def _truth(x):
    method = _special(x, '__bool__')
    if method is not None:
        value = method(x)
        if value is not True and value is not False:
            raise TypeError(f'__bool__ should return bool, returned {type(value).__name__}')
        return value
    return _len(x) != 0


def _len(x):
    method = _special(x, '__len__')
    if method is None:
        raise TypeError(f"object of type '{type(x).__name__}' has no len()")
    value = _index(method(x))
    if value < 0:
        raise ValueError('__len__() should return >= 0')
    return int(value)


def _index(x):
    if isinstance(x, int):
        return x
    method = _special(x, '__index__')
    if method is None:
        raise TypeError(f"'{type(x).__name__}' object cannot be interpreted as an integer")
    value = method(x)
    if not isinstance(value, int):
        raise TypeError(f'__index__ returned non-int (type {type(value).__name__})')
    return value


# --- comparison ---------------------------------------------------------------------------------------------
_OPERATORS = ('<', '<=', '==', '!=', '>', '>=')
_METHODS = ('__lt__', '__le__', '__eq__', '__ne__', '__gt__', '__ge__')
_REFLECTED = ('__gt__', '__ge__', '__eq__', '__ne__', '__lt__', '__le__')


def _rich(a, b, op):
    left, right = type(a), type(b)
    tried = False
    if left is not right and issubclass(right, left):
        method = _special(b, _REFLECTED[op])
        if method is not None:
            tried = True
            result = method(b, a)
            if result is not NotImplemented:
                return result
    method = _special(a, _METHODS[op])
    if method is not None:
        result = method(a, b)
        if result is not NotImplemented:
            return result
    if not tried:
        method = _special(b, _REFLECTED[op])
        if method is not None:
            result = method(b, a)
            if result is not NotImplemented:
                return result
    if op == 2:
        return a is b
    if op == 3:
        return a is not b
    raise TypeError(f"'{_OPERATORS[op]}' not supported between instances of "
                    f"'{left.__name__}' and '{right.__name__}'")


def _compare(op, a, b):
    if type(a) is _weakref and type(b) is _weakref and (op == 2 or op == 3):
        x, y = a(), b()
        same = a is b if x is None or y is None else x is y or x == y
        return same if op == 2 else not same
    return _rich(a, b, op)


def _eq(a, b):
    return _rich(a, b, 2)


def _less(a, b):
    return True if a < b else False


def _same(a, b):
    return a is b or a == b


def _compare_sequences(op, a, b):
    i = 0
    while i < len(a) and i < len(b):
        if not _same(a[i], b[i]):
            if op == 2:
                return False
            if op == 3:
                return True
            return _rich(a[i], b[i], op)
        i += 1
    return _rich(len(a), len(b), op)


def _compare_dicts(op, a, b):
    equal = len(a) == len(b)
    if equal:
        for key, value in a.items():
            if key not in b or not _same(value, b[key]):
                equal = False
                break
    return equal if op == 2 else not equal


def _compare_sets(op, a, b):
    if op >= 4:
        a, b, op = b, a, op - 4
    if op == 0:
        return len(a) < len(b) and _all_in(a, b)
    if op == 1:
        return len(a) <= len(b) and _all_in(a, b)
    equal = len(a) == len(b) and _all_in(a, b)
    return equal if op == 2 else not equal


def _all_in(a, b):
    for item in a:
        if item not in b:
            return False
    return True


# What a container's own __eq__, __lt__ … do when items need Python.
def _compare_plain(op, a, b):
    if isinstance(a, (list, tuple)):
        return _compare_sequences(op, a, b)
    if isinstance(a, dict):
        return _compare_dicts(op, a, b)
    if isinstance(a, _deque):
        return _compare_sequences(op, list(a), list(b))
    if isinstance(a, slice):
        return _compare_sequences(op, (a.start, a.stop, a.step), (b.start, b.stop, b.step))
    if isinstance(a, (range, _generic_alias, _mappingproxy)):
        return NotImplemented
    return _compare_sets(op, a, b)


# --- showing containers whose items need Python ------------------------------------------------------------------
_showing = {}


def _repr_plain(x):
    mark = (_thread_number(), id(x))
    if mark in _showing:
        if isinstance(x, tuple):
            return '(...)'
        if isinstance(x, (list, _deque)):
            return '[...]'
        if isinstance(x, dict):
            return '{...}'
        if isinstance(x, (set, frozenset)):
            return f'{type(x).__name__}(...)'
        return '...'
    _showing[mark] = True
    try:
        if isinstance(x, list):
            return '[' + _repr_items(x) + ']'
        if isinstance(x, tuple):
            return '(' + _repr_items(x) + (',)' if len(x) == 1 else ')')
        if isinstance(x, dict):
            return '{' + ', '.join([_repr(k) + ': ' + _repr(v) for k, v in dict.items(x)]) + '}'
        if type(x) is set:
            return '{' + _repr_items(x) + '}'
        if isinstance(x, (set, frozenset)):
            return type(x).__name__ + '({' + _repr_items(x) + '})'
        if isinstance(x, _deque):
            tail = ')' if x.maxlen is None else f', maxlen={x.maxlen})'
            return f'{type(x).__name__}([' + _repr_items(x) + ']' + tail
        if isinstance(x, BaseException):
            return type(x).__name__ + '(' + _repr_items(x.args) + ')'
        if isinstance(x, _method):
            return f'<bound method {x.__func__.__qualname__} of {_repr(x.__self__)}>'
        if isinstance(x, slice):
            return f'slice({x.start!r}, {x.stop!r}, {x.step!r})'
        if isinstance(x, _mappingproxy):
            return 'mappingproxy(' + _repr(dict(x)) + ')'
        if isinstance(x, _generic_alias):
            return _repr_alias(x)
        return type(x).__name__ + '([' + _repr_items(x) + '])'
    finally:
        del _showing[mark]


def _repr_alias_part(part):
    if part is ...:
        return '...'
    if part is type(None):
        return 'None'
    if isinstance(part, type) and not isinstance(part, _generic_alias):
        return part.__qualname__ if part.__module__ == 'builtins' else f'{part.__module__}.{part.__qualname__}'
    return _repr(part)


def _repr_alias(x):
    origin = _repr_alias_part(x.__origin__)
    shown = [_repr_alias_part(part) for part in x.__args__]
    args = x.__args__
    if origin == 'collections.abc.Callable' and args and args[0] is not ... and not (
            len(args) == 2 and type(args[0]).__name__ == 'ParamSpec'):
        return f'{origin}[[{", ".join(shown[:-1])}], {shown[-1]}]'
    return f'{origin}[{", ".join(shown) or "()"}]'


def _alias_parameters(x):
    """The type variables in x.__args__, each once."""
    found = []
    for part in x.__args__:
        if isinstance(part, type) and not isinstance(part, _generic_alias):
            continue
        if type(part).__name__ in ('TypeVar', 'ParamSpec', 'TypeVarTuple'):
            inner = (part,)
        else:
            inner = getattr(part, '__parameters__', ())
        found.extend([each for each in inner if each not in found])
    return tuple(found)


def _substituted(x, key):
    parameters = x.__parameters__
    if not parameters:
        raise TypeError(f'{x!r} is not a generic class')
    given = key if isinstance(key, tuple) else (key,)
    if len(given) != len(parameters):
        raise TypeError(f"Too {'few' if len(given) < len(parameters) else 'many'} arguments for {x!r}; "
                        f'actual {len(given)}, expected {len(parameters)}')
    values = dict(zip(parameters, given))
    made = []
    for part in x.__args__:
        if part in parameters:
            value = values[part]
            if isinstance(value, list):  # of a ParamSpec
                made.extend(value)
            else:
                made.append(value)
            continue
        inner = () if isinstance(part, type) and not isinstance(part, _generic_alias) else getattr(
            part, '__parameters__', ())
        made.append(part[tuple([values[each] for each in inner])] if inner else part)
    if isinstance(x, _generic_alias):
        return _make_generic_alias(x.__origin__, tuple(made))
    result = made[0]
    for each in made[1:]:
        result = result | each
    return result


def _repr_items(items):
    return ', '.join([_repr(item) for item in items])


def _str_exception(x):
    args = x.args
    if isinstance(x, OSError) and len(args) >= 2:
        text = f'[Errno {args[0]}] {args[1]}'
        return text if len(args) == 2 else f'{text}: {args[2]!r}'
    if len(args) == 1:
        return _repr(args[0]) if isinstance(x, KeyError) else _str(args[0])
    return _repr(args)


def _hash_plain(x):
    if isinstance(x, _weakref):
        return _keep_weak_hash(x, _hash(x()))
    if isinstance(x, tuple):
        return _hash_items([_hash(item) for item in x])
    return id(x) >> 4


# --- iteration --------------------------------------------------------------------------------------------------
def _iter(x):
    method = _special(x, '__iter__')
    if method is not None:
        it = method(x)
        if _special(it, '__next__') is None:
            raise TypeError(f"iter() returned non-iterator of type '{type(it).__name__}'")
        return it
    if _special(x, '__getitem__') is None or _special(x, '__iter__', True):
        raise TypeError(f"'{type(x).__name__}' object is not iterable")
    return _sequence_iterator(x)


def _next(it):
    method = _special(it, '__next__')
    if method is None:
        raise TypeError(f"'{type(it).__name__}' object is not an iterator")
    return method(it)


def _next_or(it, default):
    try:
        return _next(it)
    except StopIteration:
        return default


def _drain(iterable):
    items = []
    for item in iterable:
        items.append(item)
    return items


# The iterable is asked for its length first, as by PyObject_LengthHint.
def _drain_sized(iterable):
    length, hint = _special(iterable, '__len__'), _special(iterable, '__length_hint__')
    if length is None and hint is None:
        return _drain(iterable)
    iterator = iter(iterable)
    _guess_length(iterable, length, hint)
    items = []
    try:
        while True:
            items.append(_next(iterator))
    except StopIteration:
        return items


def _guess_length(iterable, length, method):
    try:
        if length is not None:
            _len(iterable)
            return
        hint = method(iterable)
    except TypeError:
        return
    if hint is NotImplemented:
        return
    if not isinstance(hint, int):
        raise TypeError(f'__length_hint__ must be an integer, not {type(hint).__name__}')
    if hint < 0:
        raise ValueError('__length_hint__() should return >= 0')


def _contains(container, item):
    method = _special(container, '__contains__')
    if method is not None:
        return bool(method(container, item))
    if _special(container, '__iter__') is None and _special(container, '__getitem__') is None:
        raise TypeError(f"argument of type '{type(container).__name__}' is not iterable")
    for other in container:
        if other is item or other == item:
            return True
    return False


def _contains_plain(container, item):
    if isinstance(container, (dict, set, frozenset, _mappingproxy, _dict_keys)):
        return _find_key(container, item, _hash(item)) >= 0
    for other in container:
        if other is item or other == item:
            return True
    return False


# --- subscripts --------------------------------------------------------------------------------------------------
def _getitem(container, key):
    method = _special(container, '__getitem__')
    if method is not None:
        return method(container, key)
    if isinstance(container, type):
        return container.__class_getitem__(key)
    raise TypeError(f"'{type(container).__name__}' object is not subscriptable")


def _setitem(container, key, value):
    method = _special(container, '__setitem__')
    if method is None:
        raise TypeError(f"'{type(container).__name__}' object does not support item assignment")
    method(container, key, value)


def _delitem(container, key):
    method = _special(container, '__delitem__')
    if method is None:
        raise TypeError(f"'{type(container).__name__}' object doesn't support item deletion")
    method(container, key)


def _plain_key(key):
    if isinstance(key, slice):
        return slice(_slice_part(key.start), _slice_part(key.stop), _slice_part(key.step))
    return _index(key)


def _slice_part(x):
    if x is None:
        return None
    if _special(x, '__index__') is None:
        raise TypeError('slice indices must be integers or None or have an __index__ method')
    return _index(x)


def _getitem_plain(container, key):
    if isinstance(container, (dict, _mappingproxy)):
        number = _hash(key)
        entry = _find_key(container, key, number)
        if entry >= 0:
            return _value_at(container, entry)
        method = _special(container, '__missing__')
        if method is not None:
            return method(container, key)
        raise KeyError(key)
    return container[_plain_key(key)]


def _setitem_plain(container, key, value):
    if isinstance(container, dict):
        number = _hash(key)
        entry = _find_key(container, key, number)
        if entry >= 0:
            _set_value_at(container, entry, value)
        else:
            _add_entry(container, key, number, value)
    elif isinstance(key, slice):
        type(container).__setitem__(container, _plain_key(key), _drain(value))
    else:
        type(container).__setitem__(container, _plain_key(key), value)


def _delitem_plain(container, key):
    if isinstance(container, dict):
        number = _hash(key)
        entry = _find_key(container, key, number)
        if entry < 0:
            raise KeyError(key)
        _delete_entry(container, entry)
    else:
        type(container).__delitem__(container, _plain_key(key))


# --- dicts and sets whose keys compare by Python code ---------------------------------------------------------
# The place of `key`, whose hash is `number`, in a dict or set, -1 if it is not there. Starts anew when a comparison
# changed the container.
def _find_key(container, key, number):
    while True:
        version = _version(container)
        place = _candidate(container, number, -1)
        while place >= 0:
            other = _key_at(container, place)
            if other is key or other == key:
                if _version(container) == version:
                    return place
                break
            if _version(container) != version:
                break
            place = _candidate(container, number, place)
        else:
            return -1


def _dict_get(d, key, default=None):
    entry = _find_key(d, key, _hash(key))
    return default if entry < 0 else _value_at(d, entry)


def _dict_set(d, key, value):
    _setitem_plain(d, key, value)


def _dict_setdefault(d, key, default=None):
    number = _hash(key)
    entry = _find_key(d, key, number)
    if entry >= 0:
        return _value_at(d, entry)
    _add_entry(d, key, number, default)
    return default


def _dict_pop(d, key, *default):
    entry = _find_key(d, key, _hash(key))
    if entry >= 0:
        value = _value_at(d, entry)
        _delete_entry(d, entry)
        return value
    if default:
        return default[0]
    raise KeyError(key)


def _dict_update(d, other):
    if isinstance(other, dict) and type(other).__iter__ is dict.__iter__:
        for key, value in dict.items(other):
            _setitem_plain(d, key, value)
    elif hasattr(other, 'keys'):
        for key in other.keys():
            _setitem_plain(d, key, other[key])
    else:
        number = 0
        for pair in other:
            try:
                pair = list(pair)
            except TypeError:
                raise TypeError(f'cannot convert dictionary update sequence element #{number} to a sequence') from None
            if len(pair) != 2:
                raise ValueError(f'dictionary update sequence element #{number} has length {len(pair)}; 2 is required')
            _setitem_plain(d, pair[0], pair[1])
            number += 1


def _dict_fromkeys(cls, keys, value=None):
    d = cls()
    for key in keys:
        d[key] = value
    return d


def _set_add(s, item):
    _set_add_hashed(s, item, _hash(item))


def _set_add_hashed(s, item, number):
    if _find_key(s, item, number) < 0:
        _add_entry(s, item, number, None)


def _set_discard(s, item):
    _set_discard_hashed(s, item, _hash(item))


# Whether it was there.
def _set_discard_hashed(s, item, number):
    place = _find_key(s, item, number)
    if place >= 0:
        _delete_entry(s, place)
    return place >= 0


def _set_remove(s, item):
    place = _find_key(s, item, _hash(item))
    if place < 0:
        raise KeyError(item)
    _delete_entry(s, place)


def _set_update(s, items):
    for item in items:
        set.add(s, item)


# A set or frozenset of `items`; both are filled by the same code.
def _set_fill(s, items):
    if _is_hashed(items):
        _set_reserve(s, len(items))
        for item, number in _hashed_items(items):
            _set_add_hashed(s, item, number)
    else:
        for item in items:
            _set_add(s, item)


# Sets and dicts know the hashes of their elements; those are not asked again.
def _is_hashed(items):
    return isinstance(items, (set, frozenset)) or type(items) is dict


def _hashed(items):
    if _is_hashed(items):
        yield from _hashed_items(items)
    else:
        for item in items:
            yield item, _hash(item)


def _set_of(items):
    if isinstance(items, (set, frozenset)):
        return set(items)
    result = set()
    _set_fill(result, items)
    return result


# a | b, a & b, a - b, a ^ b for sets whose elements are compared by Python code, or with any iterable b: as
# set_algebra.cpp does it.
def _set_operation(name, in_place, a, b):
    is_set = isinstance(b, (set, frozenset))
    if name == 'xor':
        if in_place:
            result, others = a, b if _is_hashed(b) else _set_of(b)
        else:
            result, others = _set_of(b), a
        for item, number in _hashed_items(others):
            if not _set_discard_hashed(result, item, number):
                _set_add_hashed(result, item, number)
    elif name == 'and':
        result = set()
        walked, searched = (a, b) if is_set and len(b) > len(a) else (b, a)
        for item, number in _hashed(walked):
            if _find_key(searched, item, number) >= 0:
                _set_add_hashed(result, item, number)
        if in_place:
            _set_take(a, result)
            return a
    elif name == 'sub' and not in_place and _is_hashed(b) and len(a) >> 2 <= len(b):
        result = set()
        for item, number in _hashed_items(a):
            if _find_key(b, item, number) < 0:
                _set_add_hashed(result, item, number)
    else:
        result = a if in_place else _set_of(a)
        if name == 'or':
            _set_fill(result, b)
        else:
            for item, number in _hashed(b):
                _set_discard_hashed(result, item, number)
            _set_shrink(result)
    return _frozen(result) if isinstance(a, frozenset) and not in_place else result


# What the compiler finds odd: (text, file, line) each.
def _syntax_warnings(rows):
    from warnings import warn_explicit
    for text, filename, line in rows:
        warn_explicit(text, SyntaxWarning, filename, line)


# A sequence times an object with __index__.
def _repeat(in_place, a, b):
    if isinstance(a, (str, bytes, bytearray, list, tuple)):
        count = _index(b)
        if in_place:
            a *= count
            return a
        return a * count
    return b * _index(a)


# --- operators on built-in operands whose items need Python --------------------------------------------------
def _binary_plain(op, in_place, a, b):
    if op == 6:
        return _percent_format(a, b)
    if op == 0 and in_place:
        for item in b:
            a.append(item)
        return a
    if op == 7 and isinstance(a, dict):
        result = a if in_place else dict(a)
        _dict_update(result, b)
        return result
    names = {7: 'or', 1: 'and', 10: 'sub', 12: 'xor'}
    if op in names:
        return _set_operation(names[op], in_place and isinstance(a, set), a, b)
    return NotImplemented
