# /// kvant
# title.en = "Free-threaded Python: twice as fast on two cores"
# title.ru = "Python без GIL: на двух ядрах вдвое быстрее"
# description.en = "The same work one after the other and in two threads. Under 3.13t the threads take half the time. Choose 3.13, which has a GIL, and they take as long as one after the other."
# description.ru = "Одна и та же работа: сначала по очереди, затем в двух потоках. В 3.13t потокам нужна половина времени. Выберите 3.13, где есть GIL, и выигрыша не будет."
# subject = "gil"
# order = 62
# [machine]
# cores = 2
# [python]
# version = "3.13t"
# [expect]
# lines = ["threads: 0.5 of the time"]
# ///
from threading import Thread
from time import perf_counter


def count_down(n):
    while n > 0:
        n -= 1


start = perf_counter()
count_down(100_000)
count_down(100_000)
one_by_one = perf_counter() - start

start = perf_counter()
threads = [Thread(target=count_down, args=(100_000,)) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
together = perf_counter() - start
print(f"threads: {together / one_by_one:.1f} of the time")
