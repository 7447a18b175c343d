"""Copies, shallow and deep."""


class Error(Exception):
    pass


error = Error

_ATOMS = (type(None), int, float, bool, complex, str, bytes, type, range, type(Ellipsis), type(NotImplemented),
          type(len), type(lambda: None), property)


def copy(x):
    cls = type(x)
    if cls in _ATOMS or cls is tuple or cls is frozenset or isinstance(x, type):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    method = getattr(cls, '__copy__', None)
    if method is not None:
        return method(x)
    return _rebuild(x, None, False)


def deepcopy(x, memo=None):
    if memo is None:
        memo = {}
    known = memo.get(id(x), memo)
    if known is not memo:
        return known
    cls = type(x)
    if cls in _ATOMS or isinstance(x, type):
        return x
    if cls is list:
        y = memo[id(x)] = []
        for item in x:
            y.append(deepcopy(item, memo))
    elif cls is dict:
        y = memo[id(x)] = {}
        for key, value in x.items():
            y[deepcopy(key, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        items = [deepcopy(item, memo) for item in x]
        if id(x) in memo:
            return memo[id(x)]
        y = x
        for old, new in zip(x, items):
            if old is not new:
                y = tuple(items)
                break
    elif cls is set or cls is frozenset:
        y = cls([deepcopy(item, memo) for item in x])
    elif cls is bytearray:
        y = x.copy()
    else:
        method = getattr(cls, '__deepcopy__', None)
        y = method(x, memo) if method is not None else _rebuild(x, memo, True)
    if y is not x:
        memo[id(x)] = y
        memo.setdefault(id(memo), []).append(x)  # kept alive, or its id might be used again
    return y


def _rebuild(x, memo, deep):
    cls = type(x)
    if cls.__module__ in ('_thread', 'builtins') and not isinstance(x, (BaseException, list, dict, set, tuple, str, int)):
        raise TypeError(f"cannot pickle '{cls.__name__}' object")
    reduce = cls.__dict__.get('__reduce__')
    if reduce is not None:
        parts = reduce(x)
        if isinstance(parts, str):
            return x
        y = parts[0](*(deepcopy(parts[1], memo) if deep else parts[1]))
        if len(parts) > 2 and parts[2]:
            y.__dict__.update(deepcopy(parts[2], memo) if deep else parts[2])
        return y
    if isinstance(x, BaseException):
        y = cls.__new__(cls, *x.args)
        y.args = deepcopy(x.args, memo) if deep else x.args
    elif isinstance(x, (tuple, str, int, float, frozenset, bytes)):
        y = cls.__new__(cls, tuple([deepcopy(i, memo) for i in x]) if deep and isinstance(x, tuple) else x)
    else:
        y = cls.__new__(cls)
    if deep:
        memo[id(x)] = y
    getstate = getattr(cls, '__getstate__', None)
    if getstate is not None and getstate is not getattr(object, '__getstate__', None):
        state = getstate(x)
    else:
        state = getattr(x, '__dict__', None)
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        setstate = getattr(cls, '__setstate__', None)
        if setstate is not None:
            setstate(y, state)
        else:
            y.__dict__.update(state)
    for base in cls.__mro__:
        slots = base.__dict__.get('__slots__', ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name not in ('__dict__', '__weakref__') and hasattr(x, name):
                value = getattr(x, name)
                object.__setattr__(y, name, deepcopy(value, memo) if deep else value)
    if isinstance(x, list):
        y.extend([deepcopy(i, memo) for i in x] if deep else x)
    elif isinstance(x, dict):
        for key, value in x.items():
            if deep:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            y[key] = value
    elif isinstance(x, set):
        y.update([deepcopy(i, memo) for i in x] if deep else x)
    return y
