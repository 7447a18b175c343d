# /// kvant
# title.en = "A thousand threads"
# title.ru = "Тысяча потоков"
# description.en = "A thousand threads wait. Each has a stack of its own."
# description.ru = "Ждёт тысяча потоков. У каждого свой стек."
# subject = "models"
# order = 305
# [machine]
# cores = 4
# [expect]
# output = """
# done
# """
# ///
import time
from threading import Thread


def wait():
    time.sleep(0.5)


threads = []
for _ in range(1000):
    thread = Thread(target=wait)
    thread.start()
    threads.append(thread)
for thread in threads:
    thread.join()
print("done")
