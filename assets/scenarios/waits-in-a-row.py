# /// kvant
# title.en = "Work, a long wait, work: in a row and overlapped"
# title.ru = "Работа, долгое ожидание, работа: подряд и внахлёст"
# description.en = "A synchronous program does nothing while it waits. Two threads, or two tasks of an event loop, overlap their waits."
# description.ru = "Синхронная программа ничего не делает, пока ждёт. Два потока или две задачи цикла событий ждут одновременно."
# subject = "models"
# order = 290
# [machine]
# cores = 1
# [figure]
# kind = "compare"
# [words.ru]
# "first" = "первая"
# "second" = "вторая"
# "ask" = "запрос"
# "answer" = "ответ"
# [[compare.run]]
# title.en = "synchronous: one after the other"
# title.ru = "синхронно: одна за другой"
# [[compare.run]]
# title.en = "two threads"
# title.ru = "два потока"
# file = "waits-in-threads.py"
# [[compare.run]]
# title.en = "two tasks of an event loop"
# title.ru = "две задачи цикла событий"
# file = "waits-on-a-loop.py"
# [expect]
# output = ""
# at_least = "140 ms"
# at_most = "141 ms"
# ///
import time

from kvant import phase, work


for _ in ("first", "second"):
    with phase("ask"):
        work(0.01)
    time.sleep(0.05)
    with phase("answer"):
        work(0.01)
