# /// kvant
# title.en = "A pool of three threads, seven jobs"
# title.ru = "Пул из трёх потоков, семь работ"
# description.en = "A pool starts its threads once and hands them jobs from a queue; a worker that is done takes the next."
# description.ru = "Пул запускает потоки один раз и раздаёт им работы из очереди; освободившийся берёт следующую."
# subject = "threads"
# order = 35
# [machine]
# cores = 1
# [expect]
# output = """
# [0, 1, 4, 9, 16, 25, 36]
# """
# at_least = "300 ms"
# at_most = "310 ms"
# ///
import time
from concurrent.futures import ThreadPoolExecutor


def square(number):
    time.sleep(0.1)
    return number * number


with ThreadPoolExecutor(max_workers=3, thread_name_prefix="worker") as pool:
    print(list(pool.map(square, range(7))))
