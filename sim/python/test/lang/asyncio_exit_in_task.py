# sys.exit() in a task ends the program; the complaint about the task has the frames in which it was handled: not the
# main module's.
# status: 3
import asyncio
import atexit
import sys
import traceback


async def worker():
    await asyncio.sleep(0.1)
    sys.exit(3)


def tell():
    names = [frame.name for frame in traceback.extract_tb(task.exception().__traceback__)]
    print(names[0], names[-1])


async def main():
    global task
    atexit.register(tell)
    task = asyncio.create_task(worker())
    try:
        await asyncio.sleep(1)
    finally:
        print('main ends')
        # expect: main ends
        # expect: run worker


asyncio.run(main())
