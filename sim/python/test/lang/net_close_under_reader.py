"""What a thread blocked in recv() or accept() meets when its socket is closed, shut down or loses its peer."""
import socket
import threading
import time


def reader(sock):
    try:
        print('got', sock.recv(10))
    except OSError as error:
        print('error', error)


def started(sock):
    thread = threading.Thread(target=reader, args=(sock,), daemon=True)
    thread.start()
    time.sleep(.05)
    return thread


# Closing the descriptor does not wake the reader: the kernel's socket lives until its call is over.
a, b = socket.socketpair()
thread = started(a)
a.close()
time.sleep(.05)
print('alive after close', thread.is_alive())
# expect: alive after close True
b.send(b'late')
thread.join(1)
# expect: got b'late'

# shutdown() does wake it.
a, b = socket.socketpair()
thread = started(a)
a.shutdown(socket.SHUT_RD)
thread.join(1)
print('alive after shutdown', thread.is_alive())
# expect: got b''
# expect: alive after shutdown False

# The peer goes.
a, b = socket.socketpair()
thread = started(a)
b.close()
thread.join(1)
# expect: got b''

listener = socket.create_server(('127.0.0.1', 0))


def accept():
    try:
        listener.accept()
    except OSError as error:
        print('accept', error)


thread = threading.Thread(target=accept)
thread.start()
time.sleep(.05)
listener.shutdown(socket.SHUT_RDWR)
thread.join(1)
print('alive', thread.is_alive())
# expect: accept [Errno 22] Invalid argument
# expect: alive False
listener.close()
try:
    listener.accept()
except OSError as error:
    print(error)
# expect: [Errno 9] Bad file descriptor
