# deque, Counter, defaultdict.
from collections import deque, Counter, defaultdict
d = deque([1, 2, 3], maxlen=3)
d.append(4)
d.rotate(1)
d.appendleft(9)
print(d, d.maxlen, d.index(2), d.count(4), d[0], list(reversed(d)), d == deque([9, 4, 2]))
for call in (lambda: deque([1]).remove(7), lambda: deque().pop(), lambda: deque([1]).index(5), lambda: deque()[0]):
    try:
        call()
    except (ValueError, IndexError) as e:
        print(type(e).__name__, e)
dd = defaultdict(list)
dd['a'].append(1)
print(dd, dd.default_factory, dict(dd), defaultdict(int, x=1)['y'])
c = Counter('abracadabra')
print(c.most_common(2), c['z'], c.total(), c - Counter('abc'), c & Counter('aab'), c | Counter('zz'), list(c.elements())[:3], c)
c.subtract('aaaa')
c.update({'q': 2})
print(c, +c, Counter(a=1) == Counter('a'))
# expect: deque([9, 4, 2], maxlen=3) 3 2 1 9 [2, 4, 9] True
# expect: ValueError 7 is not in deque
# expect: IndexError pop from an empty deque
# expect: ValueError 5 is not in deque
# expect: IndexError deque index out of range
# expect: defaultdict(<class 'list'>, {'a': [1]}) <class 'list'> {'a': [1]} 0
# expect: [('a', 5), ('b', 2)] 0 11 Counter({'a': 4, 'r': 2, 'b': 1, 'd': 1}) Counter({'a': 2, 'b': 1}) Counter({'a': 5, 'b': 2, 'r': 2, 'z': 2, 'c': 1, 'd': 1}) ['a', 'a', 'a'] Counter({'a': 5, 'b': 2, 'r': 2, 'c': 1, 'd': 1})
# expect: Counter({'b': 2, 'r': 2, 'q': 2, 'a': 1, 'c': 1, 'd': 1}) Counter({'b': 2, 'r': 2, 'q': 2, 'a': 1, 'c': 1, 'd': 1}) True
