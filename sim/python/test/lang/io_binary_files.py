import os
folder = f'/tmp/kvant-{os.getpid()}'
os.makedirs(folder, exist_ok=True)
os.chdir(folder)


def attempt(function, *args, **options):
    try:
        print('ok', function(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


with open('a.bin', 'wb') as f:
    print(f, f.write(b'abcdef\nghi'), f.raw.tell(), f.tell())
    attempt(f.write, 'text')
    attempt(f.read)
    f.flush()
    print(f.raw.tell())
with open('a.bin', 'rb') as f:
    print(f, f.read(3), f.tell(), f.peek(3)[:3], f.readline(), list(f), f.raw)
with open('a.bin', 'r+b') as f:
    print(f, f.read(1))
    f.write(b'!')
    f.seek(-2, 2)
    print(f.read(), f.tell())
    f.seek(0)
    buffer = bytearray(4)
    print(f.readinto(buffer), buffer)
with open('a.bin', 'wb', buffering=0) as f:
    print(f, f.write(b'zz'), f.mode)
    print(open('a.bin').read())
import io
f = io.FileIO('a.bin')
print(f.readall(), f.readable(), f.writable(), f.seekable())
f.close()
print(f)

# expect: <_io.BufferedWriter name='a.bin'> 10 0 10
# expect: TypeError a bytes-like object is required, not 'str'
# expect: UnsupportedOperation read
# expect: 10
# expect: <_io.BufferedReader name='a.bin'> b'abc' 3 b'def' b'def\n' [b'ghi'] <_io.FileIO name='a.bin' mode='rb' closefd=True>
# expect: <_io.BufferedRandom name='a.bin'> b'a'
# expect: b'hi' 10
# expect: 4 bytearray(b'a!cd')
# expect: <_io.FileIO name='a.bin' mode='wb' closefd=True> 2 wb
# expect: zz
# expect: b'zz' True False True
# expect: <_io.FileIO [closed]>
