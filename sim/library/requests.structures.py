"""A dict whose keys are equal in any case."""


class CaseInsensitiveDict(dict):
    def __init__(self, data=None, **more):
        super().__init__()
        self._names = {}
        self.update(data or {}, **more)

    def __setitem__(self, key, value):
        known = self._names.get(key.lower())
        if known is not None and known != key:
            dict.__delitem__(self, known)
        self._names[key.lower()] = key
        dict.__setitem__(self, key, value)

    def __getitem__(self, key):
        try:
            return dict.__getitem__(self, self._names[key.lower()])
        except KeyError:
            raise KeyError(key.lower()) from None

    def __delitem__(self, key):
        dict.__delitem__(self, self._names.pop(key.lower()))

    def __contains__(self, key):
        return isinstance(key, str) and key.lower() in self._names

    def get(self, key, default=None):
        return self[key] if key in self else default

    def pop(self, key, *default):
        if key not in self:
            if default:
                return default[0]
            raise KeyError(key)
        value = self[key]
        del self[key]
        return value

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def update(self, other=(), **more):
        for key, value in (other.items() if hasattr(other, 'items') else other):
            self[key] = value
        for key, value in more.items():
            self[key] = value

    def copy(self):
        return CaseInsensitiveDict(self)

    def lower_items(self):
        return ((key.lower(), value) for key, value in self.items())
