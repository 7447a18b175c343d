# /// kvant
# title.en = "Dining philosophers: left fork first"
# title.ru = "Обедающие философы: сначала левая вилка"
# description.en = "Each takes the left fork and waits for the right one, which the neighbour holds: a circle, and nobody ever eats."
# description.ru = "Каждый берёт левую вилку и ждёт правую, которую держит сосед: круг, и никто никогда не поест."
# subject = "locks"
# order = 90
# [machine]
# cores = 2
# [figure]
# kind = "waitfor"
# [expect]
# output = ""
# stop = "deadlock"
# ///
import time
from threading import Lock, Thread

forks = [Lock() for _ in range(5)]


def dine(number):
    with forks[number]:
        time.sleep(0.01)
        with forks[(number + 1) % 5]:
            print(f"philosopher {number} has eaten")


table = [Thread(target=dine, args=(n,), name=f"philosopher {n}") for n in range(5)]
for philosopher in table:
    philosopher.start()
for philosopher in table:
    philosopher.join()
