# as_completed: order, time limit, wrong arguments.
import asyncio
async def fetch(n, d):
    await asyncio.sleep(d); return n
async def main():
    for f in asyncio.as_completed([fetch("a", .03), fetch("b", .01), fetch("c", .02)]):
        print(await f)
    try:
        for f in asyncio.as_completed([fetch("a", .001), fetch("b", 1)], timeout=0.02):
            print(await f)
    except asyncio.TimeoutError as e:
        print("timed out", repr(e))
    try:
        for f in asyncio.as_completed(fetch("x", 1)): pass
    except TypeError as e: print(e)
    print(list(asyncio.as_completed([])))
    it = asyncio.as_completed([fetch(i, 0.001*i) for i in range(3)])
    print(type(it).__name__, asyncio.iscoroutine(c := next(it)), await c)
    for c in it: print(await c)
asyncio.run(main())
# expect: b
# expect: c
# expect: a
# expect: a
# expect: timed out TimeoutError()
# expect: expect an iterable of futures, not coroutine
# expect: []
# expect: generator True 0
# expect: 1
# expect: 2
