# Built-in functions on values whose classes have their say.


# The texts print() joins.
def _texts(objects):
    return [str(x) for x in objects]


def _print_to(file, objects, options, flush):
    sep, end = options
    first = True
    for x in objects:
        if first:
            first = False
        else:
            file.write(sep)
        file.write(str(x))
    file.write(end)
    if flush:
        file.flush()


def _sum(iterable, start):
    if isinstance(start, bytes):
        raise TypeError("sum() can't sum bytes [use b''.join(seq) instead]")
    if isinstance(start, bytearray):
        raise TypeError("sum() can't sum bytearray [use b''.join(seq) instead]")
    total = start
    for item in iterable:
        total = total + item
    return total


def _any(iterable):
    for item in iterable:
        if item:
            return True
    return False


def _all(iterable):
    for item in iterable:
        if not item:
            return False
    return True


def _min(iterable, key, *default):
    found = False
    for item in iterable:
        value = item if key is None else key(item)
        if not found or value < best_value:
            found, best, best_value = True, item, value
    if found:
        return best
    if default:
        return default[0]
    raise ValueError('min() arg is an empty sequence')


def _max(iterable, key, *default):
    found = False
    for item in iterable:
        value = item if key is None else key(item)
        if not found or value > best_value:
            found, best, best_value = True, item, value
    if found:
        return best
    if default:
        return default[0]
    raise ValueError('max() arg is an empty sequence')


def _divmod(x, y):
    method = _special(x, '__divmod__')
    if method is not None:
        result = method(x, y)
        if result is not NotImplemented:
            return result
    method = _special(y, '__rdivmod__')
    if method is not None:
        result = method(y, x)
        if result is not NotImplemented:
            return result
    raise TypeError(f"unsupported operand type(s) for divmod(): '{type(x).__name__}' and '{type(y).__name__}'")


def _pow(x, y, modulus):
    if modulus is None:
        return x ** y
    method = getattr(type(x), '__pow__', None)
    result = NotImplemented if method is None else method(x, y, modulus)
    if result is NotImplemented:
        raise TypeError("unsupported operand type(s) for ** or pow(): "
                        f"'{type(x).__name__}', '{type(y).__name__}', '{type(modulus).__name__}'")
    return result


def _bytearray_init(x, source, encoding, errors):
    x[:] = bytearray(*[part for part in (source, encoding, errors) if part is not None])


def _list_remove(items, value):
    i = 0
    while i < len(items):
        if _same(items[i], value):
            del items[i]
            return
        i += 1
    raise ValueError('list.remove(x): x not in list')


def _deque_remove(items, value):
    i = 0
    while i < len(items):
        if _same(items[i], value):
            del items[i]
            return
        i += 1
    raise ValueError('deque.remove(x): x not in deque')


def _sequence_index(items, value, start, stop):
    if start < 0:
        start = max(0, start + len(items))
    if stop < 0:
        stop += len(items)
    i = start
    while i < stop and i < len(items):
        if _same(items[i], value):
            return i
        i += 1
    if isinstance(items, tuple):
        raise ValueError('tuple.index(x): x not in tuple')
    raise ValueError(f'{value!r} is not in {type(items).__name__}')


def _sequence_count(items, value):
    count = 0
    for item in items:
        if _same(item, value):
            count += 1
    return count


def _dict_of(items):
    result = {}
    i = 0
    while i < len(items):
        _setitem_plain(result, items[i], items[i + 1])
        i += 2
    return result


def _set_method(op, in_place, s, others):
    names = {7: 'or', 1: 'and', 10: 'sub'}
    result, may_change = s, in_place
    for other in others:
        result = _set_operation(names[op], may_change, result, other)
        may_change = isinstance(result, set)
    return None if in_place else result


def _set_symmetric(in_place, s, other):
    result = _set_operation('xor', in_place, s, other)
    return None if in_place else result


def _set_isdisjoint(a, b):
    for item in b:
        if item in a:
            return False
    return True


def _set_issubset(a, b):
    if not isinstance(b, (set, frozenset)):
        b = _set_of(list(b))
    return _all_in(a, b)


def _set_issuperset(a, b):
    for item in b:
        if item not in a:
            return False
    return True


# zip(strict=True)
def _next_of_strict_zip(iterators):
    items = []
    for it in iterators:
        try:
            items.append(_next(it))
        except StopIteration:
            if items:
                plural = ' ' if len(items) == 1 else 's 1-'
                raise ValueError(f'zip() argument {len(items) + 1} is shorter than argument{plural}{len(items)}') from None
            number = 1
            for other in iterators[1:]:
                number += 1
                try:
                    _next(other)
                except StopIteration:
                    continue
                plural = ' ' if number == 2 else 's 1-'
                raise ValueError(f'zip() argument {number} is longer than argument{plural}{number - 1}') from None
            raise
    return tuple(items)


def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    from _io import open as opened
    return opened(file, mode, buffering, encoding, errors, newline, closefd, opener)


def _vars(x):
    try:
        return x.__dict__
    except AttributeError:
        raise TypeError('vars() argument must have __dict__ attribute') from None


def _sorted_keys(names):
    return sorted(names)


def _dir(x):
    method = _special(x, '__dir__')
    if method is not None and type(method) is _function:
        return sorted(method(x))
    if isinstance(x, _module):
        listed = x.__dict__.get('__dir__')
        return sorted(listed()) if listed is not None else sorted(x.__dict__)
    return sorted(_object_dir(x))


def _object_dir(x):
    cls = type(x)
    names = {}
    if isinstance(x, type):
        for base in x.__mro__:
            names.update(dict.fromkeys(base.__dict__))
    else:
        names.update(dict.fromkeys(getattr(x, '__dict__', ())))
        for base in cls.__mro__:
            names.update(dict.fromkeys(base.__dict__))
    return list(names)


def _displayhook(value):
    if value is not None:
        import builtins
        builtins._ = None
        print(repr(value))
        builtins._ = value


_displayhook.__name__ = _displayhook.__qualname__ = 'displayhook'


def _set_name_failed(error, place, cls):
    value, name = place
    raise RuntimeError(f"Error calling __set_name__ on '{type(value).__name__}' instance {name!r} "
                       f"in '{cls.__name__}'") from error


def _raise_abstract(cls):
    names = sorted(cls.__abstractmethods__)
    plural = 's' if len(names) > 1 else ''
    raise TypeError(f"Can't instantiate abstract class {cls.__name__} with abstract method{plural} "
                    + ', '.join(names))


def _fspath(path):
    method = getattr(type(path), '__fspath__', None)
    if method is None:
        raise TypeError(f'expected str, bytes or os.PathLike object, not {type(path).__name__}')
    return method(path)


# --- match ---------------------------------------------------------------------------------------------------
# The values of a mapping for some keys, or None when one is missing.
def _match_keys(subject, keys):
    missing = object()
    values = []
    for key in keys:
        value = subject.get(key, missing)
        if value is missing:
            return None
        values.append(value)
    return tuple(values)


_SELF_MATCHING = (bool, bytearray, bytes, dict, float, frozenset, int, list, set, str, tuple)


# The attributes a class pattern names, as a tuple; None when the subject does not match.
def _match_class(subject, cls, count, names):
    if not isinstance(cls, type):
        raise TypeError('called match pattern must be a type')
    if not isinstance(subject, cls):
        return None
    values = []
    if count:
        known = getattr(cls, '__match_args__', None)
        if known is None:
            allowed = 1 if issubclass(cls, _SELF_MATCHING) else 0
            if count > allowed:
                plural = '' if allowed == 1 else 's'
                raise TypeError(f'{cls.__name__}() accepts {allowed} positional sub-pattern{plural} ({count} given)')
            values.append(subject)
            known = ()
        else:
            if type(known) is not tuple:
                raise TypeError(f'{cls.__name__}.__match_args__ must be a tuple (got {type(known).__name__})')
            if count > len(known):
                plural = '' if len(known) == 1 else 's'
                raise TypeError(f'{cls.__name__}() accepts {len(known)} positional sub-pattern{plural} ({count} given)')
            for name in known[:count]:
                try:
                    values.append(getattr(subject, name))
                except AttributeError:
                    return None
    for name in names:
        if count and name in known[:count]:
            raise TypeError(f"{cls.__name__}() got multiple sub-patterns for attribute {name!r}")
        try:
            values.append(getattr(subject, name))
        except AttributeError:
            return None
    return tuple(values)


# --- except* --------------------------------------------------------------------------------------------------
# (what `except* kind` handles, what is left): each None when empty.
def _match_group(error, kind):
    kinds = kind if isinstance(kind, tuple) else (kind,)
    for k in kinds:
        if not (isinstance(k, type) and issubclass(k, BaseException)):
            raise TypeError('catching classes that do not inherit from BaseException is not allowed')
        if issubclass(k, BaseExceptionGroup):
            raise TypeError('catching ExceptionGroup with except* is not allowed. Use except instead.')
    if isinstance(error, kind):
        if not isinstance(error, BaseExceptionGroup):
            wrapped = BaseExceptionGroup('', (error,))
            return wrapped, None
        return error, None
    if isinstance(error, BaseExceptionGroup):
        return error.split(kind)
    return None, error


# What is to be raised after all except* clauses: `errors` are those they raised and what none has handled.
def _reraise_group(original, errors):
    errors = [e for e in errors if e is not None]
    if not errors:
        return None
    if not isinstance(original, BaseExceptionGroup):
        return errors[0]
    raised = []
    unhandled = []
    for e in errors:
        same = (isinstance(e, BaseExceptionGroup) and e.__traceback__ is original.__traceback__
                and e.__cause__ is original.__cause__ and e.__context__ is original.__context__
                and getattr(e, '__notes__', None) is getattr(original, '__notes__', None))
        (unhandled if same else raised).append(e)
    rest = None
    if unhandled:
        leaves = set()
        for e in unhandled:
            _leaf_ids(e, leaves)
        rest = original.subgroup(lambda e: id(e) in leaves)
    if not raised:
        return rest
    if rest is not None:
        raised.append(rest)
    if len(raised) == 1:  # since 3.11.4 it is not wrapped
        return raised[0]
    return BaseExceptionGroup('', raised)


def _leaf_ids(error, ids):
    if isinstance(error, BaseExceptionGroup):
        for e in error.exceptions:
            _leaf_ids(e, ids)
    else:
        ids.add(id(error))


# --- pickling ------------------------------------------------------------------------------------------------------
def _object_reduce_ex(self, protocol):
    import copyreg
    return copyreg._object_reduce_ex(self, protocol)


def _object_reduce(self):
    import copyreg
    return copyreg._object_reduce(self)


def _object_getstate(self):
    import copyreg
    return copyreg._object_getstate(self)


def aiter(async_iterable, /):
    method = _special(async_iterable, '__aiter__')
    if method is None:
        raise TypeError(f"'{type(async_iterable).__name__}' object is not an async iterable")
    iterator = method(async_iterable)
    if _special(iterator, '__anext__') is None:
        raise TypeError(f"aiter() returned not an async iterator of type '{type(iterator).__name__}'")
    return iterator


def anext(async_iterator, /, *default):
    method = _special(async_iterator, '__anext__')
    if method is None:
        raise TypeError(f"'{type(async_iterator).__name__}' object is not an async iterator")
    if not default:
        return method(async_iterator)
    if len(default) > 1:
        raise TypeError(f'anext expected at most 2 arguments, got {1 + len(default)}')
    return _anext_or(method(async_iterator), default[0])


async def _anext_or(awaitable, default):
    try:
        return await awaitable
    except StopAsyncIteration:
        return default
