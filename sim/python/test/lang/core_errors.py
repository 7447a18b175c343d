# What calls and operators say when they cannot.
import sys
def f(a, b=2, *args, c, d=4, **kw): return (a, b, args, c, d, kw)
print(f(1, c=3), f(1, 2, 3, 4, c=5, z=6), f(*[1, 2], **{'c': 3}))
def g(a, /, b, *, c): return a, b, c
print(g(1, b=2, c=3))
for call in ["f()", "f(1)", "g(1)", "g(1,2)", "g(a=1,b=2,c=3)", "g(1,2,3)", "g(1,2,c=3,d=4)", "g(1,2,b=3,c=1)", "len()", "len(1,2)", "int('x')", "[][1]", "{}['k']", "1+'a'", "'a'+1", "[]+1", "1<'a'", "-'a'", "undefined", "''.foo", "x.y", "[1,2,3].index(9)", "int.foo", "1/0", "1//0", "1%0", "f.x", "'abc'[10]", "(1,2)[5]", "a,b = 1", "range(1,2,3,4)", "print(1, foo=2)", "sorted(1)", "iter(5)", "next(iter([]))", "float('z')", "chr(-1)", "[].pop()", "{}.popitem()", "(lambda x: x)()", "(lambda: 0)(1)", "(lambda x, y: 0)()", "(lambda x, y, z: 0)()", "(lambda *, k, m: 0)()", "abs()", "isinstance(1)", "dict(a=1, **{'a': 2})", "f(1, **{'a': 1, 'c': 1})", "object(1)", "type('A', (int, str), {})", "set([[]])", "hash([])", "{[]: 1}", "'%d' % 'a'", "'{}'.format()", "int([])", "len(5)", "f'{5:zz}'", "1 if [] < 3 else 2", "3 in 5", "max()", "max([])", "sum(['a'])", "str.join(1)", "list.append(5, 1)"]:
    try:
        r = eval(call) if not call.startswith("a,b") else exec(call)
        print(call, '->', r)
    except Exception as e:
        print(call, '->', type(e).__name__, e)

# expect: (1, 2, (), 3, 4, {}) (1, 2, (3, 4), 5, 4, {'z': 6}) (1, 2, (), 3, 4, {})
# expect: (1, 2, 3)
# expect: f() -> TypeError f() missing 1 required positional argument: 'a'
# expect: f(1) -> TypeError f() missing 1 required keyword-only argument: 'c'
# expect: g(1) -> TypeError g() missing 1 required positional argument: 'b'
# expect: g(1,2) -> TypeError g() missing 1 required keyword-only argument: 'c'
# expect: g(a=1,b=2,c=3) -> TypeError g() got some positional-only arguments passed as keyword arguments: 'a'
# expect: g(1,2,3) -> TypeError g() takes 2 positional arguments but 3 were given
# expect: g(1,2,c=3,d=4) -> TypeError g() got an unexpected keyword argument 'd'
# expect: g(1,2,b=3,c=1) -> TypeError g() got multiple values for argument 'b'
# expect: len() -> TypeError len() takes exactly one argument (0 given)
# expect: len(1,2) -> TypeError len() takes exactly one argument (2 given)
# expect: int('x') -> ValueError invalid literal for int() with base 10: 'x'
# expect: [][1] -> IndexError list index out of range
# expect: {}['k'] -> KeyError 'k'
# expect: 1+'a' -> TypeError unsupported operand type(s) for +: 'int' and 'str'
# expect: 'a'+1 -> TypeError can only concatenate str (not "int") to str
# expect: []+1 -> TypeError can only concatenate list (not "int") to list
# expect: 1<'a' -> TypeError '<' not supported between instances of 'int' and 'str'
# expect: -'a' -> TypeError bad operand type for unary -: 'str'
# expect: undefined -> NameError name 'undefined' is not defined
# expect: ''.foo -> AttributeError 'str' object has no attribute 'foo'
# expect: x.y -> NameError name 'x' is not defined
# expect: [1,2,3].index(9) -> ValueError 9 is not in list
# expect: int.foo -> AttributeError type object 'int' has no attribute 'foo'
# expect: 1/0 -> ZeroDivisionError division by zero
# expect: 1//0 -> ZeroDivisionError integer division or modulo by zero
# expect: 1%0 -> ZeroDivisionError integer modulo by zero
# expect: f.x -> AttributeError 'function' object has no attribute 'x'
# expect: 'abc'[10] -> IndexError string index out of range
# expect: (1,2)[5] -> IndexError tuple index out of range
# expect: a,b = 1 -> TypeError cannot unpack non-iterable int object
# expect: range(1,2,3,4) -> TypeError range expected at most 3 arguments, got 4
# expect: print(1, foo=2) -> TypeError 'foo' is an invalid keyword argument for print()
# expect: sorted(1) -> TypeError 'int' object is not iterable
# expect: iter(5) -> TypeError 'int' object is not iterable
# expect: next(iter([])) -> StopIteration 
# expect: float('z') -> ValueError could not convert string to float: 'z'
# expect: chr(-1) -> ValueError chr() arg not in range(0x110000)
# expect: [].pop() -> IndexError pop from empty list
# expect: {}.popitem() -> KeyError 'popitem(): dictionary is empty'
# expect: (lambda x: x)() -> TypeError <lambda>() missing 1 required positional argument: 'x'
# expect: (lambda: 0)(1) -> TypeError <lambda>() takes 0 positional arguments but 1 was given
# expect: (lambda x, y: 0)() -> TypeError <lambda>() missing 2 required positional arguments: 'x' and 'y'
# expect: (lambda x, y, z: 0)() -> TypeError <lambda>() missing 3 required positional arguments: 'x', 'y', and 'z'
# expect: (lambda *, k, m: 0)() -> TypeError <lambda>() missing 2 required keyword-only arguments: 'k' and 'm'
# expect: abs() -> TypeError abs() takes exactly one argument (0 given)
# expect: isinstance(1) -> TypeError isinstance expected 2 arguments, got 1
# expect: dict(a=1, **{'a': 2}) -> TypeError dict() got multiple values for keyword argument 'a'
# expect: f(1, **{'a': 1, 'c': 1}) -> TypeError f() got multiple values for argument 'a'
# expect: object(1) -> TypeError object() takes no arguments
# expect: type('A', (int, str), {}) -> TypeError multiple bases have instance lay-out conflict
# expect: set([[]]) -> TypeError unhashable type: 'list'
# expect: hash([]) -> TypeError unhashable type: 'list'
# expect: {[]: 1} -> TypeError unhashable type: 'list'
# expect: '%d' % 'a' -> TypeError %d format: a real number is required, not str
# expect: '{}'.format() -> IndexError Replacement index 0 out of range for positional args tuple
# expect: int([]) -> TypeError int() argument must be a string, a bytes-like object or a real number, not 'list'
# expect: len(5) -> TypeError object of type 'int' has no len()
# expect: f'{5:zz}' -> ValueError Unknown format code 'z' for object of type 'int'
# expect: 1 if [] < 3 else 2 -> TypeError '<' not supported between instances of 'list' and 'int'
# expect: 3 in 5 -> TypeError argument of type 'int' is not iterable
# expect: max() -> TypeError max expected at least 1 argument, got 0
# expect: max([]) -> ValueError max() arg is an empty sequence
# expect: sum(['a']) -> TypeError unsupported operand type(s) for +: 'int' and 'str'
# expect: str.join(1) -> TypeError descriptor 'join' for 'str' objects doesn't apply to a 'int' object
# expect: list.append(5, 1) -> TypeError descriptor 'append' for 'list' objects doesn't apply to a 'int' object
