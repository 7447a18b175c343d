from itertools import (accumulate, chain, combinations, combinations_with_replacement, compress, count, cycle, dropwhile,
                       filterfalse, groupby, islice, pairwise, permutations, product, repeat, starmap, takewhile, tee,
                       zip_longest)
import functools
import operator

print(list(chain([1], 'ab')), list(chain.from_iterable([[1], [2]])), list(islice(count(5, 2), 3)))  # expect: [1, 'a', 'b'] [1, 2] [5, 7, 9]
print(list(islice('abcdefg', 2, None, 2)), list(islice(cycle('ab'), 5)), list(repeat(7, 2)))  # expect: ['c', 'e', 'g'] ['a', 'b', 'a', 'b', 'a'] [7, 7]
print(list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], operator.mul, initial=10)))  # expect: [1, 3, 6] [10, 10, 20, 60]
print(list(product('ab', [1, 2])), list(product([0, 1], repeat=2)))  # expect: [('a', 1), ('a', 2), ('b', 1), ('b', 2)] [(0, 0), (0, 1), (1, 0), (1, 1)]
print(list(permutations('abc', 2)))  # expect: [('a', 'b'), ('a', 'c'), ('b', 'a'), ('b', 'c'), ('c', 'a'), ('c', 'b')]
print(list(combinations('abc', 2)), list(combinations_with_replacement('ab', 2)))  # expect: [('a', 'b'), ('a', 'c'), ('b', 'c')] [('a', 'a'), ('a', 'b'), ('b', 'b')]
print(list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])))  # expect: [1, 2] [3, 1]
print(list(filterfalse(None, [0, 1])), list(compress('abc', [1, 0, 1])), list(starmap(pow, [(2, 3)])))  # expect: [0] ['a', 'c'] [8]
print(list(zip_longest('ab', [1], fillvalue='-')), list(pairwise('abc')))  # expect: [('a', 1), ('b', '-')] [('a', 'b'), ('b', 'c')]
print([(k, list(g)) for k, g in groupby('aabbba')], [k for k, g in groupby([1, 3, 2, 4], key=lambda x: x % 2)])  # expect: [('a', ['a', 'a']), ('b', ['b', 'b', 'b']), ('a', ['a'])] [1, 0]
x, y = tee(iter([1, 2, 3]))
print(next(x), list(y), list(x))  # expect: 1 [1, 2, 3] [2, 3]
it = iter(range(10))
print(list(islice(it, 3)), next(it), type(chain()).__name__, count(1), repeat(2, 3))  # expect: [0, 1, 2] 3 chain count(1) repeat(2, 3)


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info(), fib.__name__)  # expect: 23416728348467685 CacheInfo(hits=78, misses=81, maxsize=None, currsize=81) fib
calls = []


@functools.lru_cache(maxsize=2)
def noted(x):
    calls.append(x)
    return x


[noted(x) for x in (1, 2, 1, 3, 2)]
print(calls)  # expect: [1, 2, 3, 2]
p = functools.partial(int, base=2)
print(p('101'), p.keywords, functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]), functools.reduce(operator.add, [], 5))  # expect: 5 {'base': 2} 24 5
try:
    functools.reduce(operator.add, [])
except TypeError as e:
    print(e)  # expect: reduce() of empty iterable with no initial value


def deco(f):
    @functools.wraps(f)
    def inner(*args):
        """inner doc"""
        return ('wrapped', f(*args))
    return inner


@deco
def plain(x):
    """plain doc"""
    return x


print(plain(1), plain.__name__, plain.__doc__, plain.__wrapped__(2))  # expect: ('wrapped', 1) plain plain doc 2
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))  # expect: [3, 2, 1]


@functools.total_ordering
class N:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


print(N(1) <= N(1), N(2) > N(1), N(1) >= N(2))  # expect: True True False


class Lazy:
    @functools.cached_property
    def value(self):
        print('computed')
        return 5


z = Lazy()
print(z.value, z.value)
# expect: computed
# expect: 5 5


@functools.singledispatch
def show(x):
    return 'object'


@show.register
def _(x: int):
    return 'int'


@show.register(list)
def _(x):
    return 'list'


print(show(1), show([]), show('s'), show(True))  # expect: int list object int
print(operator.itemgetter(1)([5, 6]), operator.attrgetter('real')(3), operator.methodcaller('upper')('a'), operator.itemgetter(0, 2)('abc'))  # expect: 6 3 A ('a', 'c')
