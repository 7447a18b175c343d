# Weak references.
import weakref
class C:
    def __init__(self, n):
        self.n = n
c = C(1)
r = weakref.ref(c, lambda ref: print('dead', ref is r))
p = weakref.proxy(c)
d = weakref.WeakValueDictionary(a=c)
k = weakref.WeakKeyDictionary()
k[c] = 5
s = weakref.WeakSet([c])
f = weakref.finalize(c, print, 'finalized', 1)
print(r() is c, p.n, dict(d) == {'a': c}, len(k), len(s), f.alive)
del c
print(r(), list(d), len(k), len(s), f.alive)
try:
    p.n
except ReferenceError as e:
    print(e)
class M:
    def m(self):
        return 1
m = M()
w = weakref.WeakMethod(m.m)
print(w()())
del m
print(w())
# expect: True 1 True 1 1 True
# expect: finalized 1
# expect: dead True
# expect: None [] 0 0 False
# expect: weakly-referenced object no longer exists
# expect: 1
# expect: None


class Narrow:
    __slots__ = ('a',)


class Roomy:
    __slots__ = ('a', '__weakref__')


class Wide(Narrow):
    pass


for made in (Narrow(), Roomy(), Wide(), object(), print, type('Made', (), {'__slots__': 'a'})()):
    try:
        print(weakref.ref(made)() is made)
    except TypeError as e:
        print(e)
# expect: cannot create weak reference to 'Narrow' object
# expect: True
# expect: True
# expect: cannot create weak reference to 'object' object
# expect: True
# expect: cannot create weak reference to 'Made' object
# Proxies: their repr is their own, operators are those of the object.
class Vector:
    def __init__(self, *items):
        self.items = list(items)
    def __repr__(self):
        return f'Vector{tuple(self.items)}'
    def __add__(self, other):
        return Vector(*(a + b for a, b in zip(self.items, other.items)))
    def __mul__(self, n):
        return Vector(*(a * n for a in self.items))
    def __len__(self):
        return len(self.items)
    def __getitem__(self, i):
        return self.items[i]
    def __setitem__(self, i, value):
        self.items[i] = value
    def __lt__(self, other):
        return self.items < other.items
v, w = Vector(1, 2), Vector(3, 4)
pv, pw = weakref.proxy(v), weakref.proxy(w)
print(repr(pv).split(' at ')[0], repr(pv).split(' to ')[1].split(' at ')[0], type(pv).__name__)  # expect: <weakproxy Vector ProxyType
print(pv + pw, v + pw, pv * 2, len(pv), pv < pw, pv[1], str(pv), isinstance(pv, Vector))  # expect: Vector(4, 6) Vector(4, 6) Vector(2, 4) 2 True 2 Vector(1, 2) True
pv[0] = 9
pv += pw
print(v, pv, list(pw))  # expect: Vector(9, 2) Vector(12, 6) [3, 4]
for wrong in (lambda: hash(pw), lambda: pw(), lambda: pw - 1):
    try:
        wrong()
    except TypeError as e:
        print(e)
# expect: unhashable type: 'weakref.ProxyType'
# expect: 'weakref.ProxyType' object is not callable
# expect: unsupported operand type(s) for -: 'Vector' and 'int'
class Called:
    def __call__(self, x):
        return x + 1
    def method(self):
        return 'method'
called = Called()
print(weakref.proxy(called)(3), type(weakref.proxy(called)) is weakref.CallableProxyType)  # expect: 4 True
m = weakref.WeakMethod(called.method, lambda ref: print('method gone', ref() is None))
print(m()(), m == weakref.WeakMethod(called.method))  # expect: method True
r = weakref.ref(called)
print(str(r).split(';')[1].split(' at ')[0], str(weakref.ref(Called)).split('(')[1])  # expect:  to 'Called' Called)>
del called  # expect: method gone True
print(str(r).split(';')[1])  # expect:  dead>
# Containers of them.
a, b = C(1), C(2)
d = weakref.WeakValueDictionary(a=a)
print([ref() is a for ref in d.valuerefs()], len(d | {'b': b}), len({'b': b} | d), len(d.copy()))  # expect: [True] 2 2 1
k = weakref.WeakKeyDictionary({a: 1})
k |= {b: 2}
print(sorted(k.values()), [ref() is a for ref in k.keyrefs()], sorted(k.copy().values()))  # expect: [1, 2] [True, False] [1, 2]
s, t = weakref.WeakSet([a]), weakref.WeakSet([a, b])
print(len(s | t), len(s & t), len(t - s), len(s ^ t), s <= t, s < t, t >= s, s == weakref.WeakSet([a]), s.isdisjoint(t))  # expect: 2 1 1 1 True True True True False
s.update(t)
t.intersection_update([b])
s.difference_update([b])
print(len(s), len(t), a in s, b in t, len(s.union(t)))  # expect: 1 1 True True 2
