# /// kvant
# title.en = "One balance, two processes"
# title.ru = "Один баланс, два процесса"
# description.en = "After fork the child has a copy of everything: what it changes, the parent does not see."
# description.ru = "После fork у потомка копия всего: того, что он меняет, родитель не видит."
# subject = "processes"
# order = 300
# [machine]
# cores = 2
# [expect]
# output = """
# child: balance = 150
# parent: balance = 100
# """
# ///
import os

balance = 100
pid = os.fork()
if pid == 0:
    balance += 50
    print("child: balance =", balance, flush=True)
    os._exit(0)
os.waitpid(pid, 0)
print("parent: balance =", balance)
