# Asynchronous iterators, good and bad.
import asyncio
class Countdown:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n <= 0: raise StopAsyncIteration
        await asyncio.sleep(0)
        self.n -= 1
        return self.n
async def main():
    print([x async for x in Countdown(3)])
    print({x: x*x async for x in Countdown(4) if x % 2})
    async for x in Countdown(2): print(x)
    else: print("else")
    for bad in (5, [1]):
        try:
            async for x in bad: pass
        except TypeError as e: print(e)
    class NoNext:
        def __aiter__(self): return 3
    try:
        async for x in NoNext(): pass
    except TypeError as e: print(e)
    try:
        async with 5: pass
    except TypeError as e: print(e)
    ai = aiter(Countdown(1)); print(await anext(ai))
    try: await anext(ai)
    except StopAsyncIteration: print("stop")
asyncio.run(main())
# expect: [2, 1, 0]
# expect: {3: 9, 1: 1}
# expect: 1
# expect: 0
# expect: else
# expect: 'async for' requires an object with __aiter__ method, got int
# expect: 'async for' requires an object with __aiter__ method, got list
# expect: 'async for' received an object from __aiter__ that does not implement __anext__: int
# expect: 'int' object does not support the asynchronous context manager protocol
# expect: 0
# expect: stop
