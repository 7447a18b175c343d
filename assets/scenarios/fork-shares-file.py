# /// kvant
# title.en = "fork shares open files"
# title.ru = "fork делит открытые файлы"
# description.en = "Memory is copied, but parent and child read through one open file: each line goes to whoever reads first."
# description.ru = "Память копируется, но родитель и потомок читают через один открытый файл: каждый байт достаётся тому, кто прочёл первым."
# subject = "processes"
# order = 302
# [machine]
# cores = 1
# [expect]
# output = """
# child read b'one '
# parent read b'two '
# """
# ///
import os

path = "/tmp/words"
file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC)
os.write(file, b"one two ")
os.lseek(file, 0, os.SEEK_SET)
pid = os.fork()
if pid == 0:
    print("child read", os.read(file, 4), flush=True)
    os._exit(0)
os.waitpid(pid, 0)
print("parent read", os.read(file, 4))
os.unlink(path)
