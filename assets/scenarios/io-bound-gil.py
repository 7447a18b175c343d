# /// kvant
# title.en = "Waiting under the GIL: sleeps overlap"
# title.ru = "Ожидание под GIL: паузы накладываются"
# description.en = "A thread that waits gives the GIL back, so three waits of 20, 30 and 40 ms take 40 ms together, not 90."
# description.ru = "Поток, который ждёт, отдаёт GIL, поэтому три ожидания по 20, 30 и 40 мс вместе занимают 40 мс, а не 90."
# subject = "gil"
# order = 70
# [machine]
# cores = 1
# [expect]
# output = """
# first page
# second page
# third page
# """
# at_least = "40 ms"
# at_most = "42 ms"
# ///
import time
from threading import Thread


def download(page, seconds):
    time.sleep(seconds)
    parse(page)


def parse(page):
    for _ in range(20_000):
        pass
    print(page, "page")


threads = [
    Thread(target=download, args=("first", 0.02)),
    Thread(target=download, args=("second", 0.03)),
    Thread(target=download, args=("third", 0.04)),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
