# Programs of the time before asyncio.run.
import asyncio
import warnings

warnings.simplefilter('ignore')


async def compute(x, y):
    await asyncio.sleep(0.01)
    return x + y


loop = asyncio.get_event_loop()
print(loop.run_until_complete(compute(1, 2)))
task = asyncio.ensure_future(compute(3, 4), loop=loop)
print(loop.run_until_complete(task), task.done())
print(loop.run_until_complete(asyncio.gather(compute(1, 1), compute(2, 2))))
future = asyncio.Future()


async def slow(future):
    await asyncio.sleep(0.01)
    future.set_result('Future is done!')


def got(future):
    print(future.result())
    loop.stop()


asyncio.ensure_future(slow(future))
future.add_done_callback(got)
try:
    loop.run_forever()
finally:
    print('closing')


def display(n, loop):
    print('display', n)
    if n:
        loop.call_later(0.01, display, n - 1, loop)
    else:
        loop.stop()


loop.call_soon(display, 2, loop)
loop.run_forever()
tasks = [loop.create_task(compute(i, i)) for i in range(3)]
loop.run_until_complete(asyncio.wait(tasks))
print([t.result() for t in tasks])
pending = asyncio.all_tasks(loop)
print(pending, loop.is_closed())
loop.close()
try:
    loop.run_until_complete(c := compute(1, 2))
except RuntimeError as e:
    print(e)
    c.close()
print(hasattr(asyncio, 'get_event_loop_policy'), asyncio.get_event_loop_policy().__class__.__name__)
policy = asyncio.DefaultEventLoopPolicy()
asyncio.set_event_loop_policy(policy)
new = asyncio.new_event_loop()
asyncio.set_event_loop(new)
print(asyncio.get_event_loop() is new)
new.close()
asyncio.set_event_loop_policy(None)
# expect: 3
# expect: 7 True
# expect: [2, 4]
# expect: Future is done!
# expect: closing
# expect: display 2
# expect: display 1
# expect: display 0
# expect: [0, 2, 4]
# expect: set() False
# expect: Event loop is closed
# expect: True _UnixDefaultEventLoopPolicy
# expect: True
