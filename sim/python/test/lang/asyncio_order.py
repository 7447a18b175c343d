# The order in which the event loop runs things.
import asyncio


async def child(n):
    for i in range(2):
        print(f'{n}{i}', end=' ')
        await asyncio.sleep(0)
    print(f'{n}2', end=' ')


async def main():
    print('m', end=' ')
    a = asyncio.create_task(child('a'))
    b = asyncio.create_task(child('b'))
    await asyncio.sleep(0)
    print('m1', end=' ')
    await a
    print('m2', end=' ')
    await b
    print('m3')


asyncio.run(main())
# expect: m a0 b0 m1 a1 b1 a2 b2 m2 m3


async def five_timers():
    loop = asyncio.get_running_loop()
    when = loop.time() + 0.1
    order = []
    for i in range(5):
        loop.call_at(when, order.append, i)
    await asyncio.sleep(0.2)
    print(*order)


asyncio.run(five_timers())
# expect: 0 2 1 3 4


async def callbacks():
    loop = asyncio.get_running_loop()
    done = asyncio.Event()
    loop.call_later(0.03, print, 'later 3')
    loop.call_later(0.01, print, 'later 1')
    cancelled = loop.call_later(0.02, print, 'never')
    loop.call_soon(print, 'soon 1')
    loop.call_soon(lambda: loop.call_soon(print, 'soon 3'))
    loop.call_soon(print, 'soon 2')
    cancelled.cancel()
    loop.call_later(0.04, done.set)
    print('before', cancelled.cancelled(), round(cancelled.when() - loop.time(), 2))
    await done.wait()


asyncio.run(callbacks())
# expect: before True 0.02
# expect: soon 1
# expect: soon 2
# expect: soon 3
# expect: later 1
# expect: later 3


async def waker(event):
    print('setting')
    event.set()
    print('set')
    await asyncio.sleep(0)
    print('after a turn')


async def waiter(event, n):
    await event.wait()
    print('woken', n)


async def wake():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(event, i)) for i in range(3)]
    await asyncio.sleep(0)
    await waker(event)
    await asyncio.gather(*tasks)


asyncio.run(wake())
# expect: setting
# expect: set
# expect: woken 0
# expect: woken 1
# expect: woken 2
# expect: after a turn


async def future_order():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.add_done_callback(lambda f: print('callback 1', f.result()))
    future.add_done_callback(lambda f: print('callback 2'))
    loop.call_soon(future.set_result, 5)
    print('result', await future)
    future.add_done_callback(lambda f: print('late callback'))
    print('not yet')
    await asyncio.sleep(0)


asyncio.run(future_order())
# expect: callback 1 5
# expect: callback 2
# expect: result 5
# expect: not yet
# expect: late callback
