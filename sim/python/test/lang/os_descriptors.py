import os
folder = f'/tmp/kvant-{os.getpid()}'
os.makedirs(folder, exist_ok=True)
os.chdir(folder)


def attempt(function, *args, **options):
    try:
        print('ok', function(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


fd = os.open('x', os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o644)
print(os.write(fd, b'hello world'), os.lseek(fd, 6, os.SEEK_SET), os.read(fd, 100), os.read(fd, 1))
os.ftruncate(fd, 5)
print(os.fstat(fd).st_size, os.lseek(fd, 0, os.SEEK_END))
other = os.dup(fd)
os.lseek(fd, 1, os.SEEK_SET)
print(os.read(other, 2), os.get_inheritable(other))
os.close(fd)
attempt(os.read, fd, 1)
attempt(os.close, fd)
print(os.read(other, 10))
os.close(other)
r, w = os.pipe()
print(os.write(w, b'abc'), os.read(r, 2), os.read(r, 2))
os.close(w)
print(os.read(r, 5))
os.close(r)
r, w = os.pipe()
os.close(r)
attempt(os.write, w, b'x')
os.close(w)
r, w = os.pipe()
os.set_blocking(r, False)
attempt(os.read, r, 1)
attempt(os.open, 'none', os.O_RDONLY)
attempt(os.open, 'x', os.O_CREAT | os.O_EXCL | os.O_WRONLY)
attempt(os.fdopen, 'x')
print(os.isatty(r), os.path.exists('/dev/null'))
with open(os.devnull, 'w') as f:
    print(f.write('gone'))
print(os.strerror(2), os.strerror(111), os.strerror(9999))

# expect: 11 6 b'world' b''
# expect: 5 5
# expect: b'el' False
# expect: OSError [Errno 9] Bad file descriptor
# expect: OSError [Errno 9] Bad file descriptor
# expect: b'lo'
# expect: 3 b'ab' b'c'
# expect: b''
# expect: BrokenPipeError [Errno 32] Broken pipe
# expect: BlockingIOError [Errno 11] Resource temporarily unavailable
# expect: FileNotFoundError [Errno 2] No such file or directory: 'none'
# expect: FileExistsError [Errno 17] File exists: 'x'
# expect: TypeError invalid fd type (<class 'str'>, expected integer)
# expect: False True
# expect: 4
# expect: No such file or directory Connection refused Unknown error 9999
