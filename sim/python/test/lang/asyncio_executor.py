# Blocking work in threads: run_in_executor, to_thread, run_coroutine_threadsafe.
import asyncio
import contextvars
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

var = contextvars.ContextVar('var', default='none')


def blocking(n):
    time.sleep(0.2)
    return n, threading.current_thread() is threading.main_thread()


async def ticker(log):
    while True:
        log.append('tick')
        await asyncio.sleep(0.05)


def fail():
    raise OSError('disk')


async def main():
    loop = asyncio.get_running_loop()
    log = []
    t = asyncio.create_task(ticker(log))
    print(await loop.run_in_executor(None, blocking, 1))
    print(len(log) >= 4)
    start = time.monotonic()
    with ThreadPoolExecutor(4) as pool:
        print(await asyncio.gather(*(loop.run_in_executor(pool, blocking, n) for n in range(4))))
    print(round(time.monotonic() - start, 1))
    print(await asyncio.to_thread(blocking, 5))
    print(await asyncio.to_thread(partial(sorted, [3, 1, 2], reverse=True)))
    var.set('mine')
    print(await asyncio.to_thread(var.get), await loop.run_in_executor(None, var.get))
    try:
        await asyncio.to_thread(fail)
    except OSError as e:
        print('caught', e)
    t.cancel()
    name = await loop.run_in_executor(None, lambda: threading.current_thread().name)
    print(name.startswith('asyncio_'))

    def from_thread():
        future = asyncio.run_coroutine_threadsafe(asyncio.sleep(0.1, 'slept'), loop)
        return future.result(1)
    print(await asyncio.to_thread(from_thread))
    event = asyncio.Event()
    threading.Timer(0.1, lambda: loop.call_soon_threadsafe(event.set)).start()
    await event.wait()
    print('set by a thread')

    async def raising():
        raise KeyError('in the loop')

    def from_thread2():
        try:
            asyncio.run_coroutine_threadsafe(raising(), loop).result()
        except KeyError as e:
            return f'thread saw {e}'
    print(await asyncio.to_thread(from_thread2))
    f = loop.run_in_executor(None, time.sleep, 0.3)
    try:
        await asyncio.wait_for(f, 0.05)
    except TimeoutError:
        print('waited long enough', f.cancelled())


asyncio.run(main())


def loop_in_thread():
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    futures = [asyncio.run_coroutine_threadsafe(asyncio.sleep(0.1 * n, n), loop) for n in (2, 1)]
    print([f.result() for f in futures])
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    print(loop.is_running(), loop.is_closed())
    loop.close()
    print(loop.is_closed())


loop_in_thread()
# expect: (1, False)
# expect: True
# expect: [(0, False), (1, False), (2, False), (3, False)]
# expect: 0.2
# expect: (5, False)
# expect: [3, 2, 1]
# expect: mine none
# expect: caught disk
# expect: True
# expect: slept
# expect: set by a thread
# expect: thread saw 'in the loop'
# expect: waited long enough True
# expect: [2, 1]
# expect: False False
# expect: True
