def counter(n):
    try:
        while n > 0:
            got = yield n
            if got is not None: n = got
            n -= 1
        return 'done'
    except GeneratorExit: print('closing'); raise
    except ValueError as e: print('VE', e); yield 'recovered'
    finally: print('finally', n)
g = counter(3); print(next(g), g.send(10), next(g)); g.close(); g.close()
print(list(counter(2)))
g = counter(5); next(g); print(g.throw(ValueError('boom')))
try: next(g)
except StopIteration as e: print('stop', e.value)
g = counter(1); next(g)
try: next(g)
except StopIteration as e: print(e.value, e.args)
g = counter(5)
try: g.send(1)
except TypeError as e: print(e)
try: g.throw(ValueError('early'))
except ValueError as e: print('early', e)
try: g.throw(KeyError('after'))
except KeyError as e: print('after', e)
def bad_close():
    try: yield 1
    except GeneratorExit: yield 2
g = bad_close(); next(g)
try: g.close()
except RuntimeError as e: print(e)
def si(): raise StopIteration(5); yield
try: next(si())
except RuntimeError as e: print(repr(e), repr(e.__cause__))
def reent():
    global rg
    yield next(rg)
rg = reent()
try: next(rg)
except ValueError as e: print(e)
def outer():
    r = yield from counter(2); print('inner returned', r)
    r2 = yield from [10, 20]; print(r2)
    try: yield from iter_throw()
    except KeyError as e: print('caught in outer', e); yield 'k'
    return 'all'
def iter_throw():
    try: yield 'x'
    except ValueError as e: raise KeyError('conv') from e
o = outer(); print([next(o) for _ in range(5)], o.throw(ValueError('z')))
try: next(o)
except StopIteration as e: print(e.value)
g = (x * 2 for x in range(3)); print(g.gi_running, g.gi_yieldfrom, g.gi_code.co_name, g.__name__, g.__qualname__, next(g), list(g), g.gi_frame)
for args in ((ValueError,), (ValueError, 'msg'), (ValueError, ValueError('inst')), (ValueError('a'), 'b'), (5,), (ValueError, None, 5), ()):
    def gg(): yield 1
    q = gg(); next(q)
    try: q.throw(*args)
    except BaseException as e: print(type(e).__name__, e)
import inspect
q = gg(); print(inspect.getgeneratorstate(q)); next(q); print(inspect.getgeneratorstate(q), inspect.getgeneratorlocals(q)); q.close(); print(inspect.getgeneratorstate(q))
def tree(t): 
    if t: yield from tree(t[0]); yield t[1]; yield from tree(t[2])
print(list(tree((((), 1, ()), 2, ((), 3, ())))))
def avg():
    total = n = 0; a = None
    while True:
        x = yield a
        if x is None: return (total, n)
        total += x; n += 1; a = total / n
def grouper(res, k): 
    while True: res[k] = yield from avg()
res = {}; gr = grouper(res, 'a'); next(gr)
for v in (10, 20, 30): print(gr.send(v))
gr.send(None); print(res)
def fin():
    try: yield 1
    finally: print('fin cleanup')
for x in fin(): break
x = fin(); next(x); del x
def ret_in_finally():
    try: yield 1; raise ValueError
    finally: return 'swallowed'
g = ret_in_finally(); next(g)
try: next(g)
except StopIteration as e: print(e.value)
class Cls:
    def __iter__(self): yield from (1, 2); return
    def __reversed__(self): yield 3
print(list(Cls()), list(reversed(Cls())), sum(x for x in Cls()), dict(zip(Cls(), 'ab')), max(Cls()), [*Cls(), *Cls()])
async def ag():
    for i in range(3):
        try: yield i
        finally: print('ag fin', i)
async def main():
    async for x in ag(): print(x)
    print([x async for x in ag() if x], {x: 1 async for x in ag()})
    a = ag(); print(await a.__anext__(), await a.asend(None)); await a.aclose()
    try: await a.__anext__()
    except StopAsyncIteration as e: print('SAI')
    a = ag(); await anext(a)
    try: await a.athrow(ValueError('at'))
    except ValueError as e: print(e)
    print(await anext(ag(), 'd'), a)if False else None
import asyncio; asyncio.run(main())

# expect: 3 9 8
# expect: closing
# expect: finally 8
# expect: finally 0
# expect: [2, 1]
# expect: VE boom
# expect: recovered
# expect: finally 5
# expect: stop None
# expect: finally 0
# expect: done ('done',)
# expect: can't send non-None value to a just-started generator
# expect: early early
# expect: after 'after'
# expect: generator ignored GeneratorExit
# expect: RuntimeError('generator raised StopIteration') StopIteration(5)
# expect: generator already executing
# expect: finally 0
# expect: inner returned done
# expect: None
# expect: caught in outer 'conv'
# expect: [2, 1, 10, 20, 'x'] k
# expect: all
# expect: False None <genexpr> <genexpr> <genexpr> 0 [2, 4] None
# expect: ValueError 
# expect: ValueError msg
# expect: ValueError inst
# expect: TypeError instance exception may not have a separate value
# expect: TypeError exceptions must be classes or instances deriving from BaseException, not int
# expect: TypeError throw() third argument must be a traceback object
# expect: TypeError throw expected at least 1 argument, got 0
# expect: GEN_CREATED
# expect: GEN_SUSPENDED {}
# expect: GEN_CLOSED
# expect: [1, 2, 3]
# expect: 10.0
# expect: 15.0
# expect: 20.0
# expect: {'a': (60, 3)}
# expect: fin cleanup
# expect: fin cleanup
# expect: swallowed
# expect: [1, 2] [3] 3 {1: 'a', 2: 'b'} 2 [1, 2, 1, 2]
# expect: 0
# expect: ag fin 0
# expect: 1
# expect: ag fin 1
# expect: 2
# expect: ag fin 2
# expect: ag fin 0
# expect: ag fin 1
# expect: ag fin 2
# expect: ag fin 0
# expect: ag fin 1
# expect: ag fin 2
# expect: [1, 2] {0: 1, 1: 1, 2: 1}
# expect: ag fin 0
# expect: 0 1
# expect: ag fin 1
# expect: SAI
# expect: ag fin 0
# expect: at


def handler(outer):
    try:
        yield 1
    except ValueError as e:
        print(repr(e), repr(e.__context__))
        if outer:
            yield 2


def thrown_while_handling(into_handler):
    try:
        raise TypeError('of the caller')
    except TypeError:
        g = handler(into_handler)
        next(g)
        if into_handler:
            g.throw(ValueError(1))
        g.throw(KeyError('k'))


for into in False, True:
    try:
        thrown_while_handling(into)
    except KeyError as e:
        print(repr(e), repr(e.__context__))
# expect: KeyError('k') None
# expect: ValueError(1) None
# expect: KeyError('k') ValueError(1)
