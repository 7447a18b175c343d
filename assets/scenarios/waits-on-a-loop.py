# /// kvant
# title.en = "Work, a long wait, work: as two tasks"
# title.ru = "Работа, долгое ожидание, работа: две задачи"
# description.en = "While one task waits, the loop lets the other work: the waits overlap in one thread."
# description.ru = "Пока одна задача ждёт, цикл даёт работать другой: ожидания накладываются в одном потоке."
# subject = "models"
# order = 292
# [machine]
# cores = 1
# [expect]
# output = ""
# at_least = "80 ms"
# at_most = "83 ms"
# ///
import asyncio

from kvant import phase, work


async def job():
    with phase("ask"):
        work(0.01)
    await asyncio.sleep(0.05)
    with phase("answer"):
        work(0.01)


async def main():
    await asyncio.gather(
        asyncio.create_task(job(), name="first"),
        asyncio.create_task(job(), name="second"),
    )


asyncio.run(main())
