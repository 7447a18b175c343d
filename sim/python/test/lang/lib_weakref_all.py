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
