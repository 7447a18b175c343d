import os
folder = f'/tmp/kvant-{os.getpid()}'
os.makedirs(folder, exist_ok=True)
os.chdir(folder)


def attempt(function, *args, **options):
    try:
        print('ok', function(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


with open('data.txt', 'w') as f:
    f.write('first\nsecond\nthird\n')
f = open('data.txt')
f.readline()
r, w = os.pipe()
if os.fork() == 0:
    os.write(w, f.readline().encode())
    os._exit(0)
os.wait()
print(os.read(r, 100), f.readline())
fd = os.open('data.txt', os.O_RDONLY)
if os.fork() == 0:
    os.read(fd, 6)
    os._exit(0)
os.wait()
print(os.read(fd, 6))
with open('log', 'w') as log:
    log.write('kept in the buffer;')
    log.flush()
    if os.fork() == 0:
        log.write('child;')
        log.flush()
        os._exit(0)
    os.wait()
    log.write('parent')
print(open('log').read())

# expect: b'second\n' second
# expect:
# expect: b'second'
# expect: kept in the buffer;child;parent
