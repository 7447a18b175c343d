# Cycles are found by gc.collect().
import gc, weakref
gc.collect()
class Node:
    def __init__(self, name):
        self.name = name
        self.other = None
    def __del__(self):
        print('del', self.name)
a, b = Node('a'), Node('b')
a.other, b.other = b, a
r = weakref.ref(a, lambda w: print('weak dead'))
del a, b
print(r() is not None, gc.collect(), r())
class P:
    pass
def make():
    x, y = P(), P()
    x.y = y
    y.x = x
    x.l = [x]
make()
print(gc.collect())
l = []
l.append(l)
del l
d = {}
d['self'] = d
del d
print(gc.collect())
def closure():
    def f():
        return f
    return f
closure()
print(gc.collect())
class R:
    def __init__(self):
        self.me = self
    def __del__(self):
        global saved
        saved = self
        print('resurrect')
R()
print(gc.collect(), saved.me is saved)
saved = None
print(gc.collect())
keep = P()
keep.self = keep
print(gc.collect(), keep.self is keep)
class S:
    __slots__ = ('o',)
s, t = S(), S()
s.o = t
t.o = s
del s, t
print(gc.collect())
def tree(n):
    root = P()
    root.kids = []
    for i in range(n):
        k = P()
        k.parent = root
        root.kids.append(k)
tree(100)
print(gc.collect(), gc.collect())
# expect: weak dead
# expect: del a
# expect: del b
# expect: True 2 None
# expect: 3
# expect: 2
# expect: 3
# expect: resurrect
# expect: 0 True
# expect: 1
# expect: 0 True
# expect: 2
# expect: 102 0


class Member:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('gone', self.name)


group = {Member(i) for i in range(6)}
for member in group:
    member.group = group
del group, member
print(gc.collect() > 0)
# expect: gone 0
# expect: gone 1
# expect: gone 2
# expect: gone 3
# expect: gone 4
# expect: gone 5
# expect: True


class Careless:
    def __init__(self):
        try:
            self.missing
        except AttributeError as e:
            self.error = e
        try:
            raise ExceptionGroup('g', [ValueError(1)])
        except ExceptionGroup as e:
            self.group = e

    def __del__(self):
        print('careless gone')


Careless()
print(gc.collect() > 0)
# expect: careless gone
# expect: True
