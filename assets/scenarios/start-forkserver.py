# /// kvant
# title.en = "forkserver forks from a clean helper"
# title.ru = "forkserver делает fork чистого помощника"
# description.en = "A helper process is started clean, once; each child is a copy of the helper. What the parent did, no child has."
# description.ru = "Чистый процесс-помощник запускается один раз, и каждый дочерний процесс — копия помощника. Того, что сделал родитель, у них нет."
# subject = "processes"
# order = 9
# [machine]
# cores = 2
# [figure]
# kind = "processes"
# [expect]
# output = """
# child: ['tea']
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
    context = multiprocessing.get_context("forkserver")
    process = context.Process(target=child)
    process.start()
    process.join()
    print("parent:", menu)
