s = {3, 1, 2}
s.add(2)
s.add(10)
print(s, len(s), 3 in s, 4 in s)  # expect: {10, 1, 2, 3} 4 True False
print({5, 40, 8, 16, 24, 100, 7}, set(range(20, 0, -3)))  # expect: {16, 100, 5, 7, 40, 8, 24} {2, 5, 8, 11, 14, 17, 20}
print(set(), frozenset(), frozenset([1, 2]), {1.5, 2, True})  # expect: set() frozenset() frozenset({1, 2}) {1.5, 2, True}
s.discard(77)
s.remove(3)
try:
    s.remove(77)
except KeyError as e:
    print(e)  # expect: 77
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a | b, a & b, a - b, a ^ b)  # expect: {1, 2, 3, 4, 5} {3, 4} {1, 2} {1, 2, 5}
print(a.union([9], (8,)), a.intersection([1, 9]), a.difference([1], [2]), a.symmetric_difference([1, 7]))  # expect: {1, 2, 3, 4, 8, 9} {1} {3, 4} {2, 3, 4, 7}
print(a <= b, {3} < a, a >= {1}, a > a, a == {4, 3, 2, 1}, a != b)  # expect: False True True False True True
print(a.issubset(range(9)), a.issuperset([1]), a.isdisjoint([9]))  # expect: True True True
c = a
c |= {7}
c -= {1}
c &= {2, 3, 7}
c ^= {3, 100}
print(c is a, a)  # expect: True {2, 100, 7}
a.update([1], {2: 3})
a.difference_update([100])
a.intersection_update([1, 2, 7, 9])
print(a)  # expect: {1, 2, 7}
try:
    for x in a:
        a.add(x + 100)
except RuntimeError as e:
    print(e)  # expect: Set changed size during iteration
try:
    {[1]}
except TypeError as e:
    print(e)  # expect: unhashable type: 'list'
try:
    a | [1]
except TypeError as e:
    print(e)  # expect: unsupported operand type(s) for |: 'set' and 'list'
f = frozenset('ab')
print(hash(f) == hash(frozenset('ba')), {f: 1}[frozenset('ba')], f in {f}, {'a', 'b'} in {f})  # expect: True 1 True True
print(type(f | {1}).__name__, type({1} | f).__name__, f.copy() is f)  # expect: frozenset set True
print(sorted({c for c in 'hello'}), {x % 3 for x in range(9)})  # expect: ['e', 'h', 'l', 'o'] {0, 1, 2}
p = {9, 1}
print(sorted([p.pop(), p.pop()]), p)  # expect: [1, 9] set()
try:
    p.pop()
except KeyError as e:
    print(e)  # expect: 'pop from an empty set'
print(set('') == set(), bool(p), {(1, 2), (3, 4)} == {(3, 4), (1, 2)})  # expect: True False True


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return self.n == other.n

    def __repr__(self):
        return f'K{self.n}'


k = {Key(1), Key(2), Key(1)}
k.add(Key(2))
k.add(Key(3))
print(len(k), Key(3) in k, Key(4) in k, sorted(map(repr, k)))  # expect: 3 True False ['K1', 'K2', 'K3']
k.discard(Key(1))
k.remove(Key(2))
print(k, k == {Key(3)}, k | {Key(3)}, k & {Key(3)}, k - {Key(3)})  # expect: {K3} True {K3} {K3} set()
print(set([Key(5), Key(5)]), frozenset([Key(6)]))  # expect: {K5} frozenset({K6})


class Tagged(set):
    def __init__(self, items, tag):
        super().__init__(items)
        self.tag = tag


t = Tagged([1, 1, 2], 'x')
print(t, t.tag, len(t))  # expect: Tagged({1, 2}) x 2
big = set(range(100000))
big -= set(range(5, 100000))
print(big, sum(set(range(1000))))  # expect: {0, 1, 2, 3, 4} 499500
