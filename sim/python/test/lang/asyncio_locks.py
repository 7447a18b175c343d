# Lock, Event, Condition, Barrier.
import asyncio

balance = 0


async def deposit(lock, n):
    global balance
    async with lock:
        old = balance
        await asyncio.sleep(0.01)
        balance = old + n


async def race(n):
    global balance
    old = balance
    await asyncio.sleep(0.01)
    balance = old + n


async def main():
    global balance
    await asyncio.gather(*(race(1) for _ in range(10)))
    print('without a lock', balance)
    balance = 0
    lock = asyncio.Lock()
    await asyncio.gather(*(deposit(lock, 1) for _ in range(10)))
    print('with a lock', balance, lock.locked())
    try:
        lock.release()
    except RuntimeError as e:
        print(e)


asyncio.run(main())


async def waiter(name, event):
    print(name, 'waits')
    await event.wait()
    print(name, 'goes on')


async def events():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(n, event)) for n in 'abc']
    await asyncio.sleep(0.1)
    print(event.is_set())
    event.set()
    await asyncio.gather(*tasks)
    await event.wait()
    event.clear()
    print(event.is_set())


asyncio.run(events())


async def consumer(condition, items, name):
    async with condition:
        await condition.wait_for(lambda: items)
        print(name, 'takes', items.pop(0))


async def conditions():
    condition = asyncio.Condition()
    items = []
    tasks = [asyncio.create_task(consumer(condition, items, n)) for n in 'xy']
    await asyncio.sleep(0)
    for i in range(2):
        async with condition:
            items.append(i)
            condition.notify()
        await asyncio.sleep(0.01)
    await asyncio.gather(*tasks)
    try:
        condition.notify()
    except RuntimeError as e:
        print(e)
    try:
        await condition.wait()
    except RuntimeError as e:
        print(e)


asyncio.run(conditions())


async def runner(barrier, n):
    await asyncio.sleep(n / 10)
    print('arrives', n)
    place = await barrier.wait()
    return n, place


async def barriers():
    barrier = asyncio.Barrier(3)
    print(await asyncio.gather(*(runner(barrier, n) for n in range(3))), barrier.n_waiting, barrier.parties)
    t = asyncio.create_task(runner(barrier, 0))
    await asyncio.sleep(0.05)
    await barrier.abort()
    try:
        await t
    except asyncio.BrokenBarrierError as e:
        print('broken:', e, barrier.broken)
    await barrier.reset()
    print(barrier.broken)
    async with asyncio.Barrier(1) as place:
        print('alone', place)


asyncio.run(barriers())


async def cancelled_holder():
    lock = asyncio.Lock()

    async def hold(n):
        async with lock:
            print('holds', n)
            await asyncio.sleep(1)
    tasks = [asyncio.create_task(hold(n)) for n in range(3)]
    await asyncio.sleep(0.1)
    tasks[0].cancel()
    tasks[1].cancel()
    await asyncio.sleep(0.1)
    print([t.cancelled() for t in tasks], lock.locked())
    await tasks[2]


asyncio.run(cancelled_holder())
# expect: without a lock 1
# expect: with a lock 10 False
# expect: Lock is not acquired.
# expect: a waits
# expect: b waits
# expect: c waits
# expect: False
# expect: a goes on
# expect: b goes on
# expect: c goes on
# expect: False
# expect: x takes 0
# expect: y takes 1
# expect: cannot notify on un-acquired lock
# expect: cannot wait on un-acquired lock
# expect: arrives 0
# expect: arrives 1
# expect: arrives 2
# expect: [(0, 0), (1, 1), (2, 2)] 0 3
# expect: arrives 0
# expect: broken: Abort or reset of barrier True
# expect: False
# expect: alone 0
# expect: holds 0
# expect: holds 2
# expect: [True, True, False] True
