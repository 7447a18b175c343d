# Values and arrays in shared memory.
import ctypes
import multiprocessing as mp
from multiprocessing.sharedctypes import RawArray, RawValue, Value


def change(n, x, arr, raw):
    n.value += 10
    x.value = 2.5
    for i in range(len(arr)):
        arr[i] = -arr[i]
    raw[0] = 99


def count(v):
    for _ in range(50):
        with v.get_lock():
            v.value += 1


class Point(ctypes.Structure):
    _fields_ = [('x', ctypes.c_double), ('n', ctypes.c_int)]


def move(points):
    for p in points:
        p.x += 1
        p.n *= 2


if __name__ == '__main__':
    n, x = mp.Value('i', 7), mp.Value(ctypes.c_double, 1.0)
    arr, raw = mp.Array('i', range(5)), RawArray('h', 3)
    p = mp.Process(target=change, args=(n, x, arr, raw))
    p.start()
    p.join()
    print(n.value, x.value, arr[:], list(arr), raw[:], len(arr), sum(arr))
    v = mp.Value('i', 0)
    ps = [mp.Process(target=count, args=(v,)) for _ in range(4)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
    print(v.value, v)
    arr[1:3] = [5, 6]
    print(arr[:], arr[-1], n.get_obj(), RawValue('d', 1.25).value)
    try:
        arr[10]
    except IndexError as error:
        print(error)
    try:
        n.value = 'text'
    except TypeError as error:
        print('TypeError')
    s = mp.Array('c', b'hello')
    s[0] = b'j'
    print(s.value, s.raw)
    points = mp.Array(Point, [(1.5, 2), (2.5, 3)])
    p = mp.Process(target=move, args=(points,))
    p.start()
    p.join()
    print([(a.x, a.n) for a in points])
    b = mp.Value(ctypes.c_bool, False)
    b.value = True
    print(b.value, mp.Value('b', 127, lock=False).value)
    with n:
        n.value = 0
    print(n.value)

# expect: 17 2.5 [0, -1, -2, -3, -4] [0, -1, -2, -3, -4] [99, 0, 0] 5 -10
# expect: 200 <Synchronized wrapper for c_int(200)>
# expect: [0, 5, 6, -3, -4] -4 c_int(17) 1.25
# expect: invalid index
# expect: TypeError
# expect: b'jello' b'jello'
# expect: [(2.5, 4), (3.5, 6)]
# expect: True 127
# expect: 0
