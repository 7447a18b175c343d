# Data classes.
from dataclasses import dataclass, field, asdict, astuple, replace, fields, is_dataclass, FrozenInstanceError, InitVar, make_dataclass, KW_ONLY
from typing import ClassVar
@dataclass(order=True)
class A:
    x: int
    y: list = field(default_factory=list, compare=False)
    z: int = field(default=3, repr=False)
    k: ClassVar[int] = 9
    i: InitVar[int] = None
    def __post_init__(self, i):
        self.w = i
a = A(1, i=5)
print(a, a.w, A(1) < A(2), a == A(1), asdict(a), astuple(a), replace(a, x=9, i=1), [f.name for f in fields(a)], is_dataclass(A))
@dataclass(frozen=True, slots=True)
class B:
    x: int = 0
b = B(1)
try:
    b.x = 3
except FrozenInstanceError as e:
    print(type(e).__name__, e)
print(hash(B(1)) == hash(B(1)), B.__slots__, b.__match_args__, {B(1), B(1)})
@dataclass
class K:
    a: int
    _: KW_ONLY
    b: str = 'x'
print(K(1, b='y'))
def bad_default():
    @dataclass
    class Bad:
        x: list = []
def bad_order():
    @dataclass
    class Bad:
        x: int = 0
        y: int
for call in (lambda: K(1, 'y'), bad_default, bad_order, lambda: A()):
    try:
        call()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
@dataclass
class Base:
    a: int = 1
@dataclass
class Derived(Base):
    b: int = 2
print(Derived(), make_dataclass('M', [('x', int), ('y', int, field(default=2))])(1))
# expect: A(x=1, y=[]) 5 True True {'x': 1, 'y': [], 'z': 3} (1, [], 3) A(x=9, y=[]) ['x', 'y', 'z'] True
# expect: FrozenInstanceError cannot assign to field 'x'
# expect: True ('x',) ('x',) {B(x=1)}
# expect: K(a=1, b='y')
# expect: TypeError K.__init__() takes 2 positional arguments but 3 were given
# expect: ValueError mutable default <class 'list'> for field x is not allowed: use default_factory
# expect: TypeError non-default argument 'y' follows default argument
# expect: TypeError A.__init__() missing 1 required positional argument: 'x'
# expect: Derived(a=1, b=2) M(x=1, y=2)
# A field whose default is a descriptor has what the descriptor gives for the class.
import dataclasses
class ToInt:
    def __init__(self, default):
        self.default = default
    def __set_name__(self, owner, name):
        self.name = '_' + name
    def __get__(self, obj, owner):
        return self.default if obj is None else getattr(obj, self.name, self.default)
    def __set__(self, obj, value):
        setattr(obj, self.name, int(value))
@dataclasses.dataclass
class Stock:
    amount: ToInt = ToInt(default=100)
stock = Stock()
print(stock, dataclasses.fields(Stock)[0].default)  # expect: Stock(amount=100) 100
stock.amount = 2.5
print(stock, Stock('7'))  # expect: Stock(amount=2) Stock(amount=7)
