# The errors of nested groups: what a traceback shows of them, and that a group's error has no context.
# status: 1
import asyncio


async def fail(delay, error):
    await asyncio.sleep(delay)
    raise error


async def inner():
    async with asyncio.TaskGroup() as group:
        group.create_task(fail(0.1, ValueError('first')))
        group.create_task(fail(0.5, ValueError('never')))


async def main():
    try:
        await inner()
    except* ValueError as errors:
        print(errors.exceptions, errors.__cause__, errors.__suppress_context__)
        # expect: (ValueError('first'),) None True
    async with asyncio.TaskGroup() as group:
        group.create_task(inner())
        group.create_task(fail(1, KeyError('outer')))
        try:
            await asyncio.sleep(3)
        finally:
            print('left')
            # expect: left


asyncio.run(main())
# expect-error:   + Exception Group Traceback (most recent call last):
# expect-error:   |   File "asyncio_group_tracebacks.py", line 33, in <module>
# expect-error:   |   File "asyncio_group_tracebacks.py", line 23, in main
# expect-error:   |     raise me from None
# expect-error:   | ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)
# expect-error:   +-+---------------- 1 ----------------
# expect-error:     | Exception Group Traceback (most recent call last):
# expect-error:     |   File "asyncio_group_tracebacks.py", line 12, in inner
# expect-error:     |     raise me from None
# expect-error:     | ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)
# expect-error:     +-+---------------- 1 ----------------
# expect-error:       | Traceback (most recent call last):
# expect-error:       |   File "asyncio_group_tracebacks.py", line 8, in fail
# expect-error:       |     raise error
# expect-error:       | ValueError: first
# expect-error:       +------------------------------------
