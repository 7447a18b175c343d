# What a generator left open sees when the loop ends.
import asyncio
async def ticker(n):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(0)
    except asyncio.CancelledError:
        print("ticker cancelled")
        raise
    except GeneratorExit:
        print("generator exit")
        raise
    finally:
        print("ticker cleanup")
async def main():
    g = ticker(5)
    async for x in g:
        print(x)
        if x == 1:
            break
    print("main done", g.ag_running)
    return g
g = asyncio.run(main())
print("after run")
# expect: 0
# expect: 1
# expect: main done False
# expect: generator exit
# expect: ticker cleanup
# expect: after run
