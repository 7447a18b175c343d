import sys, contextlib
def outer():
    x = 1
    def inner():
        nonlocal x; x += 1; return x
    return inner
f = outer(); print(f(), f(), f.__closure__[0].cell_contents, f.__code__.co_freevars)
class Temp:
    def __init__(self, c=0): self._c = c
    @property
    def c(self): "celsius"; return self._c
    @c.setter
    def c(self, v):
        if v < -273.15: raise ValueError('too cold')
        self._c = v
    @c.deleter
    def c(self): print('del'); self._c = None
    f = property(lambda s: s._c * 9 / 5 + 32, doc='fahrenheit')
    def __class_getitem__(cls, k): return f'{cls.__name__}[{k}]'
t = Temp(); t.c = 100; print(t.f, Temp.c.__doc__, Temp.f.__doc__, Temp['x'], Temp.c.fget.__name__); del t.c
try: t.c = -300
except ValueError as e: print(e)
try: t.f = 5
except AttributeError as e: print(e)
class Vec:
    __slots__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
    def __add__(s, o): return Vec(s.x + o.x, s.y + o.y) if isinstance(o, Vec) else NotImplemented
    def __radd__(s, o): return s if o == 0 else NotImplemented
    def __mul__(s, k): return Vec(s.x * k, s.y * k)
    __rmul__ = __mul__
    def __matmul__(s, o): return s.x * o.x + s.y * o.y
    def __neg__(s): return Vec(-s.x, -s.y)
    def __abs__(s): return (s.x ** 2 + s.y ** 2) ** .5
    def __eq__(s, o): return (s.x, s.y) == (o.x, o.y) if isinstance(o, Vec) else NotImplemented
    def __hash__(s): return hash((s.x, s.y))
    def __bool__(s): return bool(s.x or s.y)
    def __getitem__(s, i): return (s.x, s.y)[i]
    def __iter__(s): yield s.x; yield s.y
    def __len__(s): return 2
    def __contains__(s, v): return v in (s.x, s.y)
    def __repr__(s): return f'Vec({s.x}, {s.y})'
    def __format__(s, spec): return f'<{s.x:{spec}}, {s.y:{spec}}>'
    def __call__(s, k): return s * k
    def __int__(s): return int(abs(s))
    def __index__(s): return 3
    def __iadd__(s, o): s.x += o.x; s.y += o.y; return s
    def __round__(s, n=None): return Vec(round(s.x, n), round(s.y, n))
    def __divmod__(s, k): return (s.x // k, s.y % k)
    def __pow__(s, k, m=None): return ('pow', k, m)
    def __lshift__(s, o): return ('shl', o)
    def __invert__(s): return 'inv'
    def __reversed__(s): return iter((s.y, s.x))
    def __float__(s): return 1.5
    def __complex__(s): return complex(s.x, s.y)
    def __bytes__(s): return bytes([s.x, s.y])
    def __getattr__(s, n): return f'attr {n}'
a, b = Vec(1, 2), Vec(3, 4); print(a + b, sum([a, b]), 2 * a, a @ b, -a, abs(b), a == Vec(1, 2), a != b, {a: 1}[Vec(1, 2)], bool(Vec(0, 0)), a[0], a[-1], list(a), len(a), 2 in a, f'{a:.1f}', a(3), int(b), [0, 1, 2, 3][a], round(Vec(1.234, 2.345), 1), divmod(a, 2), a ** 2, pow(a, 2, 3), a << 1, ~a, list(reversed(a)), float(a), complex(a), bytes(a), a.foo, hex(a), 'abcd'[a])
a += b; print(a)
x, *y, z = range(5); print(x, y, z); (p, q), r = (1, 2), 3; [m, [n]] = 1, [2]; print(p, q, r, m, n); *_, last = 'abc'; print(last); i = 0; l = [0, 0]; i, l[i] = 1, 5; print(l)
print([i * j for i in range(3) for j in range(i) if i != j], {k: v for k, v in zip('ab', [1, 2])}, {c.lower() for c in 'AaB'}, list(x for x in range(3)), [[y for y in range(x)] for x in range(3)], [a if a else 'z' for a in (0, 1)], dict([('a', 1)], b=2), {**{'a': 1}, 'b': 2}, [*range(2), *'ab'], (lambda *a, **k: (a, k))(1, x=2), (lambda: (yield))().__class__.__name__)
while True:
    try: break
    finally: print('finally on break')
for i in range(3):
    if i == 5: break
else: print('for else')
def tryit():
    try: return 'try'
    finally: print('cleanup')
def nested():
    for i in range(2):
        try:
            try: raise ValueError(i)
            except ValueError as e:
                if i: raise KeyError('k') from e
                continue
            finally: print('f', i)
        except KeyError as e: return repr(e.__cause__), e.__suppress_context__
print(tryit(), nested())
try:
    try: 1 / 0
    except ZeroDivisionError as e: err = e; raise RuntimeError('second')
except RuntimeError as e: print(e.__context__ is err, e.__cause__, e.__traceback__.tb_lineno, sys.exc_info()[0].__name__)
print(sys.exc_info())
global_var = 1
def g():
    global global_var, new_global; global_var += 1; new_global = 'n'
g(); print(global_var, new_global, 'g' in globals(), 'x' in dir(), callable(g), g.__name__, g.__defaults__, g.__doc__, g.__module__)
print(1 < 2 < 3, 1 < 3 > 2, not 1 == 2, 1 if [] else 2, None is None, 3 and 0 or 5, 0x1F, 0o17, 0b11, 1_000, 1e3, 1j * 1j, 7 // -2, 7 % -2, -7 // 2, 2 ** -1, 2 ** 100, ~5, 5 ^ 3, 1 << 10, 10 >> 1, True + True, 'a' 'b', r'\n', b'\x41', ..., 5 .real, 1.5.__class__, (5).__add__(3), divmod(-7, 3), round(2.5), round(-1.5), round(1234.5678, -2), abs(-3), pow(2, 10, 1000), int('ff', 16), int(3.9), float('1e-3'), bin(10), hex(255), chr(97), ord('a'), bool('False'), complex('1+2j'), str(1.0), repr('a\'b"c\n'), 10 == 10.0, hash(1) == hash(1.0), 0.1 + 0.2, 1 / 3, 100 / 10, 1e100, 123456789.123456789, int(1e20), -0.0, float('inf') > 10 ** 400, 5 // 2.0, 2 ** 0.5, 10 ** -2)
@lambda f: lambda *a: ('wrapped', f(*a))
def deco(x): return x
print(deco(5)); assert True, 'no'; del x
try: x
except NameError as e: print(e, e.name)
class Ctx:
    def __enter__(s): return s
    def __exit__(s, *a): print('exit', a[0]); return True
with Ctx() as c, Ctx(): raise ValueError
class Base:
    def __init__(self, **k): print('Base', k); super().__init__()
    def hi(self): return 'base'
class L(Base):
    def __init__(self, l=1, **k): super().__init__(**k); print('L', l)
    def hi(self): return 'L' + super().hi()
class R(Base):
    def __init__(self, r=2, **k): super().__init__(**k); print('R', r)
    def hi(self): return 'R' + super().hi()
class D(L, R):
    def hi(self): return 'D' + super().hi()
d = D(l=5, r=6, z=7); print(d.hi(), [c.__name__ for c in D.__mro__], isinstance(d, Base), issubclass(D, R), D.__base__.__name__, super(L, d).hi(), type(d).__name__, Base.__subclasses__())
print(*map(str, [1, 2]), sep='-', end='!\n'); print('a', 'b', sep=''); print(); print(None, True, [1, 'a'], {'k': (1,)}, {1}, set(), frozenset([1]), range(3), slice(1, 2), b'x', 1 + 2j, Ellipsis, NotImplemented, int, len, print.__name__)
for i, (a, b) in enumerate(zip('ab', [1, 2]), 1): print(i, a, b, end=';')
print(any([]), all([]), sum([.1] * 3), min(3, 1), max('a', 'b', key=ord), sorted({3: 1, 1: 2}), list(filter(None, [0, 1])), list(map(max, [1, 5], [3, 2])), list(reversed('ab')), eval('1+1'), list(zip()), list(range(5, 0, -2)), iter([1]).__next__(), next(iter([]), 'd'), isinstance(True, int), vars(Ctx()), getattr(5, 'x', 'dflt'), id(1) == id(1), type(type), object().__class__, callable(5))
exec('y = 5\nprint(y * 2)'); ns = {}; exec('def q(): return 7', ns); print(ns['q'](), compile('1+2', '<s>', 'eval').co_filename, eval(compile('1+2', '<s>', 'eval')))

# expect: 2 3 3 ('x',)
# expect: 212.0 celsius fahrenheit Temp[x] c
# expect: del
# expect: too cold
# expect: property 'f' of 'Temp' object has no setter
# expect: Vec(4, 6) Vec(4, 6) Vec(2, 4) 11 Vec(-1, -2) 5.0 True True 1 False 1 2 [1, 2] 2 True <1.0, 2.0> Vec(3, 6) 5 3 Vec(1.2, 2.3) (0, 0) ('pow', 2, None) ('pow', 2, 3) ('shl', 1) inv [2, 1] 1.5 (1+2j) b'\x01\x02' attr foo 0x3 d
# expect: Vec(4, 6)
# expect: 0 [1, 2, 3] 4
# expect: 1 2 3 1 2
# expect: c
# expect: [0, 5]
# expect: [0, 0, 2] {'a': 1, 'b': 2} {'a', 'b'} [0, 1, 2] [[], [0], [0, 1]] ['z', 1] {'a': 1, 'b': 2} {'a': 1, 'b': 2} [0, 1, 'a', 'b'] ((1,), {'x': 2}) generator
# expect: finally on break
# expect: for else
# expect: cleanup
# expect: f 0
# expect: f 1
# expect: try ('ValueError(1)', True)
# expect: True None 83 RuntimeError
# expect: (None, None, None)
# expect: 2 n True True True g None None __main__
# expect: True True True 2 True 5 31 15 3 1000 1000.0 (-1+0j) -4 -1 -4 0.5 1267650600228229401496703205376 -6 6 1024 5 2 ab \n b'A' Ellipsis 5 <class 'float'> 8 (-3, 2) 2 -2 1200.0 3 24 255 3 0.001 0b1010 0xff a 97 True (1+2j) 1.0 'a\'b"c\n' True True 0.30000000000000004 0.3333333333333333 10.0 1e+100 123456789.12345679 100000000000000000000 -0.0 True 2.0 1.4142135623730951 0.01
# expect: ('wrapped', 5)
# expect: name 'x' is not defined x
# expect: exit <class 'ValueError'>
# expect: exit None
# expect: Base {'z': 7}
# expect: R 6
# expect: L 5
# expect: DLRbase ['D', 'L', 'R', 'Base', 'object'] True True L Rbase D [<class '__main__.L'>, <class '__main__.R'>]
# expect: 1-2!
# expect: ab
# expect:
# expect: None True [1, 'a'] {'k': (1,)} {1} set() frozenset({1}) range(0, 3) slice(1, 2, None) b'x' (1+2j) Ellipsis NotImplemented <class 'int'> <built-in function len> print
# expect: 1 a 1;2 b 2;False True 0.30000000000000004 1 b [1, 3] [1] [3, 5] ['b', 'a'] 2 [] [5, 3, 1] 1 d True {} dflt True <class 'type'> <class 'object'> False
# expect: 10
# expect: 7 <s> 3
