# Functions on functions.
import functools
@functools.lru_cache(maxsize=2)
def f(x):
    return x * 2
f(1), f(1), f(2), f(3), f(1)
print(f.cache_info(), f.cache_parameters(), f.__wrapped__(3), f.__name__)
f.cache_clear()
print(f.cache_info(), functools.reduce(lambda a, b: a * b, [1, 2, 3], 10))
p = functools.partial(int, base=2)
print(p('101'), p, p.func, p.args, p.keywords)
@functools.singledispatch
def g(x):
    return 'object'
@g.register
def _(x: int):
    return 'int'
@g.register(list)
def _(x):
    return 'list'
print(g(1), g(True), g([]), g('s'), g.dispatch(bool)(1))
class C:
    @functools.cached_property
    def value(self):
        print('computing')
        return 42
    def method(self, a, b):
        return a, b
    one = functools.partialmethod(method, 1)
    @functools.singledispatchmethod
    def m(self, x):
        return 'other'
    @m.register
    def _(self, x: int):
        return 'int'
c = C()
print(c.value, c.value, c.one(5), c.m(1), c.m('x'))
@functools.total_ordering
class O:
    def __init__(self, v):
        self.v = v
    def __eq__(self, other):
        return self.v == other.v
    def __lt__(self, other):
        return self.v < other.v
print(O(1) <= O(2), O(1) >= O(2), O(2) > O(1), sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
def deco(fn):
    @functools.wraps(fn)
    def inner(*args):
        "inner doc"
        return fn(*args)
    return inner
@deco
def documented():
    "the doc"
print(documented.__name__, documented.__doc__, documented.__wrapped__.__name__)
# expect: CacheInfo(hits=1, misses=4, maxsize=2, currsize=2) {'maxsize': 2, 'typed': False} 6 f
# expect: CacheInfo(hits=0, misses=0, maxsize=2, currsize=0) 60
# expect: 5 functools.partial(<class 'int'>, base=2) <class 'int'> () {'base': 2}
# expect: int int list object int
# expect: computing
# expect: 42 42 (1, 5) int other
# expect: True False True [3, 2, 1]
# expect: documented the doc documented
@functools.total_ordering
class Ranked:
    def __init__(self, rank):
        self.rank = rank
    def __eq__(self, other):
        return self.rank == other.rank
    def __gt__(self, other):
        return self.rank > other.rank
for name in ('__lt__', '__le__', '__ge__'):
    print(getattr(Ranked, name).__name__, getattr(Ranked, name).__qualname__)
# expect: __lt__ _lt_from_gt
# expect: __le__ _le_from_gt
# expect: __ge__ _ge_from_gt
print([(Ranked(a) < Ranked(b), Ranked(a) <= Ranked(b), Ranked(a) >= Ranked(b)) for a, b in ((1, 2), (2, 2), (3, 2))])
# expect: [(True, True, False), (False, True, True), (False, False, True)]
print(functools.partial.__doc__.split(' - ')[0])  # expect: partial(func, *args, **keywords)
import copy, pickle
@functools.lru_cache
def cached(x):
    return x
print(cached.cache_info()._asdict(), cached.cache_info() == (0, 0, 128, 0))  # expect: {'hits': 0, 'misses': 0, 'maxsize': 128, 'currsize': 0} True
print(copy.copy(cached) is cached, copy.deepcopy(cached) is cached, pickle.loads(pickle.dumps(cached)) is cached)  # expect: True True True
# A function of a C module is no method of the class it stands in.
class Toolbox:
    reduce = functools.reduce
    key = functools.cmp_to_key
print(Toolbox().reduce(lambda a, b: a + b, [1, 2, 3]), sorted([3, 1, 2], key=Toolbox().key(lambda a, b: b - a)))  # expect: 6 [3, 2, 1]
