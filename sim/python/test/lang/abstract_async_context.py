# A class with the methods is a context manager; one that sets a method to None is not.
from contextlib import AbstractAsyncContextManager, AbstractContextManager


class Async:
    async def __aenter__(self): pass
    async def __aexit__(self, *error): pass


class Plain:
    def __enter__(self): pass
    def __exit__(self, *error): pass


class Not(Plain):
    __exit__ = None


for cls in (Async, Plain, Not):
    print(issubclass(cls, AbstractContextManager), issubclass(cls, AbstractAsyncContextManager))
# expect: False True
# expect: True False
# expect: False False
