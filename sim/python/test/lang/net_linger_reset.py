import socket, threading, time
l = socket.create_server(("127.0.0.1", 0)); c = socket.create_connection(l.getsockname()); s, _ = l.accept()
def reader():
    try: print("read", c.recv(10))
    except OSError as e: print("reader error", e)
t = threading.Thread(target=reader); t.start(); time.sleep(0.1)
c.shutdown(socket.SHUT_RDWR); t.join()
c.close(); print(s.recv(10)); s.close()
c = socket.create_connection(l.getsockname()); s, _ = l.accept()
import struct
s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)); s.close(); time.sleep(0.05)
try: print(c.recv(10))
except ConnectionResetError as e: print(e)
c.close(); c = socket.create_connection(l.getsockname()); s, _ = l.accept(); c.send(b"unread"); time.sleep(0.05); s.close(); time.sleep(0.05)
try: print(c.recv(10))
except ConnectionResetError as e: print(e)
try: print(c.send(b"1"))
except BrokenPipeError as e: print(e)
# expect: read b''
# expect: b''
# expect: [Errno 104] Connection reset by peer
# expect: [Errno 104] Connection reset by peer
# expect: [Errno 32] Broken pipe
