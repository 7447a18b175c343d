"""KeyboardInterrupt and SystemExit that leave a task: they leave the loop, and the others are cancelled."""
import asyncio
import os
import signal


async def child():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print('child is cancelled')
        raise


async def interrupted():
    task = asyncio.create_task(child())
    await asyncio.sleep(.01)
    try:
        raise KeyboardInterrupt('by hand')
    finally:
        print('main ends', task.done())


try:
    asyncio.run(interrupted())
except KeyboardInterrupt as error:
    print(repr(error))
# expect: main ends False
# expect: child is cancelled
# expect: KeyboardInterrupt('by hand')


async def leaving():
    await asyncio.sleep(.01)
    raise SystemExit(3)


async def group():
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(child())
        tasks.create_task(leaving())


try:
    asyncio.run(group())
except SystemExit as error:
    print('exit', error.code)
# expect: child is cancelled
# expect: exit 3


async def by_signal():
    asyncio.get_running_loop().call_later(.01, os.kill, os.getpid(), signal.SIGINT)
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print('cancelled', asyncio.current_task().cancelling())
        raise


try:
    asyncio.run(by_signal())
except KeyboardInterrupt as error:
    print(repr(error), repr(error.__context__))
# expect: cancelled 1
# expect: KeyboardInterrupt() CancelledError()


async def deaf():
    asyncio.get_running_loop().call_later(.01, os.kill, os.getpid(), signal.SIGINT)
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        asyncio.current_task().uncancel()
    return 'goes on'


print(asyncio.run(deaf()))
# expect: goes on
asyncio.run(leaving())
# status: 3
