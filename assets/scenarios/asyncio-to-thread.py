# /// kvant
# title.en = "A blocking call in a thread of its own"
# title.ru = "Блокирующий вызов в отдельном потоке"
# description.en = "The same blocking call, handed to a thread by to_thread(): the loop goes on, the clock ticks."
# description.ru = "Тот же блокирующий вызов передан потоку через to_thread(): цикл продолжает работать, часы тикают."
# subject = "asyncio"
# order = 211
# [machine]
# cores = 2
# [expect]
# output = """
# tick at 0.0
# tick at 0.1
# tick at 0.2
# tick at 0.3
# tick at 0.4
# report is done at 0.7
# """
# ///
import asyncio
import time

start = time.monotonic()


def now():
    return f"{time.monotonic() - start:.1f}"


async def clock():
    for _ in range(5):
        print("tick at", now())
        await asyncio.sleep(0.1)


async def report():
    await asyncio.sleep(0.22)
    await asyncio.to_thread(time.sleep, 0.5)
    print("report is done at", now())


async def main():
    await asyncio.gather(clock(), report())


asyncio.run(main())
