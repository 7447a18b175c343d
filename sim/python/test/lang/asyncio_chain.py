# Coroutines that await coroutines; hand-driven coroutines; sequential against concurrent.
import asyncio
import inspect
import time


async def fetch(n):
    await asyncio.sleep(0.1)
    return {'id': n}


async def parse(n):
    data = await fetch(n)
    await asyncio.sleep(0.05)
    return f"item {data['id']}"


async def main():
    start = time.perf_counter()
    print(await parse(1), await parse(2), round(time.perf_counter() - start, 1))
    start = time.perf_counter()
    print(await asyncio.gather(parse(3), parse(4)), round(time.perf_counter() - start, 2))
    start = time.perf_counter()
    a, b = asyncio.create_task(parse(5)), asyncio.create_task(parse(6))
    print(await a, await b, round(time.perf_counter() - start, 2))


asyncio.run(main())
c = parse(1)
print(inspect.iscoroutine(c), inspect.getcoroutinestate(c), asyncio.iscoroutine(c), inspect.isawaitable(c))
print(asyncio.iscoroutinefunction(parse), asyncio.iscoroutinefunction(time.sleep), inspect.iscoroutinefunction(parse))
c.close()
print(inspect.getcoroutinestate(c))


async def plain():
    return 5


try:
    plain().send(None)
except StopIteration as stop:
    print('value', stop.value)
try:
    asyncio.run(plain)
except ValueError as e:
    print(str(e).startswith('a coroutine was expected, got <function plain at'))


async def inner():
    asyncio.run(plain())


try:
    asyncio.run(inner())
except RuntimeError as e:
    print(e)
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)
try:
    asyncio.create_task(p := plain())
except RuntimeError as e:
    print(e)
    p.close()


class Later:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        yield from asyncio.sleep(0.01).__await__()
        return self.value


async def awaitable():
    print(await Later(7), await asyncio.gather(Later(8), Later(9)))
    print(await asyncio.ensure_future(Later(10)))
    try:
        await 5
    except TypeError as e:
        print(e)
    try:
        asyncio.ensure_future(5)
    except TypeError as e:
        print(e)


asyncio.run(awaitable())
print(asyncio.run(plain()))
# expect: item 1 item 2 0.3
# expect: ['item 3', 'item 4'] 0.15
# expect: item 5 item 6 0.15
# expect: True CORO_CREATED True True
# expect: True False True
# expect: CORO_CLOSED
# expect: value 5
# expect: True
# expect: asyncio.run() cannot be called from a running event loop
# expect: no running event loop
# expect: no running event loop
# expect: 7 [8, 9]
# expect: 10
# expect: object int can't be used in 'await' expression
# expect: An asyncio.Future, a coroutine or an awaitable is required
# expect: 5
