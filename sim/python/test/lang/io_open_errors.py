import os
folder = f'/tmp/kvant-{os.getpid()}'
os.makedirs(folder, exist_ok=True)
os.chdir(folder)


def attempt(function, *args, **options):
    try:
        print('ok', function(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


open('a.txt', 'w').close()
attempt(open, 'nofile.txt')
attempt(open, '/nodir/x', 'w')
attempt(open, '.', 'r')
attempt(open, 'a.txt', 'x')
attempt(open, 'a.txt', 'rw')
attempt(open, 'a.txt', 'q')
attempt(open, 'a.txt', 'rbt')
attempt(open, 'a.txt', 'rb', encoding='utf-8')
attempt(open, 'a.txt', 'rb', newline='')
attempt(open, 'a.txt', 'r', 0)
attempt(open, 3.5)
attempt(open, 'a.txt', 5)
attempt(open, 99)
attempt(open, 'a.txt', encoding='nope')
attempt(open, 'a.txt', newline='x')
try:
    open('missing')
except OSError as e:
    print(e.errno, e.strerror, e.filename, e.args)

# expect: FileNotFoundError [Errno 2] No such file or directory: 'nofile.txt'
# expect: FileNotFoundError [Errno 2] No such file or directory: '/nodir/x'
# expect: IsADirectoryError [Errno 21] Is a directory: '.'
# expect: FileExistsError [Errno 17] File exists: 'a.txt'
# expect: ValueError must have exactly one of create/read/write/append mode
# expect: ValueError invalid mode: 'q'
# expect: ValueError can't have text and binary mode at once
# expect: ValueError binary mode doesn't take an encoding argument
# expect: ValueError binary mode doesn't take a newline argument
# expect: ValueError can't have unbuffered text I/O
# expect: TypeError expected str, bytes or os.PathLike object, not float
# expect: TypeError open() argument 'mode' must be str, not int
# expect: OSError [Errno 9] Bad file descriptor
# expect: LookupError unknown encoding: nope
# expect: ValueError illegal newline value: x
# expect: 2 No such file or directory missing (2, 'No such file or directory')
