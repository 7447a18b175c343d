"""A listen queue of one: whoever comes then waits for a place, and tries again after a second."""
import errno
import socket
import time

listener = socket.socket()
listener.bind(('127.0.0.1', 0))
listener.listen(0)
address = listener.getsockname()
first = socket.create_connection(address)
print('first is in the queue')
# expect: first is in the queue
second = socket.socket()
second.settimeout(.2)
try:
    second.connect(address)
    print('second too')
except TimeoutError as error:
    print('second:', error)
# expect: second: timed out
second.close()
third = socket.socket()
third.setblocking(False)
print(errno.errorcode[third.connect_ex(address)])
# expect: EINPROGRESS
time.sleep(.1)
print(errno.errorcode[third.connect_ex(address)])
# expect: EALREADY
listener.accept()
time.sleep(1.2)
print(third.connect_ex(address))
# expect: 0
print(errno.errorcode[third.connect_ex(address)])
# expect: EISCONN
