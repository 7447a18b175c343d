import os, tempfile; os.chdir(tempfile.mkdtemp())
import os, errno
r, w = os.pipe()
os.close(r)
try: os.write(w, b"x")
except BrokenPipeError as e: print(e, e.errno == errno.EPIPE)
r, w = os.pipe()
print(os.get_inheritable(r), os.isatty(r), os.get_blocking(r))
os.set_blocking(r, False)
try: os.read(r, 1)
except BlockingIOError as e: print(e)
os.set_blocking(w, False)
n = 0
try:
    while True: n += os.write(w, b"x" * 4096)
except BlockingIOError: print("full at", n)
os.close(w); print(len(os.read(r, 100000)))
while os.read(r, 65536): pass
print(os.read(r, 1))
f = os.fdopen(r); f.close()
try: os.fstat(r)
except OSError as e: print(e)
fd = os.open("x.bin", os.O_RDWR | os.O_CREAT); os.write(fd, b"0123456789"); print(os.lseek(fd, 3, os.SEEK_SET), os.read(fd, 2), os.lseek(fd, -1, os.SEEK_END), os.read(fd, 9))
os.ftruncate(fd, 4); print(os.pread(fd, 10, 0), os.fstat(fd).st_size); os.pwrite(fd, b"ZZ", 1); os.fsync(fd); os.close(fd); print(open("x.bin", "rb").read())
try: os.open("nofile", os.O_RDONLY)
except FileNotFoundError as e: print(e, e.filename)
try: os.open("x.bin", os.O_CREAT | os.O_EXCL)
except FileExistsError as e: print(e)
# expect: [Errno 32] Broken pipe True
# expect: False False True
# expect: [Errno 11] Resource temporarily unavailable
# expect: full at 65536
# expect: 65536
# expect: b''
# expect: [Errno 9] Bad file descriptor
# expect: 3 b'34' 9 b'9'
# expect: b'0123' 4
# expect: b'0ZZ3'
# expect: [Errno 2] No such file or directory: 'nofile' nofile
# expect: [Errno 17] File exists: 'x.bin'
