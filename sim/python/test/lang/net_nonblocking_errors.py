import socket, errno
s = socket.socket(); s.setblocking(False); l = socket.create_server(("127.0.0.1", 0))
r = s.connect_ex(l.getsockname()); print(r == errno.EINPROGRESS, errno.errorcode[r])
import select; print(bool(select.select([], [s], [], 1)[1]), s.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
p = l.getsockname(); l.close(); s2 = socket.socket(); s2.setblocking(False)
try: s2.connect(p)
except OSError as e: print(type(e).__name__, e) if e.errno == 115 else print(type(e).__name__ )
select.select([], [s2], [], 1); print(s2.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
a, b = socket.socketpair(); a.setblocking(False); n = 0
try:
    while True: n += a.send(b"x" * 1000)
except BlockingIOError as e: print("full", n > 10000, e)
print(b.recv(5, socket.MSG_PEEK), len(b.recv(5)), b.recv_into(bytearray(3)))
b.close()
try: a.send(b"x")
except OSError as e: print(type(e).__name__, e)
# expect: True EINPROGRESS
# expect: True 0
# expect: BlockingIOError [Errno 115] Operation now in progress
# expect: 111
# expect: full True [Errno 11] Resource temporarily unavailable
# expect: b'xxxxx' 5 3
# expect: BrokenPipeError [Errno 32] Broken pipe
