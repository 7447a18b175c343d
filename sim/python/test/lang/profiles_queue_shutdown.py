# profile: 3.13
# Queues that are shut down: of threads and of tasks.
import asyncio
import queue
import threading


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except (queue.ShutDown, asyncio.QueueShutDown, ValueError) as error:
        print(type(error).__name__, end=' ' if type(error) is not ValueError else f': {error}\n')


for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue):
    tasks = kind(2)
    tasks.put(1)
    tasks.put(2)
    tasks.shutdown()
    print(kind.__name__, tasks.is_shutdown, end=' ')
    attempt(tasks.put, 3)
    attempt(tasks.put, 3, timeout=-1)
    attempt(tasks.put_nowait, 3)
    print(tasks.get(), tasks.get_nowait(), end=' ')
    attempt(tasks.get)
    attempt(tasks.get, timeout=-1)
    attempt(tasks.get_nowait)
    print(tasks.unfinished_tasks)
# expect: Queue True ShutDown ShutDown ShutDown 1 2 ShutDown ShutDown ShutDown 2
# expect: LifoQueue True ShutDown ShutDown ShutDown 2 1 ShutDown ShutDown ShutDown 2
# expect: PriorityQueue True ShutDown ShutDown ShutDown 1 2 ShutDown ShutDown ShutDown 2

tasks = queue.Queue()
for number in range(3):
    tasks.put(number)
tasks.get()
tasks.shutdown(immediate=True)
print(tasks.qsize(), tasks.unfinished_tasks, queue.Queue().is_shutdown)
# expect: 0 1 False


def blocked(function, *args):
    thread = threading.Thread(target=attempt, args=(function, *args))
    thread.start()
    return thread


empty, full, undone = queue.Queue(), queue.Queue(1), queue.Queue()
full.put('one')
undone.put('one')
threads = [blocked(empty.get), blocked(full.put, 'two'), blocked(undone.join)]
empty.shutdown()
threads[0].join()
full.shutdown()
threads[1].join()
undone.shutdown(True)
threads[2].join()
print(full.get())
# expect: ShutDown ShutDown None
# expect: one


async def take(tasks):
    try:
        return await tasks.get()
    except asyncio.QueueShutDown as error:
        return repr(error)


async def give(tasks, item):
    try:
        await tasks.put(item)
    except asyncio.QueueShutDown as error:
        return repr(error)


async def main():
    tasks = asyncio.Queue(1)
    waiting = [asyncio.create_task(take(tasks)) for _ in range(2)]
    await asyncio.sleep(0)
    tasks.shutdown()
    print(tasks, *await asyncio.gather(*waiting))
    # expect: <Queue maxsize=1 shutdown> QueueShutDown() QueueShutDown()
    tasks = asyncio.Queue(1)
    tasks.put_nowait('item')
    waiting = [asyncio.create_task(give(tasks, number)) for number in range(2)]
    await asyncio.sleep(0)
    tasks.shutdown()
    print(*await asyncio.gather(*waiting), await tasks.get(), await take(tasks))
    # expect: QueueShutDown() QueueShutDown() item QueueShutDown()
    attempt(tasks.put_nowait, 1)
    attempt(tasks.get_nowait)
    tasks.task_done()
    await tasks.join()
    tasks = asyncio.PriorityQueue()
    for number in range(4):
        tasks.put_nowait(number)
    tasks.get_nowait()
    done = asyncio.create_task(tasks.join())
    tasks.shutdown(immediate=True)
    print(tasks)
    tasks.task_done()
    await done
    # expect: QueueShutDown QueueShutDown <PriorityQueue maxsize=0 tasks=1 shutdown>


asyncio.run(main())
