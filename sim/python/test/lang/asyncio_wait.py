# wait, wait_for, as_completed.
import asyncio


async def work(n, delay, fail=False):
    await asyncio.sleep(delay)
    if fail:
        raise RuntimeError(f'failed {n}')
    return n


def names(tasks):
    return sorted(t.get_name() for t in tasks)


async def main():
    tasks = [asyncio.create_task(work(i, i / 10), name=f't{i}') for i in range(1, 4)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(tasks, timeout=0.15)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(tasks)
    print(names(done), names(pending), sorted(t.result() for t in done))
    tasks = [asyncio.create_task(work(1, 0.1, True), name='bad'), asyncio.create_task(work(2, 0.2), name='good')]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(names(done), names(pending), repr(done.pop().exception()))
    await asyncio.wait(pending)
    for bad in ([], work(1, 0), [work(1, 0)]):
        try:
            await asyncio.wait(bad)
        except (ValueError, TypeError) as e:
            print(type(e).__name__, e)
        if asyncio.iscoroutine(bad):
            bad.close()
        elif bad:
            bad[0].close()
    try:
        await asyncio.wait(tasks, return_when='SOME')
    except ValueError as e:
        print(e)
    print(await asyncio.wait_for(work(1, 0.01), 1))
    print(await asyncio.wait_for(work(2, 0.01), None))
    t = asyncio.create_task(work(3, 1))
    try:
        await asyncio.wait_for(t, 0.1)
    except asyncio.TimeoutError as e:
        print('too late', repr(e), t.cancelled())
    try:
        await asyncio.wait_for(work(3, 1), 0)
    except TimeoutError:
        print('at once')
    try:
        await asyncio.wait_for(work(4, 0.01, True), 1)
    except RuntimeError as e:
        print(e)
    for c in asyncio.as_completed([work(1, 0.3), work(2, 0.1), work(3, 0.2)]):
        print(await c, end=' ')
    print()
    try:
        for c in asyncio.as_completed([work(1, 0.01), work(2, 1)], timeout=0.1):
            print(await c)
    except asyncio.TimeoutError:
        print('as_completed timed out')
    for c in asyncio.as_completed([work(1, 0.01), work(2, 0.02, True)]):
        try:
            print(await c)
        except RuntimeError as e:
            print(e)


asyncio.run(main())


async def slow_to_cancel():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        await asyncio.sleep(0.2)
        print('cleaned up')
        raise


async def second():
    loop = asyncio.get_running_loop()
    start = loop.time()
    try:
        await asyncio.wait_for(slow_to_cancel(), 0.1)
    except TimeoutError:
        print('timed out after', round(loop.time() - start, 1))


asyncio.run(second())
# expect: ['t1'] ['t2', 't3']
# expect: ['t1', 't2'] ['t3']
# expect: ['t1', 't2', 't3'] [] [1, 2, 3]
# expect: ['bad'] ['good'] RuntimeError('failed 1')
# expect: ValueError Set of Tasks/Futures is empty.
# expect: TypeError expect a list of futures, not coroutine
# expect: TypeError Passing coroutines is forbidden, use tasks explicitly.
# expect: Invalid return_when value: SOME
# expect: 1
# expect: 2
# expect: too late TimeoutError() True
# expect: at once
# expect: failed 4
# expect: 2 3 1 
# expect: 1
# expect: as_completed timed out
# expect: 1
# expect: failed 2
# expect: cleaned up
# expect: timed out after 0.3
