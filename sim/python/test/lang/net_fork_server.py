import os


def attempt(function, *args, **options):
    try:
        print('ok', function(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


import socket
server = socket.create_server(('127.0.0.1', 0))
workers = []
for number in range(2):
    pid = os.fork()
    if pid == 0:
        conn, _ = server.accept()
        with conn:
            conn.sendall(b'served: ' + conn.recv(100))
        os._exit(0)
    workers.append(pid)
for word in (b'a', b'b'):
    with socket.create_connection(server.getsockname()) as c:
        c.sendall(word)
        print(c.recv(100))
print(sorted(os.wait()[0] in workers for _ in workers))

# expect: b'served: a'
# expect: b'served: b'
# expect: [True, True]
