# /// kvant
# title.en = "A cooperative system and one hung task"
# title.ru = "Кооперативная система и одна зависшая задача"
# description.en = "As in Windows 3.1, a task keeps the core until it gives it back. One that never does hangs all: the clock stops ticking. Set the policy to round-robin and run again."
# description.ru = "Как в Windows 3.1, задача держит ядро, пока сама его не отдаст. Одна, которая не отдаёт, вешает всё: часы перестают идти. Выберите планировщик round-robin и запустите снова."
# subject = "scheduling"
# order = 90
# [machine]
# cores = 1
# policy = "cooperative"
# [limits]
# time = "60 ms"
# [expect]
# stop = "time_limit"
# output = """
# tick 1
# tick 2
# tick 3
# """
# ///
import time
from threading import Thread


def clock():
    for tick in range(1, 6):
        print("tick", tick)
        time.sleep(0.01)


def editor():
    time.sleep(0.025)
    while True:
        pass


tasks = [Thread(target=clock, name="clock"), Thread(target=editor, name="editor")]
for task in tasks:
    task.start()
for task in tasks:
    task.join()
