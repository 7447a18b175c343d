# Finalizers, counts of references, match, closures, scopes.
import sys
class X:
    def __del__(self): print('del', self.n)
    def __init__(self, n): self.n = n
x = X(1); x = None
def f():
    y = X(2)
f()
l = [X(3), X(4)]
l.pop()
del l
z = X(5)
print(sys.getrefcount(z))
w = z
print(sys.getrefcount(z))
match 5:
    case 1 | 2: print('12')
    case n if n > 3: print('big', n)
match [1, 2, 3]:
    case [a, *rest]: print(a, rest)
match {'k': 1, 'j': 2}:
    case {'k': v, **r}: print(v, r)
class P:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x = x; self.y = y
match P(1, 2):
    case P(1, y=q): print('P', q)
match "s":
    case str(): print('str')
    case _: print('any')
def fn():
    nonl = 1
    def inner():
        nonlocal nonl
        nonl += 1
        return nonl
    return inner
i = fn(); print(i(), i())
fs = [lambda k=k: k for k in range(3)]; print([f() for f in fs])
print(f"{3.14159:.2f} {'a':>5} {10:05d} {255:#x} {1e10} {x!r} {'q'!r:>6} {1+1=}")
a = b = [1]; a += [2]; print(b)
del a
try: a
except NameError as e: print(e)
def ul():
    print(zz)
    zz = 1
try: ul()
except UnboundLocalError as e: print(e)
print(*range(3), sep=', ', end='!\n')
assert True
try: assert 1 == 2, 'msg'
except AssertionError as e: print(e)
print([1,2,3][::-1], 'abc'[1:], (1,2,3)[-2:])
l = [1,2,3,4]; l[1:3] = [9]; del l[0]; print(l)
print((lambda *a, **k: (a, k))(1, *[2], x=3, **{'y': 4}))
print(1 < 2 < 3, 1 < 3 < 2, not 1, 1 and 0, 0 or 'x')
x: int = 5
print(__annotations__, __name__)
def deco(f):
    def w(*a): print('call', f.__name__); return f(*a)
    return w
@deco
def dd(a): 'doc'; return a
print(dd(3))
import os
print(2**100, -7//2, -7%3, 7.0//2, divmod(-7, 2), 0.1+0.2, round(2.5), 1e300*1e10)
while True:
    break
else: print('no')
for k, v in {'a': 1}.items(): print(k, v)
print(globals()['__name__'], list(locals())[:2] )
print(type(print), type(len), print)
exec("qq = 5\nprint(qq)")
print(eval("1+2"))
z = w = None

# expect: del 1
# expect: del 2
# expect: del 4
# expect: del 3
# expect: 2
# expect: 3
# expect: big 5
# expect: 1 [2, 3]
# expect: 1 {'j': 2}
# expect: P 2
# expect: str
# expect: 2 3
# expect: [0, 1, 2]
# expect: 3.14     a 00010 0xff 10000000000.0 None    'q' 1+1=2
# expect: [1, 2]
# expect: name 'a' is not defined
# expect: cannot access local variable 'zz' where it is not associated with a value
# expect: 0, 1, 2!
# expect: msg
# expect: [3, 2, 1] bc (2, 3)
# expect: [9, 4]
# expect: ((1, 2), {'x': 3, 'y': 4})
# expect: True False False 0 x
# expect: {'x': <class 'int'>} __main__
# expect: call dd
# expect: 3
# expect: 1267650600228229401496703205376 -4 2 3.0 (-4, 1) 0.30000000000000004 2 inf
# expect: a 1
# expect: __main__ ['__name__', '__doc__']
# expect: <class 'builtin_function_or_method'> <class 'builtin_function_or_method'> <built-in function print>
# expect: 5
# expect: 3
# expect: del 5
