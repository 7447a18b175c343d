# /// kvant
# title.en = "A pipe from parent to child"
# title.ru = "Канал от родителя к потомку"
# description.en = "The child blocks in read() until the parent writes; when the parent closes its end, read() gives nothing: the end."
# description.ru = "Потомок блокируется в read(), пока родитель не напишет; когда родитель закроет свой конец, read() вернёт пустоту: конец."
# subject = "processes"
# order = 304
# [machine]
# cores = 2
# [expect]
# output = """
# child got 'first'
# child got 'second'
# child: the pipe is closed
# parent: exit status 7
# """
# ///
import os
import time

reader, writer = os.pipe()
pid = os.fork()
if pid == 0:
    os.close(writer)
    while data := os.read(reader, 100):
        print(f"child got {data.decode()!r}", flush=True)
    print("child: the pipe is closed", flush=True)
    os._exit(7)
os.close(reader)
for word in "first", "second":
    time.sleep(0.1)
    os.write(writer, word.encode())
os.close(writer)
_, status = os.waitpid(pid, 0)
print("parent: exit status", os.waitstatus_to_exitcode(status))
