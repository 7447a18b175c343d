# /// kvant
# title.en = "Two apps on one CPU and on two"
# title.ru = "Два приложения на одном процессоре и на двух"
# description.en = "With one CPU the operating system lets the apps take turns, a slice of time each. With two, each has a CPU of its own and both run at the same time."
# description.ru = "На одном процессоре операционная система даёт приложениям работать по очереди, каждому по кванту времени. На двух у каждого свой процессор, и оба работают одновременно."
# subject = "concurrency"
# order = 3
# [machine]
# cores = 1
# quantum = "10 ms"
# [[program]]
# name = "app 2"
# source = """
# from kvant import work
#
# work(0.04)
# """
# [figure]
# kind = "concurrency"
# [words.ru]
# "app 1" = "приложение 1"
# "app 2" = "приложение 2"
# [[compare.run]]
# title.en = "one CPU alternates the apps in slices of time"
# title.ru = "один процессор переключается между приложениями"
# cores = 1
# [[compare.run]]
# title.en = "two CPUs each run an app"
# title.ru = "два процессора, на каждом своё приложение"
# cores = 2
# [expect]
# output = ""
# at_least = "80 ms"
# at_most = "83 ms"
# ///
import threading

from kvant import work

threading.current_thread().name = "app 1"
work(0.04)
