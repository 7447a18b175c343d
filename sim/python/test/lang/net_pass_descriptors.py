# Descriptors that travel through a Unix socket: SCM_RIGHTS, send_fds, recv_fds, send_handle, recv_handle.
import array
import os
import socket
import tempfile
from multiprocessing import Pipe, Process
from multiprocessing.reduction import recv_handle, recvfds, send_handle, sendfds

print(socket.CMSG_LEN(4), socket.CMSG_LEN(8), socket.CMSG_SPACE(4), socket.CMSG_SPACE(8), int(socket.SCM_RIGHTS))
# expect: 20 24 24 24 1
a, b = socket.socketpair()
r, w = os.pipe()
print(a.sendmsg([b'he', b'llo'], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array('i', [w]))]))
# expect: 5
data, ancillary, flags, address = b.recvmsg(100, socket.CMSG_LEN(4))
fd = array.array('i', ancillary[0][2])[0]
print(data, [c[:2] for c in ancillary], len(ancillary[0][2]), int(flags), address, fd != w, os.get_inheritable(fd))
# expect: b'hello' [(1, 1)] 4 0 None True True
os.close(w)
os.write(fd, b'through it')
os.close(fd)
print(os.read(r, 100), os.read(r, 100))
# expect: b'through it' b''

# A read ends behind what came with descriptors; read without them, they are closed.
r, w = os.pipe()
a.send(b'before')
socket.send_fds(a, [b'with'], [r, w])
a.send(b'after')
print(b.recv(3))
# expect: b'bef'
data, fds, flags, address = socket.recv_fds(b, 100, 2)
print(data, len(fds), int(flags), b.recv(100))
# expect: b'orewith' 2 0 b'after'
for fd in fds:
    os.close(fd)
socket.send_fds(a, [b'lost'], [w])
os.close(w)
print(b.recv(100), os.read(r, 1))
# expect: b'lost' b''
os.close(r)

# More than there is room for.
r, w = os.pipe()
socket.send_fds(a, [b'x'], [r, w])
data, fds, flags, address = socket.recv_fds(b, 100, 1)
print(data, len(fds), flags & socket.MSG_CTRUNC == socket.MSG_CTRUNC)
# expect: b'x' 1 True
print(a.sendmsg([b'plain']), b.recvmsg(100))
# expect: 5 (b'plain', [], 0, None)
try:
    socket.send_fds(a, [b'x'], [999])
except OSError as e:
    print(e)
# expect: [Errno 9] Bad file descriptor
buffers = bytearray(3), bytearray(5)
a.send(b'abcdef')
print(b.recvmsg_into(buffers), buffers)
# expect: (6, [], 0, None) (bytearray(b'abc'), bytearray(b'def\x00\x00'))

# Datagrams.
c, d = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
socket.send_fds(c, [b'datagram'], [r])
data, fds, flags, address = socket.recv_fds(d, 100, 4)
print(data, len(fds))
# expect: b'datagram' 1
sendfds(a, [r, w])
print(len(recvfds(b, 2)))
# expect: 2


# A connection that the parent accepted and a child serves.
def serve(pipe):
    with socket.socket(fileno=recv_handle(pipe)) as connection:
        connection.sendall(connection.recv(100).upper())


with socket.create_server(('localhost', 0)) as server:
    client = socket.create_connection(server.getsockname())
    connection, _ = server.accept()
    parent, child = Pipe()
    process = Process(target=serve, args=(child,))
    process.start()
    send_handle(parent, connection.fileno(), process.pid)
    connection.close()
    client.sendall(b'served by a child')
    process.join()
    print(client.recv(100), client.recv(100))
# expect: b'SERVED BY A CHILD' b''
