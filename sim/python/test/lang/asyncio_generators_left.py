# An asynchronous generator that is left is closed by a task of its own.
import asyncio
async def gen():
    try:
        yield 1
        yield 2
    finally:
        print("cleanup begin", asyncio.current_task().get_name())
        await asyncio.sleep(0.001)
        print("cleanup end")
async def use():
    async for i in gen():
        print("got", i)
        break
    print("left loop")
async def main():
    await use()
    print("used")
    await asyncio.sleep(0.01)
    print("bye")
asyncio.run(main())
# expect: got 1
# expect: left loop
# expect: used
# expect: cleanup begin Task-2
# expect: cleanup end
# expect: bye
