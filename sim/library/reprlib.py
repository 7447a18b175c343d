"""repr() of containers that contain themselves."""

from _thread import get_ident


def recursive_repr(fillvalue='...'):
    """A decorator for __repr__: what it gives within a call for the same object is `fillvalue`."""
    def decorate(method):
        running = {}

        def wrapper(self):
            key = id(self), get_ident()
            if key in running:
                return fillvalue
            running[key] = True
            try:
                return method(self)
            finally:
                del running[key]

        wrapper.__name__ = '__repr__'
        wrapper.__wrapped__ = method
        return wrapper
    return decorate


class Repr:
    """repr() with limits: of the items shown, of their nesting, and of the length of other texts."""

    def __init__(self):
        self.maxlevel, self.fillvalue = 6, '...'
        self.maxtuple = self.maxlist = self.maxset = self.maxfrozenset = self.maxdeque = 6
        self.maxdict, self.maxarray = 4, 5
        self.maxstring, self.maxother, self.maxlong = 30, 30, 40

    def repr(self, x):
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        name = type(x).__name__.replace(' ', '_')
        method = getattr(self, 'repr_' + name, None)
        return self.repr_instance(x, level) if method is None else method(x, level)

    def _shortened(self, text, most):
        if len(text) <= most:
            return text
        fill = self.fillvalue
        left = max(0, (most - len(fill)) // 2)
        right = max(0, most - len(fill) - left)
        return text[:left] + fill + text[len(text) - right:]

    def _items(self, items, begin, end, most, level, alone=''):
        if level <= 0 and items:
            return begin + self.fillvalue + end
        shown = [self.repr1(item, level - 1) for item in items[:most]]
        if len(items) > most:
            shown.append(self.fillvalue)
        return begin + ', '.join(shown) + (alone if len(items) == 1 else '') + end

    def repr_tuple(self, x, level):
        return self._items(list(x), '(', ')', self.maxtuple, level, ',')

    def repr_list(self, x, level):
        return self._items(x, '[', ']', self.maxlist, level)

    def repr_set(self, x, level):
        return self._items(_sorted(x), '{', '}', self.maxset, level) if x else 'set()'

    def repr_frozenset(self, x, level):
        return self._items(_sorted(x), 'frozenset({', '})', self.maxfrozenset, level) if x else 'frozenset()'

    def repr_array(self, x, level):
        if not x:
            return f"array('{x.typecode}')"
        return self._items(list(x), f"array('{x.typecode}', [", '])', self.maxarray, level)

    def repr_deque(self, x, level):
        return self._items(list(x), 'deque([', '])', self.maxdeque, level)

    def repr_dict(self, x, level):
        if not x:
            return '{}'
        if level <= 0:
            return '{' + self.fillvalue + '}'
        shown = [f'{self.repr1(key, level - 1)}: {self.repr1(x[key], level - 1)}'
                 for key in _sorted(x)[:self.maxdict]]
        if len(x) > self.maxdict:
            shown.append(self.fillvalue)
        return '{' + ', '.join(shown) + '}'

    def repr_str(self, x, level):
        limit = self.maxstring
        text = _repr(x[:limit])
        if len(text) <= limit:
            return text
        return _without_middle(_repr(_without_middle(x, limit, '')), limit, self.fillvalue)

    def repr_int(self, x, level):
        return self._shortened(_repr(x), self.maxlong)

    def repr_instance(self, x, level):
        try:
            text = _repr(x)
        except Exception:
            return f'<{type(x).__name__} instance at {id(x):#x}>'
        return self._shortened(text, self.maxother)


def _without_middle(text, limit, filling):
    begin = max(0, (limit - 3) // 2)
    end = len(text) - max(0, limit - 3 - begin)
    return text[:begin] + filling + text[end:]


def _sorted(items):
    try:
        return sorted(items)
    except Exception:
        return list(items)


_repr = repr
aRepr = Repr()
repr = aRepr.repr
