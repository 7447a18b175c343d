"""Copies, shallow and deep."""

from _weakref import ref as _ref
from copyreg import dispatch_table

__all__ = ['Error', 'copy', 'deepcopy']


class Error(Exception):
    pass


error = Error

_ATOMS = (type(None), int, float, bool, complex, str, bytes, type, range, type(Ellipsis), type(NotImplemented),
          type(len), type(lambda: None), type((lambda: None).__code__), property, slice, _ref)


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


def _rebuild(x, memo, deep):  # C
    cls = type(x)
    reduce = dispatch_table.get(cls)
    parts = x.__reduce_ex__(4) if reduce is None else reduce(x)
    if isinstance(parts, str):  # a global
        return x
    make, args, state, items, pairs = (*parts, None, None, None)[:5]
    if deep:
        args = tuple([deepcopy(arg, memo) for arg in args])
    y = make(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        _set_state(y, deepcopy(state, memo) if deep else state)
    if items is not None:
        for item in items:
            y.append(deepcopy(item, memo) if deep else item)
    if pairs is not None:
        for key, value in pairs:
            if deep:
                key, value = deepcopy(key, memo), deepcopy(value, memo)
            y[key] = value
    return y


def _set_state(y, state):  # C
    setstate = getattr(y, '__setstate__', None)
    if setstate is not None:
        setstate(state)
        return
    attributes, slots = state if isinstance(state, tuple) and len(state) == 2 else (state, None)
    if attributes is not None:
        y.__dict__.update(attributes)
    for name, value in {}.items() if slots is None else slots.items():
        setattr(y, name, value)
