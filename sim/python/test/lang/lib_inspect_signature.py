# Signatures.
import inspect
def f(a, b: int = 2, /, c='x', *args, d, e: str = 'q', **kw) -> list:
    pass
class C:
    def m(self, x=1): pass
    @staticmethod
    def s(y): pass
    @classmethod
    def c(cls, z): pass
    def __init__(self, q): pass
print(inspect.signature(f), inspect.signature(C(1).m), inspect.signature(C.m), inspect.signature(C), inspect.signature(C.s), inspect.signature(C.c))
p = inspect.signature(f).parameters
print(list(p), repr(p['b']), p['d'].kind, repr(p['d'].kind), p['args'], p['c'].default, p['a'].default is inspect.Parameter.empty, inspect.signature(f).return_annotation)
b = inspect.signature(f).bind(1, d=5, z=6)
b.apply_defaults()
print(b, b.args, b.kwargs, b.arguments)
for call in (lambda: inspect.signature(f).bind(1), lambda: inspect.signature(C.s).bind(1, 2), lambda: inspect.signature(C.s).bind(z=1, y=2), lambda: inspect.signature(5)):
    try:
        print(call())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(inspect.getfullargspec(f))
import functools
print(inspect.signature(functools.partial(f, 1, d=3)), inspect.signature(lambda x, *, y: 0))
# expect: (a, b: int = 2, /, c='x', *args, d, e: str = 'q', **kw) -> list (x=1) (self, x=1) (q) (y) (z)
# expect: ['a', 'b', 'c', 'args', 'd', 'e', 'kw'] <Parameter "b: int = 2"> KEYWORD_ONLY <_ParameterKind.KEYWORD_ONLY: 3> *args x True <class 'list'>
# expect: <BoundArguments (a=1, b=2, c='x', args=(), d=5, e='q', kw={'z': 6})> (1, 2, 'x') {'d': 5, 'e': 'q', 'z': 6} {'a': 1, 'b': 2, 'c': 'x', 'args': (), 'd': 5, 'e': 'q', 'kw': {'z': 6}}
# expect: TypeError missing a required argument: 'd'
# expect: TypeError too many positional arguments
# expect: TypeError got an unexpected keyword argument 'z'
# expect: TypeError 5 is not a callable object
# expect: FullArgSpec(args=['a', 'b', 'c'], varargs='args', varkw='kw', defaults=(2, 'x'), kwonlyargs=['d', 'e'], kwonlydefaults={'e': 'q'}, annotations={'return': <class 'list'>, 'b': <class 'int'>, 'e': <class 'str'>})
# expect: (b: int = 2, /, c='x', *args, d=3, e: str = 'q', **kw) -> list (x, *, y)
# getcallargs refuses as the call would.
import inspect
def wanted(a, b=1, *, c):
    pass
class Owner:
    def method(self, x):
        pass
for function, args, named in ((wanted, (), {}), (wanted, (1,), {}), (wanted, (1, 2, 3), {'c': 1}), (wanted, (1,), {'a': 2, 'c': 3}),
                              (wanted, (1,), {'z': 2, 'c': 3}), (Owner().method, (), {}), (Owner.method, (), {})):
    try:
        inspect.getcallargs(function, *args, **named)
    except TypeError as error:
        print(error)
# expect: wanted() missing 1 required positional argument: 'a'
# expect: wanted() missing 1 required keyword-only argument: 'c'
# expect: wanted() takes from 1 to 2 positional arguments but 3 positional arguments (and 1 keyword-only argument) were given
# expect: wanted() got multiple values for argument 'a'
# expect: wanted() got an unexpected keyword argument 'z'
# expect: method() missing 1 required positional argument: 'x'
# expect: method() missing 2 required positional arguments: 'self' and 'x'
