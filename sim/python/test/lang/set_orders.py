# The order of a set's elements is CPython's: after every way of making and changing it.
import random


class Odd:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return hash(self.n) // 3

    def __eq__(self, other):
        return isinstance(other, Odd) and self.n == other.n

    def __repr__(self):
        return f'<{self.n}>'


print({-1, -2}, {-2, -1, 0}, {1.5, 2.5, 3, -1, -2})
# expect: {-1, -2} {0, -2, -1} {1.5, 2.5, 3, -2, -1}
print(set(frozenset([1.5, 2.5, 3, -1, -2])), {10, 20, 30} - {20}, {True, 2, 0})
# expect: {1.5, 2.5, 3, -1, -2} {10, 30} {0, True, 2}

waiting = {1, 9, 17, 25, 33}
waiting.pop()
waiting.discard(17)
waiting.add(41)
print(waiting, waiting.pop(), waiting)  # expect: {9, 25, 41} 33 {9, 25, 41}

collisions = {-1: 'a', -2: 'b', **{n * (2**61 - 1): n for n in range(12)}}
print(len(collisions), collisions[-2], collisions[11 * (2**61 - 1)])  # expect: 14 b 11
same = {n * (2**61 - 1) for n in range(12)}
print(len(same), 3 * (2**61 - 1) in same, -1 in same)  # expect: 12 True False

STEPS = [
    lambda a, b: a | set(b), lambda a, b: a & (a | set(b)), lambda a, b: a - set(b), lambda a, b: a ^ set(b),
    lambda a, b: a.union(b, dict.fromkeys(b), range(3)), lambda a, b: a.intersection(list(a)[::2] + b),
    lambda a, b: a.difference(b), lambda a, b: a.difference(dict.fromkeys(b)), lambda a, b: a.symmetric_difference(b),
    lambda a, b: dict.fromkeys(b).keys() | a, lambda a, b: a & dict.fromkeys(b).keys() | a,
    lambda a, b: dict.fromkeys(b).keys() ^ a, lambda a, b: dict.fromkeys(b).keys() - a | a,
    lambda a, b: a.update(b), lambda a, b: a.update(dict.fromkeys(b)), lambda a, b: a.difference_update(b),
    lambda a, b: a.intersection_update(list(a)[::2] + b), lambda a, b: a.symmetric_difference_update(b),
    lambda a, b: {*a, *b}, lambda a, b: {1, 2, *dict.fromkeys(b)}, lambda a, b: set(list(a)), lambda a, b: a.copy(),
    lambda a, b: a and a.pop() and None, lambda a, b: {x for x in a if x % 3},
]
for start in range(4):
    random.seed(start)
    a = {random.randrange(-60, 60) for _ in range(20)}
    weights = 0
    for _ in range(200):
        b = [random.randrange(-60, 60) for _ in range(random.randrange(12))]
        a = random.choice(STEPS)(a, b) or a
        for place, item in enumerate(a):
            weights = (weights * 31 + place * item) % 1000003
        odd = {Odd(item) for item in b}
        odd = odd ^ {Odd(2), Odd(5)} | {Odd(7), Odd(8)} - {Odd(b[0] if b else 0)} & {Odd(n) for n in range(9)}
        for place, item in enumerate(odd):
            weights = (weights * 37 + place * item.n) % 1000003
    print(weights)
# expect: 279843
# expect: 379239
# expect: 487857
# expect: 519217
print(odd)  # expect: {<2>, <5>, <55>, <7>, <8>, <-17>, <-5>, <46>}
