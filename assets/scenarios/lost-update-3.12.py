# /// kvant
# title.en = "The same counter under CPython 3.12"
# title.ru = "Тот же счётчик в CPython 3.12"
# description.en = "Since CPython 3.10 a thread is not switched out inside counter += 1, so nothing is lost here. It is luck of the implementation, not a promise of the language: call a function between reading and writing, and updates are lost again."
# description.ru = "Начиная с CPython 3.10 поток не прерывается внутри counter += 1, и здесь ничего не теряется. Это удача реализации, а не обещание языка: вызовите функцию между чтением и записью — и обновления снова потеряются."
# subject = "races"
# order = 32
# [machine]
# cores = 1
# quantum = "4 ms"
# [python]
# version = "3.12"
# [expect]
# output = """
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
