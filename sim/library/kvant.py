"""What a program can tell the simulator. Everything here has a plain meaning, so that a program can bring its own
stand-in for CPython: see docs/scenario-guide.md.

work(seconds)         Python work of a stated length: it takes CPU time and, where there is a GIL, needs it
native_work(seconds)  work of C code that has given the GIL up, as hashlib or numpy do
watch(object, name)   tell every change of the object's reference count, under this name
phase(name)           with phase('bake'): …   a step of the program that the figures show by its name
references(object)    (owner, local, shared): the counts of a free-threaded interpreter, or None
"""

import _kvant
from _kvant import native_work, references, work

__all__ = ['work', 'native_work', 'watch', 'phase', 'references']


def watch(object, name=None):
    _kvant.watch(object, name)
    return object


class phase:
    def __init__(self, name):
        self.name = str(name)

    def __enter__(self):
        _kvant.event('phase_begin', 0, 0, self.name)
        return self

    def __exit__(self, *error):
        _kvant.event('phase_end', 0, 0, self.name)

    def __call__(self, function):
        """As a decorator: each call of the function is such a step."""
        def wrapper(*args, **kwargs):
            with phase(self.name):
                return function(*args, **kwargs)
        wrapper.__name__ = function.__name__
        wrapper.__qualname__ = function.__qualname__
        wrapper.__doc__ = function.__doc__
        wrapper.__wrapped__ = function
        return wrapper
