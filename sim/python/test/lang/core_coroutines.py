# Coroutines, generators, delegation.
import types
class Fut:
    def __init__(self): self.val = None
    def __await__(self):
        r = yield self
        return r
async def child(n):
    print('child', n)
    x = await Fut()
    print('child got', x)
    return n * 2
async def main():
    a = await child(1)
    b = await child(2)
    async with Ctx() as c: print('in', c)
    async for i in AG(): print('it', i)
    async for i in agen(3): print('ag', i)
    print([i async for i in agen(2)])
    print([await child(7) for _ in range(1)])
    try:
        await bad()
    except ValueError as e: print('caught', e)
    return a + b
async def bad():
    raise ValueError('bad')
class Ctx:
    async def __aenter__(self): print('aenter'); return 5
    async def __aexit__(self, *a): print('aexit', a); return False
class AG:
    def __init__(self): self.i = 0
    def __aiter__(self): return self
    async def __anext__(self):
        self.i += 1
        if self.i > 2: raise StopAsyncIteration
        return self.i
async def agen(n):
    try:
        for i in range(n):
            await Fut()
            yield i
    finally: print('agen fin')
def run(c):
    val = None; n = 0
    while True:
        try:
            f = c.send(val)
            n += 1; val = n
        except StopIteration as e: return e.value
print(run(main()))
async def thrown():
    try: await Fut()
    except KeyError as e: print('thrown', e); return 'x'
c = thrown(); c.send(None)
try: c.throw(KeyError('k'))
except StopIteration as e: print(e.value)
async def nested():
    return await thrown()
c = nested(); c.send(None)
try: c.throw(KeyError('k2'))
except StopIteration as e: print(e.value)
c = nested(); c.send(None); c.close()
def g1():
    try:
        yield 1
    except GeneratorExit: print('GE'); raise
def g2(): yield from g1()
x = g2(); next(x); x.close()
def g3():
    try: yield 1
    except ValueError: yield 'v'
def g4(): r = yield from g3(); print('r', r)
x = g4(); next(x); print(x.throw(ValueError)); 
try: next(x)
except StopIteration: print('done')
def bad_g():
    raise StopIteration
    yield
try: next(bad_g())
except RuntimeError as e: print(e, repr(e.__cause__))
async def never(): pass
c = never(); print(c.cr_frame is not None); c.close()
try: c.send(None)
except RuntimeError as e: print(e)
try: (i for i in [1]).send(1)
except TypeError as e: print(e)
def gg():
    x = yield
    while True:
        x = yield x
k = gg(); next(k); print(k.send(3), k.send(4))
def rg():
    yield next(me)
me = rg()
try: next(me)
except ValueError as e: print(e)
print(*map(lambda x: x + 1, (y for y in range(3))), list(zip(gg2 := (i for i in 'ab'), range(5))), list(filter(None, [0, 1])))
print(sorted([3,1,2], key=lambda x: -x), min('bca', key=ord), any(x > 2 for x in [1,3]))
print(list(enumerate('ab', 1)), dict(zip('ab', 'cd')), sum((1,2,3), 10), list(reversed([1,2])))
for i, (a, b) in enumerate([(1,2),(3,4)]): print(i, a, b)
def ret_in_gen():
    try:
        yield 1
        return 5
    finally:
        print('cleanup')
print(list(ret_in_gen()))
for v in ret_in_gen():
    break
print('after')
class CM:
    def __enter__(self): return self
    def __exit__(self, *a): return True
def f():
    with CM():
        return 1
print(f())
def f():
    for i in range(3):
        with CM():
            if i == 1: raise ValueError
            print('i', i)
f()

# expect: child 1
# expect: child got 1
# expect: child 2
# expect: child got 2
# expect: aenter
# expect: in 5
# expect: aexit (None, None, None)
# expect: it 1
# expect: it 2
# expect: ag 0
# expect: ag 1
# expect: ag 2
# expect: agen fin
# expect: agen fin
# expect: [0, 1]
# expect: child 7
# expect: child got 8
# expect: [14]
# expect: caught bad
# expect: 6
# expect: thrown 'k'
# expect: x
# expect: thrown 'k2'
# expect: x
# expect: GE
# expect: v
# expect: r None
# expect: done
# expect: generator raised StopIteration StopIteration()
# expect: True
# expect: cannot reuse already awaited coroutine
# expect: can't send non-None value to a just-started generator
# expect: 3 4
# expect: generator already executing
# expect: 1 2 3 [('a', 0), ('b', 1)] [1]
# expect: [3, 2, 1] a True
# expect: [(1, 'a'), (2, 'b')] {'a': 'c', 'b': 'd'} 16 [2, 1]
# expect: 0 1 2
# expect: 1 3 4
# expect: cleanup
# expect: [1]
# expect: cleanup
# expect: after
# expect: 1
# expect: i 0
# expect: i 2
