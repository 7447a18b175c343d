# Producers and consumers on a bounded queue, ended by join() and by sentinels.
import asyncio
import time


async def producer(name, queue, n):
    for i in range(n):
        await asyncio.sleep(0.1)
        await queue.put((name, i))
        print(f'{name} put {i}, {queue.qsize()} waiting')
    print(name, 'ends')


async def consumer(queue, seen):
    while True:
        name, i = await queue.get()
        await asyncio.sleep(0.22)
        seen.append(f'{name}{i}')
        queue.task_done()


async def main():
    start = time.monotonic()
    queue = asyncio.Queue(maxsize=2)
    seen = []
    consumers = [asyncio.create_task(consumer(queue, seen)) for _ in range(2)]
    await asyncio.gather(producer('a', queue, 3), producer('b', queue, 2))
    await queue.join()
    print(sorted(seen), queue.empty(), round(time.monotonic() - start, 1))
    for task in consumers:
        task.cancel()
    print(await asyncio.gather(*consumers, return_exceptions=True))
    try:
        queue.task_done()
    except ValueError as e:
        print(e)
    for name, call in (('get', queue.get_nowait), ('put', lambda: [queue.put_nowait(i) for i in range(9)])):
        try:
            call()
        except (asyncio.QueueEmpty, asyncio.QueueFull) as e:
            print(name, type(e).__name__, queue.full())


asyncio.run(main())


async def square(source, target):
    while (item := await source.get()) is not None:
        await target.put(item * item)
    await target.put(None)


async def pipeline():
    a, b = asyncio.Queue(), asyncio.Queue(1)
    for i in range(4):
        a.put_nowait(i)
    a.put_nowait(None)
    task = asyncio.create_task(square(a, b))
    while (item := await b.get()) is not None:
        print(item, end=' ')
    print(task.done())


asyncio.run(pipeline())


async def orders():
    p, l = asyncio.PriorityQueue(), asyncio.LifoQueue()
    for item in ((2, 'code'), (1, 'eat'), (3, 'sleep')):
        await p.put(item)
        await l.put(item[1])
    print([await p.get() for _ in range(3)], [await l.get() for _ in range(3)])
    getter = asyncio.create_task(p.get())
    await asyncio.sleep(0)
    getter.cancel()
    await asyncio.sleep(0)
    await p.put((0, 'x'))
    print(p.qsize(), getter.cancelled())
    try:
        await asyncio.wait_for(l.get(), 0.05)
    except asyncio.TimeoutError:
        print('nothing came')


asyncio.run(orders())
# expect: a put 0, 1 waiting
# expect: b put 0, 2 waiting
# expect: a put 1, 1 waiting
# expect: b put 1, 2 waiting
# expect: b ends
# expect: a put 2, 1 waiting
# expect: a ends
# expect: ['a0', 'a1', 'a2', 'b0', 'b1'] True 0.8
# expect: [CancelledError(''), CancelledError('')]
# expect: task_done() called too many times
# expect: get QueueEmpty False
# expect: put QueueFull True
# expect: 0 1 4 9 True
# expect: [(1, 'eat'), (2, 'code'), (3, 'sleep')] ['sleep', 'eat', 'code']
# expect: 1 True
# expect: nothing came
