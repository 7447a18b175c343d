"""Annotations kept as text, and classes in square brackets."""

from __future__ import annotations

import __future__
import asyncio
import contextvars
import queue
import types
from collections.abc import AsyncIterator, Iterator
from typing import Optional, Union


def f(a: Undefined, *, b: list[int] | None = None) -> Nowhere[int]:
    pass


print(f.__annotations__)
# expect: {'a': 'Undefined', 'b': 'list[int] | None', 'return': 'Nowhere[int]'}
print(__future__.annotations.getOptionalRelease())
# expect: (3, 7, 0, 'beta', 1)
print(type[int], type[int].__args__, queue.Queue[str], asyncio.Queue[int], asyncio.Task[None])
# expect: type[int] (<class 'int'>,) queue.Queue[str] asyncio.queues.Queue[int] _asyncio.Task[None]
print(contextvars.ContextVar[str], AsyncIterator[int], Iterator[bytes])
# expect: _contextvars.ContextVar[str] collections.abc.AsyncIterator[int] collections.abc.Iterator[bytes]
print(types.GenericAlias(dict, (str, int)), types.GenericAlias(list, int).__origin__)
# expect: dict[str, int] <class 'list'>
q = queue.Queue[int](3)
print(type(q).__name__, q.maxsize, list[int]('ab'), type[int] == type[int], type[int] == type[str])
# expect: Queue 3 ['a', 'b'] True False


class Box(list[int]):
    pass


print(Box.__mro__[1], Box([1]))
# expect: <class 'list'> [1]
try:
    int[3]
except TypeError as error:
    print(error)
# expect: type 'int' is not subscriptable

# A union is a set of types.
print((int | str) == (str | int), (int | str) == (int | bytes), hash(int | None) == hash(None | int))
# expect: True False True


class Own:
    pass


print(Iterator[Optional[int]], dict[str, Union[int, Own]], types.GenericAlias(list, ()))
# expect: collections.abc.Iterator[typing.Optional[int]] dict[str, typing.Union[int, __main__.Own]] list[()]

# The names of classes within, also where an argument shows itself by Python code.
import collections.abc
import typing


class Result:
    pass


print(collections.abc.Generator[None, typing.Union[int, Result], Result])
# expect: collections.abc.Generator[None, typing.Union[int, __main__.Result], __main__.Result]
print(list[typing.Optional[Result]], dict[str, typing.Any], tuple[typing.Optional[int], ...])
# expect: list[typing.Optional[__main__.Result]] dict[str, typing.Any] tuple[typing.Optional[int], ...]
print(collections.abc.Callable[[typing.Optional[int]], Result])
# expect: collections.abc.Callable[[typing.Optional[int]], __main__.Result]

# Type variables within are replaced.
K, V = typing.TypeVar('K'), typing.TypeVar('V')
P = typing.ParamSpec('P')
for text in ('dict[K, V].__parameters__', 'list[int].__parameters__', 'dict[K, V][int, str]', 'dict[str, K][int]',
             'list[list[K]][int]', '(list[K] | int)[str]', '(list[K] | None).__parameters__', 'tuple[K, ...][int]',
             'collections.abc.Callable[[K], V][int, str]', 'collections.abc.Callable[P, V][[int], str]',
             'list[typing.Optional[K]][int]', 'dict[K, V][int]', 'dict[K, V][int, str, bytes]', 'list[int][str]',
             '(int | str)[int]'):
    try:
        print(eval(text))
    except TypeError as error:
        print(error)
# expect: (~K, ~V)
# expect: ()
# expect: dict[int, str]
# expect: dict[str, int]
# expect: list[list[int]]
# expect: list[str] | int
# expect: (~K,)
# expect: tuple[int, ...]
# expect: collections.abc.Callable[[int], str]
# expect: collections.abc.Callable[[int], str]
# expect: list[typing.Optional[int]]
# expect: Too few arguments for dict[~K, ~V]; actual 1, expected 2
# expect: Too many arguments for dict[~K, ~V]; actual 3, expected 2
# expect: list[int] is not a generic class
# expect: int | str is not a generic class
User = typing.NewType('User', int)
try:
    class Admin(User):
        pass
except TypeError as error:
    print(error)
# expect: Cannot subclass an instance of NewType. Perhaps you were looking for: `Admin = NewType('Admin', User)`

# Classes of the library that annotations subscript.
import contextlib, functools, tempfile
print(queue.SimpleQueue[int].__args__, functools.partial[int], functools.cached_property[int])
# expect: (<class 'int'>,) functools.partial[int] functools.cached_property[int]
print(contextlib.AbstractContextManager[int], tempfile.TemporaryDirectory[str])
# expect: contextlib.AbstractContextManager[int] tempfile.TemporaryDirectory[str]
