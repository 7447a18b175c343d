from enum import *
import enum
class C(Enum): RED = 1; GREEN = 'g'; BLUE = (1, 2); CRIMSON = 1
print(list(C), C.RED, repr(C.RED), C.RED.name, C.RED.value, C(1), C['RED'], C.CRIMSON is C.RED, C.__members__, len(C), C.RED in C, C.RED == 1, hash(C.RED) == hash(C.RED), {C.RED: 1}, C, isinstance(C.RED, C), f'{C.RED} {C.RED!r} {C.RED:>10}', '%s' % C.RED, bool(C.RED), C.RED != C.GREEN, str(C.RED), type(C.RED), C.GREEN.BLUE if False else '', dir(C.RED)[-3:], [m for m in C], reversed(C) and list(reversed(C)))
for act in (lambda: C(99), lambda: C['X'], lambda: C.X, lambda: C.RED.x, lambda: setattr(C, 'RED', 2), lambda: delattr(C, 'RED'), lambda: setattr(C.RED, 'value', 2), lambda: setattr(C.RED, 'name', 'q'), lambda: C(), lambda: C.RED < C.GREEN, lambda: C[1], lambda: C.RED(), lambda: C.RED + 1, lambda: type('D', (C,), {}), lambda: C('a', 'b'), lambda: int(C.RED)):
    try: print(act())
    except Exception as e: print(type(e).__name__, e)
class I(IntEnum): A = auto(); B = auto(); Z = 10; Y = auto()
print(I.A, repr(I.A), I.A + 1, I.B > I.A, I.Y, int(I.Z), f'{I.A}', f'{I.A:03d}', '%d %s' % (I.A, I.A), I(2), I.A == 1, [0, 1, 2][I.A], sorted([I.Z, I.A]), max(I), sum(I), json.dumps({'a': I.A}) if False else '', isinstance(I.A, int), I.A.__class__, range(I.Z)[I.B], I.A | I.B, -I.A)
class S(str, Enum): X = 'x'; Y = 'y'; __str__ = lambda self: self.value.upper()
print(S.X, repr(S.X), S.X == 'x', S.X + 'z', S('y'), f'{S.X}', S.X.upper(), 'x' in [S.X])
class SE(StrEnum): ONE = auto(); TWO_B = auto()
print(SE.ONE, repr(SE.ONE), SE.TWO_B.value, f'{SE.ONE:>6}', SE('one'), SE.ONE == 'one', SE.ONE.title())
class F(Flag): R = auto(); W = auto(); X = auto(); RW = R | W
print(F.R, repr(F.R), F.R | F.X, repr(F.R | F.X), F.RW, ~F.R, F.R & F.W, bool(F.R & F.W), F.R in F.RW, F.X in F.RW, list(F), list(F.RW), F(5), F(0), repr(F(0)), F.R ^ F.RW, len(F.RW), F(7), F.R.value, (F.R | F.W).name, (F.R | F.X).name, F(0).name, F['R'], F.RW is F.R | F.W, sorted(F, key=lambda f: -f.value))
class IF(IntFlag): A = 1; B = 2; C = 4; D = 8
print(IF.A | IF.B, repr(IF.A | IF.C), ~IF.A, repr(~IF.A), IF.A | 16, repr(IF.A | 16), IF(3), IF.A + 1, IF(0), IF.A & 1, 5 & IF.C, 1 | IF.B, IF.A in IF(3), list(IF(11)), f'{IF.A|IF.B}', int(IF.A | IF.D), IF(-1), ~IF(0), IF.A ^ IF.B, IF.D >> 1, IF.A << 2, ~IF(3))
for act in (lambda: F(16), lambda: F.R | 1, lambda: F['Q'], lambda: F(-1), lambda: F(-20), lambda: F('a'), lambda: 1 in F.RW, lambda: IF('a'), lambda: F.R < F.W):
    try: print(act())
    except Exception as e: print(type(e).__name__, e)
@unique
class U(Enum): A = 1; B = 2
try:
    @unique
    class U2(Enum): A = 1; B = 1; C = 1
except ValueError as e: print(e)
try:
    class Dup(Enum): A = 1; A = 2
except TypeError as e: print(e)
class Planet(Enum):
    EARTH = (5.97, 6.37); MARS = (0.64, 3.39)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
    @property
    def g(self): return round(self.mass / self.radius ** 2, 3)
    @classmethod
    def heaviest(cls): return max(cls, key=lambda p: p.mass)
    @staticmethod
    def st(): return 'st'
print(Planet.EARTH, Planet.EARTH.g, Planet.heaviest(), Planet((0.64, 3.39)), Planet.MARS.mass, Planet.st(), Planet.EARTH.value)
class Auto(Enum):
    def _generate_next_value_(name, start, count, last): return name.lower() + str(count)
    A = auto(); B = auto()
print([m.value for m in Auto])
class Miss(Enum):
    A = 1; B = 2
    @classmethod
    def _missing_(cls, v):
        if v == 'one': return cls.A
        if v == 'bad': return 5
print(Miss('one'))
for v in (9, 'bad'):
    try: Miss(v)
    except Exception as e: print(type(e).__name__, e, repr(e.__context__))
Fn = Enum('Fn', 'A B C'); print(list(Fn), Fn.A.value, Fn); Fn2 = IntEnum('Fn2', {'X': 5, 'Y': 6}); print(list(Fn2)); Fn3 = Enum('Fn3', [('P', 1), ('Q', 2)], module='m'); print(Fn3.P, Fn3); Fn4 = Flag('Fn4', ['A', 'B']); print(list(Fn4))
class Ign(Enum):
    _ignore_ = ['i']; i = 0; A = 1
    def meth(self): return self.name
print(Ign.A.meth(), list(Ign))
class Op(Enum):
    ADD = '+'; SUB = '-'
    def __call__(self, a, b): return {'+': a + b, '-': a - b}[self.value]
    def __eq__(self, o): return self is o
    def __hash__(self): return hash(self.name)
    def __lt__(self, o): return self.value < o.value
print(Op.ADD(2, 3), Op.SUB(2, 3), sorted(Op))
class Mem(Enum):
    A = member(5) if hasattr(enum, 'member') else 5
    f = nonmember(6)
print(list(Mem), Mem.f)
import pickle, copy, json
print(pickle.loads(pickle.dumps(C.RED)) is C.RED, copy.deepcopy(C.RED) is C.RED, json.dumps([I.A, S.X, SE.ONE]), json.dumps({I.A: 1}))
class B(bytes, Enum): A = b'a'
print(B.A, B.A.value); 
class Fl(float, Enum): PI = 3.14; E = 2.7
print(Fl.PI + 1, Fl.PI, round(Fl.PI))
class Tup(tuple, Enum): A = 1, 2
print(Tup.A, Tup.A[0], Tup.A.value)
class Bnd(Flag, boundary=KEEP): A = 1
class Bnd2(Flag, boundary=CONFORM): A = 1; B = 2
class Bnd3(Flag, boundary=EJECT): A = 1
print(Bnd(9), repr(Bnd(8)), Bnd2(9), Bnd3(9), ~Bnd2.A)
with_no = Enum('E', []); print(list(with_no))
class Cmp(OrderedDict if False else object): pass
print(C.RED.__objclass__ if hasattr(C.RED, '__objclass__') else '', C.__doc__, C.__module__, C.RED.__doc__, [x for x in dir(C)], C._member_names_, C._value2member_map_)

class Dir(Enum):
    RED = 1
    BLUE = 2

    def mixed(self):
        pass


print(dir(Dir.RED))


class Empty(Enum):
    pass


try:
    Empty(1)
except ValueError as error:
    print(error)

# expect: [<C.RED: 1>, <C.GREEN: 'g'>, <C.BLUE: (1, 2)>] C.RED <C.RED: 1> RED 1 C.RED C.RED True {'RED': <C.RED: 1>, 'GREEN': <C.GREEN: 'g'>, 'BLUE': <C.BLUE: (1, 2)>, 'CRIMSON': <C.RED: 1>} 3 True False True {<C.RED: 1>: 1} <enum 'C'> True C.RED <C.RED: 1>      C.RED C.RED True True C.RED <enum 'C'>  ['__module__', 'name', 'value'] [<C.RED: 1>, <C.GREEN: 'g'>, <C.BLUE: (1, 2)>] [<C.BLUE: (1, 2)>, <C.GREEN: 'g'>, <C.RED: 1>]
# expect: ValueError 99 is not a valid C
# expect: KeyError 'X'
# expect: AttributeError X
# expect: AttributeError 'C' object has no attribute 'x'
# expect: AttributeError cannot reassign member 'RED'
# expect: AttributeError 'C' cannot delete member 'RED'.
# expect: AttributeError <enum 'Enum'> cannot set attribute 'value'
# expect: AttributeError <enum 'Enum'> cannot set attribute 'name'
# expect: TypeError EnumType.__call__() missing 1 required positional argument: 'value'
# expect: TypeError '<' not supported between instances of 'C' and 'C'
# expect: KeyError 1
# expect: TypeError 'C' object is not callable
# expect: TypeError unsupported operand type(s) for +: 'C' and 'int'
# expect: AttributeError 'dict' object has no attribute '_member_names'
# expect: TypeError <enum 'a'> cannot extend <enum 'C'>
# expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'C'
# expect: 1 <I.A: 1> 2 True 11 10 1 001 1 1 2 True 1 [<I.A: 1>, <I.Z: 10>] 11 24  True <enum 'I'> 2 3 -1
# expect: X <S.X: 'x'> True xz Y X X True
# expect: one <SE.ONE: 'one'> two_b    one one True One
# expect: F.R <F.R: 1> F.R|X <F.R|X: 5> F.RW F.W|X F(0) False True False [<F.R: 1>, <F.W: 2>, <F.X: 4>] [<F.R: 1>, <F.W: 2>] F.R|X F(0) <F: 0> F.W 2 F.R|W|X 1 RW R|X None F.R True [<F.X: 4>, <F.W: 2>, <F.R: 1>]
# expect: 3 <IF.A|C: 5> 14 <IF.B|C|D: 14> 17 <IF.A|16: 17> 3 2 0 1 4 3 True [<IF.A: 1>, <IF.B: 2>, <IF.D: 8>] 3 9 15 15 3 4 4 12
# expect: ValueError <flag 'F'> invalid value 16
# expect:     given 0b0 10000
# expect:   allowed 0b0 00111
# expect: TypeError unsupported operand type(s) for |: 'F' and 'int'
# expect: KeyError 'Q'
# expect: F.R|W|X
# expect: ValueError <flag 'F'> invalid value -20
# expect:     given 0b1 01100
# expect:   allowed 0b0 00111
# expect: ValueError 'a' is not a valid F
# expect: TypeError unsupported operand type(s) for 'in': 'int' and 'F'
# expect: ValueError 'a' is not a valid IF
# expect: TypeError '<' not supported between instances of 'F' and 'F'
# expect: duplicate values found in <enum 'U2'>: B -> A, C -> A
# expect: 'A' already defined as 1
# expect: Planet.EARTH 0.147 Planet.EARTH Planet.MARS 0.64 st (5.97, 6.37)
# expect: ['a0', 'b1']
# expect: Miss.A
# expect: ValueError 9 is not a valid Miss None
# expect: TypeError error in Miss._missing_: returned 5 instead of None or a valid member ValueError("'bad' is not a valid Miss")
# expect: [<Fn.A: 1>, <Fn.B: 2>, <Fn.C: 3>] 1 <enum 'Fn'>
# expect: [<Fn2.X: 5>, <Fn2.Y: 6>]
# expect: Fn3.P <enum 'Fn3'>
# expect: [<Fn4.A: 1>, <Fn4.B: 2>]
# expect: A [<Ign.A: 1>]
# expect: 5 -1 [<Op.ADD: '+'>, <Op.SUB: '-'>]
# expect: [<Mem.A: 5>] 6
# expect: True True [1, "x", "one"] {"1": 1}
# expect: B.A b'a'
# expect: 4.140000000000001 Fl.PI 3
# expect: Tup.A 1 (1, 2)
# expect: Bnd.A|8 <Bnd: 8> Bnd2.A 9 Bnd2.B
# expect: []
# expect: <enum 'C'> None __main__ None ['BLUE', 'GREEN', 'RED', '__class__', '__contains__', '__doc__', '__getitem__', '__init_subclass__', '__iter__', '__len__', '__members__', '__module__', '__name__', '__qualname__'] ['RED', 'GREEN', 'BLUE'] {1: <C.RED: 1>, 'g': <C.GREEN: 'g'>, (1, 2): <C.BLUE: (1, 2)>}
# expect: ['BLUE', 'RED', '__class__', '__doc__', '__eq__', '__hash__', '__module__', 'mixed', 'name', 'value']
# expect: 1 is not a valid Empty
