import os


def attempt(function, *args, **options):
    try:
        print('ok', function(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


import socket
attempt(socket.create_connection, ('127.0.0.1', 1))
u = socket.socket()
attempt(u.connect, ('127.0.0.1', 1))
print(u.connect_ex(('127.0.0.1', 1)))
u.close()
u = socket.socket()
attempt(u.recv, 5)
attempt(u.send, b'x')
attempt(u.getpeername)
attempt(u.accept)
attempt(u.send, 'text')
attempt(u.bind, '127.0.0.1')
attempt(u.connect, ('127.0.0.1', 'x'))
attempt(u.bind, ('127.0.0.1', 70000))
attempt(u.settimeout, -1)
u.close()
attempt(u.bind, ('127.0.0.1', 0))
a = socket.create_server(('127.0.0.1', 0))
w = socket.socket()
try:
    w.bind(a.getsockname())
except OSError as e:
    print(e, e.errno)
attempt(socket.socket, 1234)
try:
    socket.getaddrinfo('no.such.host.invalid', 80)
except socket.gaierror as e:
    print(type(e).__name__, isinstance(e, OSError))
print(socket.timeout is TimeoutError, socket.error is OSError, ConnectionRefusedError.__mro__[1:3])
attempt(a.makefile, 'a')
a.settimeout(0.05)
attempt(a.accept)
a.setblocking(False)
attempt(a.accept)
print(a.gettimeout(), a.getblocking())
a.close()

# expect: ConnectionRefusedError [Errno 111] Connection refused
# expect: ConnectionRefusedError [Errno 111] Connection refused
# expect: 111
# expect: OSError [Errno 107] Transport endpoint is not connected
# expect: BrokenPipeError [Errno 32] Broken pipe
# expect: OSError [Errno 107] Transport endpoint is not connected
# expect: OSError [Errno 22] Invalid argument
# expect: TypeError a bytes-like object is required, not 'str'
# expect: TypeError bind(): AF_INET address must be tuple, not str
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: OverflowError bind(): port must be 0-65535.
# expect: ValueError Timeout value out of range
# expect: OSError [Errno 9] Bad file descriptor
# expect: [Errno 98] Address already in use 98
# expect: OSError [Errno 97] Address family not supported by protocol
# expect: gaierror True
# expect: True True (<class 'ConnectionError'>, <class 'OSError'>)
# expect: ValueError invalid mode 'a' (only r, w, b allowed)
# expect: TimeoutError timed out
# expect: BlockingIOError [Errno 11] Resource temporarily unavailable
# expect: 0.0 False
