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
