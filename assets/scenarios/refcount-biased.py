# /// kvant
# title.en = "Biased reference counts (PEP 703)"
# title.ru = "Смещённые счётчики ссылок (PEP 703)"
# description.en = "Python 3.13t has no GIL. Each object belongs to the thread that made it: the owner counts in a plain local counter, all others in a shared one that is changed atomically. Nothing is lost, and the owner pays nothing."
# description.ru = "В Python 3.13t нет GIL. Объект принадлежит потоку, который его создал: владелец считает в обычном локальном счётчике, остальные — в общем, который меняется атомарно. Ничего не теряется, а владелец ничего не платит."
# subject = "gil"
# order = 72
# [machine]
# cores = 2
# [python]
# version = "3.13t"
# [expect]
# output = """
# local 2, shared 0
# local 2, shared 2
# local 2, shared 0
# """
# ///
from threading import Thread
from time import monotonic, sleep

import kvant


class Cake:
    pass


cake = kvant.watch(Cake(), "cake")
noon = monotonic() + 0.001


def take_and_give_back(plate):
    sleep(noon - monotonic())
    plate.append(cake)
    sleep(0.001)
    plate.clear()


def tell():
    owner, local, shared = kvant.references(cake)  # its argument is one of the local ones
    print(f"local {local}, shared {shared}")


threads = [Thread(target=take_and_give_back, args=([],)) for _ in range(2)]
tell()
for t in threads:
    t.start()
sleep(0.0015)
tell()
for t in threads:
    t.join()
tell()
