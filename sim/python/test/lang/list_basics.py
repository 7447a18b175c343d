a = [3, 1, 2]
a.append(5)
a.extend((7, 8))
a.extend(x * x for x in range(3))
print(a)  # expect: [3, 1, 2, 5, 7, 8, 0, 1, 4]
a.insert(0, 'x')
a.insert(-1, 'y')
a.insert(100, 'z')
print(a)  # expect: ['x', 3, 1, 2, 5, 7, 8, 0, 1, 'y', 4, 'z']
print(a.pop(), a.pop(0), a.pop(-2), len(a))  # expect: z x y 9
a.remove(7)
print(a.index(1), a.count(1), a.index(1, 3), 8 in a, 99 in a)  # expect: 1 2 6 True False
try:
    a.index(99)
except ValueError as e:
    print(e)  # expect: 99 is not in list
try:
    a.remove(99)
except ValueError as e:
    print(e)  # expect: list.remove(x): x not in list
try:
    [].pop()
except IndexError as e:
    print(e)  # expect: pop from empty list
try:
    a[50]
except IndexError as e:
    print(e)  # expect: list index out of range
try:
    a[50] = 1
except IndexError as e:
    print(e)  # expect: list assignment index out of range
try:
    a['x']
except TypeError as e:
    print(e)  # expect: list indices must be integers or slices, not str
b = a[:]
b.reverse()
print(b, a == b, a != b)  # expect: [4, 1, 0, 8, 5, 2, 1, 3] False True
b.sort()
print(b)  # expect: [0, 1, 1, 2, 3, 4, 5, 8]
b.sort(reverse=True)
print(b)  # expect: [8, 5, 4, 3, 2, 1, 1, 0]
w = ['pear', 'fig', 'apple', 'kiwi']
w.sort(key=len)
print(w)  # expect: ['fig', 'pear', 'kiwi', 'apple']
w.sort(key=len, reverse=True)
print(w)  # expect: ['apple', 'pear', 'kiwi', 'fig']
print(sorted(w, key=lambda s: s[-1]))  # expect: ['apple', 'fig', 'kiwi', 'pear']
print(sorted([(2, 'b'), (1, 'z'), (2, 'a')]))  # expect: [(1, 'z'), (2, 'a'), (2, 'b')]
try:
    sorted([1, 'a'])
except TypeError as e:
    print(e)  # expect: '<' not supported between instances of 'str' and 'int'
c = [1, 2]
c.append(c)
print(c, c == c)  # expect: [1, 2, [...]] True
print([1, 2] + [3], [0] * 3, 2 * [1, 2], [] * 5)  # expect: [1, 2, 3] [0, 0, 0] [1, 2, 1, 2] []
d = [1]
e = d
d += [2]
d *= 2
print(e is d, d)  # expect: True [1, 2, 1, 2]
try:
    [1] + (2,)
except TypeError as x:
    print(x)  # expect: can only concatenate list (not "tuple") to list
try:
    [1] * 1.5
except TypeError as x:
    print(x)  # expect: can't multiply sequence by non-int of type 'float'
print([1, 2] < [1, 3], [1, 2] < [1, 2, 0], [] < [0], [2] > [1, 9])  # expect: True True True True
print(list('abc'), list(), list({1: 2}), list(range(3)))  # expect: ['a', 'b', 'c'] [] [1] [0, 1, 2]
d.clear()
print(d, bool(d), bool([0]))  # expect: [] False True
x = [1, 2, 3]
y = x.copy()
y[0] = 9
print(x, y, list(reversed(x)))  # expect: [1, 2, 3] [9, 2, 3] [3, 2, 1]


class Loud:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return isinstance(other, Loud) and self.n == other.n

    def __lt__(self, other):
        return self.n < other.n

    def __repr__(self):
        return f'L{self.n}'


ls = [Loud(3), Loud(1), Loud(2)]
print(ls, sorted(ls), min(ls), max(ls))  # expect: [L3, L1, L2] [L1, L2, L3] L1 L3
print(ls.index(Loud(2)), Loud(3) in ls, ls.count(Loud(1)))  # expect: 2 True 1
print(ls == [Loud(3), Loud(1), Loud(2)], ls < [Loud(4)])  # expect: True True
ls.remove(Loud(1))
ls.sort(reverse=True)
print(ls, [[Loud(7)]])  # expect: [L3, L2] [[L7]]


class Index:
    def __index__(self):
        return 1


print(x[Index()], x[Index():], [9, 8][Index()])  # expect: 2 [2, 3] 8
for item in x:
    if item < 6:
        x.append(item + 3)
print(x)  # expect: [1, 2, 3, 4, 5, 6, 7, 8]
first, *rest = x
*init, last = 'abc'
print(first, rest, init, last)  # expect: 1 [2, 3, 4, 5, 6, 7, 8] ['a', 'b'] c


class Stack(list):
    def __init__(self, *items):
        super().__init__(items)
        self.name = 'stack'

    def push(self, item):
        self.append(item)
        return self


s = Stack(1, 2).push(3)
print(s, s.name, len(s), isinstance(s, list), s[1:])  # expect: [1, 2, 3] stack 3 True [2, 3]
print(type(s).__name__, type(s[:]).__name__, s + [4])  # expect: Stack list [1, 2, 3, 4]
