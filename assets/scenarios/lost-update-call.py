# /// kvant
# title.en = "A call between reading and writing"
# title.ru = "Вызов функции между чтением и записью"
# description.en = "counter = add(counter) loses updates under every version: entering a function is a switch point."
# description.ru = "counter = add(counter) теряет обновления в любой версии: вход в функцию — точка переключения."
# subject = "races"
# order = 34
# [machine]
# cores = 1
# quantum = "4 ms"
# [python]
# version = "3.12"
# [expect]
# not_output = """
# expected 600000, got 600000
# """
# ///
from threading import Thread

counter = 0


def add(value):
    return value + 1


def increase():
    global counter
    for _ in range(300_000):
        counter = add(counter)


threads = [Thread(target=increase) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"expected 600000, got {counter}")
