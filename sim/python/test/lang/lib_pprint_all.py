# Pretty printing.
import pprint
d = {'name': 'x' * 30, 'list': list(range(30)), 'nested': {'a': {'b': {'c': [1, 2, {'d': 'e' * 40}]}}}, 'tuple': (1,), 'set': {3, 1, 2}, 'str': 'word ' * 30}
pprint.pprint(d)
pprint.pprint(d, width=40, compact=True)
pprint.pprint(d, depth=2)
pprint.pprint(d, indent=4, sort_dicts=False)
print(pprint.pformat([1, 2]), pprint.pformat({'b': 1, 'a': 2}), pprint.saferepr('x'), pprint.isreadable([1]))
loop = [1]
loop.append(loop)
print(pprint.pformat(loop)[:24])
# expect: {'list': [0,
# expect:           1,
# expect:           2,
# expect:           3,
# expect:           4,
# expect:           5,
# expect:           6,
# expect:           7,
# expect:           8,
# expect:           9,
# expect:           10,
# expect:           11,
# expect:           12,
# expect:           13,
# expect:           14,
# expect:           15,
# expect:           16,
# expect:           17,
# expect:           18,
# expect:           19,
# expect:           20,
# expect:           21,
# expect:           22,
# expect:           23,
# expect:           24,
# expect:           25,
# expect:           26,
# expect:           27,
# expect:           28,
# expect:           29],
# expect:  'name': 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# expect:  'nested': {'a': {'b': {'c': [1,
# expect:                               2,
# expect:                               {'d': 'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee'}]}}},
# expect:  'set': {1, 2, 3},
# expect:  'str': 'word word word word word word word word word word word word word word '
# expect:         'word word word word word word word word word word word word word word '
# expect:         'word word ',
# expect:  'tuple': (1,)}
# expect: {'list': [0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
# expect:           10, 11, 12, 13, 14, 15, 16,
# expect:           17, 18, 19, 20, 21, 22, 23,
# expect:           24, 25, 26, 27, 28, 29],
# expect:  'name': 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# expect:  'nested': {'a': {'b': {'c': [1, 2,
# expect:                               {'d': 'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee'}]}}},
# expect:  'set': {1, 2, 3},
# expect:  'str': 'word word word word word word '
# expect:         'word word word word word word '
# expect:         'word word word word word word '
# expect:         'word word word word word word '
# expect:         'word word word word word '
# expect:         'word ',
# expect:  'tuple': (1,)}
# expect: {'list': [0,
# expect:           1,
# expect:           2,
# expect:           3,
# expect:           4,
# expect:           5,
# expect:           6,
# expect:           7,
# expect:           8,
# expect:           9,
# expect:           10,
# expect:           11,
# expect:           12,
# expect:           13,
# expect:           14,
# expect:           15,
# expect:           16,
# expect:           17,
# expect:           18,
# expect:           19,
# expect:           20,
# expect:           21,
# expect:           22,
# expect:           23,
# expect:           24,
# expect:           25,
# expect:           26,
# expect:           27,
# expect:           28,
# expect:           29],
# expect:  'name': 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# expect:  'nested': {'a': {...}},
# expect:  'set': {1, 2, 3},
# expect:  'str': 'word word word word word word word word word word word word word word '
# expect:         'word word word word word word word word word word word word word word '
# expect:         'word word ',
# expect:  'tuple': (1,)}
# expect: {   'name': 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# expect:     'list': [   0,
# expect:                 1,
# expect:                 2,
# expect:                 3,
# expect:                 4,
# expect:                 5,
# expect:                 6,
# expect:                 7,
# expect:                 8,
# expect:                 9,
# expect:                 10,
# expect:                 11,
# expect:                 12,
# expect:                 13,
# expect:                 14,
# expect:                 15,
# expect:                 16,
# expect:                 17,
# expect:                 18,
# expect:                 19,
# expect:                 20,
# expect:                 21,
# expect:                 22,
# expect:                 23,
# expect:                 24,
# expect:                 25,
# expect:                 26,
# expect:                 27,
# expect:                 28,
# expect:                 29],
# expect:     'nested': {   'a': {   'b': {   'c': [   1,
# expect:                                              2,
# expect:                                              {   'd': 'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee'}]}}},
# expect:     'tuple': (1,),
# expect:     'set': {1, 2, 3},
# expect:     'str': 'word word word word word word word word word word word word word '
# expect:            'word word word word word word word word word word word word word '
# expect:            'word word word word '}
# expect: [1, 2] {'a': 2, 'b': 1} 'x' True
# expect: [1, <Recursion on list w
import reprlib, array
print(reprlib.repr(array.array('d', range(10))), reprlib.repr(array.array('i', [1])), reprlib.repr(array.array('b')))
# expect: array('d', [0.0, 1.0, 2.0, 3.0, 4.0, ...]) array('i', [1]) array('b')
