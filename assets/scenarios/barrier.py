# /// kvant
# title.en = "A barrier: nobody goes on before all are there"
# title.ru = "Барьер: никто не идёт дальше, пока не собрались все"
# description.en = "Three runners arrive at different times; the barrier holds the early ones until the last one comes."
# description.ru = "Три бегуна приходят в разное время; барьер держит ранних, пока не придёт последний."
# subject = "locks"
# order = 86
# [machine]
# cores = 1
# [expect]
# output = """
# runner 1 arrives
# runner 2 arrives
# runner 3 arrives
# all 3 go on at 0.3
# """
# at_least = "300 ms"
# at_most = "310 ms"
# ///
import time
from threading import Barrier, Thread

start = time.monotonic()
gate = Barrier(3)


def run(number):
    time.sleep(number / 10)
    print(f"runner {number} arrives")
    if gate.wait() == 0:
        print(f"all 3 go on at {time.monotonic() - start:.1f}")


runners = [Thread(target=run, args=(n,), name=f"runner {n}") for n in (1, 2, 3)]
for runner in runners:
    runner.start()
for runner in runners:
    runner.join()
