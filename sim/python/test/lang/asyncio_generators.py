# Asynchronous generators, comprehensions, iterators, context managers.
import asyncio
from contextlib import AsyncExitStack, aclosing, asynccontextmanager


async def ticks(n, delay=0.01):
    try:
        for i in range(n):
            await asyncio.sleep(delay)
            yield i
    finally:
        await asyncio.sleep(0)
        print('ticks closed')


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        await asyncio.sleep(0.01)
        self.n -= 1
        return self.n


class Connection:
    async def __aenter__(self):
        await asyncio.sleep(0.01)
        print('opened')
        return self

    async def __aexit__(self, kind, error, tb):
        await asyncio.sleep(0.01)
        print('closed', kind.__name__ if kind else None)
        return kind is KeyError


@asynccontextmanager
async def managed(name):
    print('enter', name)
    try:
        yield name.upper()
    finally:
        await asyncio.sleep(0)
        print('exit', name)


async def double(x):
    await asyncio.sleep(0)
    return 2 * x


async def main():
    async for i in ticks(2):
        print(i)
    print([i async for i in Countdown(3)], {i: await double(i) async for i in Countdown(2)})
    print([await double(i) for i in range(3)], sum([i async for i in ticks(4) if i % 2]))
    async with Connection():
        print('within')
    async with Connection():
        raise KeyError('swallowed')
    try:
        async with Connection() as c, managed('m') as m:
            print(type(c).__name__, m)
            raise ValueError('left')
    except ValueError as e:
        print(e)
    async with aclosing(ticks(10)) as source:
        async for i in source:
            if i == 1:
                break
    print('after break')
    g = ticks(5)
    print(await g.__anext__(), await anext(g))
    await g.aclose()
    print(await anext(g, 'empty'))
    async with AsyncExitStack() as stack:
        for n in 'ab':
            print(await stack.enter_async_context(managed(n)))
        stack.push_async_callback(asyncio.sleep, 0)
    it = aiter(Countdown(1))
    print(await anext(it))
    try:
        await anext(it)
    except StopAsyncIteration:
        print('stop')

    async def echo():
        received = None
        while True:
            received = yield received
            print('got', received)
    e = echo()
    await e.asend(None)
    print(await e.asend('x'))
    try:
        await e.athrow(ValueError('thrown'))
    except ValueError as error:
        print(error)


asyncio.run(main())
# expect: 0
# expect: 1
# expect: ticks closed
# expect: [2, 1, 0] {1: 2, 0: 0}
# expect: ticks closed
# expect: [0, 2, 4] 4
# expect: opened
# expect: within
# expect: closed None
# expect: opened
# expect: closed KeyError
# expect: opened
# expect: enter m
# expect: Connection M
# expect: exit m
# expect: closed ValueError
# expect: left
# expect: ticks closed
# expect: after break
# expect: 0 1
# expect: ticks closed
# expect: empty
# expect: enter a
# expect: A
# expect: enter b
# expect: B
# expect: exit b
# expect: exit a
# expect: 0
# expect: stop
# expect: got x
# expect: x
# expect: thrown


async def count():
    for number in range(3):
        await asyncio.sleep(0)
        yield number


async def two_at_once():
    generator = count()
    first = asyncio.create_task(generator.__anext__())
    await asyncio.sleep(0)
    print(generator.ag_running)
    for attempt in (generator.__anext__, generator.aclose, lambda: generator.athrow(ValueError)):
        try:
            await attempt()
        except RuntimeError as error:
            print(error)
    print(await first, generator.ag_running)

asyncio.run(two_at_once())
# expect: True
# expect: anext(): asynchronous generator is already running
# expect: aclose(): asynchronous generator is already running
# expect: athrow(): asynchronous generator is already running
# expect: 0 False
