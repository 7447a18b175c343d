# A coroutine that nobody awaits is complained about, once a line.
import asyncio


async def fetch(number):
    return number


async def main():
    for number in range(3):
        fetch(number)
    print('no results')
    fetch(9)
    # expect-error: core_never_awaited.py:11: RuntimeWarning: coroutine 'fetch' was never awaited
    # expect-error: core_never_awaited.py:13: RuntimeWarning: coroutine 'fetch' was never awaited


asyncio.run(main())
# expect: no results
