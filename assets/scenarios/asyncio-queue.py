# /// kvant
# title.en = "A queue between two tasks"
# title.ru = "Очередь между двумя задачами"
# description.en = "The queue holds one item: put() suspends the producer until the consumer has taken the last one."
# description.ru = "В очереди одно место: put() приостанавливает производителя, пока потребитель не заберёт предыдущее."
# subject = "asyncio"
# order = 222
# [machine]
# cores = 1
# [expect]
# output = """
# made 0
# made 1
# used 0
# made 2
# used 1
# used 2
# """
# ///
import asyncio


async def produce(queue):
    for n in range(3):
        await queue.put(n)
        print("made", n)
    await queue.put(None)


async def consume(queue):
    while (n := await queue.get()) is not None:
        await asyncio.sleep(0.1)
        print("used", n)


async def main():
    queue = asyncio.Queue(maxsize=1)
    await asyncio.gather(produce(queue), consume(queue))


asyncio.run(main())
