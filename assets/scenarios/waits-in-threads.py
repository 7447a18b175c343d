# /// kvant
# title.en = "Work, a long wait, work: in two threads"
# title.ru = "Работа, долгое ожидание, работа: в двух потоках"
# description.en = "While one thread waits, the other works: the waits overlap."
# description.ru = "Пока один поток ждёт, другой работает: ожидания накладываются."
# subject = "models"
# order = 291
# [machine]
# cores = 1
# [expect]
# output = ""
# at_least = "80 ms"
# at_most = "85 ms"
# ///
import time
from threading import Thread

from kvant import phase, work


def job():
    with phase("ask"):
        work(0.01)
    time.sleep(0.05)
    with phase("answer"):
        work(0.01)


threads = [Thread(target=job, name=name) for name in ("first", "second")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
