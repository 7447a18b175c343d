# Who runs when: yields, futures, ready handles wait for the next turn.
import asyncio


async def noisy(name, steps):
    for i in range(steps):
        print(f'{name}{i}', end=' ')
        await asyncio.sleep(0)


async def main():
    loop = asyncio.get_running_loop()
    t1 = asyncio.create_task(noisy('a', 3))
    t2 = asyncio.create_task(noisy('b', 1))
    print('created', end=' ')
    await t2
    print('b awaited', end=' ')
    await t1
    print()
    f = loop.create_future()

    async def waits(n):
        print(f'w{n}', end=' ')
        await f
        print(f'r{n}', end=' ')
    tasks = [asyncio.create_task(waits(n)) for n in range(3)]
    loop.call_soon(print, 'soon', )
    await asyncio.sleep(0)
    f.set_result(None)
    print('set', end=' ')
    await asyncio.sleep(0)
    print('turn', end=' ')
    await asyncio.gather(*tasks)
    print()
    # An await of what is done already does not give up the turn.
    done = asyncio.create_task(asyncio.sleep(0, 'v'))
    await done
    other = asyncio.create_task(noisy('n', 1))
    print(await done, end=' ')
    print('no turn', end=' ')
    await other
    print()

    async def plain():
        return 1
    other = asyncio.create_task(noisy('p', 1))
    for _ in range(3):
        await plain()
    print('awaits of coroutines give no turn', end=' ')
    await other
    print()
    order = []
    for delay in (0.03, 0.01, 0.02, 0, 0.01):
        loop.call_later(delay, order.append, delay)
    await asyncio.sleep(0.05)
    print(order[:1], sorted(order[1:3]), order[3:])

    async def ping(n, e1, e2):
        for _ in range(2):
            await e1.wait()
            e1.clear()
            print(n, end=' ')
            e2.set()
    e1, e2 = asyncio.Event(), asyncio.Event()
    e1.set()
    await asyncio.gather(ping('ping', e1, e2), ping('pong', e2, e1))
    print()
    t = asyncio.create_task(noisy('x', 5))
    await asyncio.sleep(0)
    t.cancel()
    print('asked', end=' ')
    try:
        await t
    except asyncio.CancelledError:
        print('cancelled')


asyncio.run(main())
# expect: created a0 b0 a1 a2 b awaited 
# expect: w0 w1 w2 soon
# expect: set r0 r1 r2 turn 
# expect: v no turn n0 
# expect: awaits of coroutines give no turn p0 
# expect: [0] [0.01, 0.01] [0.02, 0.03]
# expect: ping pong ping pong 
# expect: x0 asked cancelled
