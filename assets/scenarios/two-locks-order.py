# /// kvant
# title.en = "Two locks: a deadlock that mostly does not happen"
# title.ru = "Два замка: блокировка, которой обычно нет"
# description.en = "The threads take the two locks in opposite order. The usual run ends well; a switch at the wrong moment stops both for ever."
# description.ru = "Потоки берут два замка в разном порядке. Обычно всё кончается хорошо, но переключение в неудачный миг останавливает обоих навсегда."
# subject = "locks"
# order = 41
# [machine]
# cores = 1
# [expect]
# output = """
# ledger, then stock
# stock, then ledger
# """
# reachable = ["deadlock", "finished"]
# ///
from threading import RLock, Thread

ledger = RLock()
stock = RLock()


def book():
    ledger.acquire()
    stock.acquire()
    print("ledger, then stock")
    stock.release()
    ledger.release()


def count():
    stock.acquire()
    ledger.acquire()
    print("stock, then ledger")
    ledger.release()
    stock.release()


threads = [Thread(target=book, name="book"), Thread(target=count, name="count")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
