# /// kvant
# title.en = "Two cakes, two bakers"
# title.ru = "Два торта, два пекаря"
# description.en = "Two threads on two cores of a Python without GIL: both cakes are worked on at the same time."
# description.ru = "Два потока на двух ядрах в Python без GIL: оба торта готовят одновременно."
# subject = "concurrency"
# order = 2
# [machine]
# cores = 2
# [python]
# gil = false
# [figure]
# kind = "concurrency"
# [words.ru]
# "baker" = "пекарь"
# "second baker" = "второй пекарь"
# "cake 1" = "торт 1"
# "cake 2" = "торт 2"
# "mix" = "замесить"
# "bake" = "испечь"
# "ice" = "украсить"
# [expect]
# lines = ["cake 1 is done", "cake 2 is done"]
# ///
import threading

from kvant import phase, work


def cake(name):
    for step, seconds in (("mix", 0.01), ("bake", 0.015), ("ice", 0.01)):
        with phase(f"{name}: {step}"):
            work(seconds)
    print(name, "is done")


threading.current_thread().name = "baker"
helper = threading.Thread(target=cake, args=("cake 2",), name="second baker")
helper.start()
cake("cake 1")
helper.join()
