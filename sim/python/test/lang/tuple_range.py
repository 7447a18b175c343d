t = (1, 2, 3, 2)
print(t, (), (1,), t[1], t[-1], t[1:], t + (4,), t * 2)  # expect: (1, 2, 3, 2) () (1,) 2 2 (2, 3, 2) (1, 2, 3, 2, 4) (1, 2, 3, 2, 1, 2, 3, 2)
print(t.index(2), t.count(2), 3 in t, len(t), tuple('ab'), tuple([1]), tuple())  # expect: 1 2 True 4 ('a', 'b') (1,) ()
print(tuple([]) is tuple(), (1, 2) < (1, 3), (1,) < (1, 0), hash((1, 2)) == hash((1, 2)))  # expect: True True True True
print(hash((1, 2, 3)), hash(()), hash((1, (2, 3))))  # expect: 529344067295497451 5740354900026072187 7267574591690527098
try:
    t[0] = 1
except TypeError as e:
    print(e)  # expect: 'tuple' object does not support item assignment
try:
    del t[0]
except TypeError as e:
    print(e)  # expect: 'tuple' object doesn't support item deletion
try:
    t[9]
except IndexError as e:
    print(e)  # expect: tuple index out of range
try:
    t.index(9)
except ValueError as e:
    print(e)  # expect: tuple.index(x): x not in tuple
try:
    hash(([],))
except TypeError as e:
    print(e)  # expect: unhashable type: 'list'
a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d)  # expect: 1 2 [3, 4] 5
try:
    x, y = 1, 2, 3
except ValueError as e:
    print(e)  # expect: too many values to unpack (expected 2)
try:
    x, y, z = 'ab'
except ValueError as e:
    print(e)  # expect: not enough values to unpack (expected 3, got 2)
r = range(2, 20, 3)
print(r, list(r), len(r), r[1], r[-1], r[1:3], r[::-1])  # expect: range(2, 20, 3) [2, 5, 8, 11, 14, 17] 6 5 17 range(5, 11, 3) range(17, -1, -3)
print(5 in r, 6 in r, 5.0 in r, 'a' in r, r.index(8), r.count(8), r.count(9))  # expect: True False True False 2 1 0
print(range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2), hash(range(3)) == hash(range(0, 3)))  # expect: True True True
print(list(range(5, 0, -2)), list(range(3, 3)), list(reversed(range(4))), range(5).stop)  # expect: [5, 3, 1] [] [3, 2, 1, 0] 5
big = range(10 ** 20, 10 ** 20 + 3)
print(list(big), len(big), big[2], 10 ** 20 + 1 in big)  # expect: [100000000000000000000, 100000000000000000001, 100000000000000000002] 3 100000000000000000002 True
try:
    range(1, 2, 0)
except ValueError as e:
    print(e)  # expect: range() arg 3 must not be zero
try:
    range('a')
except TypeError as e:
    print(e)  # expect: 'str' object cannot be interpreted as an integer
try:
    r[10]
except IndexError as e:
    print(e)  # expect: range object index out of range
print(sum(range(101)), max(range(5)), sorted(range(3), reverse=True))  # expect: 5050 4 [2, 1, 0]
it = iter(range(2))
print(next(it), next(it), next(it, 'end'), next(it, 'end'))  # expect: 0 1 end end
n = 0
for i in range(1000000):
    n += i
print(n)  # expect: 499999500000
