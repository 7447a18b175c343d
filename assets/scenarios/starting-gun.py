# /// kvant
# title.en = "An event wakes all who wait"
# title.ru = "Событие будит всех ждущих"
# description.en = "Three threads wait for one Event; set() wakes all of them, a Condition would have woken one."
# description.ru = "Три потока ждут одного Event; set() будит всех, notify() у Condition разбудил бы одного."
# subject = "locks"
# order = 87
# [machine]
# cores = 1
# [expect]
# output = """
# ready
# 3 runners started
# """
# ///
import time
from threading import Event, Thread

gun = Event()
started = []


def run(number):
    gun.wait()
    started.append(number)


runners = [Thread(target=run, args=(n,), name=f"runner {n}") for n in range(3)]
for runner in runners:
    runner.start()
time.sleep(0.1)
print("ready")
gun.set()
for runner in runners:
    runner.join()
print(len(started), "runners started")
