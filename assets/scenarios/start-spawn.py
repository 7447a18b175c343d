# /// kvant
# title.en = "spawn starts clean"
# title.ru = "spawn начинает с чистого листа"
# description.en = "A new interpreter imports the program anew: the child has the menu as the file makes it, not what the parent made of it."
# description.ru = "Новый интерпретатор заново импортирует программу: у дочернего процесса меню такое, как в файле, а не такое, каким его сделал родитель."
# subject = "processes"
# order = 8
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
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=child)
    process.start()
    process.join()
    print("parent:", menu)
