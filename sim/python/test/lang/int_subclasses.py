# Classes that inherit from int, str and bytearray and redefine operators.


class Tagged(int):
    def __new__(cls, value, note):
        self = int.__new__(cls, value)
        self.note = note
        return self

    def __add__(self, other):
        if isinstance(other, str):
            return NotImplemented
        return Tagged(int(self) + other, self.note)

    def __repr__(self):
        return f'Tagged({int(self)}, {self.note})'


t = Tagged(5, 'n')
print(t, t + 1, t * 2, 1 + t, [t], f'{t}', f'{t:03}', str(t), int(t), -t, t > 4, t.note)
# expect: Tagged(5, n) Tagged(6, n) 10 6 [Tagged(5, n)] Tagged(5, n) 005 Tagged(5, n) 5 -5 True n
try:
    t + 'a'
except TypeError as e:
    print(e)
# expect: unsupported operand type(s) for +: 'Tagged' and 'str'


class Upper(str):
    def __new__(cls, text):
        self = super().__new__(cls, text.upper())
        self.original = text
        return self

    def __eq__(self, other):
        return str(self).lower() == str(other).lower()

    def __hash__(self):
        return hash(str(self).lower())


u = Upper('abc')
print(u, u.original, u == 'aBc', {u: 1}['abc'], type(u + 'x').__name__, u.lower())
# expect: ABC abc True 1 str abc


class Right:
    def __radd__(self, other):
        return f'{other}+Right'

    def __rmul__(self, other):
        return f'{other}*Right'

    def __index__(self):
        return 2


print(3 + Right(), 'a' + Right(), 3 * Right(), 1.5 + Right(), [0, 1, 2][Right()], 'abc'[Right()], 'abcd'[:Right()])
# expect: 3+Right a+Right 3*Right 1.5+Right 2 c ab


class Buffer(bytearray):
    pass


b = Buffer(b'ab')
b.name = 'log'
b += b'c'
print(b, type(b).__name__, b.name, Buffer.fromhex('6162'))
# expect: Buffer(b'abc') Buffer log Buffer(b'ab')
print((5).__add__(3), (2).__pow__(3, 5), (7).__divmod__(2), (1.5).__mul__(2), int.__add__(1, 2), str.upper('a'), True.__and__(False))
# expect: 8 3 (3, 1) 3.0 3 A False
import enum
class Amount(int):
    pass
class Permission(enum.IntFlag):
    READ = 4
    WRITE = 2
class Level(int, enum.Enum):
    NONE = 0
    SOME = 1
print(bool(Amount(0)), not Amount(0), 'yes' if Amount(0) else 'no', bool(Amount(-3)))  # expect: False True no True
print(bool(Permission.READ & Permission.WRITE), bool(Level.NONE), bool(Level.SOME))  # expect: False False True
print([n for n in map(Amount, (0, 1, 0, 2)) if n], any(map(Amount, (0, 0))), all(map(Amount, (1, 0))))  # expect: [1, 2] False False
import math
class Power(int):
    def __pow__(self, other, modulus=None):
        return 'power', int(self), int(other), modulus
print(pow(Power(2), 3, 5), pow(Power(2), 3), pow(Amount(2), 3, 5), pow(2, Amount(3)))  # expect: ('power', 2, 3, 5) ('power', 2, 3, None) 3 8
class Gathered:
    def __init__(self, *parts):
        self.parts = parts
    def __mul__(self, other):
        return Gathered(*self.parts, *other.parts)
print(math.prod([Gathered(n) for n in range(1, 50)], start=Gathered(0)).parts[-3:])  # expect: (47, 48, 49)
