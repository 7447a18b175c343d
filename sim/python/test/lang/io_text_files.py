import os
folder = f'/tmp/kvant-{os.getpid()}'
os.makedirs(folder, exist_ok=True)
os.chdir(folder)


def attempt(function, *args, **options):
    try:
        print('ok', function(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


with open('a.txt', 'w') as f:
    print(f, f.write('one\ntwo\nthree\n'), f.tell())
    print('four', 'five', sep=',', file=f)
print(f.closed)
attempt(f.write, 'x')
f = open('a.txt')
print(repr(f.readline()), f.tell(), f.read(2), f.tell(), f.readlines())
f.seek(4)
print(f.readline(), f.tell())
f.seek(0)
for line in f:
    print(line.rstrip(), end='|')
print()
f.seek(0)
next(f)
attempt(f.tell)
attempt(f.write, 'x')
attempt(f.seek, 1, 1)
attempt(f.seek, -1)
print(f.seek(0, 2))
f.close()
with open('a.txt', 'a') as f:
    print(f.tell(), f.write('def\n'), f.tell())
    attempt(f.read)
    attempt(f.write, b'x')
with open('a.txt', 'r+') as f:
    print(f.read(2), f.tell())
    f.seek(2)
    f.write('ZZ')
    f.seek(0)
    print(f.readline())
    f.seek(3)
    print(f.truncate())
    f.seek(0)
    print(f.read())
with open('a.txt', 'w+') as f:
    f.write('x\ny\n')
    f.seek(0)
    print(f.read().split())

# expect: <_io.TextIOWrapper name='a.txt' mode='w' encoding='UTF-8'> 14 14
# expect: True
# expect: ValueError I/O operation on closed file.
# expect: 'one\n' 4 tw 6 ['o\n', 'three\n', 'four,five\n']
# expect: two
# expect:  8
# expect: one|two|three|four,five|
# expect: OSError telling position disabled by next() call
# expect: UnsupportedOperation not writable
# expect: UnsupportedOperation can't do nonzero cur-relative seeks
# expect: ValueError negative seek position -1
# expect: 24
# expect: 24 4 28
# expect: UnsupportedOperation not readable
# expect: TypeError write() argument must be str, not bytes
# expect: on 2
# expect: onZZtwo
# expect:
# expect: 3
# expect: onZ
# expect: ['x', 'y']
