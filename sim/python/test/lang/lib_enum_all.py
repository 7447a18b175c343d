# Enumerations.
import enum
class Color(enum.Enum):
    RED = 1
    GREEN = enum.auto()
    ALIAS = 1
    def describe(self):
        return self.name.lower()
print(Color.RED, repr(Color.RED), Color(2), Color['RED'], list(Color), Color.ALIAS is Color.RED, Color.RED.describe(), len(Color), Color.RED in Color, Color.RED.value)
print(Color.__members__)
for call in (lambda: Color(9), lambda: Color['X'], lambda: setattr(Color, 'RED', 2), lambda: Color.RED < Color.GREEN):
    try:
        call()
    except (ValueError, KeyError, AttributeError, TypeError) as e:
        print(type(e).__name__, e)
class Level(enum.IntEnum):
    LOW = 1
    HIGH = 2
print(Level.LOW < Level.HIGH, Level.LOW + 1, Level.HIGH, repr(Level.HIGH), f'{Level.HIGH}', '%d' % Level.HIGH, sorted([Level.HIGH, Level.LOW]), Level(2) is Level.HIGH)
class Perm(enum.Flag):
    R = 4
    W = 2
    X = 1
print(Perm.R | Perm.W, Perm(7), ~Perm.R, Perm.R in Perm(6), bool(Perm(0)), Perm(0), repr(Perm.R | Perm.X), list(Perm(5)), Perm.R & Perm.W)
class IF(enum.IntFlag):
    A = 1
    B = 2
print(IF.A | IF.B, repr(IF.A | IF.B), IF.A | 8, repr(IF(9)))
class S(enum.StrEnum):
    A = enum.auto()
    B = 'bee'
print(S.A, repr(S.B), S.A == 'a', S('bee'), S.B.upper())
try:
    @enum.unique
    class U(enum.Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)
print(enum.Enum('F', 'X Y').X, list(enum.Enum('F', ['X', 'Y'])))
class Planet(enum.Enum):
    EARTH = (5.9, 6.3)
    def __init__(self, mass, radius):
        self.mass = mass
    @property
    def heavy(self):
        return self.mass > 1
print(Planet.EARTH.mass, Planet.EARTH.heavy, Planet.EARTH.value)
# expect: Color.RED <Color.RED: 1> Color.GREEN Color.RED [<Color.RED: 1>, <Color.GREEN: 2>] True red 2 True 1
# expect: {'RED': <Color.RED: 1>, 'GREEN': <Color.GREEN: 2>, 'ALIAS': <Color.RED: 1>}
# expect: ValueError 9 is not a valid Color
# expect: KeyError 'X'
# expect: AttributeError cannot reassign member 'RED'
# expect: TypeError '<' not supported between instances of 'Color' and 'Color'
# expect: True 2 2 <Level.HIGH: 2> 2 2 [<Level.LOW: 1>, <Level.HIGH: 2>] True
# expect: Perm.R|W Perm.R|W|X Perm.W|X True False Perm(0) <Perm.R|X: 5> [<Perm.R: 4>, <Perm.X: 1>] Perm(0)
# expect: 3 <IF.A|B: 3> 9 <IF.A|8: 9>
# expect: a <S.B: 'bee'> True bee BEE
# expect: duplicate values found in <enum 'U'>: B -> A
# expect: F.X [<F.X: 1>, <F.Y: 2>]
# expect: 5.9 True (5.9, 6.3)
