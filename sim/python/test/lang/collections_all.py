from collections import Counter, OrderedDict, defaultdict, deque, namedtuple, ChainMap, UserDict
d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
print(list(d), d.pop(), d.popleft(), len(d), d[0], d[-1], 2 in d)  # expect: [0, 1, 2, 3, 4] 4 0 3 1 3 True
d.rotate(1)
print(d)  # expect: deque([3, 1, 2])
d.rotate(-1)
d.extend('ab')
d.extendleft('xy')
print(d, d.index('a'), d.count(1))  # expect: deque(['y', 'x', 1, 2, 3, 'a', 'b']) 5 1
d.remove(2)
d.insert(1, 'in')
del d[0]
d[0] = 'first'
d.reverse()
print(d, list(reversed(d)))  # expect: deque(['b', 'a', 3, 1, 'x', 'first']) ['first', 'x', 1, 3, 'a', 'b']
m = deque(range(5), maxlen=3)
m.append(9)
print(m, m.maxlen, m == deque([3, 4, 9]), m + deque([1]), deque('ab') * 2)  # expect: deque([3, 4, 9], maxlen=3) 3 True deque([4, 9, 1], maxlen=3) deque(['a', 'b', 'a', 'b'])
try:
    deque().pop()
except IndexError as e:
    print(e)  # expect: pop from an empty deque
try:
    for x in m:
        m.append(x)
except RuntimeError as e:
    print(e)  # expect: deque mutated during iteration
q = deque()
for i in range(1000):
    q.append(i)
    if i % 3 == 0:
        q.popleft()
print(len(q), q[0], q[-1], sum(q), bool(q), bool(deque()))  # expect: 666 334 999 443889 True False
c = Counter('abracadabra')
print(c, c['a'], c['z'], c.most_common(2), c.total())  # expect: Counter({'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1}) 5 0 [('a', 5), ('b', 2)] 11
c.update('aaz')
c.subtract({'b': 5})
print(c['a'], c['b'], c + Counter(q=1), c - Counter(a=100), sorted(Counter(a=2, b=1).elements()))  # expect: 7 -3 Counter({'a': 7, 'r': 2, 'c': 1, 'd': 1, 'z': 1, 'q': 1}) Counter({'r': 2, 'c': 1, 'd': 1, 'z': 1}) ['a', 'a', 'b']
g = defaultdict(list)
g['x'].append(1)
g['y']
print(g, dict(g), g.get('q'), len(g))  # expect: defaultdict(<class 'list'>, {'x': [1], 'y': []}) {'x': [1], 'y': []} None 2
n = defaultdict(int)
for ch in 'hello':
    n[ch] += 1
print(n['l'], n)  # expect: 2 defaultdict(<class 'int'>, {'h': 1, 'e': 1, 'l': 2, 'o': 1})
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end('a')
print(list(o), o.popitem(), o.popitem(last=False), o == {'c': 3})  # expect: ['b', 'c', 'a'] ('a', 1) ('b', 2) True
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1))  # expect: False
P = namedtuple('P', 'x y')
p = P(1, y=2)
print(p, p.x, p[1], p._asdict(), p._replace(x=5), P._fields, P._make([3, 4]), p == (1, 2))  # expect: P(x=1, y=2) 1 2 {'x': 1, 'y': 2} P(x=5, y=2) ('x', 'y') P(x=3, y=4) True
x, y = p
print(x + y, isinstance(p, tuple), hash(p) == hash((1, 2)), len(p))  # expect: 3 True True 2
try:
    p.x = 3
except AttributeError as e:
    print(e)  # expect: can't set attribute
try:
    P(1)
except TypeError as e:
    print(e)  # expect: P.__new__() missing 1 required positional argument: 'y'
D = namedtuple('D', ['a', 'b', 'c'], defaults=[2, 3])
print(D(1), D(1, c=9), D._field_defaults)  # expect: D(a=1, b=2, c=3) D(a=1, b=2, c=9) {'b': 2, 'c': 3}


class Point(namedtuple('Point', 'x y')):
    __slots__ = ()

    def norm(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5


print(Point(3, 4).norm(), Point(3, 4))  # expect: 5.0 Point(x=3, y=4)
m = ChainMap({'a': 1}, {'a': 2, 'b': 3})
m['c'] = 4
print(m['a'], m['b'], sorted(m), m.maps[0], len(m))  # expect: 1 3 ['a', 'b', 'c'] {'a': 1, 'c': 4} 3


class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


u = Upper(a=1)
u['b'] = 2
print(u, 'A' in u, u.get('B'), dict(u))  # expect: {'A': 1, 'B': 2} True 2 {'A': 1, 'B': 2}
from collections.abc import Iterable, Mapping, Sequence, Callable, Hashable, Iterator
print(isinstance([], Iterable), isinstance({}, Mapping), isinstance('', Sequence), isinstance(len, Callable))  # expect: True True True True
print(isinstance([], Hashable), isinstance(iter([]), Iterator), isinstance(5, Iterable), issubclass(dict, Mapping))  # expect: False True False True
