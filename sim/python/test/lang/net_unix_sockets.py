import os
folder = f'/tmp/kvant-{os.getpid()}'
os.makedirs(folder, exist_ok=True)
os.chdir(folder)


def attempt(function, *args, **options):
    try:
        print('ok', function(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


import socket
s = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
s.bind('sock')
s.listen(1)
print(os.path.exists('sock'), s.getsockname(), s.family)
c = socket.socket(socket.AF_UNIX)
c.connect('sock')
conn, addr = s.accept()
print(repr(addr), c.getpeername())
c.sendall(b'unix')
print(conn.recv(10))
for x in (c, conn, s):
    x.close()
attempt(socket.socket(socket.AF_UNIX).connect, 'sock')
attempt(socket.socket(socket.AF_UNIX).connect, 'other')
w = socket.socket(socket.AF_UNIX)
attempt(w.bind, 'sock')

# expect: True sock 1
# expect: '' sock
# expect: b'unix'
# expect: ConnectionRefusedError [Errno 111] Connection refused
# expect: FileNotFoundError [Errno 2] No such file or directory
# expect: OSError [Errno 98] Address already in use
