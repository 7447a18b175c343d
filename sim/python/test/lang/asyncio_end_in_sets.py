# What sets hold is found at the end of a program too; by then nothing is imported for a warning any more.
import asyncio
import gc
import sys


class Told:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del', self.name, sys.is_finalizing())


async def fails(number):
    raise ValueError(number)


async def hangs():
    await asyncio.get_running_loop().create_future()


cycle = {Told('cycle')}
next(iter(cycle)).own = cycle
del cycle
print(gc.collect() > 0, sys.is_finalizing())
loop = asyncio.new_event_loop()
waiting = loop.create_task(hangs())
result = loop.run_until_complete(asyncio.wait({loop.create_task(fails(1))}))
loop.close()
never = fails(2)
held = ({Told('tuple of a set')},)
print('end')
# expect: del cycle False
# expect: True False
# expect: end
# expect: del tuple of a set True
# expect-error: Task was destroyed but it is pending!
# expect-error: Task exception was never retrieved
# expect-error: ValueError: 1
