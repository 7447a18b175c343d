# select, poll and epoll over pipes and sockets.
import os
import select
import threading
import time

r, w = os.pipe()
print(select.select([r], [w], [], 0) == ([], [w], []))
start = time.monotonic()
print(select.select([r], [], [], 0.05), 0.04 < time.monotonic() - start < 0.5)
threading.Timer(0.05, os.write, (w, b'x')).start()
print(select.select([r], [], [])[0] == [r])
p = select.poll()
p.register(r, select.POLLIN)
p.register(w, select.POLLIN)
print(p.poll(0) == [(r, select.POLLIN)])
os.read(r, 10)
print(p.poll(10))
p.unregister(w)
os.close(w)
print(p.poll() == [(r, select.POLLHUP)])
try:
    p.modify(w, select.POLLIN)
except FileNotFoundError as e:
    print(e)
try:
    select.select([-1], [], [])
except ValueError as e:
    print(e)
os.close(r)
try:
    select.select([r], [], [], 0)
except OSError as e:
    print(e)
print(p.poll(0) == [(r, select.POLLNVAL)])


class File:
    def __init__(self, fd):
        self.fd = fd

    def fileno(self):
        return self.fd


r, w = os.pipe()
reader = File(r)
os.write(w, b'1')
print(select.select([reader], [], [])[0] == [reader])

for flags, name in ((0, 'level'), (select.EPOLLET, 'edge'), (select.EPOLLONESHOT, 'once')):
    with select.epoll() as e:
        e.register(reader, select.EPOLLIN | flags)
        seen = [len(e.poll(0)), len(e.poll(0))]
        os.write(w, b'2')
        seen.append(len(e.poll(0)))
        e.modify(reader, select.EPOLLIN | flags)
        seen.append(len(e.poll(0)))
        print(name, seen)
print(e.closed)
try:
    e.poll()
except ValueError as error:
    print(error)
e = select.epoll()
e.register(r)
for call in (lambda: e.register(r), lambda: e.unregister(w), lambda: e.modify(w, 1), lambda: e.register(99)):
    try:
        call()
    except OSError as error:
        print(type(error).__name__, error)
os.read(r, 100)
threading.Timer(0.05, os.write, (w, b'x')).start()
print(e.poll() == [(r, select.EPOLLIN)], e.poll(0.01, 1) == [(r, select.EPOLLIN)])
os.close(w)
print(e.poll() == [(r, select.EPOLLIN | select.EPOLLHUP)])
os.close(r)
print(e.poll(0.01))

# expect: True
# expect: ([], [], []) True
# expect: True
# expect: True
# expect: []
# expect: True
# expect: [Errno 2] No such file or directory
# expect: file descriptor cannot be a negative integer (-1)
# expect: [Errno 9] Bad file descriptor
# expect: True
# expect: True
# expect: level [1, 1, 1, 1]
# expect: edge [1, 0, 1, 1]
# expect: once [1, 0, 0, 1]
# expect: True
# expect: I/O operation on closed epoll object
# expect: FileExistsError [Errno 17] File exists
# expect: FileNotFoundError [Errno 2] No such file or directory
# expect: FileNotFoundError [Errno 2] No such file or directory
# expect: OSError [Errno 9] Bad file descriptor
# expect: True True
# expect: True
# expect: []
