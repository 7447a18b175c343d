# /// kvant
# title.en = "A daemon thread does not hold the program"
# title.ru = "Поток-демон не удерживает программу"
# description.en = "The program ends when its last non-daemon thread ends; the daemon is cut off in the middle of its sleep."
# description.ru = "Программа заканчивается вместе с последним обычным потоком; демон обрывается посреди сна."
# subject = "threads"
# order = 37
# [machine]
# cores = 1
# [expect]
# output = """
# tick
# tick
# tick
# main is done
# """
# at_least = "250 ms"
# at_most = "260 ms"
# ///
import time
from threading import Thread


def tick():
    while True:
        print("tick")
        time.sleep(0.1)


Thread(target=tick, name="clock", daemon=True).start()
time.sleep(0.25)
print("main is done")
