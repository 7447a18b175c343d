# Descriptors that only set, attributes of sys.stdout, operators that are None, signals at the end of a call.
import os, shutil, signal, sys
from typing import Protocol, runtime_checkable


class Positive:
    def __set_name__(self, owner, name): self.name = name
    def __set__(self, instance, value):
        if value <= 0: raise ValueError(f'{self.name} must be > 0')
        instance.__dict__[self.name] = value


class Item:
    weight = Positive()
    def __init__(self, weight): self.weight = weight
    def double(self): return self.weight * 2


i = Item(5)
print(i.weight, i.double(), type(Item.weight).__name__, getattr(i, 'weight'))
try:
    i.weight = -1
except ValueError as e:
    print(e, i.weight)
del i.__dict__['weight']
print(type(i.weight).__name__)
# expect: 5 10 Positive 5
# expect: weight must be > 0 5
# expect: Positive


class Glass:
    def __enter__(self):
        self.write = sys.stdout.write
        sys.stdout.write = lambda text: self.write(text[::-1])
        return self
    def __exit__(self, *error):
        sys.stdout.write = self.write
        return True


with Glass():
    print('Alice', 'Kitty')
    1 / 0
print('back')
# expect: ecilA yttiK
# expect: back


class N:
    __eq__ = None
    __add__ = None
for f in (lambda: N() == 1, lambda: N() + 1):
    try:
        f()
    except TypeError as e:
        print(e)
# expect: 'NoneType' object is not callable
# expect: 'NoneType' object is not callable


@runtime_checkable
class Sized(Protocol):
    size: int
print(isinstance(1, Sized))
try:
    Sized()
except TypeError as e:
    print(e)
# expect: False
# expect: Protocols cannot be instantiated


def at(n): return n
try:
    at(at(os.kill(os.getpid(),
                  signal.SIGINT)) or
       at(2))
except KeyboardInterrupt as e:
    print(e.__traceback__.tb_lineno - at.__code__.co_firstlineno)
# expect: 2
try:
    shutil.move('aa', 'bb')
except FileNotFoundError as e:
    print(e)
# expect: [Errno 2] No such file or directory: 'aa'


class Slots: __slots__ = ('x', 'y')
class Own:
    def __sizeof__(self): return 100
print(sys.getsizeof(Slots()), sys.getsizeof(Own()), BaseException.__subclasses__()[:5], ArithmeticError.__subclasses__())
# expect: 48 132 [<class 'BaseExceptionGroup'>, <class 'Exception'>, <class 'GeneratorExit'>, <class 'KeyboardInterrupt'>, <class 'SystemExit'>] [<class 'FloatingPointError'>, <class 'OverflowError'>, <class 'ZeroDivisionError'>]


def generator():
    while True:
        try:
            yield
        except GeneratorExit:
            pass
def shown(args): print(args.object.__name__, repr(args.exc_value))
sys.unraisablehook = shown
g = generator()
next(g)
del g
# expect: generator RuntimeError('generator ignored GeneratorExit')


# Functions and methods have __call__ too.
def doubled(a, *, b=2):
    return a * b


class Called:
    def method(self, x):
        return [x]


print(doubled.__call__(3), doubled.__call__(3, b=5), list(map(len.__call__, ['a', 'bc'])), Called().method.__call__(1))
try:
    doubled.__call__()
except TypeError as e:
    print(e)
# expect: 6 15 [1, 2] [1]
# expect: doubled() missing 1 required positional argument: 'a'


# What would break a built-in object is refused.
class Whole(int):
    pass


class Text(str, Whole.__mro__[-1]):
    pass


def named():
    pass


class Named:
    pass


for how in ('int.__new__(str)', 'str.__new__(int)', 'int.__new__(5)', 'list.__new__(dict)', 'tuple.__new__(Whole)', 'int.__new__(Whole, 5)',
            'str.__new__(Text, "t")', 'Exception.__new__(KeyError, 1)', 'setattr(named, "__name__", 5)', 'delattr(named, "__qualname__")',
            'setattr(Named, "__name__", 5)', 'object.__new__(Named) is not None', 'dict.__new__(dict)', 'float.__new__(int)', 'bytes.__new__(str)'):
    try:
        print(how, eval(how))
    except TypeError as e:
        print(how, e)
# expect: int.__new__(str) int.__new__(str): str is not a subtype of int
# expect: str.__new__(int) str.__new__(int): int is not a subtype of str
# expect: int.__new__(5) int.__new__(X): X is not a type object (int)
# expect: list.__new__(dict) list.__new__(dict): dict is not a subtype of list
# expect: tuple.__new__(Whole) tuple.__new__(Whole): Whole is not a subtype of tuple
# expect: int.__new__(Whole, 5) 5
# expect: str.__new__(Text, "t") t
# expect: Exception.__new__(KeyError, 1) 1
# expect: setattr(named, "__name__", 5) __name__ must be set to a string object
# expect: delattr(named, "__qualname__") __qualname__ must be set to a string object
# expect: setattr(Named, "__name__", 5) can only assign string to Named.__name__, not 'int'
# expect: object.__new__(Named) is not None True
# expect: dict.__new__(dict) {}
# expect: float.__new__(int) float.__new__(int): int is not a subtype of float
# expect: bytes.__new__(str) bytes.__new__(str): str is not a subtype of bytes

for name in ('__defaults__', '__kwdefaults__', '__annotations__'):
    try:
        setattr(doubled, name, 5)
    except TypeError as e:
        print(e)
doubled.__kwdefaults__ = {'b': 7}
print(doubled(2))
# expect: __defaults__ must be set to a tuple object
# expect: __kwdefaults__ must be set to a dict object
# expect: __annotations__ must be set to a dict object
# expect: 14

for name in ('__cause__', '__context__'):
    try:
        setattr(ValueError(), name, 5)
    except TypeError as e:
        print(e)
# expect: exception cause must be None or derive from BaseException
# expect: exception context must be None or derive from BaseException
