# /// kvant
# title.en = "Producer and consumer on a condition"
# title.ru = "Производитель и потребитель на условной переменной"
# description.en = "The consumer waits on the condition while the shelf is empty; the producer notifies it with every loaf."
# description.ru = "Потребитель ждёт условия, пока полка пуста; производитель сообщает ему о каждом хлебе."
# subject = "locks"
# order = 85
# [machine]
# cores = 1
# [expect]
# output = """
# bought loaf 1
# bought loaf 2
# bought loaf 3
# """
# at_least = "30 ms"
# at_most = "33 ms"
# ///
import time
from threading import Condition, Thread

shelf = []
changed = Condition()


def bake():
    for number in range(1, 4):
        time.sleep(0.01)
        with changed:
            shelf.append(f"loaf {number}")
            changed.notify()


def buy():
    for _ in range(3):
        with changed:
            while not shelf:
                changed.wait()
            print("bought", shelf.pop(0))


producer = Thread(target=bake, name="producer")
consumer = Thread(target=buy, name="consumer")
producer.start()
consumer.start()
producer.join()
consumer.join()
