import functools
class N:
    def __init__(self, v): self.v = v
    def __lt__(self, o): print(f'{self.v}<{o.v}', end=' '); return self.v < o.v
    def __repr__(self): return f'N{self.v}'
for vals in ([3, 1, 2], [1, 2, 3, 4], [5, 4, 3, 2, 1], [2, 2, 1, 1], list(range(10, 0, -1)), [7, 3, 9, 1, 8, 2], []):
    x = [N(v) for v in vals]; x.sort(); print(x); print(sorted(x, reverse=True)); print(sorted(x, key=lambda n: -n.v)); print(min(x, default=None), max([*x, N(0)]))
n = 0
class C:
    def __init__(s, v): s.v = v
    def __lt__(s, o):
        global n; n += 1; return s.v < o.v
import random
r = random.Random(42)
for k in (1, 5, 33, 64, 65, 200, 1000):
    for mode in range(4):
        v = list(range(k))
        if mode == 1: r.shuffle(v)
        if mode == 2: v = v[::-1]
        if mode == 3: v = [i % 7 for i in v]
        n = 0; sorted(map(C, v)); print(k, mode, n, end=' | ')
print()
def cmp(a, b): print(f'cmp({a},{b})', end=' '); return (a > b) - (a < b)
print(sorted([3, 1, 2, 5, 4], key=functools.cmp_to_key(cmp)))
nan = float('nan'); print(sorted([3, nan, 1, 2, nan, 0]), max(nan, 1), min(1, nan), sorted([(1, nan), (1, 2), (0, nan)]))
def key(x): print('key', x, end=' '); return -x
l = [1, 3, 2]; l.sort(key=key); print(l)
try: sorted([1, 'a', 2])
except TypeError as e: print(e)
try: sorted([(1, 'a'), (1, 2)])
except TypeError as e: print(e)
class Bad:
    def __lt__(s, o): raise ValueError('lt')
try: sorted([Bad(), Bad()])
except ValueError as e: print(e)
l = [3, 1, 2]
def mod(x): l.append(9); return x
try: l.sort(key=mod)
except ValueError as e: print(e)
print(l, sorted('banana'), sorted({'b': 1, 'a': 2}), sorted([True, 0, 2, False]), sorted(['b', 'A', 'a'], key=str.lower), sorted([[2], [1, 5], [1]]), sorted([1.5, 1, 2]), [*reversed(sorted([3, 1]))])

# expect: 1<3 2<1 2<3 2<1 [N1, N2, N3]
# expect: 2<3 1<2 [N3, N2, N1]
# expect: [N3, N2, N1]
# expect: 2<1 3<1 1<2 2<3 3<0 N1 N3
# expect: 2<1 3<2 4<3 [N1, N2, N3, N4]
# expect: 3<4 2<3 1<2 [N4, N3, N2, N1]
# expect: [N4, N3, N2, N1]
# expect: 2<1 3<1 4<1 1<2 2<3 3<4 4<0 N1 N4
# expect: 4<5 3<4 2<3 1<2 [N1, N2, N3, N4, N5]
# expect: 4<5 3<4 2<3 1<2 [N5, N4, N3, N2, N1]
# expect: [N5, N4, N3, N2, N1]
# expect: 2<1 3<1 4<1 5<1 1<2 2<3 3<4 4<5 5<0 N1 N5
# expect: 2<2 1<2 1<2 1<2 1<2 1<1 [N1, N1, N2, N2]
# expect: 2<2 1<2 1<2 1<2 1<2 1<1 [N2, N2, N1, N1]
# expect: [N2, N2, N1, N1]
# expect: 1<1 2<1 2<1 1<1 1<2 2<2 2<0 N1 N2
# expect: 9<10 8<9 7<8 6<7 5<6 4<5 3<4 2<3 1<2 [N1, N2, N3, N4, N5, N6, N7, N8, N9, N10]
# expect: 9<10 8<9 7<8 6<7 5<6 4<5 3<4 2<3 1<2 [N10, N9, N8, N7, N6, N5, N4, N3, N2, N1]
# expect: [N10, N9, N8, N7, N6, N5, N4, N3, N2, N1]
# expect: 2<1 3<1 4<1 5<1 6<1 7<1 8<1 9<1 10<1 1<2 2<3 3<4 4<5 5<6 6<7 7<8 8<9 9<10 10<0 N1 N10
# expect: 3<7 9<3 9<7 1<7 1<3 8<7 8<9 2<7 2<3 2<1 [N1, N2, N3, N7, N8, N9]
# expect: 8<9 7<8 3<7 2<3 1<2 [N9, N8, N7, N3, N2, N1]
# expect: [N9, N8, N7, N3, N2, N1]
# expect: 2<1 3<1 7<1 8<1 9<1 1<2 2<3 3<7 7<8 8<9 9<0 N1 N9
# expect: []
# expect: []
# expect: []
# expect: None N0
# expect: 1 0 0 | 1 1 0 | 1 2 0 | 1 3 0 | 5 0 4 | 5 1 9 | 5 2 4 | 5 3 4 | 33 0 32 | 33 1 128 | 33 2 32 | 33 3 115 | 64 0 63 | 64 1 301 | 64 2 63 | 64 3 292 | 65 0 64 | 65 1 311 | 65 2 64 | 65 3 297 | 200 0 199 | 200 1 1276 | 200 2 199 | 200 3 1106 | 1000 0 999 | 1000 1 8644 | 1000 2 999 | 1000 3 6232 | 
# expect: cmp(1,3) cmp(2,1) cmp(2,3) cmp(2,1) cmp(5,2) cmp(5,3) cmp(4,3) cmp(4,5) [1, 2, 3, 4, 5]
# expect: [3, nan, 1, 2, nan, 0] nan 1 [(0, nan), (1, nan), (1, 2)]
# expect: key 1 key 3 key 2 [3, 2, 1]
# expect: '<' not supported between instances of 'str' and 'int'
# expect: '<' not supported between instances of 'int' and 'str'
# expect: lt
# expect: list modified during sort
# expect: [1, 2, 3] ['a', 'a', 'a', 'b', 'n', 'n'] ['a', 'b'] [0, False, True, 2] ['A', 'a', 'b'] [[1], [1, 5], [2]] [1, 1.5, 2] [3, 1]
