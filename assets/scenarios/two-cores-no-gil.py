# /// kvant
# title.en = "Two cores without a GIL: parallelism"
# title.ru = "Два ядра без GIL: параллелизм"
# description.en = "Without the global interpreter lock two threads run at the same time on two cores: twice the work in the same time."
# description.ru = "Без глобальной блокировки два потока исполняются одновременно на двух ядрах: вдвое больше работы за то же время."
# subject = "gil"
# order = 60
# [machine]
# cores = 2
# [python]
# gil = false
# [expect]
# lines = ["left: 80000", "right: 80000"]
# at_most = "6 ms"
# ///
from threading import Thread


def count_to(name, limit):
    reached = 0
    while reached < limit:
        reached += 1
    print(f"{name}: {reached}")


left = Thread(target=count_to, args=("left", 80_000))
right = Thread(target=count_to, args=("right", 80_000))
left.start()
right.start()
left.join()
right.join()
