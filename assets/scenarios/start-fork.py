# /// kvant
# title.en = "fork copies the process"
# title.ru = "fork копирует процесс"
# description.en = "The child begins as a copy of the parent: it has the parent's menu as it was at that moment."
# description.ru = "Дочерний процесс начинается как копия родителя: у него то меню, какое было у родителя в этот момент."
# subject = "processes"
# order = 7
# [machine]
# cores = 2
# [figure]
# kind = "processes"
# [expect]
# output = """
# child: ['tea', 'cake']
# parent: ['tea', 'cake']
# """
# ///
import multiprocessing
import time

menu = ["tea"]


def child():
    time.sleep(0.1)
    print("child:", menu)


if __name__ == "__main__":
    menu.append("cake")
    context = multiprocessing.get_context("fork")
    process = context.Process(target=child)
    process.start()
    process.join()
    print("parent:", menu)
