# In debug mode tasks, futures and handles know the stack that made them, and errors show it.
import asyncio
import logging
import re
import traceback


class Shown(logging.Handler):
    """Without the lines, which are other ones in other versions."""

    def emit(self, record):
        print(re.sub(r'"?[^" ]*?([a-z_]+\.py)(", line |:)\d+', r'\1', record.getMessage()))


logging.getLogger('asyncio').addHandler(Shown())


def names(made):
    return [frame.name for frame in made._source_traceback]


async def bad():
    raise ValueError('bad')


def fail():
    raise KeyError('fail')


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(bad())
    print(names(task), type(task._source_traceback).__name__)
    print(task._source_traceback[-2].line, '|', task._source_traceback[-1].line)
    print(names(loop.create_future())[-2:], names(asyncio.Future())[-1], names(loop.create_task(asyncio.sleep(0)))[-1])
    print(names(asyncio.ensure_future(asyncio.sleep(0)))[-3:], names(asyncio.gather(asyncio.sleep(0)))[-2:])
    print(names(loop.call_soon(int))[-2:])
    async with asyncio.TaskGroup() as group:
        print(names(group.create_task(asyncio.sleep(0)))[-2:])
    del task
    loop.call_soon(fail)
    await asyncio.sleep(0)


async def wrong():
    for make in asyncio.gather, asyncio.ensure_future, asyncio.shield:
        try:
            make(bad)
        except TypeError as error:
            print([frame.name for frame in traceback.extract_tb(error.__traceback__)], error)


class Kept(asyncio.Task):
    """A factory of one's own takes its own line away."""

    def __init__(self, coro, *, loop):
        super().__init__(coro, loop=loop)

    @staticmethod
    def make(loop, coro):
        task = Kept(coro, loop=loop)
        del task._source_traceback[-1]
        return task


async def own():
    asyncio.get_running_loop().set_task_factory(Kept.make)
    task = asyncio.create_task(asyncio.sleep(0))
    print(names(task)[-3:])
    await task

asyncio.run(main(), debug=True)
asyncio.run(own(), debug=True)
asyncio.run(wrong())
# expect: ['<module>', 'run', 'run', 'run_until_complete', 'run_forever', '_run_once', '_run', 'main', 'create_task'] StackSummary
# expect: task = asyncio.create_task(bad()) | task = loop.create_task(coro)
# expect: ['main', 'create_future'] main main
# expect: ['main', 'ensure_future', '_ensure_future'] ['gather', '__init__']
# expect: ['_run', 'main']
# expect: ['main', 'create_task']
# expect: Task exception was never retrieved
# expect: future: <Task finished name='Task-2' coro=<bad() done, defined at asyncio_debug_stacks.py> exception=ValueError('bad') created at tasks.py>
# expect: source_traceback: Object created at (most recent call last):
# expect:   File asyncio_debug_stacks.py, in <module>
# expect:     asyncio.run(main(), debug=True)
# expect:   File runners.py, in run
# expect:     return runner.run(main)
# expect:   File runners.py, in run
# expect:     return self._loop.run_until_complete(task)
# expect:   File base_events.py, in run_until_complete
# expect:     self.run_forever()
# expect:   File base_events.py, in run_forever
# expect:     self._run_once()
# expect:   File base_events.py, in _run_once
# expect:     handle._run()
# expect:   File events.py, in _run
# expect:     self._context.run(self._callback, *self._args)
# expect:   File asyncio_debug_stacks.py, in main
# expect:     task = asyncio.create_task(bad())
# expect:   File tasks.py, in create_task
# expect:     task = loop.create_task(coro)
# expect: Exception in callback fail() at asyncio_debug_stacks.py
# expect: handle: <Handle fail() at asyncio_debug_stacks.py created at asyncio_debug_stacks.py>
# expect: source_traceback: Object created at (most recent call last):
# expect:   File asyncio_debug_stacks.py, in <module>
# expect:     asyncio.run(main(), debug=True)
# expect:   File runners.py, in run
# expect:     return runner.run(main)
# expect:   File runners.py, in run
# expect:     return self._loop.run_until_complete(task)
# expect:   File base_events.py, in run_until_complete
# expect:     self.run_forever()
# expect:   File base_events.py, in run_forever
# expect:     self._run_once()
# expect:   File base_events.py, in _run_once
# expect:     handle._run()
# expect:   File events.py, in _run
# expect:     self._context.run(self._callback, *self._args)
# expect:   File asyncio_debug_stacks.py, in main
# expect:     loop.call_soon(fail)
# expect: ['create_task', 'create_task', 'make']
# expect: ['wrong', 'gather', '_ensure_future'] An asyncio.Future, a coroutine or an awaitable is required
# expect: ['wrong', 'ensure_future', '_ensure_future'] An asyncio.Future, a coroutine or an awaitable is required
# expect: ['wrong', 'shield', '_ensure_future'] An asyncio.Future, a coroutine or an awaitable is required
