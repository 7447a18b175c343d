import contextlib
class Leaves:
    def __init__(self, error): self.error = error
    def __enter__(self): return self
    def __exit__(self, kind, error, traceback):
        if self.error: raise self.error
try:
    with contextlib.ExitStack() as stack:
        stack.enter_context(Leaves(ValueError('first left')))
        stack.enter_context(Leaves(KeyError('second left')))
        raise IndexError('body')
except ValueError as e:
    print(repr(e), repr(e.__context__), repr(e.__context__.__context__))
def f(x):
    return lambda: x
try:
    eval(f(1).__code__)
except TypeError as e:
    print(e)
class Name:
    def __init__(self, s): self.s = s
    def __hash__(self): return hash(self.s)
    def __eq__(self, o): return self.s == (o.s if isinstance(o, Name) else o)
print({'a': 1, 'b': 2}[Name('b')], hash(Name('zz')) == hash('zz'), Name('a') in {'a', 'c'})

# expect: ValueError('first left') KeyError('second left') IndexError('body')
# expect: code object passed to eval() may not contain free variables
# expect: 2 True True
