# Sockets of the C module: connections, refusals, ends, resets, time-outs, datagrams.
import os
import _socket
import threading
import time

server = _socket.socket()
server.setsockopt(_socket.SOL_SOCKET, _socket.SO_REUSEADDR, 1)
server.bind(('127.0.0.1', 0))
server.listen(5)
host, port = server.getsockname()
print(host, port > 1024)


def serve():
    fd, address = server._accept()
    c = _socket.socket(fileno=fd)
    print('accepted', address[0], c.family == _socket.AF_INET)
    data = c.recv(100)
    c.sendall(data.upper())
    print('server read', c.recv(10))
    c.close()


t = threading.Thread(target=serve)
t.start()
c = _socket.socket()
c.connect(('localhost', port))
print(c.getpeername() == (host, port), c.send(b'ping'), c.recv(100))
c.shutdown(_socket.SHUT_WR)
print('client read', c.recv(100))
c.close()
t.join()
try:
    c.send(b'x')
except OSError as e:
    print(e)

# Nobody listens; the address is taken; nothing is connected.
free = _socket.socket()
free.bind(('127.0.0.1', 0))
c = _socket.socket()
try:
    c.connect(free.getsockname())
except ConnectionRefusedError as e:
    print(e)
print(c.connect_ex(free.getsockname()))
try:
    free.bind(('127.0.0.1', 0))
except OSError as e:
    print(e)
other = _socket.socket()
try:
    other.bind(('127.0.0.1', port))
except OSError as e:
    print(e)
try:
    other.recv(10)
except OSError as e:
    print(e)
try:
    other.getpeername()
except OSError as e:
    print(e)

# Non-blocking and with a time-out.
server.setblocking(False)
try:
    server._accept()
except BlockingIOError as e:
    print(e, server.gettimeout())
server.settimeout(0.05)
start = time.monotonic()
try:
    server._accept()
except TimeoutError as e:
    print(repr(e), e.errno, 0.04 < time.monotonic() - start < 0.5)
server.settimeout(None)

# A peer that closes with bytes unread resets the connection.
c = _socket.socket()
c.connect((host, port))
s = _socket.socket(fileno=server._accept()[0])
c.sendall(b'never read')
time.sleep(0.05)
s.close()
time.sleep(0.05)
try:
    c.recv(10)
except ConnectionResetError as e:
    print(e)
c.close()
# A peer that went away: the first send is still taken.
c = _socket.socket()
c.connect((host, port))
s = _socket.socket(fileno=server._accept()[0])
s.close()
time.sleep(0.05)
print(c.recv(10), c.send(b'a'))
time.sleep(0.05)
try:
    c.send(b'b')
except BrokenPipeError as e:
    print(e)
c.close()

# Pairs, peeking, all at once; the end.
a, b = _socket.socketpair()
a.sendall(b'abcdef')
print(b.recv(3, _socket.MSG_PEEK), b.recv(3), b.recv(10, _socket.MSG_DONTWAIT))
buffer = bytearray(4)
a.send(b'xy')
print(b.recv_into(buffer), buffer)
a.close()
print(b.recv(10))
try:
    b.send(b'z')
except OSError as e:
    print(type(e).__name__, e)
b.close()

# Datagrams keep their bounds.
r = _socket.socket(_socket.AF_INET, _socket.SOCK_DGRAM)
r.bind(('127.0.0.1', 0))
s = _socket.socket(_socket.AF_INET, _socket.SOCK_DGRAM)
print(s.sendto(b'first', r.getsockname()), s.sendto(b'second', r.getsockname()))
data, address = r.recvfrom(3)
print(data, address == ('127.0.0.1', s.getsockname()[1]), r.recv(100))
path = '/tmp/kernel_sockets_test'
if os.path.exists(path):
    os.unlink(path)
u = _socket.socket(_socket.AF_UNIX)
u.bind(path)
u.listen()
v = _socket.socket(_socket.AF_UNIX)
v.connect(path)
v.send(b'by name')
print(_socket.socket(fileno=u._accept()[0]).recv(100), u.getsockname())
u.close()
w = _socket.socket(_socket.AF_UNIX)
for where in (path, '/tmp/kernel_sockets_none'):
    try:
        w.connect(where)
    except OSError as e:
        print(e)

# A connection inherited by a child.
a, b = _socket.socketpair()
pid = os.fork()
if pid == 0:
    b.sendall(b'from %d' % (os.getpid() != os.getppid()))
    os._exit(0)
b.close()
print(a.recv(100), a.recv(100))
os.waitpid(pid, 0)
try:
    _socket.getaddrinfo('no-such-host.invalid', 80)
except _socket.gaierror as e:
    print(e.errno in (-2, -3), isinstance(e, OSError))
print(_socket.getaddrinfo('127.0.0.1', 80, type=_socket.SOCK_STREAM))
print(_socket.inet_aton('127.0.0.1'), _socket.inet_ntoa(b'\x01\x02\x03\x04'), _socket.htons(80))

# expect: 127.0.0.1 True
# expect: accepted 127.0.0.1 True
# expect: True 4 b'PING'
# expect: server read b''
# expect: client read b''
# expect: [Errno 9] Bad file descriptor
# expect: [Errno 111] Connection refused
# expect: 111
# expect: [Errno 22] Invalid argument
# expect: [Errno 98] Address already in use
# expect: [Errno 107] Transport endpoint is not connected
# expect: [Errno 107] Transport endpoint is not connected
# expect: [Errno 11] Resource temporarily unavailable 0.0
# expect: TimeoutError('timed out') None True
# expect: [Errno 104] Connection reset by peer
# expect: b'' 1
# expect: [Errno 32] Broken pipe
# expect: b'abc' b'abc' b'def'
# expect: 2 bytearray(b'xy\x00\x00')
# expect: b''
# expect: BrokenPipeError [Errno 32] Broken pipe
# expect: 5 6
# expect: b'fir' True b'second'
# expect: b'by name' /tmp/kernel_sockets_test
# expect: [Errno 111] Connection refused
# expect: [Errno 2] No such file or directory
# expect: b'from 1' b''
# expect: True True
# expect: [(2, 1, 6, '', ('127.0.0.1', 80))]
# expect: b'\x7f\x00\x00\x01' 1.2.3.4 20480
