# /// kvant
# title.en = "A lost update: two threads, one counter"
# title.ru = "Потерянное обновление: два потока, один счётчик"
# description.en = "counter += 1 is four instructions. Under CPython 3.9 a switch can come between reading and writing, and an update is lost. Set the version to 3.12 and run again."
# description.ru = "counter += 1 — это четыре инструкции. В CPython 3.9 переключение может случиться между чтением и записью, и обновление теряется. Выберите версию 3.12 и запустите снова."
# subject = "races"
# order = 30
# [machine]
# cores = 1
# quantum = "4 ms"
# [python]
# version = "3.9"
# [expect]
# not_output = """
# expected 600000, got 600000
# """
# ///
from threading import Thread

counter = 0


def increase(by):
    global counter
    for _ in range(300_000):
        counter += by


t1 = Thread(target=increase, args=(1,))
t2 = Thread(target=increase, args=(1,))
t1.start()
t2.start()
t1.join()
t2.join()
print(f"expected 600000, got {counter}")
