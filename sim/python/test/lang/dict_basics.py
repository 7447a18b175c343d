d = {'a': 1, 'b': 2}
d['c'] = 3
d['a'] = 10
print(d, len(d), 'a' in d, 1 in d)  # expect: {'a': 10, 'b': 2, 'c': 3} 3 True False
print(d.get('x'), d.get('x', 5), d.get('b'))  # expect: None 5 2
print(d.pop('b'), d.pop('zz', 0), d)  # expect: 2 0 {'a': 10, 'c': 3}
try:
    d['q']
except KeyError as e:
    print(repr(e), e)  # expect: KeyError('q') 'q'
try:
    d.pop('q')
except KeyError as e:
    print(e)  # expect: 'q'
try:
    del d['q']
except KeyError as e:
    print(e)  # expect: 'q'
print(d.setdefault('z', []), d.setdefault('a', 5))  # expect: [] 10
d.update({'a': 0}, k=1)
d.update([('m', 2), ['n', 3]])
print(d)  # expect: {'a': 0, 'c': 3, 'z': [], 'k': 1, 'm': 2, 'n': 3}
print(list(d), list(d.values()), list(d.items())[:2])  # expect: ['a', 'c', 'z', 'k', 'm', 'n'] [0, 3, [], 1, 2, 3] [('a', 0), ('c', 3)]
print(d.popitem(), d.popitem())  # expect: ('n', 3) ('m', 2)
print(list(reversed(d)), list(reversed(d.items())))  # expect: ['k', 'z', 'c', 'a'] [('k', 1), ('z', []), ('c', 3), ('a', 0)]
del d['c']
d['c'] = 'back'
print(d)  # expect: {'a': 0, 'z': [], 'k': 1, 'c': 'back'}
print(dict(x=1), dict([(1, 2)]), dict({3: 4}, y=5), dict(zip('ab', [1, 2])))  # expect: {'x': 1} {1: 2} {3: 4, 'y': 5} {'a': 1, 'b': 2}
print({1: 'a', 1.0: 'b', True: 'c'})  # expect: {1: 'c'}
print({**{'a': 1}, 'b': 2, **{'a': 3}})  # expect: {'a': 3, 'b': 2}
print({'a': 1} | {'b': 2}, {k: v for k, v in zip('xy', (1, 2))})  # expect: {'a': 1, 'b': 2} {'x': 1, 'y': 2}
e = {'a': 1}
e |= {'b': 2}
e |= [('c', 3)]
print(e)  # expect: {'a': 1, 'b': 2, 'c': 3}
print({'a': 1, 'b': 2} == {'b': 2, 'a': 1}, {} == [], {1: 2} != {1: 3})  # expect: True False True
print(dict.fromkeys('abc'), dict.fromkeys(range(2), 0))  # expect: {'a': None, 'b': None, 'c': None} {0: 0, 1: 0}
for bad in ([1], {}, {1: [2]}.values()):
    try:
        {bad: 1}
    except TypeError as x:
        print(x)  # expect: unhashable type: 'list'
        # expect: unhashable type: 'dict'
try:
    for k in e:
        e[k + 'x'] = 0
except RuntimeError as x:
    print(x)  # expect: dictionary changed size during iteration
try:
    dict([1])
except TypeError as x:
    print(x)  # expect: cannot convert dictionary update sequence element #0 to a sequence
try:
    dict([(1, 2, 3)])
except ValueError as x:
    print(x)  # expect: dictionary update sequence element #0 has length 3; 2 is required
keys = {'a': 1, 'b': 2}.keys()
print(keys & {'a', 'z'}, keys == {'a', 'b'}, 'a' in keys, len(keys))  # expect: {'a'} True True 2
print(sorted(keys | ['c']), sorted(keys - {'a'}), keys.isdisjoint('xyz'))  # expect: ['a', 'b', 'c'] ['b'] True
items = {'a': 1}.items()
print(('a', 1) in items, ('a', 2) in items, items)  # expect: True False dict_items([('a', 1)])
print({}.keys(), {1: 2}.values())  # expect: dict_keys([]) dict_values([2])
r = {}
r['me'] = r
print(r)  # expect: {'me': {...}}
big = {i: i * i for i in range(1000)}
for i in range(0, 1000, 2):
    del big[i]
big['end'] = 1
print(len(big), list(big)[:3], list(big)[-1], big[999], 500 in big)  # expect: 501 [1, 3, 5] end 998001 False


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 3

    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n

    def __repr__(self):
        return f'K{self.n}'


k = {Key(i): i for i in range(10)}
print(k[Key(7)], Key(3) in k, Key(33) in k, len(k))  # expect: 7 True False 10
k[Key(7)] = 'seven'
del k[Key(0)]
print(k)  # expect: {K1: 1, K2: 2, K3: 3, K4: 4, K5: 5, K6: 6, K7: 'seven', K8: 8, K9: 9}
print(k.pop(Key(1)), k.get(Key(1)), k.get(Key(2)), k.setdefault(Key(50), 5), k.pop(Key(99), None))  # expect: 1 None 2 5 None
try:
    k[Key(100)]
except KeyError as x:
    print(x)  # expect: K100
print(k == dict(k), {Key(1): Key(2)} == {Key(1): Key(2)})  # expect: True True


class Default(dict):
    def __missing__(self, key):
        return f'no {key}'


m = Default(a=1)
print(m['a'], m['b'], m.get('b'), m)  # expect: 1 no b None {'a': 1}


class Same:
    __hash__ = None


try:
    {Same(): 1}
except TypeError as x:
    print(x)  # expect: unhashable type: 'Same'


class Plain:
    pass


p = Plain()
print({p: 1}[p], hash(p) == hash(p))  # expect: 1 True
