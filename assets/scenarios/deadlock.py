# /// kvant
# title.en = "Deadlock: two locks in opposite order"
# title.ru = "Взаимная блокировка: два замка в разном порядке"
# description.en = "Each thread holds one lock and waits for the other's. Nobody can ever go on; Kvant says who waits for whom."
# description.ru = "Каждый поток держит один замок и ждёт чужой. Никто не сможет продолжить; Kvant скажет, кто кого ждёт."
# subject = "locks"
# order = 40
# [machine]
# cores = 1
# [expect]
# stop = "deadlock"
# output = """
# cook has the knife
# baker has the board
# """
# ///
import time
from threading import Lock, Thread

knife = Lock()
board = Lock()


def cook():
    with knife:
        print("cook has the knife")
        time.sleep(0.01)
        with board:
            print("cook has both")


def baker():
    with board:
        print("baker has the board")
        time.sleep(0.01)
        with knife:
            print("baker has both")


threads = [Thread(target=cook, name="cook"), Thread(target=baker, name="baker")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
