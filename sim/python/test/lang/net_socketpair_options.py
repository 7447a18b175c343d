import os


def attempt(function, *args, **options):
    try:
        print('ok', function(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


import socket
a, b = socket.socketpair()
print(a.family, a.type, a.send(b'abc'), b.recv(2, socket.MSG_PEEK), b.recv(10))
b.settimeout(0.01)
attempt(b.recv, 1)
b.setblocking(False)
attempt(b.recv, 1)
b.setblocking(True)
m = bytearray(5)
a.send(b'12')
print(b.recv_into(m), m)
a.sendall(b'abcdef')
print(b.recv(3), b.recv(3, 0))
d = a.dup()
d.send(b'dup')
print(b.recv(3))
d.close()
a.close()
print(b.recv(3))
attempt(b.send, b'x')
attempt(b.send, 'text')
b.close()
a, b = socket.socketpair()
a.setblocking(False)
total = 0
try:
    while True:
        total += a.send(b'x' * 4096)
except BlockingIOError as e:
    print(type(e).__name__, e.errno, total > 10000)
print(len(b.recv(4096)))
a.close()
b.close()
x = socket.create_server(('127.0.0.1', 0))
print(x.detach() > 0, x.fileno())
print(socket.inet_aton('1.2.3.4'), socket.inet_ntoa(b'\x7f\0\0\1'), socket.htons(1), socket.ntohl(1), socket.getdefaulttimeout())
print(socket.getaddrinfo('127.0.0.1', 80, type=socket.SOCK_STREAM), socket.gethostbyname('localhost'))

# expect: 1 1 3 b'ab' b'abc'
# expect: TimeoutError timed out
# expect: BlockingIOError [Errno 11] Resource temporarily unavailable
# expect: 2 bytearray(b'12\x00\x00\x00')
# expect: b'abc' b'def'
# expect: b'dup'
# expect: b''
# expect: BrokenPipeError [Errno 32] Broken pipe
# expect: TypeError a bytes-like object is required, not 'str'
# expect: BlockingIOError 11 True
# expect: 4096
# expect: True -1
# expect: b'\x01\x02\x03\x04' 127.0.0.1 256 16777216 None
# expect: [(<AddressFamily.AF_INET: 2>, <SocketKind.SOCK_STREAM: 1>, 6, '', ('127.0.0.1', 80))] 127.0.0.1
