# socket.sendfile() reads from the offset it is given, not from where the file stands, and leaves it at the end of that.
import socket
import tempfile

left, right = socket.socketpair()
with tempfile.TemporaryFile() as file:
    file.write(b'0123456789')
    file.seek(5)
    print(left.sendfile(file, count=3), right.recv(100), file.tell())
    # expect: 3 b'012' 3
    print(left.sendfile(file, 4), right.recv(100), file.tell())
    # expect: 6 b'456789' 10
left.close()
right.close()
