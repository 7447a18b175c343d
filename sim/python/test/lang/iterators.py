print(list(enumerate('ab')), list(enumerate('ab', 5)), list(enumerate((x for x in 'xy'), start=1)))  # expect: [(0, 'a'), (1, 'b')] [(5, 'a'), (6, 'b')] [(1, 'x'), (2, 'y')]
print(list(zip([1, 2, 3], 'ab')), list(zip()), list(zip(range(2), (x for x in 'pqr'))))  # expect: [(1, 'a'), (2, 'b')] [] [(0, 'p'), (1, 'q')]
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as e:
    print(e)  # expect: zip() argument 2 is longer than argument 1
try:
    list(zip([1, 2], [1], strict=True))
except ValueError as e:
    print(e)  # expect: zip() argument 2 is shorter than argument 1
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(map(len, ['a', 'bc'])))  # expect: ['1', '2'] [11, 22] [1, 2]
print(list(filter(None, [0, 1, '', 'a'])), list(filter(lambda x: x > 1, range(4))))  # expect: [1, 'a'] [2, 3]
print(list(reversed([1, 2])), list(reversed('ab')), list(reversed((1, 2))), list(reversed({1: 2, 3: 4})))  # expect: [2, 1] ['b', 'a'] [2, 1] [3, 1]
for x in (map, filter, zip, enumerate, reversed):
    print(x.__name__, end=' ')
print(type(map(str, [])).__name__, type(zip()).__name__, type(iter([])).__name__, type(iter({})).__name__)  # expect: map filter zip enumerate reversed map zip list_iterator dict_keyiterator


class Count:
    def __init__(self, top):
        self.top = top

    def __iter__(self):
        return CountIterator(self.top)


class CountIterator:
    def __init__(self, top):
        self.n, self.top = 0, top

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == self.top:
            raise StopIteration
        self.n += 1
        return self.n


print(list(Count(3)), tuple(Count(2)), sum(Count(4)), max(Count(5)), sorted(Count(3), reverse=True))  # expect: [1, 2, 3] (1, 2) 10 5 [3, 2, 1]
print(list(zip(Count(2), Count(9))), list(enumerate(Count(2))), list(map(str, Count(2))), set(Count(2)))  # expect: [(1, 1), (2, 2)] [(0, 1), (1, 2)] ['1', '2'] {1, 2}
print(3 in Count(5), 9 in Count(5), [*Count(2), *'ab'], dict(zip('ab', Count(2))))  # expect: True False [1, 2, 'a', 'b'] {'a': 1, 'b': 2}
a, b = Count(2)
print(a, b, any(Count(1)), all(Count(3)), ','.join(map(str, Count(3))))  # expect: 1 2 True True 1,2,3


class Old:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10

    def __len__(self):
        return 3


print(list(Old()), 20 in Old(), list(reversed(Old())), [x for x in Old()])  # expect: [0, 10, 20] True [20, 10, 0] [0, 10, 20]
numbers = iter([1, 2, 0, 4])
print(list(iter(lambda: next(numbers), 0)), list(numbers))  # expect: [1, 2] [4]
try:
    iter(5)
except TypeError as e:
    print(e)  # expect: 'int' object is not iterable
try:
    next([])
except TypeError as e:
    print(e)  # expect: 'list' object is not an iterator
try:
    for x in 5:
        pass
except TypeError as e:
    print(e)  # expect: 'int' object is not iterable
try:
    list(map(lambda x: 1 / x, [1, 0]))
except ZeroDivisionError as e:
    print(e)  # expect: division by zero
m = map(lambda x: x * 2, [1, 2, 3])
print(next(m), 4 in m, list(m), next(m, None))  # expect: 2 True [6] None
z = zip([1, 2], [3, 4])
print(z is iter(z), next(z), list(z), list(z))  # expect: True (1, 3) [(2, 4)] []
print(next(iter('я')), list('héé'), ''.join(reversed('абв')))  # expect: я ['h', 'é', 'é'] вба
for i, (x, y) in enumerate(zip('ab', (1, 2))):
    print(i, x, y, end='; ')
print()  # expect: 0 a 1; 1 b 2; 
print([*map(int, '123')], {**dict(enumerate('ab'))}, max(map(len, ['a', 'bbb'])))  # expect: [1, 2, 3] {0: 'a', 1: 'b'} 3
