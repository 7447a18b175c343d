from collections import *
import collections, copy
c = Counter('abracadabra'); print(c, c.most_common(2), c['z'], sorted(c.elements()), c.total(), c + Counter('aaz'), c - Counter('aaaaab'), c & Counter('aab'), c | Counter('zz'), +Counter(a=-1, b=2), -Counter(a=-1, b=2), Counter(a=3) == Counter(a=3, b=0), Counter(a=1) <= Counter(a=2), Counter({'a': 1}, b=2), repr(Counter()), Counter([1, 1, 2]).most_common())
c.update('zz'); c.subtract({'a': 10}); print(c, dict(c)); del c['nope']; c['new'] += 5; print(c.pop('new'), copy.copy(c) == c, Counter(c), c.most_common()[:-3:-1])
d = deque([1, 2, 3], maxlen=4); d.append(4); d.append(5); d.appendleft(0); print(d, d.maxlen, d[0], d[-1], len(d), 3 in d, d.index(3), d.count(2)); d.rotate(1); print(d); d.rotate(-2); d.extend([8, 9]); d.extendleft('ab'); print(d, list(reversed(d)), d.copy(), deque('abc') + deque('d'), deque('ab') * 2, deque([1]) == deque([1]), deque([1]) < deque([2]), repr(deque()), deque(range(5), 3)); d.insert(1, 'i') if False else None; d.reverse(); d.remove('a'); del d[0]; d[0] = 'X'; print(d); d.clear(); print(bool(d), d)
dd = defaultdict(list); dd['a'].append(1); print(dd, dd['b'], dd.get('zz'), dict(dd), dd.default_factory, defaultdict(int, a=1), defaultdict(lambda: defaultdict(int))['x']['y'], repr(defaultdict(None, {1: 2})), copy.copy(dd), dd | {'q': 1}, dd.__missing__('m'), defaultdict(dict))
o = OrderedDict(a=1, b=2, c=3); o.move_to_end('a'); print(o, o.popitem(), o.popitem(last=False)); o.move_to_end('c') if 'c' in o else None; print(o, OrderedDict([('a', 1)]) == {'a': 1}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), list(reversed(OrderedDict(a=1, b=2))), OrderedDict.fromkeys('ab', 0), o | {'z': 1}, repr(OrderedDict()), list(OrderedDict(a=1, b=2).items()), OrderedDict(a=1).keys(), OrderedDict(a=1).values(), OrderedDict(a=1).items())
m = ChainMap({'a': 1}, {'a': 2, 'b': 3}); print(m, m['a'], m['b'], dict(m), m.maps, m.parents, m.new_child({'c': 1}), len(m), list(m), 'b' in m, m.get('z', 0)); m['n'] = 1; print(m); del m['n']
try: del m['b']
except KeyError as e: print(e)
P = namedtuple('P', 'x y z', defaults=[0]); p = P(1, 2); print(p, p.x, p[1], p._asdict(), p._replace(x=9), P._fields, P._field_defaults, P._make([1, 2, 3]), *p, p == (1, 2, 0), p < (2,), P.__doc__, P.x.__doc__, hash(p) == hash((1, 2, 0)), P(*'abc'), P(**{'x': 1, 'y': 2}), len(p), p.index(2), isinstance(p, tuple), repr(namedtuple('E', [])()), namedtuple('R', 'a def a', rename=True)._fields, P.__new__.__defaults__, p.__getnewargs__(), P.__match_args__, P.__slots__, P.__module__)
x, *y = p; print(x, y)
class Emp(namedtuple('Emp', 'name sal')):
    __slots__ = ()
    @property
    def tax(self): return self.sal * 0.1
    def __str__(self): return f'Emp:{self.name}'
e = Emp('a', 100); print(e, repr(e), e.tax, [e])
class UD(UserDict):
    def __setitem__(self, k, v): super().__setitem__(str(k), v)
    def __missing__(self, k): return f'no {k}'
u = UD({1: 2}); u[3] = 4; print(u, u['1'], u['zz'], u.data, '3' in u, len(u), list(u), u.get('q'), repr(u), u | {9: 9}, u == {'1': 2, '3': 4})
class UL(UserList):
    def append(self, x): super().append(x * 2)
l = UL([3, 1]); l.append(5); print(l, l[0], l + [1], sorted(l), l[1:], type(l[1:]).__name__, len(l), 5 in l, l * 2, l.index(1), list(reversed(l)), l == [3, 1, 10]); l.sort(); print(l)
class US(UserString): pass
s = US('abc'); print(s, s.upper(), s + 'd', s[1], len(s), repr(s), type(s.upper()).__name__, s == 'abc', 'b' in s, s.center(9, '*'), hash(s) == hash('abc'))
print(collections.abc.Mapping, isinstance(u, collections.abc.MutableMapping), isinstance(l, collections.abc.Sequence), issubclass(dict, collections.abc.Mapping), [n for n in dir(collections) if n[0].isupper()])
class Deck(collections.abc.MutableSequence):
    def __init__(self, *a): self.l = list(a)
    def __getitem__(self, i): return self.l[i]
    def __setitem__(self, i, v): self.l[i] = v
    def __delitem__(self, i): del self.l[i]
    def __len__(self): return len(self.l)
    def insert(self, i, v): self.l.insert(i, v)
k = Deck(1, 2, 3); k.append(4); k.extend([5, 6]); k.reverse(); print(k.pop(), k.pop(0), list(k), k.index(4), k.count(3), 3 in k); k += [7]; k.remove(3); print(list(reversed(k))); k.clear(); print(len(k))
class LS(collections.abc.Set):
    def __init__(self, it): self.e = list(dict.fromkeys(it))
    def __contains__(self, x): return x in self.e
    def __iter__(self): return iter(self.e)
    def __len__(self): return len(self.e)
    def __repr__(self): return f'LS({self.e})'
print(LS('abc') & LS('bcd'), LS('ab') | LS('c'), LS('abc') - LS('a'), LS('ab') ^ LS('bc'), LS('a') <= LS('ab'), LS('ab') == LS('ba'), LS('a').isdisjoint(LS('b')), LS('a') < {'a', 'b'}, LS('ab') & 'a')
class MM(collections.abc.MutableMapping):
    def __init__(self, **k): self.d = k
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
mm = MM(a=1, b=2); print(mm.get('z', 5), mm.setdefault('c', 3), mm.pop('a'), mm.popitem(), list(mm.items()), list(mm.keys()), mm == {'c': 3} , 'c' in mm); mm.update(x=1, y=2); mm.update([('z', 3)]); print(dict(mm), mm.keys() & {'x'}, mm.items() >= {('x', 1)}); mm.clear()
try: collections.abc.MutableMapping()
except TypeError as e: print(e)
try: mm.pop('q')
except KeyError as e: print(repr(e))
try: mm.popitem()
except KeyError as e: print(repr(e))
lru = OrderedDict()
class LRU(OrderedDict):
    def __init__(self, n, *a, **k): self.n = n; super().__init__(*a, **k)
    def __getitem__(self, k): v = super().__getitem__(k); self.move_to_end(k); return v
    def __setitem__(self, k, v):
        super().__setitem__(k, v)
        if len(self) > self.n: del self[next(iter(self))]
q = LRU(2); q['a'] = 1; q['b'] = 2; q['a']; q['c'] = 3; print(q, list(q))

# expect: Counter({'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1}) [('a', 5), ('b', 2)] 0 ['a', 'a', 'a', 'a', 'a', 'b', 'b', 'c', 'd', 'r', 'r'] 11 Counter({'a': 7, 'b': 2, 'r': 2, 'c': 1, 'd': 1, 'z': 1}) Counter({'r': 2, 'b': 1, 'c': 1, 'd': 1}) Counter({'a': 2, 'b': 1}) Counter({'a': 5, 'b': 2, 'r': 2, 'z': 2, 'c': 1, 'd': 1}) Counter({'b': 2}) Counter({'a': 1}) True True Counter({'b': 2, 'a': 1}) Counter() [(1, 2), (2, 1)]
# expect: Counter({'b': 2, 'r': 2, 'z': 2, 'c': 1, 'd': 1, 'a': -5}) {'a': -5, 'b': 2, 'r': 2, 'c': 1, 'd': 1, 'z': 2}
# expect: 5 True Counter({'b': 2, 'r': 2, 'z': 2, 'c': 1, 'd': 1, 'a': -5}) [('a', -5), ('d', 1)]
# expect: deque([0, 2, 3, 4], maxlen=4) 4 0 4 4 True 2 1
# expect: deque([4, 0, 2, 3], maxlen=4)
# expect: deque(['b', 'a', 4, 0], maxlen=4) [0, 4, 'a', 'b'] deque(['b', 'a', 4, 0], maxlen=4) deque(['a', 'b', 'c', 'd']) deque(['a', 'b', 'a', 'b']) True True deque([]) deque([2, 3, 4], maxlen=3)
# expect: deque(['X', 'b'], maxlen=4)
# expect: False deque([], maxlen=4)
# expect: defaultdict(<class 'list'>, {'a': [1], 'b': [], 'm': []}) [] None {'a': [1], 'b': []} <class 'list'> defaultdict(<class 'int'>, {'a': 1}) 0 defaultdict(None, {1: 2}) defaultdict(<class 'list'>, {'a': [1], 'b': []}) defaultdict(<class 'list'>, {'a': [1], 'b': [], 'q': 1}) [] defaultdict(<class 'dict'>, {})
# expect: OrderedDict([('c', 3)]) ('a', 1) ('b', 2)
# expect: OrderedDict([('c', 3)]) True False ['b', 'a'] OrderedDict([('a', 0), ('b', 0)]) OrderedDict([('c', 3), ('z', 1)]) OrderedDict() [('a', 1), ('b', 2)] odict_keys(['a']) odict_values([1]) odict_items([('a', 1)])
# expect: ChainMap({'a': 1}, {'a': 2, 'b': 3}) 1 3 {'a': 1, 'b': 3} [{'a': 1}, {'a': 2, 'b': 3}] ChainMap({'a': 2, 'b': 3}) ChainMap({'c': 1}, {'a': 1}, {'a': 2, 'b': 3}) 2 ['a', 'b'] True 0
# expect: ChainMap({'a': 1, 'n': 1}, {'a': 2, 'b': 3})
# expect: "Key not found in the first mapping: 'b'"
# expect: P(x=1, y=2, z=0) 1 2 {'x': 1, 'y': 2, 'z': 0} P(x=9, y=2, z=0) ('x', 'y', 'z') {'z': 0} P(x=1, y=2, z=3) 1 2 0 True True P(x, y, z) Alias for field number 0 True P(x='a', y='b', z='c') P(x=1, y=2, z=0) 3 1 True E() ('a', '_1', '_2') (0,) (1, 2, 0) ('x', 'y', 'z') () __main__
# expect: 1 [2, 0]
# expect: Emp:a Emp(name='a', sal=100) 10.0 [Emp(name='a', sal=100)]
# expect: {'1': 2, '3': 4} 2 no zz {'1': 2, '3': 4} True 2 ['1', '3'] no q {'1': 2, '3': 4} {'1': 2, '3': 4, '9': 9} True
# expect: [3, 1, 10] 3 [3, 1, 10, 1] [1, 3, 10] [1, 10] UL 3 False [3, 1, 10, 3, 1, 10] 1 [10, 1, 3] True
# expect: [1, 3, 10]
# expect: abc ABC abcd b 3 'abc' US True True ***abc*** True
# expect: <class 'collections.abc.Mapping'> True True True ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList', 'UserString']
# expect: 1 6 [5, 4, 3, 2] 1 1 True
# expect: [7, 2, 4, 5]
# expect: 0
# expect: LS(['b', 'c']) LS(['a', 'b', 'c']) LS(['b', 'c']) LS(['a', 'c']) True True True True LS(['a'])
# expect: 5 3 1 ('b', 2) [('c', 3)] ['c'] True True
# expect: {'c': 3, 'x': 1, 'y': 2, 'z': 3} {'x'} True
# expect: Can't instantiate abstract class MutableMapping with abstract methods __delitem__, __getitem__, __iter__, __len__, __setitem__
# expect: KeyError('q')
# expect: KeyError()
# expect: LRU([('a', 1), ('c', 3)]) ['a', 'c']
