import os

name = 'kvant_test_file.txt'
with open(name, 'w') as f:
    f.write('first\n')
    f.writelines(['second\n', 'третья\n'])
    print('fourth', file=f)
print(f.closed, os.path.exists(name), os.path.getsize(name))  # expect: True True 33
with open(name, encoding='utf-8') as f:
    print(f.readline(), end='')  # expect: first
    print([line.strip() for line in f])  # expect: ['second', 'третья', 'fourth']
with open(name, 'a') as f:
    f.write('more')
f = open(name)
print(len(f.read()), f.read() == '', f.seek(0), f.readlines()[-1])  # expect: 31 True 0 more
f.close()
with open(name, 'rb') as f:
    print(f.read(5), f.tell())  # expect: b'first' 5
with open(name, 'r+') as f:
    f.write('FIRST')
print(open(name).read().split()[0])  # expect: FIRST
for wrong in (lambda: open('no such file'), lambda: open(name, 'q'), lambda: open(name, 'x'), lambda: f.read(),
              lambda: open(name, 'w').read(), lambda: open(name).write('x')):
    try:
        wrong()
    except (OSError, ValueError) as e:
        print(type(e).__name__, e)
# expect: FileNotFoundError [Errno 2] No such file or directory: 'no such file'
# expect: ValueError invalid mode: 'q'
# expect: FileExistsError [Errno 17] File exists: 'kvant_test_file.txt'
# expect: ValueError I/O operation on closed file.
# expect: UnsupportedOperation not readable
# expect: UnsupportedOperation not writable
os.remove(name)
print(os.path.exists(name))  # expect: False
for change in (lambda: os.rename('data', '.'), lambda: os.rename('.', 'data'), lambda: os.symlink('x', '..'), lambda: os.link('.', '.')):
    try:
        change()
    except OSError as e:
        print(type(e).__name__, e)
# expect: OSError [Errno 16] Device or resource busy: 'data' -> '.'
# expect: OSError [Errno 16] Device or resource busy: '.' -> 'data'
# expect: FileExistsError [Errno 17] File exists: 'x' -> '..'
# expect: FileExistsError [Errno 17] File exists: '.' -> '.'
