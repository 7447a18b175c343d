# Formatting where a value's own class has its say, and classes that inherit from str, int and float.


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __repr__(self):
        return f'Point({self.x}, {self.y})'

    def __str__(self):
        return f'<{self.x};{self.y}>'

    def __format__(self, spec):
        return f'[{spec}]' if spec else 'plain'

    def __getitem__(self, key):
        return (self.x, self.y)[key]


p = Point(1, 2)
print('{} {!s} {!r} {:abc}'.format(p, p, p, p))
# expect: plain <1;2> Point(1, 2) [abc]
print('{0.x} {0.y} {p.x:>4} {0[1]}'.format(p, p=p))
# expect: 1 2    1 2
print('%s %r %5s|%-8s|' % (p, p, 'a', p))
# expect: <1;2> Point(1, 2)     a|<1;2>   |
print('%(a)s %(b)r' % {'a': p, 'b': p})
# expect: <1;2> Point(1, 2)
print(f'{p} {p!s} {p!r} {p:x} {p.x + p.y}')
# expect: plain <1;2> Point(1, 2) [x] 3
print(str(p), repr(p), format(p), format(p, 'q'), [p], {'k': p}, (p,))
# expect: <1;2> Point(1, 2) plain [q] [Point(1, 2)] {'k': Point(1, 2)} (Point(1, 2),)


class Number:
    def __index__(self):
        return 7

    def __int__(self):
        return 8

    def __float__(self):
        return 2.5


n = Number()
print('%d %x %.2f' % (n, n, n), int(n), float(n), 'abc'[Number() - 6:] if hasattr(n, '__sub__') else 'no')
# expect: 8 7 2.50 8 2.5 no


class Name(str):
    def shout(self):
        return self.upper() + '!'


name = Name('ivan')
name.age = 5
print(name, name.shout(), len(name), name + 'x', name == 'ivan', name.age, type(name).__name__, hash(name) == hash('ivan'))
# expect: ivan IVAN! 4 ivanx True 5 Name True
print(isinstance(name, str), {name: 1}['ivan'], name[1:], f'{name:>6}', '%s' % name, repr(name))
# expect: True 1 van   ivan ivan 'ivan'


class Count(int):
    def double(self):
        return Count(self * 2)


c = Count(21)
c.note = 'seen'
print(c, c.double(), c + 1, type(c + 1).__name__, type(c.double()).__name__, c == 21, c.note, [10, 20, 30][Count(1)])
# expect: 21 42 22 int Count True seen 20
print(Count(2**70), Count(2**70) + 1, Count(), Count('12'), f'{c:05d}', '%d' % c, hash(c) == hash(21))
# expect: 1180591620717411303424 1180591620717411303425 0 12 00021 21 True


class Metres(float):
    def __str__(self):
        return f'{float(self)} m'


print(Metres(1.5), Metres(1.5) + 1, Metres('2.5') * 2, [Metres(3)])
# expect: 1.5 m 2.5 5.0 [3.0]
print(', '.join(str(i) for i in range(4)), '-'.join(dict(a=1, b=2)), ''.join({'x': 1}.keys()))
# expect: 0, 1, 2, 3 a-b x
print('abc'.translate(str.maketrans('ab', 'xy', 'c')), 'x'.join(['a']), 'aXbX'.split('X'))
# expect: xy a ['a', 'b', '']
print(bytes([1, 2, 3]), bytes(range(3)), bytearray(b'ab') + b'c', bytes(i for i in (65, 66)))
# expect: b'\x01\x02\x03' b'\x00\x01\x02' bytearray(b'abc') b'AB'
data = bytearray(b'hello')
data[0] = 72
data[1:3] = b'EEE'
del data[-1]
data += b'!'
data.append(33)
data.extend([63, 63])
print(data, len(data), data.pop(), data.find(b'l'), data.decode())
# expect: bytearray(b'HEEEl!!?') 9 63 4 HEEEl!!?


class Table(dict):
    def __missing__(self, key):
        return key.upper()


print('{a} {b}'.format_map(Table(a=1)), '%(zz)s' % Table())
# expect: 1 B ZZ
