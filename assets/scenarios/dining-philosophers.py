# /// kvant
# title.en = "Dining philosophers: an order of the forks"
# title.ru = "Обедающие философы: порядок вилок"
# description.en = "Who always takes the fork with the lower number first cannot be part of a circle of waiting: all eat."
# description.ru = "Кто всегда берёт сначала вилку с меньшим номером, не попадёт в круг ожидания: все поедят."
# subject = "locks"
# order = 91
# [machine]
# cores = 2
# [expect]
# lines = ["philosopher 0 has eaten", "philosopher 1 has eaten", "philosopher 2 has eaten", "philosopher 3 has eaten", "philosopher 4 has eaten"]
# ///
import time
from threading import Lock, Thread

forks = [Lock() for _ in range(5)]


def dine(number):
    first, second = sorted([number, (number + 1) % 5])
    with forks[first]:
        time.sleep(0.01)
        with forks[second]:
            time.sleep(0.01)
            print(f"philosopher {number} has eaten")


table = [Thread(target=dine, args=(n,), name=f"philosopher {n}") for n in range(5)]
for philosopher in table:
    philosopher.start()
for philosopher in table:
    philosopher.join()
