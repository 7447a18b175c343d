import functools, operator
from functools import *
calls = []
@lru_cache(maxsize=2)
def sq(x): calls.append(x); return x * x
print(sq(1), sq(2), sq(1), sq(3), sq(2), calls, sq.cache_info(), sq.__name__, sq.__wrapped__(5), sq.cache_parameters()); sq.cache_clear(); print(sq.cache_info())
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info())
@lru_cache(maxsize=None, typed=True)
def ty(x): return type(x).__name__
print(ty(1), ty(1.0), ty.cache_info()); 
try: sq([])
except TypeError as e: print(e)
p = partial(int, base=2); print(p('101'), p, p.func, p.args, p.keywords, partial(p, '11')(), partial(print, 1, sep='-'), repr(partial(operator.add, 1)))
p2 = partial(lambda *a, **k: (a, k), 1, x=2); print(p2(3, y=4), p2(x=9), partial(p2, 5).args)
class Cell:
    def set_state(self, s): self.s = s
    alive = partialmethod(set_state, True)
c = Cell(); c.alive(); print(c.s)
def deco(f):
    @wraps(f)
    def w(*a, **k):
        "wrapper doc"
        return f(*a, **k)
    return w
@deco
def orig(a: int, b=2) -> str:
    "orig doc"
    return a + b
print(orig(1), orig.__name__, orig.__doc__, orig.__wrapped__, orig.__annotations__, orig.__module__, orig.__qualname__) if False else print(orig(1), orig.__name__, orig.__doc__, orig.__annotations__, orig.__qualname__, WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES)
@singledispatch
def show(x): return f'obj {x}'
@show.register
def _(x: int): return f'int {x}'
@show.register(list)
@show.register(tuple)
def _(x): return f'seq {len(x)}'
@show.register(type(None))
def none(x): return 'None!'
@show.register
def _(x: float | complex): return 'num'
import collections.abc
@show.register(collections.abc.Mapping)
def _(x): return 'mapping'
print(show(1), show('a'), show([1]), show((1, 2)), show(None), show(True), show(1.5), show({}), show.dispatch(bool).__name__, show.registry.keys().__len__(), none(None))
class N:
    @singledispatchmethod
    def neg(self, a): raise NotImplementedError('no')
    @neg.register
    def _(self, a: int): return -a
    @neg.register
    def _(self, a: bool): return not a
    @singledispatchmethod
    @classmethod
    def make(cls, a): return ('obj', cls.__name__)
    @make.register
    @classmethod
    def _(cls, a: int): return ('int', cls.__name__)
print(N().neg(5), N().neg(True), N.make(1), N.make('a'))
try: N().neg('a')
except NotImplementedError as e: print(repr(e))
@total_ordering
class V:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v if isinstance(o, V) else NotImplemented
    def __lt__(self, o): return self.v < o.v if isinstance(o, V) else NotImplemented
print(V(1) <= V(1), V(2) > V(1), V(1) >= V(2), V(1) != V(2))
try: V(1) <= 5
except TypeError as e: print(e)
class Data:
    def __init__(self): self.n = 0
    @cached_property
    def val(self): "doc"; self.n += 1; return self.n
d = Data(); print(d.val, d.val, d.__dict__); del d.val; print(d.val, Data.val.__doc__, Data.val.attrname)
class Sl:
    __slots__ = ()
    @cached_property
    def x(self): return 1
try: Sl().x
except TypeError as e: print(e)
print(sorted(['b', 'A', 'c'], key=cmp_to_key(lambda a, b: (a.lower() > b.lower()) - (a.lower() < b.lower()))), reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(operator.add, [], 5), reduce(lambda a, x: a + [x * 2], [1, 2], []))
def compose(*fs): return reduce(lambda f, g: lambda x: g(f(x)), fs)
print(compose(str.strip, str.upper, lambda s: s + '!')('  hi '))
def curry(f, n):
    def inner(*a): return f(*a) if len(a) >= n else partial(inner, *a)
    return inner
print(curry(lambda a, b, c: a + b + c, 3)(1)(2)(3))
def retry(times, exceptions=(Exception,)):
    def d(f):
        @wraps(f)
        def w(*a, **k):
            for i in range(times):
                try: return f(*a, **k)
                except exceptions as e: print('attempt', i + 1, 'failed:', e)
            raise RuntimeError('gave up')
        return w
    return d
n = 0
@retry(3, (ValueError,))
def flaky():
    global n; n += 1
    if n < 3: raise ValueError(f'n={n}')
    return n
print(flaky())
class CountCalls:
    def __init__(self, f): update_wrapper(self, f); self.f = f; self.n = 0
    def __call__(self, *a): self.n += 1; return self.f(*a)
    def __get__(self, o, c=None): return self if o is None else partial(self, o)
@CountCalls
def hello(x): "hello doc"; return x
hello(1); hello(2); print(hello.n, hello.__name__, hello.__doc__)
print(operator.itemgetter(1, 2)('abc'), operator.attrgetter('real', 'imag')(5), operator.methodcaller('split', ',')('a,b'), operator.itemgetter(1), operator.attrgetter('a.b'), operator.methodcaller('x', 1, k=2), operator.concat([1], [2]), operator.countOf([1, 1], 1), operator.contains([1], 1), operator.not_(0), operator.truth([]), operator.iadd([1], [2]), operator.xor(5, 3), operator.itemgetter(slice(1, 3))('abcd'), operator.call(len, 'abc'), operator.matmul.__name__)
print(functools.lru_cache(lambda x: x)(5), functools.partial(max, key=abs)([-5, 3]))
fib.cache_parameters()['x']

# expect: 1 4 1 9 4 [1, 2, 3, 2, 5] CacheInfo(hits=1, misses=4, maxsize=2, currsize=2) sq 25 {'maxsize': 2, 'typed': False}
# expect: CacheInfo(hits=0, misses=0, maxsize=2, currsize=0)
# expect: 23416728348467685 CacheInfo(hits=78, misses=81, maxsize=None, currsize=81)
# expect: int float CacheInfo(hits=0, misses=2, maxsize=None, currsize=2)
# expect: unhashable type: 'list'
# expect: 5 functools.partial(<class 'int'>, base=2) <class 'int'> () {'base': 2} 3 functools.partial(<built-in function print>, 1, sep='-') functools.partial(<built-in function add>, 1)
# expect: ((1, 3), {'x': 2, 'y': 4}) ((1,), {'x': 9}) (1, 5)
# expect: True
# expect: 3 orig orig doc {'a': <class 'int'>, 'return': <class 'str'>} orig ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__') ('__dict__',)
# expect: int 1 obj a seq 1 seq 2 None! int True num mapping _ 8 None!
# expect: -5 False ('int', 'N') ('obj', 'N')
# expect: NotImplementedError('no')
# expect: True True False True
# expect: '<=' not supported between instances of 'V' and 'int'
# expect: 1 1 {'n': 1, 'val': 1}
# expect: 2 doc val
# expect: No '__dict__' attribute on 'Sl' instance to cache 'x' property.
# expect: ['A', 'b', 'c'] 24 5 [2, 4]
# expect: HI!
# expect: 6
# expect: attempt 1 failed: n=1
# expect: attempt 2 failed: n=2
# expect: 3
# expect: 2 hello hello doc
# expect: ('b', 'c') (5, 0) ['a', 'b'] operator.itemgetter(1) operator.attrgetter('a.b') operator.methodcaller('x', 1, k=2) [1, 2] 2 True True False [1, 2] 6 bc 3 matmul
# expect: 5 -5
# expect-error:     ~~~~~~~~~~~~~~~~~~~~~~^^^^^
# expect-error: KeyError: 'x'
# status: 1
