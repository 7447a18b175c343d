# C's numbers, arrays and structures.
from ctypes import *

print(c_int(5), c_int(5).value, c_int().value, c_double(2), c_bool(3), c_char(b'x'))
print(c_int(2 ** 31).value, c_ubyte(257).value, c_byte(200).value, c_ushort(-1).value, c_uint8(255).value, c_int64(-1).value)
i = c_int(1)
i.value += 41
print(i, i.value)
print([sizeof(t) for t in (c_byte, c_short, c_int, c_long, c_longlong, c_float, c_double, c_bool, c_char, c_size_t)])
A = c_int * 4
a = A(1, 2, 3)
print(list(a), len(a), a[1:3], a[-1], sizeof(a), A.__name__)
a[3] = 7
print(a[:])
try:
    a[4]
except IndexError as error:
    print(error)


class Point(Structure):
    _fields_ = [('x', c_int), ('y', c_double), ('tag', c_char)]


p = Point(1, 2.5, b'a')
p.x += 5
print(p.x, p.y, p.tag, sizeof(Point), Point.x.offset, Point.y.offset)
q = Point(y=3)
print(q.x, q.y)
print(c_float(0.1).value)
b = create_string_buffer(b'abc', 6)
print(b.value, b.raw, sizeof(b))
try:
    c_int('x')
except TypeError:
    print('TypeError')

# expect: c_int(5) 5 0 c_double(2.0) c_bool(True) c_char(b'x')
# expect: -2147483648 1 -56 65535 255 -1
# expect: c_int(42) 42
# expect: [1, 2, 4, 8, 8, 4, 8, 1, 1, 8]
# expect: [1, 2, 3, 0] 4 [2, 3] 0 16 c_int_Array_4
# expect: [1, 2, 3, 7]
# expect: invalid index
# expect: 6 2.5 b'a' 24 0 8
# expect: 0 3.0
# expect: 0.10000000149011612
# expect: b'abc' b'abc\x00\x00\x00' 6
# expect: TypeError
