# How futures, tasks, handles and locks are shown.
import asyncio


def show(x):
    words = []
    for word in repr(x).split(' '):
        if '.py:' in word:
            path, _, rest = word.partition('.py:')
            word = path.split('/')[-1] + '.py' + rest.lstrip('0123456789')
        if word.startswith('0x'):
            word = '0x' + word.lstrip('0x123456789abcdef')
        if word.startswith('when='):
            word = 'when=' + word[5:].lstrip('0123456789.')
        words.append(word)
    print(' '.join(words))


async def work():
    await asyncio.sleep(0.05)
    return [1, 2]


async def fail():
    raise KeyError('k')


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    show(f)
    f.add_done_callback(print_done)
    show(f)
    f.set_result('x' * 50)
    show(f)
    f = loop.create_future()
    f.set_exception(ValueError('v'))
    show(f)
    f.exception()
    f = loop.create_future()
    f.cancel()
    show(f)
    t = asyncio.create_task(work(), name='w')
    show(t)
    await asyncio.sleep(0)
    show(t)
    t.add_done_callback(print_done)
    t.add_done_callback(len)
    t.add_done_callback(print_done)
    show(t)
    t.remove_done_callback(print_done)
    t.remove_done_callback(len)
    await t
    show(t)
    t = asyncio.create_task(fail(), name='f')
    await asyncio.wait([t])
    show(t)
    t.exception()
    t = asyncio.create_task(work(), name='c')
    await asyncio.sleep(0)
    t.cancel()
    show(t)
    await asyncio.wait([t])
    show(t)
    show(asyncio.current_task())
    h = loop.call_soon(print_done, 1, 'a')
    show(h)
    h.cancel()
    show(h)
    h = loop.call_later(1, print_done, 2)
    show(h)
    h.cancel()
    show(h)
    lock = asyncio.Lock()
    show(lock)
    await lock.acquire()
    show(lock)
    waiter = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    show(lock)
    lock.release()
    await waiter
    show(asyncio.Event())
    show(asyncio.Semaphore(3))
    show(asyncio.BoundedSemaphore(2))
    show(asyncio.Condition())
    show(asyncio.Barrier(3))
    q = asyncio.Queue(maxsize=5)
    q.put_nowait(1)
    show(q)
    print(q)
    show(asyncio.LifoQueue())
    show(asyncio.timeout(None))
    show(asyncio.TaskGroup())
    show(asyncio.gather())
    show(loop)


def print_done(f, *args):
    pass


asyncio.run(main())
# expect: <Future pending>
# expect: <Future pending cb=[print_done() at asyncio_repr.py]>
# expect: <Future finished result='xxxxxxxxxxxx...xxxxxxxxxxxxx'>
# expect: <Future finished exception=ValueError('v')>
# expect: <Future cancelled>
# expect: <Task pending name='w' coro=<work() running at asyncio_repr.py>>
# expect: <Task pending name='w' coro=<work() running at asyncio_repr.py> wait_for=<Future pending cb=[Task.task_wakeup()]>>
# expect: <Task pending name='w' coro=<work() running at asyncio_repr.py> wait_for=<Future pending cb=[Task.task_wakeup()]> cb=[print_done() at asyncio_repr.py, <1 more>, print_done() at asyncio_repr.py]>
# expect: <Task finished name='w' coro=<work() done, defined at asyncio_repr.py> result=[1, 2]>
# expect: <Task finished name='f' coro=<fail() done, defined at asyncio_repr.py> exception=KeyError('k')>
# expect: <Task cancelling name='c' coro=<work() running at asyncio_repr.py> wait_for=<Future cancelled>>
# expect: <Task cancelled name='c' coro=<work() done, defined at asyncio_repr.py>>
# expect: <Task pending name='Task-1' coro=<main() running at asyncio_repr.py> cb=[_run_until_complete_cb() at base_events.py]>
# expect: <Handle print_done(1, 'a') at asyncio_repr.py>
# expect: <Handle cancelled>
# expect: <TimerHandle when= print_done(2) at asyncio_repr.py>
# expect: <TimerHandle cancelled when=>
# expect: <asyncio.locks.Lock object at 0x [unlocked]>
# expect: <asyncio.locks.Lock object at 0x [locked]>
# expect: <asyncio.locks.Lock object at 0x [locked, waiters:1]>
# expect: <asyncio.locks.Event object at 0x [unset]>
# expect: <asyncio.locks.Semaphore object at 0x [unlocked, value:3]>
# expect: <asyncio.locks.BoundedSemaphore object at 0x [unlocked, value:2]>
# expect: <asyncio.locks.Condition object at 0x [unlocked]>
# expect: <asyncio.locks.Barrier object at 0x [filling, waiters:0/3]>
# expect: <Queue at 0x maxsize=5 _queue=[1] tasks=1>
# expect: <Queue maxsize=5 _queue=[1] tasks=1>
# expect: <LifoQueue at 0x maxsize=0>
# expect: <Timeout [created]>
# expect: <TaskGroup>
# expect: <Future finished result=[]>
# expect: <_UnixSelectorEventLoop running=True closed=False debug=False>


# In debug mode: who made a task.
async def made_by():
    async with asyncio.TaskGroup() as group:
        task = group.create_task(asyncio.sleep(0))
    print(repr(task).rpartition('/')[2].rpartition(':')[0])
    print(repr(asyncio.create_task(asyncio.sleep(0))).rpartition('/')[2].rpartition(':')[0])

asyncio.run(made_by(), debug=True)
# expect: taskgroups.py
# expect: tasks.py
