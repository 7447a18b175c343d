# JSON.
import json
print(json.dumps({'a': [1, 2.5, None, True, 'é"\n']}, indent=2), json.dumps({'b': 1, 'a': 2}, sort_keys=True, separators=(',', ':')), json.dumps('é', ensure_ascii=False))
print(json.loads('[1, 2.0, "x\\u00e9", null, true, {"a": {}}, -1e3]'), json.dumps({1: 'a', None: 2, True: 3}), json.dumps(float('inf')), json.dumps([]), json.dumps({}, indent=1), json.dumps((1, 2)))
for bad in ('{"a": }', '[1,', '', '{a: 1}', '[1] x', '"abc', '{"a" 1}', '[1 2]'):
    try:
        json.loads(bad)
    except json.JSONDecodeError as e:
        print(repr(bad), e, e.lineno, e.colno, e.pos)
for bad in (object, {1, 2}, {(1,): 2}):
    try:
        json.dumps(bad)
    except TypeError as e:
        print(e)
print(json.dumps({'s': {1}}, default=list), json.loads('{"a": 1}', object_hook=lambda d: sorted(d)), json.loads('1.5', parse_float=str))
# expect: {
# expect:   "a": [
# expect:     1,
# expect:     2.5,
# expect:     null,
# expect:     true,
# expect:     "\u00e9\"\n"
# expect:   ]
# expect: } {"a":2,"b":1} "é"
# expect: [1, 2.0, 'xé', None, True, {'a': {}}, -1000.0] {"1": 3, "null": 2} Infinity [] {} [1, 2]
# expect: '{"a": }' Expecting value: line 1 column 7 (char 6) 1 7 6
# expect: '[1,' Expecting value: line 1 column 4 (char 3) 1 4 3
# expect: '' Expecting value: line 1 column 1 (char 0) 1 1 0
# expect: '{a: 1}' Expecting property name enclosed in double quotes: line 1 column 2 (char 1) 1 2 1
# expect: '[1] x' Extra data: line 1 column 5 (char 4) 1 5 4
# expect: '"abc' Unterminated string starting at: line 1 column 1 (char 0) 1 1 0
# expect: '{"a" 1}' Expecting ':' delimiter: line 1 column 6 (char 5) 1 6 5
# expect: '[1 2]' Expecting ',' delimiter: line 1 column 4 (char 3) 1 4 3
# expect: Object of type type is not JSON serializable
# expect: Object of type set is not JSON serializable
# expect: keys must be str, int, float, bool or None, not tuple
# expect: {"s": [1]} ['a'] 1.5
# The pieces of iterencode.
import json
class Complex(json.JSONEncoder):
    def default(self, x):
        return [x.real, x.imag] if isinstance(x, complex) else super().default(x)
print(list(Complex().iterencode(2 + 1j)))  # expect: ['[2.0', ', 1.0', ']']
print(list(json.JSONEncoder().iterencode({'a': [1, {'b': None}], 'c': {}, 'd': 'x'})))
# expect: ['{', '"a"', ': ', '[1', ', ', '{', '"b"', ': ', 'null', '}', ']', ', ', '"c"', ': ', '{}', ', ', '"d"', ': ', '"x"', '}']
print(list(json.JSONEncoder(indent=1).iterencode([1, [2]])))  # expect: ['[\n 1', ',\n ', '[\n  2', '\n ', ']', '\n', ']']
