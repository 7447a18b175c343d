# TaskGroup: results, errors, cancelling of siblings.
import asyncio


async def work(n, delay, fail=False):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print('cancelled', n)
        raise
    if fail:
        raise ValueError(n)
    print('done', n)
    return n


async def main():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(work(1, 0.2))
        b = tg.create_task(work(2, 0.1), name='second')
    print(a.result(), b.result(), b.get_name())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work(3, 1))
            tg.create_task(work(4, 0.1, True))
            tg.create_task(work(5, 0.05))
    except* ValueError as group:
        print(repr(group.exceptions), group.message)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work(6, 1))
            await asyncio.sleep(0.1)
            raise KeyError('in the body')
    except ExceptionGroup as group:
        print(group.exceptions)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work(7, 0.1, True))
            print('body waits')
            await asyncio.sleep(5)
            print('never')
    except ExceptionGroup as group:
        print(group)
    try:
        async with asyncio.TaskGroup() as tg:
            for n in (8, 9):
                tg.create_task(work(n, 0.1, True))
    except* ValueError as group:
        print([e.args[0] for e in group.exceptions])
    try:
        tg.create_task(c := work(1, 1))
    except RuntimeError as e:
        print(str(e).startswith('TaskGroup <TaskGroup'), str(e).endswith('is finished'))
        c.close()
    # Nested groups, and adding from within.
    async with asyncio.TaskGroup() as outer:
        async def spawn():
            outer.create_task(work(10, 0.01))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(work(11, 0.02))
            print('inner ended')
        outer.create_task(spawn())

    async def grouped():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work(12, 1))
    task = asyncio.create_task(grouped())
    await asyncio.sleep(0.1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print('group cancelled')


asyncio.run(main())
# expect: done 2
# expect: done 1
# expect: 1 2 second
# expect: done 5
# expect: cancelled 3
# expect: (ValueError(4),) unhandled errors in a TaskGroup
# expect: cancelled 6
# expect: (KeyError('in the body'),)
# expect: body waits
# expect: unhandled errors in a TaskGroup (1 sub-exception)
# expect: [8, 9]
# expect: True True
# expect: done 10
# expect: done 11
# expect: inner ended
# expect: cancelled 12
# expect: group cancelled
