import os
folder = f'/tmp/kvant-{os.getpid()}'
os.makedirs(folder, exist_ok=True)
os.chdir(folder)


def attempt(function, *args, **options):
    try:
        print('ok', function(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


with open('a.txt', 'w', buffering=1) as f:
    f.write('line\nhalf')
    print(repr(open('a.txt').read()))
with open('big', 'w') as f:
    print(f.write('x' * 20000), os.stat('big').st_size)
    f.write('y')
    print(os.stat('big').st_size)
print(os.stat('big').st_size)
r, w = os.pipe()
with os.fdopen(w, 'w') as f:
    print(f.mode, f.seekable())
    attempt(f.tell)
    f.write('through\n')
with os.fdopen(r) as f:
    print(repr(f.read()))

# expect: 'line\nhalf'
# expect: 20000 20000
# expect: 20000
# expect: 20001
# expect: w False
# expect: UnsupportedOperation underlying stream is not seekable
# expect: 'through\n'
