# Classes: operators, descriptors, metaclasses, slots, subclasses of built-in types.
class A:
    x = 1
    def __init__(self, v): self.v = v
    def get(self): return self.v
    @property
    def p(self): return self.v * 2
    @p.setter
    def p(self, val): self.v = val
    @classmethod
    def make(cls, v): return cls(v)
    @staticmethod
    def st(a, b=2): return a + b
    def __add__(self, o): return A(self.v + (o.v if isinstance(o, A) else o))
    def __radd__(self, o): return A(self.v + o)
    def __eq__(self, o): return isinstance(o, A) and self.v == o.v
    def __hash__(self): return hash(self.v)
    def __lt__(self, o): return self.v < o.v
    def __repr__(self): return f"A({self.v})"
    def __len__(self): return self.v
    def __contains__(self, i): return i == self.v
    def __getitem__(self, k): return k * 2
    def __call__(self, *a, **k): return (a, k)
    def __bool__(self): return self.v > 0
    def __iter__(self):
        for i in range(self.v): yield i
class B(A):
    def __init__(self, v, w=5):
        super().__init__(v)
        self.w = w
    def get(self): return super().get() + self.w
a = A(3); b = B(4)
print(a.get(), b.get(), a.p, b.p, A.make(7), B.make(8).w, A.st(1), a.st(1, b=9))
a.p = 10; print(a.v, a + b, a + 1, 1 + a, a == A(10), a != A(10), a < b, b < a, a > b)
print(len(a), 10 in a, 3 in a, a[4], a(1, 2, k=3), bool(A(0)), not A(0), list(b), [*b], *b)
x, *y, z = b; print(x, y, z)
print({a: 1}[A(10)], {a, A(10)}, sorted([a, b, A(1)]), max(a, b))
print(a.__dict__, vars(b), hasattr(a, 'zz'), getattr(a, 'zz', 5), type(a).__name__, type(b).__mro__)
setattr(a, 'zz', 4); print(a.zz); del a.zz
try: a.zz
except AttributeError as e: print(e)
print(isinstance(b, A), issubclass(B, A), isinstance(b, (int, str)), isinstance(3, int | str))
class M(type):
    def __new__(mcs, name, bases, ns, **kw):
        c = super().__new__(mcs, name, bases, ns); c.kw = kw; return c
    def __call__(cls, *a): 
        o = super().__call__(*a); o.made = True; return o
class C(metaclass=M, foo=1):
    def __init__(self, q=0): self.q = q
print(C.kw, C(5).made, C(6).q, type(C))
class D:
    def __init_subclass__(cls, tag=None, **kw): super().__init_subclass__(**kw); cls.tag = tag
class E(D, tag="hi"): pass
print(E.tag)
class Desc:
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, typ=None): return self if obj is None else obj.__dict__.get('_' + self.name, 'unset')
    def __set__(self, obj, v): obj.__dict__['_' + self.name] = v
class F:
    d = Desc()
    __slots__ = ('__dict__',)
f = F(); print(f.d); f.d = 5; print(f.d, f.__dict__)
class S:
    __slots__ = ('a', 'b')
s = S(); s.a = 1
print(s.a)
try: s.b
except AttributeError as e: print(e)
try: s.c = 1
except AttributeError as e: print(e)
class G:
    def __getattr__(self, n):
        if n.startswith('__'): raise AttributeError(n)
        return n.upper()
    def __setattr__(self, n, v): object.__setattr__(self, n, v * 2)
g = G(); print(g.foo); g.z = 4; print(g.z)
class It:
    def __init__(self): self.i = 0
    def __iter__(self): return self
    def __next__(self):
        self.i += 1
        if self.i > 3: raise StopIteration
        return self.i
for i in It(): print(i, end=' ')
print()
def gen():
    try:
        x = yield 1
        print('got', x)
        y = yield 2
        return 'ret'
    finally: print('fin')
q = gen(); print(next(q)); print(q.send('a'))
try: next(q)
except StopIteration as e: print('stop', e.value)
def outer():
    r = yield from gen()
    print('r', r)
    yield 9
for v in outer(): print('v', v)
q = gen(); next(q); q.close()
q = gen(); next(q)
try: q.throw(ValueError('boom'))
except ValueError as e: print('caught', e)
print(sum(i*i for i in range(10)), [x for x in range(5) if x % 2], {k: v for k, v in zip('ab', [1,2])}, sorted({c for c in 'aab'}))
class Stack(list):
    def __init__(self, name): super().__init__(); self.name = name
    def push(self, x): self.append(x)
st = Stack('n'); st.push(1); print(st, st.name, len(st))
class MyInt(int):
    def __new__(cls, v): return super().__new__(cls, v + 1)
    def dbl(self): return self * 2
m = MyInt(4); print(m, m.dbl(), m + 1); m.attr = 3; print(m.attr)
class MyDict(dict):
    def __missing__(self, k): return k + '!'
print(MyDict()['a'])
print(repr(A), A, type(a.get).__name__)

# expect: 3 9 6 8 A(7) 5 3 10
# expect: 10 A(14) A(11) A(11) True False False True True
# expect: 10 True False 8 ((1, 2), {'k': 3}) False True [0, 1, 2, 3] [0, 1, 2, 3] 0 1 2 3
# expect: 0 [1, 2] 3
# expect: 1 {A(10)} [A(1), A(4), A(10)] A(10)
# expect: {'v': 10} {'v': 4, 'w': 5} False 5 A (<class '__main__.B'>, <class '__main__.A'>, <class 'object'>)
# expect: 4
# expect: 'A' object has no attribute 'zz'
# expect: True True False True
# expect: {'foo': 1} True 6 <class '__main__.M'>
# expect: hi
# expect: unset
# expect: 5 {'_d': 5}
# expect: 1
# expect: 'S' object has no attribute 'b'
# expect: 'S' object has no attribute 'c'
# expect: FOO
# expect: 8
# expect: 1 2 3 
# expect: 1
# expect: got a
# expect: 2
# expect: fin
# expect: stop ret
# expect: v 1
# expect: got None
# expect: v 2
# expect: fin
# expect: r ret
# expect: v 9
# expect: fin
# expect: fin
# expect: caught boom
# expect: 285 [1, 3] {'a': 1, 'b': 2} ['a', 'b']
# expect: [1] n 1
# expect: 5 10 6
# expect: 3
# expect: a!
# expect: <class '__main__.A'> <class '__main__.A'> method
