# shield, and tasks that outlive those who wait.
import asyncio


async def save():
    print('saving')
    await asyncio.sleep(0.2)
    print('saved')
    return 'ok'


async def client(task):
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        print('client cancelled')
        raise


async def main():
    task = asyncio.create_task(save())
    waiting = asyncio.create_task(client(task))
    await asyncio.sleep(0.1)
    waiting.cancel()
    try:
        await waiting
    except asyncio.CancelledError:
        print(task.done(), waiting.cancelled())
    print(await task)
    print(await asyncio.shield(save()))
    try:
        await asyncio.wait_for(asyncio.shield(task2 := asyncio.create_task(save())), 0.1)
    except TimeoutError:
        print('timeout, but', task2.cancelled())
    print(await task2)
    inner = asyncio.create_task(save())
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    inner.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print('inner cancelled:', outer.cancelled())
    f = asyncio.get_running_loop().create_future()
    f.set_result(3)
    print(asyncio.shield(f) is f)


asyncio.run(main())
# expect: saving
# expect: client cancelled
# expect: False True
# expect: saved
# expect: ok
# expect: saving
# expect: saved
# expect: ok
# expect: saving
# expect: timeout, but False
# expect: saved
# expect: ok
# expect: saving
# expect: inner cancelled: True
# expect: True
