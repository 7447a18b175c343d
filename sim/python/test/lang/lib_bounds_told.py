# Arguments out of their bounds: of locks, poll, mmap; services by name in getaddrinfo.
import mmap
import select
import socket
import threading


def tell(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


for timeout in 1e20, 10**20, float('nan'), -2:
    tell(threading.Lock().acquire, timeout=timeout)
for poll in select.poll().poll, select.epoll().poll:
    tell(poll, 'x')
m = mmap.mmap(-1, 5000)
for call, *args in ((m.read, 'x'), (m.read, 2.5), (m.write_byte, 300), (m.write_byte, -1), (m.write_byte, 'a'), (m.flush, 3, 3),
                    (m.flush, 4096), (m.flush, 4096, 4), (m.__getitem__, 'a'), (m.__setitem__, 'a', 1), (m.seek, 'a')):
    tell(call, *args)
for args in ('http', 0, 0), ('domain', 0, 0), ('http', 0, socket.SOCK_DGRAM), ('ntp', 0, 0):
    tell(lambda: [(int(kind), number, where) for _, kind, number, _, where in socket.getaddrinfo('127.0.0.1', *args)])

# expect: OverflowError timestamp too large to convert to C _PyTime_t
# expect: OverflowError timestamp too large to convert to C _PyTime_t
# expect: ValueError Invalid value NaN (not a number)
# expect: ValueError timeout value must be positive
# expect: TypeError timeout must be an integer or None
# expect: TypeError timeout must be an integer or None
# expect: TypeError argument should be integer or None, not 'str'
# expect: TypeError argument should be integer or None, not 'float'
# expect: OverflowError unsigned byte integer is greater than maximum
# expect: OverflowError unsigned byte integer is less than minimum
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: OSError [Errno 22] Invalid argument
# expect: ValueError flush values out of range
# expect: None
# expect: TypeError mmap indices must be integers
# expect: TypeError mmap indices must be integer
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: [(1, 6, ('127.0.0.1', 80))]
# expect: [(1, 6, ('127.0.0.1', 53)), (2, 17, ('127.0.0.1', 53))]
# expect: gaierror [Errno -8] Servname not supported for ai_socktype
# expect: [(2, 17, ('127.0.0.1', 123))]
