# /// kvant
# title.en = "Ten threads: to create and to run"
# title.ru = "Десять потоков: создать и выполнить"
# description.en = "Ten small jobs in threads of their own: the operating system makes a thread in tens of microseconds."
# description.ru = "Десять мелких заданий в отдельных потоках: операционная система создаёт поток за десятки микросекунд."
# subject = "models"
# order = 301
# [machine]
# cores = 4
# [words.ru]
# "create" = "создание"
# "run" = "выполнение"
# [expect]
# output = """
# 10 threads
# """
# ///
from math import factorial
from threading import Thread

from kvant import phase


def job():
    return factorial(5)


with phase("create"):
    workers = [Thread(target=job) for _ in range(10)]
    for worker in workers:
        worker.start()
with phase("run"):
    for worker in workers:
        worker.join()
print(len(workers), "threads")
