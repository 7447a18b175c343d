"""Peers that vanish: reset, end of file, broken pipe; pipes without readers; datagrams to nobody."""
import os
import signal
import socket
import struct
import threading
import time

listener = socket.create_server(('127.0.0.1', 0))


def pair():
    client = socket.create_connection(listener.getsockname())
    return client, listener.accept()[0]


client, server = pair()
server.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
server.close()
try:
    client.recv(10)
except ConnectionResetError as error:
    print('reset:', error)
# expect: reset: [Errno 104] Connection reset by peer
print('then', client.recv(10))
# expect: then b''
try:
    client.send(b'x')
except BrokenPipeError as error:
    print(error)
# expect: [Errno 32] Broken pipe

client, server = pair()
client.send(b'unread')
time.sleep(.01)
server.close()
time.sleep(.01)
try:
    client.recv(10)
except ConnectionResetError as error:
    print('what was sent is not read:', error)
# expect: what was sent is not read: [Errno 104] Connection reset by peer

client, server = pair()
server.close()
time.sleep(.01)
print(client.recv(10), client.send(b'one'))
# expect: b'' 3
time.sleep(.01)
try:
    client.send(b'two')
except BrokenPipeError as error:
    print('two:', error)
# expect: two: [Errno 32] Broken pipe

client, server = pair()
failed = []


def send_much():
    try:
        client.sendall(bytes(10_000_000))
    except OSError as error:
        failed.append(type(error).__name__)


thread = threading.Thread(target=send_much)
thread.start()
time.sleep(.1)
server.close()
thread.join()
print(failed)
# expect: ['ConnectionResetError']

try:
    listener.connect(('127.0.0.1', 1))
except OSError as error:
    print(error)
# expect: [Errno 106] Transport endpoint is already connected

reading, writing = os.pipe()
os.close(reading)
try:
    os.write(writing, b'x')
except BrokenPipeError as error:
    print('pipe:', error)
# expect: pipe: [Errno 32] Broken pipe
pid = os.fork()
if pid == 0:
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    os.write(writing, b'x')
    os._exit(0)
print('killed by', signal.Signals(os.waitpid(pid, 0)[1]).name)
# expect: killed by SIGPIPE

datagrams = socket.socket(type=socket.SOCK_DGRAM)
datagrams.connect(('127.0.0.1', 9))
datagrams.send(b'x')
time.sleep(.01)
try:
    datagrams.recv(3)
except ConnectionRefusedError as error:
    print('datagram:', error)
# expect: datagram: [Errno 111] Connection refused
