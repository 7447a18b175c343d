from dataclasses import dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError
from enum import Enum, IntEnum, Flag, auto, unique, StrEnum


@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)


p = Point(1)
print(p, p == Point(1, 0), p != Point(2), Point(1, 2, ['a']))  # expect: Point(x=1, y=0, tags=[]) True True Point(x=1, y=2, tags=['a'])
p.tags.append(5)
print(asdict(p), astuple(p), replace(p, y=9), [f.name for f in fields(p)])  # expect: {'x': 1, 'y': 0, 'tags': [5]} (1, 0, [5]) Point(x=1, y=9, tags=[5]) ['x', 'y', 'tags']
print(Point(1).tags, Point.__match_args__)  # expect: [] ('x', 'y', 'tags')
try:
    Point()
except TypeError as e:
    print(e)  # expect: Point.__init__() missing 1 required positional argument: 'x'
try:
    Point(1, 2, 3, 4)
except TypeError as e:
    print(e)  # expect: Point.__init__() takes from 2 to 4 positional arguments but 5 were given
try:
    Point(1, z=2)
except TypeError as e:
    print(e)  # expect: Point.__init__() got an unexpected keyword argument 'z'
try:
    hash(p)
except TypeError as e:
    print(e)  # expect: unhashable type: 'Point'


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0


print(Version(1, 2) < Version(1, 3), sorted([Version(2), Version(1)]), {Version(1): 'one'}[Version(1)])  # expect: True [Version(major=1, minor=0), Version(major=2, minor=0)] one
try:
    Version(1).major = 5
except FrozenInstanceError as e:
    print(e)  # expect: cannot assign to field 'major'


@dataclass
class Derived(Point):
    name: str = 'd'
    area: float = field(init=False, repr=False, default=0.0)

    def __post_init__(self):
        self.area = self.x * self.y


print(Derived(2, 3), Derived(2, 3).area)  # expect: Derived(x=2, y=3, tags=[], name='d') 6
match Point(1, 2):
    case Point(x, y=2):
        print('matched', x)  # expect: matched 1
try:
    @dataclass
    class Bad:
        items: list = []
except ValueError as e:
    print(e)  # expect: mutable default <class 'list'> for field items is not allowed: use default_factory


class Color(Enum):
    RED = 1
    GREEN = 2
    ALSO_RED = 1


print(Color.RED, repr(Color.GREEN), Color(2), Color['RED'], Color.RED.name, Color.RED.value)  # expect: Color.RED <Color.GREEN: 2> Color.GREEN Color.RED RED 1
print(list(Color), len(Color), Color.ALSO_RED is Color.RED, Color.RED in Color, Color.RED == 1)  # expect: [<Color.RED: 1>, <Color.GREEN: 2>] 2 True True False
print({Color.RED: 'r'}[Color.RED], isinstance(Color.RED, Color), f'{Color.RED}', Color.RED != Color.GREEN)  # expect: r True Color.RED True
try:
    Color(9)
except ValueError as e:
    print(e)  # expect: 9 is not a valid Color
try:
    Color.RED = 5
except AttributeError as e:
    print(e)  # expect: cannot reassign member 'RED'
try:
    Color['BLUE']
except KeyError as e:
    print(e)  # expect: 'BLUE'


class Level(IntEnum):
    LOW = auto()
    HIGH = auto()


print(Level.LOW, repr(Level.HIGH), Level.HIGH > Level.LOW, Level.HIGH + 1, Level(1), sorted(Level), max(Level))  # expect: 1 <Level.HIGH: 2> True 3 1 [<Level.LOW: 1>, <Level.HIGH: 2>] 2


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()


rw = Perm.R | Perm.W
print(rw, repr(rw), Perm.R in rw, Perm.X in rw, rw & Perm.W, bool(rw & Perm.X), rw.value)  # expect: Perm.R|W <Perm.R|W: 3> True False Perm.W False 3


class Planet(Enum):
    EARTH = (5.9, 6.3)
    MARS = (0.6, 3.3)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def ratio(self):
        return self.mass / self.radius


print(Planet.EARTH.mass, Planet.MARS.value, round(Planet.MARS.ratio, 2))  # expect: 5.9 (0.6, 3.3) 0.18


class Shade(StrEnum):
    DARK = 'dark'
    LIGHT = auto()


print(Shade.DARK, Shade.LIGHT == 'light', Shade('dark') is Shade.DARK, Shade.DARK.upper())  # expect: dark True True DARK
Animal = Enum('Animal', 'CAT DOG')
print(list(Animal), Animal.DOG.value)  # expect: [<Animal.CAT: 1>, <Animal.DOG: 2>] 2
try:
    @unique
    class Twice(Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)  # expect: duplicate values found in <enum 'Twice'>: B -> A
for name, member in Color.__members__.items():
    print(name, member.name, end=' ')
print()  # expect: RED RED GREEN GREEN ALSO_RED RED 
