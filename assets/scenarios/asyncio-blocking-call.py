# /// kvant
# title.en = "A blocking call stops the event loop"
# title.ru = "Блокирующий вызов останавливает цикл событий"
# description.en = "time.sleep() in a coroutine blocks the only thread: the clock, which should tick every 100 ms, is silent for half a second."
# description.ru = "time.sleep() в сопрограмме блокирует единственный поток: часы, которые должны тикать каждые 100 мс, молчат полсекунды."
# subject = "asyncio"
# order = 210
# [machine]
# cores = 1
# [expect]
# output = """
# tick at 0.0
# tick at 0.1
# tick at 0.2
# report is done at 0.7
# tick at 0.7
# tick at 0.8
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
    time.sleep(0.5)  # not await asyncio.sleep(): nobody else can run
    print("report is done at", now())


async def main():
    await asyncio.gather(clock(), report())


asyncio.run(main())
