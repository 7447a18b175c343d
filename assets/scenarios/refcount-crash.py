# /// kvant
# title.en = "Freed while in use: a segmentation fault"
# title.ru = "Освобождён во время использования: ошибка сегментации"
# description.en = "One reference was not counted. When both threads give theirs back, the count is 0 although the variable still names the object: it is freed, and whoever touches it next brings the interpreter down. This is what the GIL is there for."
# description.ru = "Одна ссылка не учтена. Когда оба потока вернули свои, счётчик равен нулю, хотя переменная всё ещё указывает на объект: он освобождён, и первое же обращение к нему роняет интерпретатор. Именно от этого защищает GIL."
# subject = "gil"
# order = 71
# [machine]
# cores = 2
# [costs]
# context_switch = "0 ns"
# [python]
# version = "naive"
# [expect]
# stop = "segmentation_fault"
# output = """
# both plates are empty
# """
# ///
from threading import Thread
from time import monotonic, sleep

import kvant


class Cake:
    slices = 8


cake = kvant.watch(Cake(), "cake")
noon = monotonic() + 0.001


def take_and_give_back(plate, minutes):
    sleep(noon - monotonic())  # both start at the same moment
    plate.append(cake)
    sleep(minutes / 1000)
    plate.clear()


threads = [Thread(target=take_and_give_back, args=([], 1)), Thread(target=take_and_give_back, args=([], 2))]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("both plates are empty")
print(f"the cake has {cake.slices} slices")
