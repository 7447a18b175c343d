# The file system: names, offsets, what processes share, errors with their file names.
import os
import sys

os.makedirs('/tmp/kernel_files_test', exist_ok=True)
os.chdir('/tmp/kernel_files_test')
for name in os.listdir():
    os.unlink(name)
print(os.getcwd())
fd = os.open('data', os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o640)
print(os.write(fd, b'hello world'), os.lseek(fd, 0, os.SEEK_CUR), os.lseek(fd, -5, os.SEEK_END), os.read(fd, 100))
print(os.fstat(fd).st_size, oct(os.stat('data').st_mode), os.stat('data').st_nlink)
os.lseek(fd, 20, os.SEEK_SET)
os.write(fd, b'!')
os.lseek(fd, 0, os.SEEK_SET)
print(os.read(fd, 100))
os.ftruncate(fd, 5)
print(os.stat('data').st_size)

# The offset belongs to the open file, which a child shares.
os.lseek(fd, 0, os.SEEK_SET)
sys.stdout.flush()
pid = os.fork()
if pid == 0:
    print('child', os.read(fd, 2), flush=True)
    os._exit(0)
os.waitpid(pid, 0)
print('parent', os.read(fd, 2))
os.close(fd)

a = os.open('log', os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
b = os.open('log', os.O_WRONLY | os.O_APPEND)
os.write(a, b'one ')
os.write(b, b'two ')
os.write(a, b'three')
with open('log') as f:
    print(f.read())
try:
    os.read(a, 1)
except OSError as e:
    print(e)
os.rename('log', 'renamed')
print(sorted(os.listdir('.')))
os.link('data', 'twin')
print(os.stat('twin').st_nlink, os.stat('twin').st_ino == os.stat('data').st_ino)
os.unlink('data')
print(os.stat('twin').st_nlink)
os.mkdir('folder')
for call in (lambda: os.open('none', os.O_RDONLY), lambda: os.mkdir('folder'), lambda: os.rmdir('none'),
             lambda: os.unlink('folder'), lambda: os.open('folder', os.O_WRONLY), lambda: os.listdir('twin'),
             lambda: os.stat('twin/x'), lambda: os.open('twin', os.O_CREAT | os.O_EXCL),
             lambda: os.rename('none', 'other'), lambda: os.chdir('nowhere')):
    try:
        call()
    except OSError as e:
        print(type(e).__name__, e)
os.close(os.open('folder/f', os.O_CREAT | os.O_WRONLY))
try:
    os.rmdir('folder')
except OSError as e:
    print(e)
os.unlink('folder/f')
os.rmdir('folder')
# A file without a name lives while it is open.
fd = os.open('twin', os.O_RDONLY)
os.unlink('twin')
print(os.read(fd, 100), os.access('twin', os.F_OK), os.access('renamed', os.R_OK))
os.utime('renamed', (1000, 2000.5))
print(os.stat('renamed').st_atime, os.stat('renamed').st_mtime)
null = os.open('/dev/null', os.O_RDWR)
print(os.write(null, b'gone'), os.read(null, 10))

# expect: /tmp/kernel_files_test
# expect: 11 11 6 b'world'
# expect: 11 0o100640 1
# expect: b'hello world\x00\x00\x00\x00\x00\x00\x00\x00\x00!'
# expect: 5
# expect: child b'he'
# expect: parent b'll'
# expect: one two three
# expect: [Errno 9] Bad file descriptor
# expect: ['data', 'renamed']
# expect: 2 True
# expect: 1
# expect: FileNotFoundError [Errno 2] No such file or directory: 'none'
# expect: FileExistsError [Errno 17] File exists: 'folder'
# expect: FileNotFoundError [Errno 2] No such file or directory: 'none'
# expect: IsADirectoryError [Errno 21] Is a directory: 'folder'
# expect: IsADirectoryError [Errno 21] Is a directory: 'folder'
# expect: NotADirectoryError [Errno 20] Not a directory: 'twin'
# expect: NotADirectoryError [Errno 20] Not a directory: 'twin/x'
# expect: FileExistsError [Errno 17] File exists: 'twin'
# expect: FileNotFoundError [Errno 2] No such file or directory: 'none' -> 'other'
# expect: FileNotFoundError [Errno 2] No such file or directory: 'nowhere'
# expect: [Errno 39] Directory not empty: 'folder'
# expect: b'hello' False True
# expect: 1000.0 2000.5
# expect: 4 b''
