# gather: order, exceptions, cancelling, nesting.
import asyncio


async def work(n, delay):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print('cancelled', n)
        raise
    if n < 0:
        raise ValueError(n)
    print('done', n)
    return n


async def main():
    print(await asyncio.gather(work(1, 0.3), work(2, 0.1), work(3, 0.2)))
    print(await asyncio.gather(work(1, 0.1), work(-2, 0.05), return_exceptions=True))
    try:
        await asyncio.gather(work(-1, 0.1), work(5, 0.2), work(-6, 0.3))
    except ValueError as e:
        print('first exception', e)
    await asyncio.sleep(0.15)
    print(await asyncio.gather())
    group = asyncio.gather(work(7, 1), work(8, 2))
    await asyncio.sleep(0.1)
    print(group.cancel(), group.done())
    try:
        await group
    except asyncio.CancelledError:
        print('gather was cancelled', group.cancelled(), group.done())
    c = work(9, 0.01)
    print(await asyncio.gather(c, c))
    print(await asyncio.gather(asyncio.gather(work(10, 0.02), work(11, 0.01)), work(12, 0)))
    t = asyncio.create_task(work(13, 1))
    group = asyncio.gather(t, work(14, 0.1), return_exceptions=True)
    await asyncio.sleep(0.05)
    t.cancel()
    print([type(r).__name__ for r in await group])


asyncio.run(main())
# expect: done 2
# expect: done 3
# expect: done 1
# expect: [1, 2, 3]
# expect: done 1
# expect: [1, ValueError(-2)]
# expect: first exception -1
# expect: done 5
# expect: []
# expect: True False
# expect: cancelled 7
# expect: cancelled 8
# expect: gather was cancelled False True
# expect: done 9
# expect: [9, 9]
# expect: done 12
# expect: done 11
# expect: done 10
# expect: [[10, 11], 12]
# expect: cancelled 13
# expect: done 14
# expect: ['CancelledError', 'int']
