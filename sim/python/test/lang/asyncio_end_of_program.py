# A pending task that dies with the program, an exception nobody asked for.
import asyncio


async def forever():
    await asyncio.Event().wait()


async def fails():
    raise ValueError('unheard')


loop = asyncio.new_event_loop()
poor = loop.create_task(forever(), name='poor')
failed = loop.create_task(fails(), name='failed')
loop.run_until_complete(asyncio.sleep(0))
print(poor.done(), failed.done())
loop.close()
# expect-error: Task was destroyed but it is pending!
# expect-error: Task exception was never retrieved
# expect-error: ValueError: unheard
# expect: False True
