"""Threads that ask again and again without waiting leave the others their turn."""
import select
import socket
import threading
import time

a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
c, d = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)


def poll(sock, got):
    while True:
        if select.select([sock], [], [], 0)[0]:
            data = sock.recv(10)
            if data == b'end':
                return
            got.append(data)


first, second = [], []
threads = [threading.Thread(target=poll, args=(a, first)), threading.Thread(target=poll, args=(c, second))]
for thread in threads:
    thread.start()
for i in range(3):
    time.sleep(.02)
    b.send(b'm%d' % i)
    d.send(b'n%d' % i)
b.send(b'end')
d.send(b'end')
for thread in threads:
    thread.join()
print(first, second)
# expect: [b'm0', b'm1', b'm2'] [b'n0', b'n1', b'n2']

stopped = False


def spin():
    while not stopped:
        pass


threads = [threading.Thread(target=spin) for _ in range(2)]
for thread in threads:
    thread.start()
time.sleep(.02)
stopped = True
for thread in threads:
    thread.join()
print('stopped')
# expect: stopped
