# /// kvant
# title.en = "Threads of one process share its memory"
# title.ru = "У потоков одного процесса общая память"
# description.en = "Two threads put words into one list of the process. What one writes, the others see at once."
# description.ru = "Два потока добавляют слова в один список процесса. Что записал один, сразу видят остальные."
# subject = "processes"
# order = 5
# [machine]
# cores = 2
# [figure]
# kind = "processes"
# [expect]
# output = """
# ['apples', 'bread']
# """
# ///
import time
from threading import Thread

basket = []


def buy(thing, seconds):
    time.sleep(seconds)
    basket.append(thing)
    time.sleep(0.02)


first = Thread(target=buy, args=("apples", 0.01))
second = Thread(target=buy, args=("bread", 0.015))
first.start()
second.start()
first.join()
second.join()
print(basket)
