# /// kvant
# title.en = "The counter behind a lock"
# title.ru = "Счётчик под блокировкой"
# description.en = "Between acquire and release one thread at a time reads and writes. The price: threads wait for each other."
# description.ru = "Между захватом и освобождением читает и пишет только один поток. Цена — потоки ждут друг друга."
# subject = "locks"
# order = 36
# [machine]
# cores = 1
# [python]
# version = "3.9"
# [expect]
# output = """
# expected 40000, got 40000
# """
# ///
from threading import Lock, Thread

counter = 0
counter_lock = Lock()


def increase(by):
    global counter
    for _ in range(20_000):
        with counter_lock:
            counter += by


t1 = Thread(target=increase, args=(1,))
t2 = Thread(target=increase, args=(1,))
t1.start()
t2.start()
t1.join()
t2.join()
print(f"expected 40000, got {counter}")
