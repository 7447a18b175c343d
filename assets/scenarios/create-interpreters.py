# /// kvant
# title.en = "Ten sub-interpreters: to create and to run"
# title.ru = "Десять субинтерпретаторов: создать и выполнить"
# description.en = "Ten small jobs in interpreters of their own, each with its own GIL and modules, in one process."
# description.ru = "Десять мелких заданий в отдельных интерпретаторах одного процесса: у каждого свой GIL и свои модули."
# subject = "models"
# order = 302
# [machine]
# cores = 4
# [words.ru]
# "create" = "создание"
# "run" = "выполнение"
# [expect]
# output = """
# 10 sub-interpreters
# """
# ///
from concurrent import interpreters
from math import factorial
from threading import Thread

from kvant import phase


def job(interpreter):
    interpreter.call(factorial, 5)


with phase("create"):
    made = [interpreters.create() for _ in range(10)]
with phase("run"):
    workers = [Thread(target=job, args=(one,)) for one in made]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
print(len(made), "sub-interpreters")
