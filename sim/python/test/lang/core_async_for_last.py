"""Coroutines that end behind an `async for`: the StopAsyncIteration is no answer to anybody else."""


async def numbers():
    yield 1


async def exhaust(source):
    async for _ in source:
        pass


async def result(source):
    async for _ in source:
        pass
    return 'result'


async def by_hand(source):
    try:
        while True:
            await source.__anext__()
    except StopAsyncIteration:
        return 'by hand'


async def outer():
    await exhaust(numbers())
    return await result(numbers())


for coroutine in exhaust(numbers()), result(numbers()), by_hand(numbers()), outer():
    try:
        coroutine.send(None)
    except StopIteration as stop:
        print(coroutine.__name__, stop.value)
# expect: exhaust None
# expect: result result
# expect: by_hand by hand
# expect: outer result
