# Classes that inherit from deque; iterators copied and pickled; how copy takes objects apart.
import copy
import pickle
from collections import deque


class Named(deque):
    def __init__(self, items=(), name='none', maxlen=None):
        super().__init__(items, maxlen)
        self.name = name

    def append(self, item):
        print('append', item)
        super().append(item)


class Short(deque):
    pass


d = Named([1, 2], 'numbers')
d.append(3)
print(d, d.name, type(d).__name__, len(d), isinstance(d, deque), d == deque([1, 2, 3]), list(reversed(d)), d.maxlen)
s = Short('abc', 2)
s.z = [1]
print(s, s.copy(), type(s.copy()).__name__, pickle.loads(pickle.dumps(s)), vars(copy.deepcopy(s)), s.maxlen)
for it in (iter([1, 2, 3]), iter((1, 2, 3)), iter('aéb'), iter(range(5)), iter({1: 2, 3: 4, 5: 6}), iter({1, 2, 3}),
           enumerate('abc'), zip('ab', 'cd'), map(str, [1, 2, 3]), filter(None, [1, 0, 2]), reversed([1, 2, 3]),
           iter({1: 2, 3: 4}.items()), iter(b'abc')):
    next(it)
    print(type(it).__name__, list(pickle.loads(pickle.dumps(it))), list(copy.copy(it)))
over = iter([1])
list(over)
print(list(copy.copy(over)), list(copy.deepcopy(over)))


class Slots:
    __slots__ = ('a', '__dict__')

    def __init__(self):
        self.a, self.b = 1, [2]


p = Slots()
q, r = copy.copy(p), copy.deepcopy(p)
print(q.a, q.b is p.b, r.b is p.b, r.b)


class Reduced:
    def __reduce__(self):
        return Reduced, (), {'z': [1]}


class WithState:
    def __getstate__(self):
        return {'k': 5}

    def __setstate__(self, state):
        self.s = state


class WithArguments:
    def __new__(cls, *, x):
        self = object.__new__(cls)
        self.x = x
        return self

    def __getnewargs_ex__(self):
        return (), {'x': self.x}


print(copy.copy(Reduced()).z, copy.deepcopy(WithState()).s, copy.copy(WithArguments(x=3)).x)
for bad in (lambda: copy.copy(x for x in []), lambda: copy.deepcopy([copy])):
    try:
        bad()
    except TypeError as e:
        print(e)
# expect: append 3
# expect: Named([1, 2, 3]) numbers Named 3 True True [3, 2, 1] None
# expect: Short(['b', 'c'], maxlen=2) Short(['b', 'c'], maxlen=2) Short Short(['b', 'c'], maxlen=2) {'z': [1]} 2
# expect: list_iterator [2, 3] [2, 3]
# expect: tuple_iterator [2, 3] [2, 3]
# expect: str_iterator ['é', 'b'] ['é', 'b']
# expect: range_iterator [1, 2, 3, 4] [1, 2, 3, 4]
# expect: dict_keyiterator [3, 5] [3, 5]
# expect: set_iterator [2, 3] [2, 3]
# expect: enumerate [(1, 'b'), (2, 'c')] [(1, 'b'), (2, 'c')]
# expect: zip [('b', 'd')] [('b', 'd')]
# expect: map ['2', '3'] ['2', '3']
# expect: filter [2] [2]
# expect: list_reverseiterator [2, 1] [2, 1]
# expect: dict_itemiterator [(3, 4)] [(3, 4)]
# expect: bytes_iterator [98, 99] [98, 99]
# expect: [] []
# expect: 1 True False [2]
# expect: [1] {'k': 5} 3
# expect: cannot pickle 'generator' object
# expect: cannot pickle 'module' object
