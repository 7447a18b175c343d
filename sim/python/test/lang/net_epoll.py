import socket, select, threading
l = socket.create_server(("127.0.0.1", 0)); ep = select.epoll(); ep.register(l, select.EPOLLIN)
conns = {}
def client(i):
    c = socket.create_connection(l.getsockname()); c.send(b"m%d" % i); out.append(c.recv(10)); c.close()
out = []
ts = [threading.Thread(target=client, args=(i,)) for i in range(3)]; [t.start() for t in ts]
gone = 0
while gone < 3:
    for fd, ev in ep.poll(1):
        if fd == l.fileno(): c, _ = l.accept(); c.setblocking(False); conns[c.fileno()] = c; ep.register(c, select.EPOLLIN | select.EPOLLRDHUP)
        elif ev & select.EPOLLIN:
            d = conns[fd].recv(100)
            if d: conns[fd].send(d + d); ep.modify(fd, select.EPOLLIN)
            else: ep.unregister(fd); conns.pop(fd).close(); gone += 1
[t.join() for t in ts]; print(sorted(out), ep.closed); 
try: ep.register(l, select.EPOLLIN)
except FileExistsError as e: print(e)
try: ep.unregister(999)
except OSError as e: print(e)
ep.close()
try: ep.poll(0)
except ValueError as e: print(e)
p = select.poll(); a, b = socket.socketpair(); p.register(a, select.POLLIN | select.POLLOUT); print(p.poll(10) == [(a.fileno(), select.POLLOUT)])
b.send(b"x"); print([e for f, e in p.poll(0)]); b.close(); print([e for f, e in p.poll(0)]); p.unregister(a); print(p.poll(5))
# expect: [b'm0m0', b'm1m1', b'm2m2'] False
# expect: [Errno 17] File exists
# expect: [Errno 9] Bad file descriptor
# expect: I/O operation on closed epoll object
# expect: True
# expect: [5]
# expect: [21]
# expect: []
