# async with timeout.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(0.1) as t:
            await asyncio.sleep(1)
    except TimeoutError as e:
        print('timeout', t.expired(), type(e.__cause__).__name__)
    async with asyncio.timeout(1) as t:
        await asyncio.sleep(0.01)
    print(t.expired(), t)
    async with asyncio.timeout(None) as t:
        print(t.when())
        t.reschedule(loop.time() + 0.05)
        try:
            await asyncio.sleep(0.1)
        except asyncio.CancelledError:
            print('cancelled within')
            t2 = t
            raise_again = True
        else:
            raise_again = False
    print('not reached')


try:
    asyncio.run(main())
except TimeoutError:
    print('left by TimeoutError')


async def nested():
    try:
        async with asyncio.timeout(0.2):
            try:
                async with asyncio.timeout(0.1):
                    await asyncio.sleep(1)
            except TimeoutError:
                print('inner')
            await asyncio.sleep(1)
    except TimeoutError:
        print('outer')
    try:
        async with asyncio.timeout(0.1):
            async with asyncio.timeout(0.5):
                await asyncio.sleep(1)
    except TimeoutError:
        print('the shorter one')
    async with asyncio.timeout_at(asyncio.get_running_loop().time() + 0.5) as t:
        pass
    try:
        async with t:
            pass
    except RuntimeError as e:
        print(e)
    try:
        t.reschedule(1)
    except RuntimeError as e:
        print(e)
    try:
        async with asyncio.timeout(1):
            raise KeyError('own')
    except KeyError as e:
        print('own', e)
    # A cancellation from outside is none of the timeout's.
    async def victim():
        try:
            async with asyncio.timeout(1):
                await asyncio.sleep(2)
        except TimeoutError:
            print('wrong')
    task = asyncio.create_task(victim())
    await asyncio.sleep(0.1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print('cancelled from outside')


asyncio.run(nested())
# expect: timeout True CancelledError
# expect: False <Timeout [finished]>
# expect: None
# expect: cancelled within
# expect: not reached
# expect: inner
# expect: outer
# expect: the shorter one
# expect: Timeout has already been entered
# expect: Cannot change state of finished Timeout
# expect: own 'own'
# expect: cancelled from outside
