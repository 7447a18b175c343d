# Conversions of objects that are no numbers, and what cannot be deleted or made.
class I:
    def __init__(s, v): s.v = v
    def __index__(s): return s.v
class F:
    def __init__(s, v): s.v = v
    def __float__(s): return s.v
class N:
    def __init__(s, v): s.v = v
    def __int__(s): return s.v
class L:
    def __len__(s): return True
    def __setitem__(s, k, v): print(k, v)
class G:
    def __getitem__(s, i): return i
    def __delitem__(s, i): print('del', i)
class P: pass
class T(str):
    def __init__(self, *a): super().__init__(*a)
class E(int):
    def __new__(cls, *a): return super().__new__(cls, *a)
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def d(x, k):
    del x[k]
def st(x, k): x[k] = 1
for v in (2, 2.5, 'x'):
    for f in (lambda: float(I(v)), lambda: complex(I(v)), lambda: bytes(I(v)), lambda: bytearray(I(v)), lambda: int(I(v)), lambda: float(F(v)), lambda: complex(F(v)), lambda: int(N(v)), lambda: '%d' % I(v), lambda: '%d' % N(v), lambda: '%x' % I(v), lambda: '%f' % F(v), lambda: [1,2,3][I(v)], lambda: range(I(v))):
        t(f)
for f in (lambda: len(L()), lambda: d(L(), 0), lambda: d(P(), 0), lambda: d(P(), 'a'), lambda: d(G(), 0), lambda: st(G(), 0), lambda: st(P(), 0), lambda: reversed(G()), lambda: reversed(P()), lambda: T('a'), lambda: T(), lambda: E('5'), lambda: d((1,), 0), lambda: d('a', 'x'), lambda: object.__init__(P(), 1), lambda: P(1), lambda: bytes(G()) if 0 else 0):
    t(f)
# expect: 2.0
# expect: (2+0j)
# expect: b'\x00\x00'
# expect: bytearray(b'\x00\x00')
# expect: 2
# expect: TypeError F.__float__ returned non-float (type int)
# expect: TypeError F.__float__ returned non-float (type int)
# expect: 2
# expect: 2
# expect: 2
# expect: 2
# expect: TypeError F.__float__ returned non-float (type int)
# expect: 3
# expect: range(0, 2)
# expect: TypeError __index__ returned non-int (type float)
# expect: TypeError __index__ returned non-int (type float)
# expect: TypeError cannot convert 'I' object to bytes
# expect: TypeError cannot convert 'I' object to bytearray
# expect: TypeError __index__ returned non-int (type float)
# expect: 2.5
# expect: (2.5+0j)
# expect: TypeError __int__ returned non-int (type float)
# expect: TypeError %d format: a real number is required, not I
# expect: TypeError %d format: a real number is required, not N
# expect: TypeError %x format: an integer is required, not I
# expect: 2.500000
# expect: TypeError __index__ returned non-int (type float)
# expect: TypeError __index__ returned non-int (type float)
# expect: TypeError __index__ returned non-int (type str)
# expect: TypeError __index__ returned non-int (type str)
# expect: TypeError cannot convert 'I' object to bytes
# expect: TypeError cannot convert 'I' object to bytearray
# expect: TypeError __index__ returned non-int (type str)
# expect: TypeError F.__float__ returned non-float (type str)
# expect: TypeError F.__float__ returned non-float (type str)
# expect: TypeError __int__ returned non-int (type str)
# expect: TypeError %d format: a real number is required, not I
# expect: TypeError %d format: a real number is required, not N
# expect: TypeError %x format: an integer is required, not I
# expect: TypeError F.__float__ returned non-float (type str)
# expect: TypeError __index__ returned non-int (type str)
# expect: TypeError __index__ returned non-int (type str)
# expect: 1
# expect: AttributeError __delitem__
# expect: TypeError 'P' object doesn't support item deletion
# expect: TypeError 'P' object does not support item deletion
# expect: del 0
# expect: None
# expect: AttributeError __setitem__
# expect: TypeError 'P' object does not support item assignment
# expect: TypeError object of type 'G' has no len()
# expect: TypeError 'P' object is not reversible
# expect: TypeError object.__init__() takes exactly one argument (the instance to initialize)
# expect:
# expect: 5
# expect: TypeError 'tuple' object doesn't support item deletion
# expect: TypeError 'str' object does not support item deletion
# expect: TypeError P.__init__() takes exactly one argument (the instance to initialize)
# expect: TypeError P() takes no arguments
# expect: 0
