# /// kvant
# title.en = "Three pages in three threads"
# title.ru = "Три страницы в трёх потоках"
# description.en = "A thread that waits for the network gives the GIL up: the three waits overlap, on one core and with the GIL."
# description.ru = "Поток, который ждёт сеть, отдаёт GIL: три ожидания накладываются — на одном ядре и с GIL."
# subject = "sockets"
# order = 411
# [machine]
# cores = 1
# [[host]]
# name = "library.test"
# latency = "100 ms"
# work = "20 ms"
# [expect]
# output = """
# 200 200 200
# """
# at_least = "200 ms"
# at_most = "300 ms"
# ///
from concurrent.futures import ThreadPoolExecutor
from urllib.request import urlopen


def fetch(page):
    with urlopen(f"http://library.test/{page}") as answer:
        return answer.status


with ThreadPoolExecutor(max_workers=3) as pool:
    print(*pool.map(fetch, ["one", "two", "three"]))
