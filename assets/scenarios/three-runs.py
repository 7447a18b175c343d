# /// kvant
# title.en = "One program, several results"
# title.ru = "Одна программа, разные результаты"
# description.en = "One thread adds one to x, the other doubles it. Whoever goes first, the result differs; and when a switch comes between reading and writing, one of the two steps is lost."
# description.ru = "Один поток прибавляет к x единицу, другой удваивает x. Результат зависит от того, кто был первым; а если переключение случится между чтением и записью, одно из действий пропадёт."
# subject = "races"
# order = 33
# [machine]
# cores = 1
# [python]
# version = "3.9"
# [figure]
# kind = "interleaving"
# [expect]
# output = """
# x = 6
# """
# ///
from threading import Event, Thread

x = 2
go = Event()


def plus():
    global x
    go.wait()
    x = x + 1


def double():
    global x
    go.wait()
    x = x * 2


threads = [Thread(target=plus, name="plus"), Thread(target=double, name="double")]
for thread in threads:
    thread.start()
go.set()
for thread in threads:
    thread.join()
print(f"x = {x}")
