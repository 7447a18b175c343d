# /// kvant
# title.en = "Two cakes: concurrency and parallelism"
# title.ru = "Два торта: конкурентность и параллелизм"
# description.en = "One baker makes two cakes by switching between them; two bakers make them at the same time. Both are concurrent, only the second is parallel."
# description.ru = "Один пекарь готовит два торта, переключаясь между ними; два пекаря готовят их одновременно. Конкурентно и то и другое, параллельно — только второе."
# subject = "concurrency"
# order = 1
# [machine]
# cores = 1
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
# [[compare.run]]
# title.en = "one baker switches between two cakes"
# title.ru = "один пекарь переключается между двумя тортами"
# [[compare.run]]
# title.en = "two bakers work at the same time"
# title.ru = "два пекаря работают одновременно"
# file = "cakes-parallel.py"
# [expect]
# lines = ["cake 1 is done", "cake 2 is done"]
# ///
import threading

from kvant import phase, work


def cake(name):
    for step, seconds in (("mix", 0.01), ("bake", 0.015), ("ice", 0.01)):
        with phase(f"{name}: {step}"):
            work(seconds)
        yield
    print(name, "is done")


threading.current_thread().name = "baker"
cakes = [cake("cake 1"), cake("cake 2")]
while cakes:
    for one in list(cakes):
        try:
            next(one)
        except StopIteration:
            cakes.remove(one)
