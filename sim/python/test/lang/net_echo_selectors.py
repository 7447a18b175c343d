import os


def attempt(function, *args, **options):
    try:
        print('ok', function(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


import selectors
import socket
import threading
sel = selectors.DefaultSelector()
log = []
def accept(sock):
    conn, addr = sock.accept()
    conn.setblocking(False)
    sel.register(conn, selectors.EVENT_READ, read)
def read(conn):
    data = conn.recv(1000)
    if data:
        conn.sendall(data.upper())
    else:
        log.append('closed')
        sel.unregister(conn)
        conn.close()
server = socket.create_server(('127.0.0.1', 0))
server.setblocking(False)
sel.register(server, selectors.EVENT_READ, accept)
def run():
    while len(log) < 3:
        for key, mask in sel.select():
            key.data(key.fileobj)
t = threading.Thread(target=run)
t.start()
clients = [socket.create_connection(server.getsockname()) for _ in range(3)]
for i, c in enumerate(clients):
    c.sendall(b'message %d' % i)
for c in clients:
    print(c.recv(100))
    c.close()
t.join()
print(log)

# expect: b'MESSAGE 0'
# expect: b'MESSAGE 1'
# expect: b'MESSAGE 2'
# expect: ['closed', 'closed', 'closed']
