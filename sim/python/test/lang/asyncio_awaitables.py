# Awaitables of one's own, good and bad.
import asyncio
class Ready:
    def __init__(self, v): self.v = v
    def __await__(self):
        yield from asyncio.sleep(0.001).__await__()
        return self.v
class Plain:
    def __await__(self):
        yield
        yield None
        return "plain"
class Bad:
    def __await__(self): yield 5
class NotIter:
    def __await__(self): return 5
async def main():
    print(await Ready(3), await Plain())
    print(await asyncio.gather(Ready(1), Ready(2)))
    print(await asyncio.wait_for(Ready(9), 1))
    for b in (Bad(), NotIter(), 7, "x"):
        try: await b
        except (RuntimeError, TypeError) as e: print(type(e).__name__, e)
    print(type(asyncio.ensure_future(Ready(4))).__name__)
    try: asyncio.ensure_future(5)
    except TypeError as e: print(e)
asyncio.run(main())
# expect: 3 plain
# expect: [1, 2]
# expect: 9
# expect: RuntimeError Task got bad yield: 5
# expect: TypeError __await__() returned non-iterator of type 'int'
# expect: TypeError object int can't be used in 'await' expression
# expect: TypeError object str can't be used in 'await' expression
# expect: Task
# expect: An asyncio.Future, a coroutine or an awaitable is required
