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
    def __init__(self):
        self.maxlevel = 6
        self.maxstring = 30
        self.maxother = 30

    def repr(self, x):
        text = repr(x)
        if len(text) > self.maxstring:
            half = (self.maxstring - 3) // 2
            text = text[:half] + '...' + text[len(text) - half:]
        return text


aRepr = Repr()
repr_ = aRepr.repr
