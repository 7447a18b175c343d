# A dict made from pairs that a generator gives finds its keys again.
d = dict((f'key{i}', i) for i in range(50))
print(all(d[f'key{i}'] == i for i in range(50)), sum(d.values()))
class Registry(dict):
    pass
r = Registry((name, len(name)) for name in ['alpha', 'beta', 'gamma'])
r.update((k.upper(), v) for k, v in list(r.items()))
print(r['ALPHA'], r['gamma'], 'BETA' in r)
s = set(f'k{i}' for i in range(20))
print('k7' in s, len(s))
print(b' '.join([memoryview(b'a'), bytearray(b'b'), b'c']), type[int])
for bad in ("class A(int, int): pass", "class A(int): __slots__ = ('a',)", "class A: __slots__ = ('1a',)",
            "class D:\n def __set_name__(self, o, n): raise ValueError('no')\nclass A: d = D()",
            "isinstance([], list[int])", "~'a'"):
    try:
        exec(bad)
    except Exception as e:
        print(type(e).__name__, e, repr(e.__cause__))
class Flip(int):
    def __invert__(self): return 'flipped'
    def __neg__(self): return 'negative'
print(~Flip(5), -Flip(5), +Flip(5))
class Slotted:
    __slots__ = 'a',
try:
    del Slotted().a
except AttributeError as e:
    print(e)

# expect: True 1225
# expect: 5 5 True
# expect: True 20
# expect: b'a b c' type[int]
# expect: TypeError duplicate base class int None
# expect: TypeError nonempty __slots__ not supported for subtype of 'int' None
# expect: TypeError __slots__ must be identifiers None
# expect: RuntimeError Error calling __set_name__ on 'D' instance 'd' in 'A' ValueError('no')
# expect: TypeError isinstance() argument 2 cannot be a parameterized generic None
# expect: TypeError bad operand type for unary ~: 'str' None
# expect: flipped negative 5
# expect: a
