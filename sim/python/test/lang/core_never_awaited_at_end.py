# Coroutines that only the exception had which ends the program: told of once, without the hint of tracemalloc.
import asyncio


async def fetch(number):
    return number


async def send(number):
    return number


def batch(requests, answers):
    return asyncio.gather(requests, *answers)


batch([fetch(number) for number in range(3)], [send(number) for number in range(2)])
# expect-error: Traceback (most recent call last):
# expect-error:   File "core_never_awaited_at_end.py", line 17, in <module>
# expect-error:     batch([fetch(number) for number in range(3)], [send(number) for number in range(2)])
# expect-error: TypeError: unhashable type: 'list'
# expect-error: sys:1: RuntimeWarning: coroutine 'fetch' was never awaited
# expect-error: sys:1: RuntimeWarning: coroutine 'send' was never awaited
# status: 1
