# /// kvant
# title.en = "A semaphore: three seats, seven guests"
# title.ru = "Семафор: три места, семь гостей"
# description.en = "At most three threads at once are inside; the others wait until a seat is free: groups of 3, 3 and 1."
# description.ru = "Внутри одновременно не больше трёх потоков; остальные ждут, пока освободится место: группы по 3, 3 и 1."
# subject = "locks"
# order = 80
# [machine]
# cores = 1
# [expect]
# output = """
# guest 0 sits down at 0 ms
# guest 1 sits down at 0 ms
# guest 2 sits down at 0 ms
# guest 3 sits down at 20 ms
# guest 4 sits down at 20 ms
# guest 5 sits down at 20 ms
# guest 6 sits down at 40 ms
# """
# at_least = "60 ms"
# at_most = "64 ms"
# ///
import time
from threading import Semaphore, Thread

seats = Semaphore(3)
start = time.monotonic()


def dine(guest):
    with seats:
        moment = round((time.monotonic() - start) * 100) * 10
        print(f"guest {guest} sits down at {moment} ms")
        time.sleep(0.02)


guests = [Thread(target=dine, args=(n,), name=f"guest {n}") for n in range(7)]
for guest in guests:
    guest.start()
for guest in guests:
    guest.join()
