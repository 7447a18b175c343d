# /// kvant
# title.en = "One process, one thread"
# title.ru = "Один процесс, один поток"
# description.en = "A program starts as one process with one thread, MainThread: its functions run one after another."
# description.ru = "Программа начинается как один процесс с одним потоком MainThread: функции исполняются одна за другой."
# subject = "threads"
# order = 10
# [machine]
# cores = 1
# [expect]
# output = """
# process 4711, thread MainThread
# breakfast: tea, porridge
# """
# ///
import os
import threading


def boil_water():
    for _ in range(60_000):
        pass
    return "tea"


def cook_porridge():
    for _ in range(120_000):
        pass
    return "porridge"


print(f"process {os.getpid()}, thread {threading.current_thread().name}")
meal = [boil_water(), cook_porridge()]
print("breakfast:", ", ".join(meal))
