# /// kvant
# title.en = "A zombie: ended, but not waited for"
# title.ru = "Зомби: закончил, но его не дождались"
# description.en = "The child ends at once; until the parent calls waitpid() its exit status is kept, and so is its place in the process table."
# description.ru = "Потомок заканчивает сразу; пока родитель не вызовет waitpid(), система хранит его код завершения и строку в таблице процессов."
# subject = "processes"
# order = 306
# [machine]
# cores = 2
# [expect]
# output = """
# child ends
# parent was busy for a second
# parent collects exit status 3
# """
# at_least = "1 s"
# at_most = "1.02 s"
# ///
import os
import time

pid = os.fork()
if pid == 0:
    print("child ends", flush=True)
    os._exit(3)
time.sleep(1)
print("parent was busy for a second")
_, status = os.waitpid(pid, 0)
print("parent collects exit status", os.waitstatus_to_exitcode(status))
