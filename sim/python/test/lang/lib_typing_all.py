from __future__ import annotations
from typing import Protocol, runtime_checkable, Generic, TypeVar, Iterable, Iterator, Callable, Any, overload, Literal, TypedDict, NamedTuple, ClassVar, Final, Optional, Union, cast, get_type_hints, Annotated, Self, NewType, TYPE_CHECKING, Sequence, Mapping, Awaitable, get_args, get_origin, Required, NotRequired, ParamSpec, Concatenate, TypeAlias, NoReturn, final, assert_never, reveal_type
from abc import ABC, abstractmethod
T = TypeVar('T'); K = TypeVar('K', bound='Comparable'); V = TypeVar('V', int, str); P = ParamSpec('P'); T_co = TypeVar('T_co', covariant=True)
print(T, K, V, P, T_co, repr(T), T.__name__, K.__bound__, V.__constraints__, T_co.__covariant__)
@runtime_checkable
class Closeable(Protocol):
    def close(self) -> None: ...
@runtime_checkable
class Named(Protocol):
    name: str
    def hello(self) -> str: ...
class Res:
    name = 'res'
    def close(self): print('closed')
    def hello(self): return 'hi ' + self.name
print(isinstance(Res(), Closeable), isinstance(Res(), Named), isinstance(5, Closeable), issubclass(Res, Closeable))
try: print(issubclass(Res, Named))
except TypeError as e: print(e)
class NotRt(Protocol):
    def x(self): ...
try: isinstance(5, NotRt)
except TypeError as e: print(e)
try: Closeable()
except TypeError as e: print(e)
class Stack(Generic[T]):
    def __init__(self) -> None: self.items: list[T] = []
    def push(self, x: T) -> Stack[T]: self.items.append(x); return self
    def pop(self) -> T: return self.items.pop()
    def __len__(self): return len(self.items)
s: Stack[int] = Stack[int]()
print(s.push(1).push(2).pop(), len(s), Stack[int], Stack.__parameters__, Stack[int].__args__, Stack.__orig_bases__, s.__orig_class__)
class Pair(Generic[T, V]): pass
print(Pair[int, str], Pair[T, int].__parameters__, Pair[int, str].__origin__)
try: Pair[int]
except TypeError as e: print(e)
try: Stack[int, str]
except TypeError as e: print(e)
class Movie(TypedDict, total=False):
    title: Required[str]
    year: int
m: Movie = {'title': 'x'}
print(m, Movie.__total__, sorted(Movie.__required_keys__), sorted(Movie.__optional_keys__), Movie(title='a', year=1), Movie.__annotations__)
class Point(NamedTuple):
    x: int
    y: int = 0
    def norm(self): return abs(self.x) + abs(self.y)
p = Point(3)
print(p, p.norm(), p._asdict(), Point._fields, Point._field_defaults, p._replace(y=4), Point.__annotations__, Point.__doc__)
print(Optional[int], Union[int, str, None], Union[int], Callable[[int], str], Callable[..., Any], list[int], dict[str, list[int]], tuple[int, ...], Literal['a', 1], Annotated[int, 'meta'], Final, ClassVar[int], int | None, int | str, Iterable[T], type[int], Any, NoReturn, Self)
print(get_args(dict[str, int]), get_origin(dict[str, int]), get_args(Optional[int]), get_origin(Union[int, str]), get_args(Callable[[int, str], bool]), get_origin(list), get_args(Literal[1, 2]))
UserId = NewType('UserId', int)
print(UserId(5), UserId.__name__, UserId, UserId.__supertype__)
def f(a: int, b: 'str' = 'x', *args: float, c: Optional[int] = None, **kw: Any) -> list[int]: ...
print(get_type_hints(f)); print(f.__annotations__)
class Ann:
    a: int
    b: ClassVar[str] = 'x'
    c: Annotated[int, 1]
print(get_type_hints(Ann), get_type_hints(Ann, include_extras=True), Ann.__annotations__)
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x
print(g(5), cast(int, 'a'))
try: assert_never(5)
except AssertionError as e: print(e)
@final
class Fin: pass
print(Fin.__final__)
print(isinstance([], Iterable), isinstance({}, Mapping), isinstance('', Sequence), isinstance(iter([]), Iterator), isinstance(len, Callable))
for bad in (lambda: List[int, str], lambda: Optional[1, 2], lambda: Union[()], lambda: Callable[int], lambda: Literal, lambda: Generic[int], lambda: ClassVar[1, 2], lambda: isinstance([], list[int]), lambda: TypeVar('A', int), lambda: int[str], lambda: Any(), lambda: Union()):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
from typing import List, Dict, Tuple, Set, DefaultDict, Type
print(List[int], Dict[str, List[int]], Tuple[int, ...], Tuple[()], Set[int], List, Dict, DefaultDict[str, int], Type[int], List[T][int], Dict[str, T][int])

# expect: ~T ~K ~V ~P +T_co ~T T ForwardRef('Comparable') (<class 'int'>, <class 'str'>) True
# expect: True True False True
# expect: Protocols with non-method members don't support issubclass()
# expect: Instance and class checks can only be used with @runtime_checkable protocols
# expect: Protocols cannot be instantiated
# expect: 2 1 __main__.Stack[int] (~T,) (<class 'int'>,) (typing.Generic[~T],) __main__.Stack[int]
# expect: __main__.Pair[int, str] (~T,) <class '__main__.Pair'>
# expect: Too few arguments for <class '__main__.Pair'>; actual 1, expected 2
# expect: Too many arguments for <class '__main__.Stack'>; actual 2, expected 1
# expect: {'title': 'x'} False [] ['title', 'year'] {'title': 'a', 'year': 1} {'title': ForwardRef('Required[str]', module='__main__'), 'year': ForwardRef('int', module='__main__')}
# expect: Point(x=3, y=0) 3 {'x': 3, 'y': 0} ('x', 'y') {'y': 0} Point(x=3, y=4) {'x': ForwardRef('int'), 'y': ForwardRef('int')} Point(x, y)
# expect: typing.Optional[int] typing.Union[int, str, NoneType] <class 'int'> typing.Callable[[int], str] typing.Callable[..., typing.Any] list[int] dict[str, list[int]] tuple[int, ...] typing.Literal['a', 1] typing.Annotated[int, 'meta'] typing.Final typing.ClassVar[int] int | None int | str typing.Iterable[~T] type[int] typing.Any typing.NoReturn typing.Self
# expect: (<class 'str'>, <class 'int'>) <class 'dict'> (<class 'int'>, <class 'NoneType'>) typing.Union ([<class 'int'>, <class 'str'>], <class 'bool'>) None (1, 2)
# expect: 5 UserId __main__.UserId <class 'int'>
# expect: {'a': <class 'int'>, 'b': <class 'str'>, 'args': <class 'float'>, 'c': typing.Optional[int], 'kw': typing.Any, 'return': list[int]}
# expect: {'a': 'int', 'b': "'str'", 'args': 'float', 'c': 'Optional[int]', 'kw': 'Any', 'return': 'list[int]'}
# expect: {'a': <class 'int'>, 'b': typing.ClassVar[str], 'c': <class 'int'>} {'a': <class 'int'>, 'b': typing.ClassVar[str], 'c': typing.Annotated[int, 1]} {'a': 'int', 'b': 'ClassVar[str]', 'c': 'Annotated[int, 1]'}
# expect: 5 a
# expect: Expected code to be unreachable, but got: 5
# expect: True
# expect: True True True True True
# expect: NameError name 'List' is not defined
# expect: TypeError typing.Optional requires a single type. Got (1, 2).
# expect: TypeError Cannot take a Union of no types.
# expect: TypeError Callable must be used as Callable[[arg, ...], result].
# expect: typing.Literal
# expect: TypeError Parameters to Generic[...] must all be type variables or parameter specification variables.
# expect: TypeError typing.ClassVar accepts only single type. Got (1, 2).
# expect: TypeError isinstance() argument 2 cannot be a parameterized generic
# expect: TypeError A single constraint is not allowed
# expect: TypeError type 'int' is not subscriptable
# expect: TypeError Any cannot be instantiated
# expect: TypeError Cannot instantiate typing.Union
# expect: typing.List[int] typing.Dict[str, typing.List[int]] typing.Tuple[int, ...] typing.Tuple[()] typing.Set[int] typing.List typing.Dict typing.DefaultDict[str, int] typing.Type[int] typing.List[int] typing.Dict[str, int]
