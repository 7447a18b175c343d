# wait_for: in time, too late, with nothing to wait for.
import asyncio
async def slow():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("slow was cancelled")
        raise
    finally:
        print("slow finally")
async def main():
    try:
        await asyncio.wait_for(slow(), timeout=0.02)
    except asyncio.TimeoutError as e:
        print("timeout", repr(e), repr(e.__cause__), repr(e.__context__))
    print(await asyncio.wait_for(asyncio.sleep(0.001, "v"), None))
    try:
        await asyncio.wait_for(asyncio.sleep(1), 0)
    except TimeoutError:
        print("zero")
    try:
        await asyncio.wait_for(asyncio.sleep(1), -1)
    except TimeoutError:
        print("negative")
    f = asyncio.get_running_loop().create_future(); f.set_result(9)
    print(await asyncio.wait_for(f, 0))
asyncio.run(main())
# expect: slow was cancelled
# expect: slow finally
# expect: timeout TimeoutError() CancelledError() CancelledError()
# expect: v
# expect: zero
# expect: negative
# expect: 9
