import abc
import io
import logging
import os
import sys
import traceback
import types
import warnings
from typing import (Any, Callable, ClassVar, Dict, Generic, List, NamedTuple, Optional, Protocol, Tuple, TypedDict, TypeVar,
                    Union, cast, runtime_checkable)

T = TypeVar('T')


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> 'Stack[T]':
        self.items.append(item)
        return self


print(Stack[int]().push(1).items, Stack().push('a').items)  # expect: [1] ['a']
print(Optional[int], Union[int, str], List[int], Dict[str, Any], Tuple[int, ...], int | None)  # expect: typing.Optional[int] typing.Union[int, str] typing.List[int] typing.Dict[str, typing.Any] typing.Tuple[int, ...] int | None
print(list[int], dict[str, list[int]], cast(int, 'x'), Callable[[int], str])  # expect: list[int] dict[str, list[int]] x typing.Callable[[int], str]


class Emp(NamedTuple):
    name: str
    age: int = 3


print(Emp('bob'), Emp('al', 5).age, Emp._fields)  # expect: Emp(name='bob', age=3) 5 ('name', 'age')


class Movie(TypedDict):
    title: str
    year: int


print(Movie(title='x', year=1))  # expect: {'title': 'x', 'year': 1}


@runtime_checkable
class Closer(Protocol):
    def close(self) -> None: ...


print(isinstance(io.StringIO(), Closer), isinstance(5, Closer))  # expect: True False


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self): ...

    @property
    @abc.abstractmethod
    def name(self): ...


class Square(Shape):
    name = 'sq'

    def area(self):
        return 4


try:
    Shape()
except TypeError as e:
    print(e)  # expect: Can't instantiate abstract class Shape with abstract methods area, name
print(Square().area(), isinstance(Square(), Shape), sorted(Shape.__abstractmethods__))  # expect: 4 True ['area', 'name']


class Duck:
    pass


Shape.register(Duck)
print(isinstance(Duck(), Shape), issubclass(Duck, Shape), issubclass(int, Shape))  # expect: True True False
ns = types.SimpleNamespace(a=1, b='x')
ns.c = 2
print(ns, ns == types.SimpleNamespace(a=1, b='x', c=2))  # expect: namespace(a=1, b='x', c=2) True
print(isinstance(lambda: 0, types.FunctionType), isinstance(len, types.BuiltinFunctionType), types.NoneType is type(None))  # expect: True True True
print(os.path.join('a', 'b.txt'), os.path.splitext('x/y.tar.gz'), os.path.basename('/p/q'), os.path.dirname('/p/q'))  # expect: a/b.txt ('x/y.tar', '.gz') q /p
print(os.path.normpath('/a/./b/../c'), os.sep, os.linesep == '\n', os.strerror(2), os.name)  # expect: /a/c / True No such file or directory posix
print(sys.maxsize, sys.byteorder, sys.version_info[:2] >= (3, 8), sys.platform, sys.getrecursionlimit())  # expect: 9223372036854775807 little True linux 1000
print(sys.getsizeof([]), sys.getsizeof(''), sys.getsizeof(1), sys.getsizeof({}), sys.getsizeof((1,)), sys.getsizeof('я'))  # expect: 56 49 28 64 48 76
x = []
print(sys.getrefcount(x), sys.getswitchinterval())  # expect: 2 0.005
try:
    {}['k']
except KeyError:
    text = traceback.format_exc()
    print(text.splitlines()[0], text.splitlines()[-1], sys.exc_info()[0].__name__)  # expect: Traceback (most recent call last): KeyError: 'k' KeyError
s = io.StringIO()
print('one', 'two', file=s)
s.write('three\n')
s.seek(0)
print(s.readline(), s.read(), [line for line in io.StringIO('a\nb')], io.BytesIO(b'xyz').read(2))
# expect: one two
# expect:  three
# expect:  ['a\n', 'b'] b'xy'
log = io.StringIO()
logging.basicConfig(stream=log, level=logging.INFO, format='%(levelname)s:%(name)s:%(threadName)s:%(message)s')
logging.info('hi %s', 'there')
logging.getLogger('a.b').warning('careful')
logging.debug('no')
print(log.getvalue(), end='')
# expect: INFO:root:MainThread:hi there
# expect: WARNING:a.b:MainThread:careful
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    warnings.warn('old', DeprecationWarning)
print(len(caught), caught[0].category.__name__, caught[0].message)  # expect: 1 DeprecationWarning old
try:
    sys.exit('bye')
except SystemExit as e:
    print(repr(e), e.code)  # expect: SystemExit('bye') bye

import collections.abc
print([cls.__name__ for cls in collections.abc.Mapping.__mro__])  # expect: ['Mapping', 'Collection', 'Sized', 'Iterable', 'Container', 'object']
try:
    collections.abc.Sized[int]
except TypeError as error:
    print(error)  # expect: type 'Sized' is not subscriptable
from collections.abc import Hashable
import types
print([isinstance(x, Hashable) for x in ({}.keys(), {}.items(), {}.values(), slice(1), types.MappingProxyType({}), [], (), print)])
# expect: [False, False, True, False, False, False, True, True]
