import os, tempfile; os.chdir(tempfile.mkdtemp())
import os, sys
fd = os.open("out.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
saved = os.dup(1)
os.dup2(fd, 1)
print("to the file", flush=True)
os.write(1, b"raw\n")
os.dup2(saved, 1); os.close(saved); os.close(fd)
print("to the terminal", flush=True)
print(open("out.txt").read())
pid = os.fork()
if pid == 0:
    fd = os.open("out.txt", os.O_WRONLY | os.O_APPEND)
    os.dup2(fd, 1)
    os.execvp("echo", ["echo", "appended"])
os.wait(); print(open("out.txt").read().split("\n"))
try: os.dup2(99, 1)
except OSError as e: print(e)
try: os.close(98)
except OSError as e: print(e, e.errno)
try: os.read(97, 1)
except OSError as e: print(e)
# expect: to the terminal
# expect: to the file
# expect: raw
# expect:
# expect: ['to the file', 'raw', 'appended', '']
# expect: [Errno 9] Bad file descriptor
# expect: [Errno 9] Bad file descriptor 9
# expect: [Errno 9] Bad file descriptor
