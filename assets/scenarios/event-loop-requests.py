# /// kvant
# title.en = "Three requests on one event loop"
# title.ru = "Три запроса на одном цикле событий"
# description.en = "Each task prepares, waits for the network and works on the answer. One thread does it all: while a task waits, others run."
# description.ru = "Каждая задача готовит запрос, ждёт сеть и обрабатывает ответ. Всё делает один поток: пока одна задача ждёт, выполняются другие."
# subject = "asyncio"
# order = 200
# [machine]
# cores = 1
# [words.ru]
# "task 1" = "задача 1"
# "task 2" = "задача 2"
# "task 3" = "задача 3"
# "setup" = "подготовка"
# "postprocess" = "обработка"
# [expect]
# lines = ["task 1 is done", "task 2 is done", "task 3 is done"]
# ///
import asyncio

from kvant import phase, work


async def request(name, wait):
    with phase("setup"):
        work(0.01)
    await asyncio.sleep(wait)
    with phase("postprocess"):
        work(0.012)
    print(name, "is done")


async def main():
    tasks = []
    for name, wait in (("task 1", 0.024), ("task 2", 0.022), ("task 3", 0.028)):
        tasks.append(asyncio.create_task(request(name, wait), name=name))
    for task in tasks:
        await task


asyncio.run(main())
