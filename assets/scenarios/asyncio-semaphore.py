# /// kvant
# title.en = "At most two requests at a time"
# title.ru = "Не больше двух запросов сразу"
# description.en = "Six tasks, but the semaphore lets two through at a time: pairs end at 100, 200 and 300 ms."
# description.ru = "Задач шесть, но семафор пропускает по две: пары заканчивают в 100, 200 и 300 мс."
# subject = "asyncio"
# order = 220
# [machine]
# cores = 1
# [expect]
# output = """
# request 0 done at 0.1
# request 1 done at 0.1
# request 2 done at 0.2
# request 3 done at 0.2
# request 4 done at 0.3
# request 5 done at 0.3
# """
# ///
import asyncio
import time

start = time.monotonic()


async def request(number, limit):
    async with limit:
        await asyncio.sleep(0.1)
        print(f"request {number} done at {time.monotonic() - start:.1f}")


async def main():
    limit = asyncio.Semaphore(2)
    await asyncio.gather(*(request(n, limit) for n in range(6)))


asyncio.run(main())
