# Context variables in tasks and callbacks.
import asyncio
from contextvars import ContextVar, copy_context

request = ContextVar('request', default='-')


async def deep():
    await asyncio.sleep(0)
    return request.get()


async def handle(n):
    request.set(n)
    await asyncio.sleep(0.01 * (3 - n))
    return await deep()


async def main():
    print(await asyncio.gather(*(handle(n) for n in range(3))), request.get())
    request.set('main')
    t = asyncio.create_task(deep())
    request.set('changed')
    print(await t, request.get())
    loop = asyncio.get_running_loop()
    seen = []
    loop.call_soon(lambda: seen.append(request.get()))
    request.set('later')
    context = copy_context()
    context.run(request.set, 'other')
    loop.call_soon(lambda: seen.append(request.get()), context=context)
    await asyncio.sleep(0)
    print(seen)
    print(await asyncio.create_task(deep(), context=context))

    async def inner():
        request.set('inner')
    await inner()
    print(request.get())
    await asyncio.create_task(inner())
    request.set('x')
    await asyncio.create_task(inner())
    print(request.get())


asyncio.run(main())
print(request.get())
# expect: [0, 1, 2] -
# expect: main changed
# expect: ['changed', 'other']
# expect: other
# expect: inner
# expect: x
# expect: -
