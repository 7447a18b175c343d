import os


def attempt(function, *args, **options):
    try:
        print('ok', function(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


import select
import selectors
import socket
s = selectors.DefaultSelector()
print(type(s).__name__)
a, b = socket.socketpair()
k = s.register(a, selectors.EVENT_READ, 'A')
print(k.data, k.events, s.select(0))
b.send(b'1')
[(k, events)] = s.select(1)
print(k.data, events, k.fileobj is a, k.fd == a.fileno())
s.modify(a, selectors.EVENT_READ | selectors.EVENT_WRITE, 'B')
print([(k.data, e) for k, e in s.select()], len(s.get_map()), s.get_key(a).data)
s.unregister(a)
print(s.select(0))
attempt(s.register, -1, 1)
attempt(s.register, a, 0)
attempt(s.register, 'x', 1)
s.close()
for cls in (selectors.SelectSelector, selectors.PollSelector, selectors.EpollSelector):
    with cls() as s:
        s.register(a, selectors.EVENT_READ)
        s.register(b, selectors.EVENT_WRITE)
        print(sorted((k.fd == a.fileno(), e) for k, e in s.select()))
print([x is a for x in select.select([a, b], [], [], 0)[0]], len(select.select([], [a, b], [], 0)[1]), select.select([b], [], [], 0.01))
p = select.poll()
p.register(a, select.POLLIN)
print(p.poll(0) == [(a.fileno(), select.POLLIN)])
b.close()
print(p.poll(0) == [(a.fileno(), select.POLLIN | select.POLLHUP)])
e = select.epoll()
e.register(a.fileno(), select.EPOLLIN | select.EPOLLOUT)
print([(fd == a.fileno(), bool(ev & select.EPOLLIN)) for fd, ev in e.poll(1)])
attempt(e.register, a.fileno(), select.EPOLLIN)
e.close()
a.close()
attempt(select.select, [a], [], [], 0)

# expect: EpollSelector
# expect: A 1 []
# expect: A 1 True True
# expect: [('B', 3)] 1 B
# expect: []
# expect: ValueError Invalid file descriptor: -1
# expect: ValueError Invalid events: 0
# expect: ValueError Invalid file object: 'x'
# expect: [(False, 2), (True, 1)]
# expect: [(False, 2), (True, 1)]
# expect: [(False, 2), (True, 1)]
# expect: [True] 2 ([], [], [])
# expect: True
# expect: True
# expect: [(True, True)]
# expect: FileExistsError [Errno 17] File exists
# expect: ValueError file descriptor cannot be a negative integer (-1)
