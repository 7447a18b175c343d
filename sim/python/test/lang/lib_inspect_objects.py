# What kind of object is it?
import inspect, sys
async def co(): pass
def gen(): yield 1
async def ag(): yield
class C:
    "doc c"
    def m(self): return inspect.currentframe().f_code.co_name
    @property
    def p(self): return 1
c, g = co(), gen()
print(inspect.iscoroutinefunction(co), inspect.iscoroutine(c), inspect.isawaitable(c), inspect.isgeneratorfunction(gen), inspect.isgenerator(g), inspect.isasyncgenfunction(ag))
print(inspect.isclass(C), inspect.ismethod(C().m), inspect.isfunction(C.m), inspect.isbuiltin(len), inspect.ismodule(sys), inspect.isroutine(len), inspect.isfunction(len))
print(inspect.getgeneratorstate(g), next(g), inspect.getgeneratorstate(g), g.close(), inspect.getgeneratorstate(g))
print(inspect.getcoroutinestate(c), c.close(), inspect.getcoroutinestate(c), C().m())
print([n for n, v in inspect.getmembers(C, inspect.isfunction)], inspect.getdoc(C), inspect.getmro(C), inspect.getmodule(C).__name__)
def outer(): return inner()
def inner(): return [frame.function for frame in inspect.stack()][:3]
print(outer())
print(inspect.getsource(gen), end='')
print(inspect.getsource(C.p.fget), inspect.getsourcelines(C)[1])
print(inspect.cleandoc('a\n    b\n      c'), inspect.isabstract(C))
# expect: True True True True True True
# expect: True True True True True True False
# expect: GEN_CREATED 1 GEN_SUSPENDED None GEN_CLOSED
# expect: CORO_CREATED None CORO_CLOSED m
# expect: ['m'] doc c (<class '__main__.C'>, <class 'object'>) __main__
# expect: ['inner', 'outer', '<module>']
# expect: def gen(): yield 1
# expect:     @property
# expect:     def p(self): return 1
# expect:  6
# expect: a
# expect: b
# expect:   c False

def frame_of(a, b=2, *rest, key=None, **named):
    local = a + b
    frame = inspect.currentframe()
    shown = inspect.getargvalues(frame)
    print(shown.args, shown.varargs, shown.keywords, shown.locals['local'])  # expect: ['a', 'b', 'key'] rest named 3
    print(inspect.formatargvalues(*shown))  # expect: (a=1, b=2, key=None, *rest=(7,), **named={'z': 1})
frame_of(1, 2, 7, z=1)
class Root: pass
class Left(Root): pass
class Right(Root): pass
class Both(Left, Right): pass
def tree(level, depth=0):
    for item in level:
        if isinstance(item, list):
            tree(item, depth + 1)
        else:
            print('.' * depth + item[0].__name__, [base.__name__ for base in item[1]])
# expect: object []
# expect: .Root ['object']
# expect: ..Left ['Root']
# expect: ...Both ['Left', 'Right']
# expect: ..Right ['Root']
# expect: ...Both ['Left', 'Right']
tree(inspect.getclasstree([Root, Left, Right, Both]))
# expect: object []
# expect: .Root ['object']
# expect: ..Left ['Root']
# expect: ...Both ['Left', 'Right']
# expect: ..Right ['Root']
tree(inspect.getclasstree([Root, Left, Right, Both], unique=True))
