# Limiting how many run at once.
import asyncio
import time


async def fetch(sem, n, log, start):
    async with sem:
        log.append((n, round(time.monotonic() - start, 1)))
        await asyncio.sleep(1)
        return n


async def main():
    start = time.monotonic()
    sem = asyncio.Semaphore(3)
    log = []
    print(await asyncio.gather(*(fetch(sem, n, log, start) for n in range(7))))
    print(log, round(time.monotonic() - start, 1), sem.locked())
    b = asyncio.BoundedSemaphore(1)
    try:
        b.release()
    except ValueError as e:
        print(e)
    try:
        asyncio.Semaphore(-1)
    except ValueError as e:
        print(e)
    # One who waits and is cancelled leaves its place to the next.
    sem = asyncio.Semaphore(1)
    await sem.acquire()
    first = asyncio.create_task(sem.acquire())
    second = asyncio.create_task(sem.acquire())
    await asyncio.sleep(0)
    print(sem.locked(), first.cancel())
    await asyncio.sleep(0)
    sem.release()
    print(await second, first.cancelled(), sem.locked())


asyncio.run(main())
# expect: [0, 1, 2, 3, 4, 5, 6]
# expect: [(0, 0.0), (1, 0.0), (2, 0.0), (3, 1.0), (4, 1.0), (5, 1.0), (6, 2.0)] 3.0 False
# expect: BoundedSemaphore released too many times
# expect: Semaphore initial value must be >= 0
# expect: True True
# expect: True True True
