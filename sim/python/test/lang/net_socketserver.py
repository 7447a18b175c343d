import os


def attempt(function, *args, **options):
    try:
        print('ok', function(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


import socket
import socketserver
import threading
class Echo(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            self.wfile.write(line.upper())
with socketserver.ThreadingTCPServer(('127.0.0.1', 0), Echo) as s:
    t = threading.Thread(target=s.serve_forever)
    t.start()
    for _ in range(2):
        with socket.create_connection(s.server_address) as c:
            c.sendall(b'abc\ndef\n')
            c.shutdown(socket.SHUT_WR)
            print(c.makefile().read().split())
    s.shutdown()
    t.join()
class Reverse(socketserver.BaseRequestHandler):
    def handle(self):
        data, sock = self.request
        sock.sendto(data[::-1], self.client_address)
with socketserver.UDPServer(('127.0.0.1', 0), Reverse) as s:
    c = socket.socket(type=socket.SOCK_DGRAM)
    c.sendto(b'123', s.server_address)
    s.handle_request()
    print(c.recv(10))
    c.close()
class Once(socketserver.BaseRequestHandler):
    def setup(self):
        print('setup')
    def handle(self):
        self.request.sendall(b'pid' if os.getpid() else b'')
    def finish(self):
        print('finish')
with socketserver.TCPServer(('127.0.0.1', 0), Once) as s:
    c = socket.create_connection(s.server_address)
    s.handle_request()
    print(c.recv(10))
    c.close()
    s.timeout = 0.05
    s.handle_timeout = lambda: print('timeout')
    s.handle_request()
class Line(socketserver.StreamRequestHandler):
    def handle(self):
        self.wfile.write(self.rfile.readline().upper())
with socketserver.ForkingTCPServer(('127.0.0.1', 0), Line) as s:
    c = socket.create_connection(s.server_address)
    s.handle_request()
    c.sendall(b'forked\n')
    print(c.recv(100))
    c.close()

# expect: ['ABC', 'DEF']
# expect: ['ABC', 'DEF']
# expect: b'321'
# expect: setup
# expect: finish
# expect: b'pid'
# expect: timeout
# expect: b'FORKED\n'
