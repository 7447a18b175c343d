# asyncio.Runner: one loop for several runs, and what it refuses.
import asyncio


async def task_and_loop():
    return asyncio.current_task().get_name(), id(asyncio.get_running_loop())


with asyncio.Runner() as runner:
    first, second = runner.run(task_and_loop()), runner.run(task_and_loop())
    print(first[0], second[0], first[1] == second[1], runner.get_loop().is_running())
try:
    runner.get_loop()
except RuntimeError as error:
    print(error)
for wrong in (5, 'text'):
    try:
        asyncio.run(wrong)
    except ValueError as error:
        print(error)


async def nested():
    coroutine = task_and_loop()
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print(error)
    coroutine.close()


asyncio.run(nested())
with asyncio.Runner(debug=True) as runner:
    print(runner.get_loop().get_debug())
# expect: Task-1 Task-2 True False
# expect: Runner is closed
# expect: a coroutine was expected, got 5
# expect: a coroutine was expected, got 'text'
# expect: asyncio.run() cannot be called from a running event loop
# expect: True
