# /// kvant
# title.en = "Ten processes: to create and to run"
# title.ru = "Десять процессов: создать и выполнить"
# description.en = "Ten small jobs in processes of their own: each is a copy of the whole program, which takes milliseconds."
# description.ru = "Десять мелких заданий в отдельных процессах: каждый — копия всей программы, и это занимает миллисекунды."
# subject = "models"
# order = 303
# [machine]
# cores = 4
# [words.ru]
# "create" = "создание"
# "run" = "выполнение"
# [expect]
# output = """
# 10 processes
# """
# ///
from math import factorial
from multiprocessing import Process

from kvant import phase


def job():
    return factorial(5)


with phase("create"):
    workers = [Process(target=job) for _ in range(10)]
    for worker in workers:
        worker.start()
with phase("run"):
    for worker in workers:
        worker.join()
print(len(workers), "processes")
