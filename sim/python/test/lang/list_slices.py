a = list(range(10))
print(a[2:5], a[:3], a[7:], a[-3:], a[::3])  # expect: [2, 3, 4] [0, 1, 2] [7, 8, 9] [7, 8, 9] [0, 3, 6, 9]
print(a[::-1], a[8:2:-2], a[100:], a[-100:2])  # expect: [9, 8, 7, 6, 5, 4, 3, 2, 1, 0] [8, 6, 4] [] [0, 1]
a[2:4] = ['x', 'y', 'z']
print(a)  # expect: [0, 1, 'x', 'y', 'z', 4, 5, 6, 7, 8, 9]
a[2:5] = []
print(a)  # expect: [0, 1, 4, 5, 6, 7, 8, 9]
a[::2] = 'abcd'
print(a)  # expect: ['a', 1, 'b', 5, 'c', 7, 'd', 9]
try:
    a[::2] = [1]
except ValueError as e:
    print(e)  # expect: attempt to assign sequence of size 1 to extended slice of size 4
try:
    a[1:2] = 5
except TypeError as e:
    print(e)  # expect: can only assign an iterable
del a[1::2]
print(a)  # expect: ['a', 'b', 'c', 'd']
del a[0]
del a[-1:]
print(a)  # expect: ['b', 'c']
a[len(a):] = [1, 2]
a[:0] = (x for x in 'pq')
print(a)  # expect: ['p', 'q', 'b', 'c', 1, 2]
a[3:1] = ['in']
print(a)  # expect: ['p', 'q', 'b', 'in', 'c', 1, 2]
a[:] = a
print(len(a))  # expect: 7
a[1:1] = a
print(a)  # expect: ['p', 'p', 'q', 'b', 'in', 'c', 1, 2, 'q', 'b', 'in', 'c', 1, 2]
try:
    a[::0]
except ValueError as e:
    print(e)  # expect: slice step cannot be zero
try:
    a['a':]
except TypeError as e:
    print(e)  # expect: slice indices must be integers or None or have an __index__ method
s = slice(1, None, 2)
print(s, s.indices(6), s.start, s.stop, s.step, s == slice(1, None, 2))  # expect: slice(1, None, 2) (1, 6, 2) 1 None 2 True
print((1, 2, 3, 4)[1:3], 'hello'[::-1], b'abc'[1:], range(10)[2:8:3])  # expect: (2, 3) olleh b'bc' range(2, 8, 3)


class Grid:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print('set', key, value)

    def __delitem__(self, key):
        print('del', key)


g = Grid()
print(g[1, 2:3], g[...], g[1:2, ::3])  # expect: (1, slice(2, 3, None)) Ellipsis (slice(1, 2, None), slice(None, None, 3))
g[5] = 6  # expect: set 5 6
del g['k']  # expect: del k
