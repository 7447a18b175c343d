# /// kvant
# title.en = "fork copies memory"
# title.ru = "fork копирует память"
# description.en = "Each child gets a copy of the parent's memory at fork. What it changes then, nobody else sees."
# description.ru = "При fork каждый дочерний процесс получает копию памяти родителя. Его изменений никто другой не видит."
# subject = "processes"
# order = 6
# [machine]
# cores = 2
# [figure]
# kind = "processes"
# [expect]
# lines = ["parent: tea", "first child: coffee", "second child: juice"]
# ///
import os
import time

drink = "tea"


def child(name, wish):
    global drink
    drink = wish
    time.sleep(0.02)
    print(f"{name} child: {drink}")
    os._exit(0)


def main():
    for name, wish in (("first", "coffee"), ("second", "juice")):
        if os.fork() == 0:
            child(name, wish)
    os.wait()
    os.wait()
    print(f"parent: {drink}")


main()
