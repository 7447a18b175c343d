# /// kvant
# title.en = "A reference count that nobody protects"
# title.ru = "Счётчик ссылок без защиты"
# description.en = "Two threads take a reference to one object at the same moment. Each reads the count, adds one and writes it back: READ, add, WRITE. Both read the same number, and one of the two references is never counted."
# description.ru = "Два потока одновременно берут ссылку на один объект. Каждый читает счётчик, прибавляет единицу и записывает обратно: READ, +1, WRITE. Оба прочитали одно и то же число, и одна из двух ссылок не учтена."
# subject = "gil"
# order = 70
# [machine]
# cores = 2
# [costs]
# context_switch = "0 ns"
# [python]
# version = "naive"
# [expect]
# output = """
# references: 4, counted: 3
# """
# ///
import sys
from threading import Thread
from time import monotonic, sleep

import kvant


class Cake:
    pass


cake = kvant.watch(Cake(), "cake")
noon = monotonic() + 0.001


def take(plate):
    sleep(noon - monotonic())  # both start at the same moment
    plate.append(cake)


plates = [[], []]
threads = [Thread(target=take, args=(plate,)) for plate in plates]
for t in threads:
    t.start()
for t in threads:
    t.join()
# The variable, two plates, and the argument of getrefcount itself.
print(f"references: 4, counted: {sys.getrefcount(cake)}")
