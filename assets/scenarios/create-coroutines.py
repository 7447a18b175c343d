# /// kvant
# title.en = "Ten workers: the time to create and to run them"
# title.ru = "Десять исполнителей: время на создание и выполнение"
# description.en = "Ten small jobs as coroutines of one event loop: a task is a few objects, and starting one takes microseconds."
# description.ru = "Десять мелких заданий — сопрограммы одного цикла событий: задача — это несколько объектов, и запуск занимает микросекунды."
# subject = "models"
# order = 300
# [machine]
# cores = 4
# [words.ru]
# "create" = "создание"
# "run" = "выполнение"
# [figure]
# kind = "compare"
# [[compare.run]]
# title.en = "coroutines"
# title.ru = "сопрограммы"
# file = "create-coroutines.py"
# [[compare.run]]
# title.en = "threads"
# title.ru = "потоки"
# file = "create-threads.py"
# [[compare.run]]
# title.en = "sub-interpreters"
# title.ru = "субинтерпретаторы"
# file = "create-interpreters.py"
# [[compare.run]]
# title.en = "processes"
# title.ru = "процессы"
# file = "create-processes.py"
# [expect]
# output = """
# 10 coroutines
# """
# ///
import asyncio
from math import factorial

from kvant import phase


async def job():
    return factorial(5)


async def main():
    with phase("create"):
        workers = [asyncio.create_task(job()) for _ in range(10)]
    with phase("run"):
        answers = await asyncio.gather(*workers)
    print(len(answers), "coroutines")


asyncio.run(main())
