print(1, 'a', None, sep='-', end='!\n')  # expect: 1-a-None!
print()  # expect:
print(*[1, 2], sep='')  # expect: 12
print(repr('it\'s'), repr("a\n"), ascii('я'), str(3.0), repr(1e100))  # expect: "it's" 'a\n' '\u044f' 3.0 1e+100
print(abs(-3), abs(-2.5), abs(3 + 4j), round(2.5), round(3.5), round(2.567, 2), round(1234, -2))  # expect: 3 2.5 5.0 2 4 2.57 1200
print(divmod(7, 3), divmod(-7, 3), divmod(7.5, 2), pow(2, 10), pow(3, -1, 7), pow(2, 0.5) > 1.41)  # expect: (2, 1) (-3, 2) (3.0, 1.5) 1024 5 True
print(min(3, 1, 2), max([4, 9, 2]), min('b', 'a'), max([], default=0), min([3, -5], key=abs), max('aB', key=str.lower))  # expect: 1 9 a 0 3 B
try:
    max([])
except ValueError as e:
    print(e)  # expect: max() arg is an empty sequence
print(sum([1, 2]), sum([0.5, 1]), sum([[1], [2]], []), sum(x for x in range(4)), sum([], 5))  # expect: 3 1.5 [1, 2] 6 5
try:
    sum(['a'], '')
except TypeError as e:
    print(e)  # expect: sum() can't sum strings [use ''.join(seq) instead]
try:
    sum([1, 'a'])
except TypeError as e:
    print(e)  # expect: unsupported operand type(s) for +: 'int' and 'str'
print(any([0, '', 3]), any([]), all([1, 'a']), all([1, 0]), all([]), any(x > 2 for x in [1, 5, 1 / 1]))  # expect: True False True False True True
print(chr(97), ord('a'), chr(8364), ord('€'), hex(255), oct(8), bin(-5), hex(-16))  # expect: a 97 € 8364 0xff 0o10 -0b101 -0x10
for f, arg in ((chr, -1), (ord, 'ab'), (hex, 'x'), (len, 5), (abs, 'x'), (int, 'zz')):
    try:
        f(arg)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
# expect: ValueError chr() arg not in range(0x110000)
# expect: TypeError ord() expected a character, but string of length 2 found
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError object of type 'int' has no len()
# expect: TypeError bad operand type for abs(): 'str'
# expect: ValueError invalid literal for int() with base 10: 'zz'
print(format(3.14159, '.2f'), format(42, '>6'), format('x', '^5') + '|', format(1234567, ','), format(255, '#x'))  # expect: 3.14     42   x  | 1,234,567 0xff
print(callable(len), callable(5), callable(lambda: 0), callable(int))  # expect: True False True True
print(isinstance(1, int), isinstance(True, (str, int)), issubclass(bool, int), isinstance('a', int | str))  # expect: True True True True
print(sorted('hello'), sorted([3, 1], reverse=True), sorted({'b': 1, 'a': 2}))  # expect: ['e', 'h', 'l', 'l', 'o'] [3, 1] ['a', 'b']
print(hash(5), hash(5.0), hash(True), hash(-1), hash(2 ** 61 - 1), hash(0.5))  # expect: 5 5 1 -2 0 1152921504606846976
a = b = [1]
print(id(a) == id(b), id(a) == id([1]), a is b)  # expect: True False True


class C:
    x = 1

    def __init__(self):
        self.y = 2

    def method(self):
        pass


c = C()
print(hasattr(c, 'x'), hasattr(c, 'z'), getattr(c, 'y'), getattr(c, 'z', 9), vars(c))  # expect: True False 2 9 {'y': 2}
setattr(c, 'z', 3)
delattr(c, 'y')
print(c.__dict__, [n for n in dir(c) if not n.startswith('_')])  # expect: {'z': 3} ['method', 'x', 'z']
print(type(c).__name__, type(c) is C, type(5), type(type))  # expect: C True <class 'int'> <class 'type'>


def scope():
    v = 1
    w = 2
    return sorted(locals()), 'scope' in globals()


print(scope())  # expect: (['v', 'w'], True)
try:
    input()
except EOFError as e:
    print(e)  # expect: EOF when reading a line


class Vec:
    def __init__(self, *v):
        self.v = v

    def __len__(self):
        return len(self.v)

    def __abs__(self):
        return sum(x * x for x in self.v) ** 0.5

    def __round__(self, n=None):
        return ('rounded', n)

    def __format__(self, spec):
        return f'<{spec}>'

    def __bool__(self):
        return False

    def __divmod__(self, other):
        return 'divmod'

    def __str__(self):
        return 'V!'

    def __repr__(self):
        return f'Vec{self.v}'

    def __hash__(self):
        return 77

    def __add__(self, other):
        return Vec(*self.v, *other.v)

    def __radd__(self, other):
        return self


v = Vec(3, 4)
print(v, [v], len(v), abs(v), round(v), round(v, 1), f'{v:abc}', format(v), bool(v), not v)  # expect: V! [Vec(3, 4)] 2 5.0 ('rounded', None) ('rounded', 1) <abc> <> False True
print(divmod(v, 1), hash(v), sum([v, Vec(1)]), '%s %r' % (v, v), f'{v!r} {v!s}')  # expect: divmod 77 V! V! Vec(3, 4) Vec(3, 4) V!
print(any([v]), all([v]), list(filter(None, [v, 1])))  # expect: False False [1]
try:
    print(1, sep=2)
except TypeError as e:
    print(e)  # expect: sep must be None or a string, not int
import sys
from contextlib import redirect_stdout
from io import StringIO
out = StringIO()
with redirect_stdout(out):
    print('captured', v, end='?')
print(repr(out.getvalue()))  # expect: 'captured V!?'
print('to file', file=out)
print(out.getvalue(), end='')  # expect: captured V!?to file
sys.stdout.write('direct\n')  # expect: direct
