class Count:
    def __init__(self, n): self.n = n
    def __iter__(self): return It(self.n)
    def __len__(self): return self.n
class It:
    def __init__(self, n): self.i, self.n = 0, n
    def __iter__(self): return self
    def __next__(self):
        if self.i >= self.n: raise StopIteration
        self.i += 1
        return self.i
c = Count(4)
print(list(c), tuple(c), set(c), sum(c), max(c), min(c), sorted(c, reverse=True), any(c), all(c), 3 in c, 9 in c)
print(dict(zip(c, map(str, c))), list(enumerate(c, 1)), list(filter(lambda x: x % 2, c)), [*c, *c], {*c})
a, *b = c; print(a, b)
print(','.join(map(str, c)), bytes(c), list(reversed(list(c))), frozenset(c))
class M:
    def keys(self): return ['a', 'b']
    def __getitem__(self, k): return k * 2
d = {'z': 1}; d.update(M()); print(d, {**M()}, dict(M()))
class Seq:
    def __getitem__(self, i):
        if i > 3: raise IndexError(i)
        return i * i
    def __len__(self): return 4
print(list(Seq()), 9 in Seq(), list(reversed(Seq())), list(zip(Seq(), 'abcd')))
class K:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return isinstance(o, K) and self.v == o.v
    def __hash__(self): return hash(self.v)
    def __repr__(self): return f'K({self.v!r})'
d = {K(1): 'a', K(2): 'b'}
d[K(1)] = 'c'; print(d, K(2) in d, d.pop(K(1)), d.get(K(9)), d.setdefault(K(2), 0))
l = [K(1), K(2), K(1)]; print(l.index(K(2)), l.count(K(1))); l.remove(K(1)); print(l)
print({K(1), K(2)} | {K(2), K(3)} == {K(1), K(2), K(3)}, {K(1)} <= {K(1), K(2)}, {K(1), K(5)} & {K(5)}, {K(1)} ^ {K(1)})
try: {[]: 1}
except TypeError as e: print(e)
class G:
    def __getattr__(self, n):
        if n.startswith('x'): return list(map(str.upper, n))
        raise AttributeError(f'no {n}')
    @property
    def prop(self): return sum(i for i in range(3))
g = G(); print(g.xa, hasattr(g, 'y'), getattr(g, 'q', 7), g.prop)
import operator
print(sorted([G(), G()], key=operator.attrgetter('prop'))[0].xy)
def gen():
    try:
        x = yield 1
        print('got', x)
        yield from sorted(c, key=lambda v: -v)
    finally: print('closed')
it = gen(); next(it); print(it.send('hi'), next(it)); it.close()
import re
print(re.sub(r'\d+', lambda m: str(sum(int(ch) for ch in m[0])), 'a12 b345 c'))
class R:
    def __repr__(self): return 'R<' + ', '.join(repr(x) for x in [1, 'a']) + '>'
    def __str__(self): return 'S' + repr(self)
    def __format__(self, s): return f'F[{s}]{self!s}'
r = R(); print(r, [r], {r: r}, f'{r:>5} {r!r} {r}', '{:x}'.format(r), '%s %r' % (r, r), (r,))
class Rec:
    def __init__(self): self.l = [self]
    def __repr__(self): return f'Rec({self.l if len(self.l) < 1 else "..."})'
print(Rec().l)

# expect: [1, 2, 3, 4] (1, 2, 3, 4) {1, 2, 3, 4} 10 4 1 [4, 3, 2, 1] True True True False
# expect: {1: '1', 2: '2', 3: '3', 4: '4'} [(1, 1), (2, 2), (3, 3), (4, 4)] [1, 3] [1, 2, 3, 4, 1, 2, 3, 4] {1, 2, 3, 4}
# expect: 1 [2, 3, 4]
# expect: 1,2,3,4 b'\x01\x02\x03\x04' [4, 3, 2, 1] frozenset({1, 2, 3, 4})
# expect: {'z': 1, 'a': 'aa', 'b': 'bb'} {'a': 'aa', 'b': 'bb'} {'a': 'aa', 'b': 'bb'}
# expect: [0, 1, 4, 9] True [9, 4, 1, 0] [(0, 'a'), (1, 'b'), (4, 'c'), (9, 'd')]
# expect: {K(2): 'b'} True c None b
# expect: 1 2
# expect: [K(2), K(1)]
# expect: True True {K(5)} set()
# expect: unhashable type: 'list'
# expect: ['X', 'A'] False 7 3
# expect: ['X', 'Y']
# expect: got hi
# expect: 4 3
# expect: closed
# expect: a3 b12 c
# expect: SR<1, 'a'> [R<1, 'a'>] {R<1, 'a'>: R<1, 'a'>} F[>5]SR<1, 'a'> R<1, 'a'> F[]SR<1, 'a'> F[x]SR<1, 'a'> SR<1, 'a'> R<1, 'a'> (R<1, 'a'>,)
# expect: [Rec(...)]
