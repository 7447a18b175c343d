# wait_for and tasks that do not take the cancellation.
import asyncio
async def stubborn():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("ignoring cancel")
        await asyncio.sleep(0.01)
        return "stubborn result"
async def raiser():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        raise ValueError("instead")
async def main():
    try:
        print(await asyncio.wait_for(stubborn(), 0.01))
    except TimeoutError:
        print("timeout")
    try:
        print(await asyncio.wait_for(raiser(), 0.01))
    except Exception as e:
        print(repr(e), repr(e.__context__))
    t = asyncio.create_task(asyncio.sleep(1))
    w = asyncio.create_task(asyncio.wait_for(t, 5))
    await asyncio.sleep(0)
    w.cancel()
    try:
        await w
    except asyncio.CancelledError:
        print("cancelled", t.cancelled(), w.cancelled())
asyncio.run(main())
# expect: ignoring cancel
# expect: stubborn result
# expect: ValueError('instead') CancelledError()
# expect: cancelled True True
