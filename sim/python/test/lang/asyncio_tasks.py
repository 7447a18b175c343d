# Tasks: names, results, exceptions, cancellation, shows.
import asyncio


async def work(n):
    await asyncio.sleep(0.01 * n)
    return n * 10


async def main():
    t = asyncio.create_task(work(1), name='worker')
    print(t.get_name(), t.done(), asyncio.current_task().get_name())
    print(await t, t.done(), t.result(), t.exception(), t.cancelled())
    t = asyncio.create_task(work(2))
    print(t.get_name(), len(asyncio.all_tasks()), t in asyncio.all_tasks())
    t.set_name('renamed')
    print(t.get_name(), await t, len(asyncio.all_tasks()))
    t = asyncio.create_task(work(50))
    try:
        t.result()
    except asyncio.InvalidStateError as e:
        print(e)
    try:
        t.exception()
    except asyncio.InvalidStateError as e:
        print(e)
    await asyncio.sleep(0.01)
    print(t.cancel('enough'), t.cancelling(), t.cancelled())
    try:
        await t
    except asyncio.CancelledError as e:
        print('cancelled', e.args, t.cancelled(), t.done(), t.cancel())
    try:
        asyncio.create_task(work)
    except TypeError as e:
        print(str(e).startswith('a coroutine was expected, got <function work'))


asyncio.run(main())
# expect: worker False Task-1
# expect: 10 True 10 None False
# expect: Task-3 2 True
# expect: renamed 20 1
# expect: Result is not set.
# expect: Exception is not set.
# expect: True 1 False
# expect: cancelled ('enough',) True True False
# expect: True


async def stubborn():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print('cleaning up')
        await asyncio.sleep(0.01)
        print('cleaned')
        raise
    finally:
        print('finally')


async def swallow():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        return 'swallowed'


async def never():
    print('this is never printed')


async def cancelling():
    t = asyncio.create_task(stubborn())
    await asyncio.sleep(0.01)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print('it was cancelled')
    t = asyncio.create_task(swallow())
    await asyncio.sleep(0)
    t.cancel()
    print(await t, t.cancelled())
    t = asyncio.create_task(never())
    t.cancel()
    await asyncio.sleep(0)
    print(t.cancelled())
    # uncancel
    me = asyncio.current_task()
    me.cancel()
    print(me.cancelling())
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError:
        print('left', me.uncancel(), me.cancelling(), me.uncancel())
    await asyncio.sleep(0)
    print('goes on')


asyncio.run(cancelling())
# expect: cleaning up
# expect: cleaned
# expect: finally
# expect: it was cancelled
# expect: swallowed False
# expect: True
# expect: 1
# expect: left 0 0 0
# expect: goes on


async def bad():
    await asyncio.sleep(0)
    raise ValueError('bad')


async def errors():
    t = asyncio.create_task(bad())
    try:
        await t
    except ValueError as e:
        print('caught', e, t.exception() is e, t.cancelled())
    t = asyncio.create_task(bad())
    await asyncio.wait([t])
    print(repr(t.exception()))
    t.add_done_callback(lambda t: print('callback', t.exception()))
    await asyncio.sleep(0)
    for method in (lambda: t.set_result(1), lambda: t.set_exception(ValueError())):
        try:
            method()
        except RuntimeError as e:
            print(e)


asyncio.run(errors())
# expect: caught bad True False
# expect: ValueError('bad')
# expect: callback bad
# expect: Task does not support set_result operation
# expect: Task does not support set_exception operation


async def misuse():
    class Odd:
        def __await__(self):
            yield 5
    for awaitable in (Odd(),):
        try:
            await awaitable
        except RuntimeError as e:
            print(e)
    try:
        await asyncio.current_task()
    except RuntimeError as e:
        print(str(e).startswith('Task cannot await on itself: <Task pending'))


asyncio.run(misuse())
# expect: Task got bad yield: 5
# expect: True


# An error that was dealt with is not the context of what is raised later.
async def recovered():
    async def fails():
        await asyncio.sleep(0)
        raise KeyError('lost')

    async def cancelled():
        await asyncio.sleep(1)
    for how in (fails, cancelled):
        task = asyncio.create_task(how())
        await asyncio.sleep(0)
        if how is cancelled:
            task.cancel()
        for awaitable in (task, asyncio.gather(task)):
            try:
                await awaitable
            except (KeyError, asyncio.CancelledError) as e:
                print(type(e).__name__)
            try:
                raise ValueError('later')
            except ValueError as e:
                print(e, e.__context__)
    raise LookupError('at the end')


try:
    asyncio.run(recovered())
except LookupError as e:
    print(e, e.__context__)
# expect: KeyError
# expect: later None
# expect: KeyError
# expect: later None
# expect: CancelledError
# expect: later None
# expect: CancelledError
# expect: later None
# expect: at the end None
