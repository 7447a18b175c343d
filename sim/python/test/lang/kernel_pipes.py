# Pipes: bytes in order, the end when the last writer is gone, errors, partial writes, descriptors.
import os
import threading
import time

r, w = os.pipe()
print(r >= 3, w > r, os.get_inheritable(r), os.get_blocking(w))
pid = os.fork()
if pid == 0:
    os.close(r)
    time.sleep(0.1)
    os.write(w, b'hello from a child')
    os._exit(3)
os.close(w)
start = time.monotonic()
print(os.read(r, 5), os.read(r, 100), 0.09 < time.monotonic() - start < 0.5)
print(os.read(r, 100))
print(os.waitpid(pid, 0) == (pid, 3 << 8))
os.close(r)
try:
    os.read(r, 1)
except OSError as e:
    print(type(e).__name__, e)

r, w = os.pipe()
os.close(r)
try:
    os.write(w, b'x')
except BrokenPipeError as e:
    print(e, e.errno)
os.close(w)

r, w = os.pipe()
os.set_blocking(w, False)
print(os.write(w, b'x' * 100000))
try:
    os.write(w, b'y')
except BlockingIOError as e:
    print(e)
print(len(os.read(r, 1000000)))
os.set_blocking(r, False)
try:
    os.read(r, 1)
except BlockingIOError as e:
    print(e.errno)
os.close(r)
os.close(w)

# A long write waits until the reader has made room.
r, w = os.pipe()
done = []
t = threading.Thread(target=lambda: done.append(os.write(w, b'z' * 200000)))
t.start()
n = 0
while n < 200000:
    n += len(os.read(r, 30000))
t.join()
print(n, done)

# dup and dup2 share the file, and the end comes when the last is closed.
copy = os.dup(w)
print(copy > w, os.get_inheritable(copy))
os.close(w)
os.write(copy, b'still open')
os.close(copy)
print(os.read(r, 100), os.read(r, 100))

# Standard output of a child into a pipe.
r, w = os.pipe()
pid = os.fork()
if pid == 0:
    os.dup2(w, 1)
    os.write(1, b'redirected')
    os._exit(0)
os.close(w)
os.waitpid(pid, 0)
print(os.read(r, 100))
for call in (lambda: os.close(99), lambda: os.dup(-1), lambda: os.lseek(r, 0, 0)):
    try:
        call()
    except OSError as e:
        print(e)

# expect: True True False True
# expect: b'hello' b' from a child' True
# expect: b''
# expect: True
# expect: OSError [Errno 9] Bad file descriptor
# expect: [Errno 32] Broken pipe 32
# expect: 65536
# expect: [Errno 11] Resource temporarily unavailable
# expect: 65536
# expect: 11
# expect: 200000 [200000]
# expect: True False
# expect: b'still open' b''
# expect: b'redirected'
# expect: [Errno 9] Bad file descriptor
# expect: [Errno 9] Bad file descriptor
# expect: [Errno 29] Illegal seek
