import os


def attempt(function, *args, **options):
    try:
        print('ok', function(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


import socket
import threading
s = socket.socket()
print(socket.AF_INET, repr(socket.AF_INET), repr(socket.SOCK_STREAM), f'{socket.AF_UNIX}', socket.SOMAXCONN > 0)
print(str(s).split('fd=')[0], 'family=' + str(s).split('family=')[1])
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(('127.0.0.1', 0))
s.listen()
port = s.getsockname()[1]
print(s.getsockname()[0], s.gettimeout(), s.family, s.type, s.proto)
def client():
    with socket.create_connection(('localhost', port)) as c:
        f = c.makefile('rw', newline='\n')
        f.write('hello\n')
        f.flush()
        print('client got', f.readline().strip())
        f.close()
        c.sendall(b'x' * 100000)
        c.shutdown(socket.SHUT_WR)
        print('client rest', c.recv(100))
t = threading.Thread(target=client)
t.start()
c, a = s.accept()
print(a[0], c.getpeername() == a, c.fileno() > 0)
r = c.makefile('rb')
print(r.readline())
c.sendall(b'welcome\n')
n = 0
while data := r.read(4096):
    n += len(data)
print(n)
c.send(b'bye')
r.close()
c.close()
t.join()
print(str(c).split(' fd')[0], c.fileno())
attempt(c.recv, 1)
s.close()

# expect: 2 <AddressFamily.AF_INET: 2> <SocketKind.SOCK_STREAM: 1> 1 True
# expect: <socket.socket  family=2, type=1, proto=0, laddr=('0.0.0.0', 0)>
# expect: 127.0.0.1 None 2 1 0
# expect: 127.0.0.1 True True
# expect: b'hello\n'
# expect: client got welcome
# expect: 100000
# expect: client rest b'bye'
# expect: <socket.socket [closed] -1
# expect: OSError [Errno 9] Bad file descriptor
# --- names of services and protocols ---
print([socket.getservbyport(p) for p in (80, 443, 21, 25, 143, 993, 22, 53, 5432, 8080)])
# expect: ['http', 'https', 'ftp', 'smtp', 'imap2', 'imaps', 'ssh', 'domain', 'postgresql', 'http-alt']
print(socket.getservbyport(514), socket.getservbyport(514, 'udp'), [socket.getservbyname(n) for n in ('www', 'imap', 'ntp')])
# expect: shell syslog [80, 143, 123]
attempt(socket.getservbyport, 123, 'tcp')
# expect: OSError port/proto not found
attempt(socket.getservbyname, 'http', 'udp')
# expect: OSError service/proto not found
attempt(socket.getservbyport, 70000)
# expect: OverflowError getservbyport: port must be 0-65535.
print([socket.getprotobyname(n) for n in ('icmp', 'tcp', 'UDP')], socket.getnameinfo(('127.0.0.1', 22), 0))
# expect: [1, 6, 17] ('localhost', 'ssh')
