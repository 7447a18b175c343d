import os


def attempt(function, *args, **options):
    try:
        print('ok', function(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


import socket
import threading
server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(('127.0.0.1', 0))
client = socket.socket(type=socket.SOCK_DGRAM)
print(client.sendto(b'one', server.getsockname()), client.sendto(b'two', server.getsockname()))
data, address = server.recvfrom(100)
print(data, address[0], server.recvfrom(1)[0])
server.sendto(b'back', address)
print(client.recvfrom(100)[0], repr(client.type))
client.connect(server.getsockname())
client.send(b'connected')
print(server.recv(100))
server.settimeout(0.05)
attempt(server.recvfrom, 10)
def echo():
    server.settimeout(None)
    for _ in range(3):
        data, address = server.recvfrom(100)
        server.sendto(data.upper(), address)
t = threading.Thread(target=echo)
t.start()
for word in (b'a', b'b', b'c'):
    client.send(word)
    print(client.recv(10))
t.join()
client.close()
server.close()

# expect: 3 3
# expect: b'one' 127.0.0.1 b't'
# expect: b'back' <SocketKind.SOCK_DGRAM: 2>
# expect: b'connected'
# expect: TimeoutError timed out
# expect: b'A'
# expect: b'B'
# expect: b'C'
