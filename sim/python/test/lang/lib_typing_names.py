# Names to annotate with.
from typing import *
X = TypeVar('X', bound=int)
P = ParamSpec('P')
print(X, P, Optional[int], List[int], Dict[str, List[int]], Callable[[int], str], Callable[..., Any], Literal['a', 1], Tuple[int, ...], Any, Annotated[int, 'x'], Type[int], ClassVar[int], Final[int])
print(Awaitable[int], AsyncIterator[int], Iterable[X], Coroutine[Any, Any, int], Union[int, str], TYPE_CHECKING)
class G(Generic[X]):
    def __init__(self, v: X):
        self.v = v
print(G[int](3).v, get_type_hints(G.__init__), get_origin(List[int]), get_args(Dict[str, int]), cast(int, 'x'))
UserId = NewType('UserId', int)
print(UserId(5), UserId.__name__, UserId)
class T(NamedTuple):
    a: int
    b: str = 'q'
print(T(1), T(1)._asdict(), T.__annotations__)
class TD(TypedDict, total=False):
    a: int
print(TD(a=1), TD.__annotations__, TD.__total__)
@runtime_checkable
class Closes(Protocol):
    def close(self) -> None: ...
class File:
    def close(self):
        pass
print(isinstance(File(), Closes), isinstance(3, Closes))
@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x):
    return x
print(f(1), f('a'))
class Me:
    def me(self) -> Self:
        return self
print(get_type_hints(Me.me), no_type_check(f) is f, NoReturn, Self, TypeAlias)
# expect: ~X ~P typing.Optional[int] typing.List[int] typing.Dict[str, typing.List[int]] typing.Callable[[int], str] typing.Callable[..., typing.Any] typing.Literal['a', 1] typing.Tuple[int, ...] typing.Any typing.Annotated[int, 'x'] typing.Type[int] typing.ClassVar[int] typing.Final[int]
# expect: typing.Awaitable[int] typing.AsyncIterator[int] typing.Iterable[~X] typing.Coroutine[typing.Any, typing.Any, int] typing.Union[int, str] False
# expect: 3 {'v': ~X} <class 'list'> (<class 'str'>, <class 'int'>) x
# expect: 5 UserId __main__.UserId
# expect: T(a=1, b='q') {'a': 1, 'b': 'q'} {'a': <class 'int'>, 'b': <class 'str'>}
# expect: {'a': 1} {'a': <class 'int'>} False
# expect: True False
# expect: 1 a
# expect: {'return': typing.Self} True typing.NoReturn typing.Self typing.TypeAlias
