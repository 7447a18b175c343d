def t(f, *a, **k):
    try:
        r = f(*a, **k)
        print('ok', repr(r)[:80])
    except BaseException as e:
        print(type(e).__name__, e)
s = 'hello'
t(s.index, 'z'); t(s.find, 5); t(s.count); t(s.replace, 'a'); t(s.replace, 1, 2); t(s.split, ''); t(s.split, 5); t(s.rsplit, ''); t(s.partition, ''); t(s.join, 5); t(s.join, [1]); t(s.join, ['a', 2]); t(s.center, 'a'); t(s.ljust, 10, 'ab'); t(s.ljust, 10, 5); t(s.zfill, 'a'); t(s.encode, 'foo'); t(s.encode, 5); t(s.startswith, 5); t(s.startswith, (1,)); t(s.endswith, [1]); t(s.strip, 5); t(s.expandtabs, 'a'); t(s.translate, 5); t(str.maketrans, 'a'); t(str.maketrans, 'ab', 'c'); t(str.maketrans, {'ab': 1}); t(s.format_map, 5); t('{}'.format); t('{a}'.format); t('{0.x}'.format, 1); t('{0[x]}'.format, {}); t('{!z}'.format, 1); t('{'.format); t('}'.format); t('{} {0}'.format, 1); t('%d'.__mod__, 'a'); t(lambda: '%d' % 'a'); t(lambda: '%d %d' % 1); t(lambda: '%d' % (1, 2)); t(lambda: '%(a)s' % {}); t(lambda: '%(a)s' % 5); t(lambda: '%z' % 5); t(lambda: '%c' % 'ab'); t(lambda: '%c' % -1); t(lambda: '%x' % 1.5); t(lambda: '%' % ()); t(lambda: '%s' % ()); t(lambda: '%*d' % ('a', 1)); t(lambda: 'a' % 5); t(lambda: '%f' % 'a'); t(lambda: '%i' % None); t(s.removeprefix, 5); t(s.splitlines, 'a', 'b'); t(s.lower, 1); t(s.casefold, 1); t(s.isdigit, 1)
l = [1, 2, 3]
t(l.index, 9); t(l.index); t(l.remove, 9); t(l.pop, 10); t([].pop); t(l.pop, 'a'); t(l.insert, 1); t(l.insert, 'a', 1); t(l.append); t(l.append, 1, 2); t(l.extend, 5); t(l.count); t(l.sort, 1); t(l.sort, key=5); t(l.sort, foo=1); t(l.__getitem__, 'a'); t(lambda: l['a']); t(lambda: l[10]); t(lambda: l[1:2:0]); t(lambda: l + (1,)); t(lambda: l * 'a'); t(lambda: l * 1.5); t(lambda: 'a' * l)
def si(c, k, v): c[k] = v
def de(c, k): del c[k]
t(si, l, 10, 1); t(si, l, 'a', 1); t(si, l, slice(0, 2), 5); t(si, l, slice(0, 3, 2), [1]); t(de, l, 10); t(de, l, 'x'); t(si, (1,), 0, 1); t(de, (1,), 0); t(si, 'abc', 0, 'a'); t(de, 'abc', 0); t(lambda: (1,)['a']); t(lambda: (1,)[5]); t(lambda: 'abc'['a']); t(lambda: 'abc'[10]); t(lambda: b'abc'[10]); t(lambda: b'abc'['a']); t(lambda: range(5)[10]); t(lambda: range(5)['a']); t((1,).index, 5); t((1,).count); t(range(5).index, 9); t(range(5).index, 'a')
d = {'a': 1}
t(lambda: d['z']); t(d.pop, 'z'); t({}.popitem); t(d.get); t(d.update, 5); t(d.update, [1]); t(d.update, 1, 2); t(d.setdefault); t(d.fromkeys); t(dict.fromkeys, 5); t(d.pop); t(d.keys, 1); t(d.items, 1); t(lambda: d[[]]); t(si, d, [], 1); t(de, d, 'z'); t(lambda: d | 5); t(lambda: {**5}); t(lambda: [*5]); t(lambda: print(**5)); t(lambda: print(*5)); t(lambda: {}.x); t(lambda: dict(a=1, **{'a': 2})); t(lambda: d < d)
x = {1, 2}
t(x.remove, 9); t(set().pop); t(x.add, []); t(x.add); t(x.union, 5); t(x.update, 5); t(x.intersection, 5); t(lambda: x | [1]); t(lambda: x & [1]); t(lambda: x - 1); t(lambda: x < [1]); t(x.issubset, 5); t(frozenset([1]).__getattribute__, 'add'); t(x.discard, [])
b = b'abc'
t(b.index, b'z'); t(b.find, 'a'); t(b.split, 'a'); t(b.join, ['a']); t(b.replace, 'a', 'b'); t(b.decode, 'foo'); t(b'\xff'.decode); t(b.startswith, 'a'); t(lambda: b + 'a'); t(lambda: 'a' + b); t(bytes.fromhex, 'zz'); t(bytes.fromhex, 'a'); t(bytes.fromhex, 5); t(b.hex, 5); t(bytearray(b'a').append, 300); t(bytearray(b'a').append, 'a'); t(bytearray().pop); t(bytearray(b'a').remove, 5); t(lambda: 97 in b); t(lambda: 'a' in b); t(lambda: 300 in b); t(lambda: 5 in 'abc')
t((5).to_bytes, 1); t((500).to_bytes, 1, 'big'); t((-5).to_bytes, 1, 'big'); t((5).to_bytes, 1, 'foo'); t(int.from_bytes, 'a', 'big'); t(int.from_bytes, [1, 2]); t((1).bit_length, 1); t((1.5).is_integer, 1); t(float.fromhex, 'zz'); t(float('inf').as_integer_ratio); t(float('nan').as_integer_ratio); t((1).__add__, 'a'); t((1.0).hex, 1)
t(lambda: 1 + 'a'); t(lambda: 'a' + 1); t(lambda: 1 < 'a'); t(lambda: None + 1); t(lambda: [] < {}); t(lambda: -'a'); t(lambda: ~1.5); t(lambda: 1 / 0); t(lambda: 1 // 0); t(lambda: 1 % 0); t(lambda: 1.0 / 0); t(lambda: 1.0 // 0); t(lambda: 1.0 % 0); t(lambda: 1 << -1); t(lambda: 1 >> -1); t(lambda: 2.0 ** 10000); t(lambda: 0.0 ** -1); t(lambda: 1j // 1); t(lambda: 1j < 2j); t(lambda: 1 @ 2); t(lambda: (-8) ** 0.5); t(lambda: 5()); t(lambda: 5[0]); t(lambda: None.x); t(lambda: None()); t(lambda: 'a'()); t(lambda: (1).real.foo); t(lambda: len.x)

# expect: ValueError substring not found
# expect: TypeError must be str, not int
# expect: TypeError count() takes at least 1 argument (0 given)
# expect: TypeError replace expected at least 2 arguments, got 1
# expect: TypeError replace() argument 1 must be str, not int
# expect: ValueError empty separator
# expect: TypeError must be str or None, not int
# expect: ValueError empty separator
# expect: ValueError empty separator
# expect: TypeError can only join an iterable
# expect: TypeError sequence item 0: expected str instance, int found
# expect: TypeError sequence item 1: expected str instance, int found
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError The fill character must be exactly one character long
# expect: TypeError The fill character must be a unicode character, not int
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: LookupError unknown encoding: foo
# expect: TypeError encode() argument 'encoding' must be str, not int
# expect: TypeError startswith first arg must be str or a tuple of str, not int
# expect: TypeError tuple for startswith must only contain str, not int
# expect: TypeError endswith first arg must be str or a tuple of str, not list
# expect: TypeError strip arg must be None or str
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'int' object is not subscriptable
# expect: TypeError if you give only one argument to maketrans it must be a dict
# expect: ValueError the first two maketrans arguments must have equal length
# expect: ValueError string keys in translate table must be of length 1
# expect: ok 'hello'
# expect: IndexError Replacement index 0 out of range for positional args tuple
# expect: KeyError 'a'
# expect: AttributeError 'int' object has no attribute 'x'
# expect: KeyError 'x'
# expect: ValueError Unknown conversion specifier z
# expect: ValueError Single '{' encountered in format string
# expect: ValueError Single '}' encountered in format string
# expect: ValueError cannot switch from automatic field numbering to manual field specification
# expect: TypeError %d format: a real number is required, not str
# expect: TypeError %d format: a real number is required, not str
# expect: TypeError not enough arguments for format string
# expect: TypeError not all arguments converted during string formatting
# expect: KeyError 'a'
# expect: TypeError format requires a mapping
# expect: ValueError unsupported format character 'z' (0x7a) at index 1
# expect: TypeError %c requires int or char
# expect: OverflowError %c arg not in range(0x110000)
# expect: TypeError %x format: an integer is required, not float
# expect: ValueError incomplete format
# expect: TypeError not enough arguments for format string
# expect: TypeError * wants int
# expect: TypeError not all arguments converted during string formatting
# expect: TypeError must be real number, not str
# expect: TypeError %i format: a real number is required, not NoneType
# expect: TypeError removeprefix() argument must be str, not int
# expect: TypeError splitlines() takes at most 1 argument (2 given)
# expect: TypeError str.lower() takes no arguments (1 given)
# expect: TypeError str.casefold() takes no arguments (1 given)
# expect: TypeError str.isdigit() takes no arguments (1 given)
# expect: ValueError 9 is not in list
# expect: TypeError index expected at least 1 argument, got 0
# expect: ValueError list.remove(x): x not in list
# expect: IndexError pop index out of range
# expect: IndexError pop from empty list
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError insert expected 2 arguments, got 1
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError list.append() takes exactly one argument (0 given)
# expect: TypeError list.append() takes exactly one argument (2 given)
# expect: TypeError 'int' object is not iterable
# expect: TypeError list.count() takes exactly one argument (0 given)
# expect: TypeError sort() takes no positional arguments
# expect: TypeError 'int' object is not callable
# expect: TypeError 'foo' is an invalid keyword argument for sort()
# expect: TypeError list indices must be integers or slices, not str
# expect: TypeError list indices must be integers or slices, not str
# expect: IndexError list index out of range
# expect: ValueError slice step cannot be zero
# expect: TypeError can only concatenate list (not "tuple") to list
# expect: TypeError can't multiply sequence by non-int of type 'str'
# expect: TypeError can't multiply sequence by non-int of type 'float'
# expect: TypeError can't multiply sequence by non-int of type 'list'
# expect: IndexError list assignment index out of range
# expect: TypeError list indices must be integers or slices, not str
# expect: TypeError can only assign an iterable
# expect: ValueError attempt to assign sequence of size 1 to extended slice of size 2
# expect: IndexError list assignment index out of range
# expect: TypeError list indices must be integers or slices, not str
# expect: TypeError 'tuple' object does not support item assignment
# expect: TypeError 'tuple' object doesn't support item deletion
# expect: TypeError 'str' object does not support item assignment
# expect: TypeError 'str' object doesn't support item deletion
# expect: TypeError tuple indices must be integers or slices, not str
# expect: IndexError tuple index out of range
# expect: TypeError string indices must be integers, not 'str'
# expect: IndexError string index out of range
# expect: IndexError index out of range
# expect: TypeError byte indices must be integers or slices, not str
# expect: IndexError range object index out of range
# expect: TypeError range indices must be integers or slices, not str
# expect: ValueError tuple.index(x): x not in tuple
# expect: TypeError tuple.count() takes exactly one argument (0 given)
# expect: ValueError 9 is not in range
# expect: ValueError sequence.index(x): x not in sequence
# expect: KeyError 'z'
# expect: KeyError 'z'
# expect: KeyError 'popitem(): dictionary is empty'
# expect: TypeError get expected at least 1 argument, got 0
# expect: TypeError 'int' object is not iterable
# expect: TypeError cannot convert dictionary update sequence element #0 to a sequence
# expect: TypeError update expected at most 1 argument, got 2
# expect: TypeError setdefault expected at least 1 argument, got 0
# expect: TypeError fromkeys expected at least 1 argument, got 0
# expect: TypeError 'int' object is not iterable
# expect: TypeError pop expected at least 1 argument, got 0
# expect: TypeError dict.keys() takes no arguments (1 given)
# expect: TypeError dict.items() takes no arguments (1 given)
# expect: TypeError unhashable type: 'list'
# expect: TypeError unhashable type: 'list'
# expect: KeyError 'z'
# expect: TypeError unsupported operand type(s) for |: 'dict' and 'int'
# expect: TypeError 'int' object is not a mapping
# expect: TypeError Value after * must be an iterable, not int
# expect: TypeError print() argument after ** must be a mapping, not int
# expect: TypeError print() argument after * must be an iterable, not int
# expect: AttributeError 'dict' object has no attribute 'x'
# expect: TypeError dict() got multiple values for keyword argument 'a'
# expect: TypeError '<' not supported between instances of 'dict' and 'dict'
# expect: KeyError 9
# expect: KeyError 'pop from an empty set'
# expect: TypeError unhashable type: 'list'
# expect: TypeError set.add() takes exactly one argument (0 given)
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not iterable
# expect: TypeError 'int' object is not iterable
# expect: TypeError unsupported operand type(s) for |: 'set' and 'list'
# expect: TypeError unsupported operand type(s) for &: 'set' and 'list'
# expect: TypeError unsupported operand type(s) for -: 'set' and 'int'
# expect: TypeError '<' not supported between instances of 'set' and 'list'
# expect: TypeError 'int' object is not iterable
# expect: AttributeError 'frozenset' object has no attribute 'add'
# expect: TypeError unhashable type: 'list'
# expect: ValueError subsection not found
# expect: TypeError argument should be integer or bytes-like object, not 'str'
# expect: TypeError a bytes-like object is required, not 'str'
# expect: TypeError sequence item 0: expected a bytes-like object, str found
# expect: TypeError a bytes-like object is required, not 'str'
# expect: LookupError unknown encoding: foo
# expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
# expect: TypeError startswith first arg must be bytes or a tuple of bytes, not str
# expect: TypeError can't concat str to bytes
# expect: TypeError can only concatenate str (not "bytes") to str
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 0
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 1
# expect: TypeError fromhex() argument must be str, not int
# expect: TypeError object of type 'int' has no len()
# expect: ValueError byte must be in range(0, 256)
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: IndexError pop from empty bytearray
# expect: ValueError value not found in bytearray
# expect: ok True
# expect: TypeError a bytes-like object is required, not 'str'
# expect: ValueError byte must be in range(0, 256)
# expect: TypeError 'in <string>' requires string as left operand, not int
# expect: ok b'\x05'
# expect: OverflowError int too big to convert
# expect: OverflowError can't convert negative int to unsigned
# expect: ValueError byteorder must be either 'little' or 'big'
# expect: TypeError cannot convert 'str' object to bytes
# expect: ok 258
# expect: TypeError int.bit_length() takes no arguments (1 given)
# expect: TypeError float.is_integer() takes no arguments (1 given)
# expect: ValueError invalid hexadecimal floating-point string
# expect: OverflowError cannot convert Infinity to integer ratio
# expect: ValueError cannot convert NaN to integer ratio
# expect: ok NotImplemented
# expect: TypeError float.hex() takes no arguments (1 given)
# expect: TypeError unsupported operand type(s) for +: 'int' and 'str'
# expect: TypeError can only concatenate str (not "int") to str
# expect: TypeError '<' not supported between instances of 'int' and 'str'
# expect: TypeError unsupported operand type(s) for +: 'NoneType' and 'int'
# expect: TypeError '<' not supported between instances of 'list' and 'dict'
# expect: TypeError bad operand type for unary -: 'str'
# expect: TypeError bad operand type for unary ~: 'float'
# expect: ZeroDivisionError division by zero
# expect: ZeroDivisionError integer division or modulo by zero
# expect: ZeroDivisionError integer modulo by zero
# expect: ZeroDivisionError float division by zero
# expect: ZeroDivisionError float floor division by zero
# expect: ZeroDivisionError float modulo
# expect: ValueError negative shift count
# expect: ValueError negative shift count
# expect: OverflowError (34, 'Numerical result out of range')
# expect: ZeroDivisionError 0.0 cannot be raised to a negative power
# expect: TypeError unsupported operand type(s) for //: 'complex' and 'int'
# expect: TypeError '<' not supported between instances of 'complex' and 'complex'
# expect: TypeError unsupported operand type(s) for @: 'int' and 'int'
# expect: ok (1.7319121124709868e-16+2.8284271247461903j)
# expect: TypeError 'int' object is not callable
# expect: TypeError 'int' object is not subscriptable
# expect: AttributeError 'NoneType' object has no attribute 'x'
# expect: TypeError 'NoneType' object is not callable
# expect: TypeError 'str' object is not callable
# expect: AttributeError 'int' object has no attribute 'foo'
# expect: AttributeError 'builtin_function_or_method' object has no attribute 'x'
# expect-error: core_errors_of_methods.py:21: SyntaxWarning: 'str' object is not callable; perhaps you missed a comma?
# expect-error:   t(lambda: 1 + 'a'); t(lambda: 'a' + 1); t(lambda: 1 < 'a'); t(lambda: None + 1); t(lambda: [] < {}); t(lambda: -'a'); t(lambda: ~1.5); t(lambda: 1 / 0); t(lambda: 1 // 0); t(lambda: 1 % 0); t(lambda: 1.0 / 0); t(lambda: 1.0 // 0); t(lambda: 1.0 % 0); t(lambda: 1 << -1); t(lambda: 1 >> -1); t(lambda: 2.0 ** 10000); t(lambda: 0.0 ** -1); t(lambda: 1j // 1); t(lambda: 1j < 2j); t(lambda: 1 @ 2); t(lambda: (-8) ** 0.5); t(lambda: 5()); t(lambda: 5[0]); t(lambda: None.x); t(lambda: None()); t(lambda: 'a'()); t(lambda: (1).real.foo); t(lambda: len.x)

import os.path  # noqa: E402

for wrong in (lambda: os.path.join('a', 1), lambda: int.from_bytes([300], 'big'), lambda: ExceptionGroup('m', 'x')):
    try:
        wrong()
    except Exception as e:
        print(type(e).__name__, e)
# expect: TypeError join() argument must be str, bytes, or os.PathLike object, not 'int'
# expect: ValueError bytes must be in range(0, 256)
# expect: ValueError Item 0 of second argument (exceptions) is not an exception
