from dataclasses import *
import dataclasses
from typing import *
@dataclass(order=True)
class P: x: int; y: int = 0; tags: list = field(default_factory=list, compare=False, repr=False)
print(P(1), P(1, 2) < P(1, 3), P(1, 2) == P(1, 2, ['a']), sorted([P(2), P(1, 5), P(1)]), replace(P(1), y=9), asdict(P(1, 2, ['z'])), astuple(P(1)))
@dataclass(frozen=True)
class F: a: int; b: str = 'x'
f = F(1); print(hash(f) == hash(F(1)), {f: 1}, f)
for act in (lambda: setattr(f, 'a', 2), lambda: delattr(f, 'a'), lambda: setattr(f, 'zz', 1), lambda: F(), lambda: F(1, 2, 3), lambda: F(c=1), lambda: P(1) < 5, lambda: hash(P(1)), lambda: replace(f, q=1), lambda: asdict(5), lambda: fields(5), lambda: astuple(P)):
    try: print(act())
    except Exception as e: print(type(e).__name__, type(e).__mro__[1].__name__, e)
@dataclass(slots=True, kw_only=True)
class S: a: int; b: int = 2
print(S(a=1), S.__slots__, hasattr(S(a=1), '__dict__'))
try: S(1)
except TypeError as e: print(e)
try: S(a=1).zz = 5
except AttributeError as e: print(e)
@dataclass
class Base:
    a: int
    _: KW_ONLY
    k: int = 5
@dataclass
class Der(Base):
    b: int = 3
    c: ClassVar[int] = 7
    i: InitVar[int] = 10
    z: int = field(init=False, default=0)
    def __post_init__(self, i): self.z = i * 2
print(Der(1), Der(1, 2, 3, k=9), Der.c, [(f.name, f.type, f.default is MISSING, f.init, f.kw_only) for f in fields(Der)], Der.__match_args__)
for src in ('@dataclass\nclass A:\n a: int = 1\n b: int', '@dataclass\nclass A:\n a: list = []', '@dataclass(frozen=True)\nclass B(P): pass', '@dataclass(order=True)\nclass A:\n a: int\n def __lt__(self, o): ...', '@dataclass(eq=False, order=True)\nclass A: a: int', '@dataclass\nclass A:\n a: int = field(default=1, default_factory=int)', '@dataclass\nclass A:\n a = field()', '@dataclass\nclass A:\n a: KW_ONLY\n b: KW_ONLY', '@dataclass(slots=True)\nclass A:\n __slots__ = ("x",)\n a: int', '@dataclass(unsafe_hash=True)\nclass A:\n a: int\n def __hash__(self): return 1', '@dataclass\nclass A:\n a: dict = {}', '@dataclass(weakref_slot=True)\nclass A: a: int'):
    try: exec(src); print('ok')
    except Exception as e: print(type(e).__name__, e)
@dataclass
class Node:
    v: int
    next: Optional['Node'] = None
    def __iter__(self):
        n = self
        while n: yield n.v; n = n.next
n = Node(1, Node(2, Node(3))); print(n, list(n), asdict(n)); n.next.next.next = n
print(n)
@dataclass(repr=False, eq=False)
class NR: a: int
print(NR(1) == NR(1), 'NR object' in repr(NR(1)))
C = make_dataclass('C', ['x', ('y', int), ('z', int, field(default=5))], namespace={'sum': lambda self: self.x + self.y + self.z}); print(C(1, 2), C(1, 2).sum(), C.__doc__, P.__doc__, F.__doc__, is_dataclass(C), is_dataclass(C(1, 2)), is_dataclass(5))
@dataclass
class Inv:
    name: str; price: float = field(metadata={'unit': 'usd'}); qty: int = 0
    @property
    def total(self): return self.price * self.qty
    @classmethod
    def parse(cls, s): n, p, q = s.split(','); return cls(n, float(p), int(q))
print(Inv.parse('w,2.5,4').total, fields(Inv)[1].metadata, fields(Inv)[1].metadata['unit'], fields(Inv)[0].name)
import inspect, copy, pickle
print(inspect.signature(Inv), inspect.signature(Der), inspect.signature(S), copy.copy(P(1, 2)), copy.deepcopy(n.next) is not None, pickle.loads(pickle.dumps(Inv('a', 1.0))))
@dataclass
class Multi(Dict[str, int] if False else object):
    a: 'int' = 1
    b: 'ClassVar[int]' = 2
print(Multi(), dataclasses.FrozenInstanceError.__mro__[1], Inv('a', 1.0).__eq__(5), Inv.__hash__, Inv.__dataclass_params__)
class WithInit:
    pass
Inv('x')

# expect: P(x=1, y=0) True True [P(x=1, y=0), P(x=1, y=5), P(x=2, y=0)] P(x=1, y=9) {'x': 1, 'y': 2, 'tags': ['z']} (1, 0, [])
# expect: True {F(a=1, b='x'): 1} F(a=1, b='x')
# expect: FrozenInstanceError AttributeError cannot assign to field 'a'
# expect: FrozenInstanceError AttributeError cannot delete field 'a'
# expect: FrozenInstanceError AttributeError cannot assign to field 'zz'
# expect: TypeError Exception F.__init__() missing 1 required positional argument: 'a'
# expect: TypeError Exception F.__init__() takes from 2 to 3 positional arguments but 4 were given
# expect: TypeError Exception F.__init__() got an unexpected keyword argument 'c'
# expect: TypeError Exception '<' not supported between instances of 'P' and 'int'
# expect: TypeError Exception unhashable type: 'P'
# expect: TypeError Exception F.__init__() got an unexpected keyword argument 'q'
# expect: TypeError Exception asdict() should be called on dataclass instances
# expect: TypeError Exception must be called with a dataclass type or instance
# expect: TypeError Exception astuple() should be called on dataclass instances
# expect: S(a=1, b=2) ('a', 'b') False
# expect: S.__init__() takes 1 positional argument but 2 were given
# expect: 'S' object has no attribute 'zz'
# expect: Der(a=1, k=5, b=3, z=20) Der(a=1, k=9, b=2, z=6) 7 [('a', <class 'int'>, True, True, False), ('k', <class 'int'>, False, True, True), ('b', <class 'int'>, False, True, False), ('z', <class 'int'>, False, False, False)] ('a', 'b', 'i')
# expect: TypeError non-default argument 'b' follows default argument
# expect: ValueError mutable default <class 'list'> for field a is not allowed: use default_factory
# expect: TypeError cannot inherit frozen dataclass from a non-frozen one
# expect: TypeError Cannot overwrite attribute __lt__ in class A. Consider using functools.total_ordering
# expect: ValueError eq must be true if order is true
# expect: ValueError cannot specify both default and default_factory
# expect: TypeError 'a' is a field but has no type annotation
# expect: TypeError 'b' is KW_ONLY, but KW_ONLY has already been specified
# expect: TypeError A already specifies __slots__
# expect: TypeError Cannot overwrite attribute __hash__ in class A
# expect: ValueError mutable default <class 'dict'> for field a is not allowed: use default_factory
# expect: TypeError weakref_slot is True but slots is False
# expect: Node(v=1, next=Node(v=2, next=Node(v=3, next=None))) [1, 2, 3] {'v': 1, 'next': {'v': 2, 'next': {'v': 3, 'next': None}}}
# expect: Node(v=1, next=Node(v=2, next=Node(v=3, next=...)))
# expect: False True
# expect: C(x=1, y=2, z=5) 8 C(x: 'typing.Any', y: int, z: int = 5) P(x: int, y: int = 0, tags: list = <factory>) F(a: int, b: str = 'x') True True False
# expect: 10.0 {'unit': 'usd'} usd name
# expect: (name: str, price: float, qty: int = 0) -> None (a: int, b: int = 3, i: dataclasses.InitVar[int] = 10, *, k: int = 5) -> None (*, a: int, b: int = 2) -> None P(x=1, y=2) True Inv(name='a', price=1.0, qty=0)
# expect: Multi(a=1) <class 'AttributeError'> NotImplemented None _DataclassParams(init=True,repr=True,eq=True,order=False,unsafe_hash=False,frozen=False)
# expect-error:     Inv('x')
# expect-error: TypeError: Inv.__init__() missing 1 required positional argument: 'price'
# status: 1
