import socket
import threading
import time
server = socket.create_server(('127.0.0.1', 0))
def silent():
    conn, _ = server.accept()
    time.sleep(0.6)
    conn.sendall(b'late')
    conn.close()
t = threading.Thread(target=silent)
t.start()
c = socket.create_connection(server.getsockname(), timeout=0.2)
print(c.gettimeout())
began = time.monotonic()
try:
    c.recv(10)
except socket.timeout as e:
    print(type(e).__name__, e, 0.2 <= time.monotonic() - began < 0.5)
c.settimeout(5)
print(c.recv(10), c.recv(10))
t.join()
socket.setdefaulttimeout(0.05)
s = socket.socket()
print(s.gettimeout(), socket.getdefaulttimeout())
socket.setdefaulttimeout(None)
s.close()
c.close()
server.close()

# expect: 0.2
# expect: TimeoutError timed out True
# expect: b'late' b''
# expect: 0.05 0.05
