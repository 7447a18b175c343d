import os
import stat
import tempfile

here = os.path.realpath(tempfile.mkdtemp())


def attempt(function, *args, **options):
    try:
        print('ok', function(*args, **options))
    except Exception as e:
        print(type(e).__name__, str(e).replace(here, 'HERE').split('/tmp')[0])


fd, path = tempfile.mkstemp(suffix='.txt', prefix='pre-', dir=here)
print(os.path.dirname(path) == here, os.path.basename(path).startswith('pre-'), path.endswith('.txt'), oct(os.stat(path).st_mode), os.get_inheritable(fd))
os.write(fd, b'bytes')
os.close(fd)
print(open(path).read())
folder = tempfile.mkdtemp(dir=here)
print(oct(os.stat(folder).st_mode), len(os.path.basename(folder)))
attempt(tempfile.mkstemp, dir=here + '/none')

with tempfile.NamedTemporaryFile(dir=here) as f:
    f.write(b'named')
    f.flush()
    print(open(f.name, 'rb').read(), os.path.exists(f.name), f.file.mode, f.delete)
    name = f.name
print(os.path.exists(name), f.closed)
f = tempfile.NamedTemporaryFile('w+', delete=False, dir=here, suffix='.log')
print('line one', file=f)
f.seek(0)
print(list(f))
f.close()
print(os.path.exists(f.name))
f = tempfile.NamedTemporaryFile(dir=here)
name = f.name
del f
print(os.path.exists(name))
with tempfile.TemporaryFile('w+', dir=here) as f:
    f.write('text')
    f.seek(1)
    print(f.read(), isinstance(f.fileno(), int), isinstance(f.name, int))
print(sorted(name[-4:] for name in os.listdir(here)) == sorted(name[-4:] for name in (path, folder, f'x{"".join([n for n in os.listdir(here) if n.endswith(".log")])}')))
with tempfile.SpooledTemporaryFile(max_size=8) as f:
    f.write(b'small')
    print(f._rolled, f.tell())
    f.write(b' and more')
    print(f._rolled, f.tell())
    f.seek(0)
    print(f.read())
with tempfile.SpooledTemporaryFile(mode='w+') as f:
    f.write('text\nlines\n')
    f.seek(0)
    print(f.readlines(), f._rolled, isinstance(f.fileno(), int), f._rolled)
with tempfile.TemporaryDirectory(prefix='dir-', dir=here) as d:
    os.makedirs(d + '/a/b')
    open(d + '/a/b/c', 'w').close()
    print(os.path.basename(d).startswith('dir-'), os.listdir(d))
print(os.path.exists(d))
d = tempfile.TemporaryDirectory(dir=here)
print(repr(d) == f'<TemporaryDirectory {d.name!r}>', os.path.isdir(d.name))
d.cleanup()
print(os.path.isdir(d.name))
d.cleanup()
d = tempfile.TemporaryDirectory(dir=here)
os.rmdir(d.name)
attempt(d.cleanup)
print(os.path.basename(tempfile.mktemp(prefix='m', suffix='.x'))[-2:], tempfile.gettempprefix(), tempfile.gettempdir() == '/tmp', tempfile.gettempdirb())
r, w = os.pipe()
if os.fork() == 0:
    os.write(w, os.path.basename(tempfile.mktemp()).encode())
    os._exit(0)
os.wait()
print(os.read(r, 50).decode() != os.path.basename(tempfile.mktemp()))

# expect: True True True 0o100600 False
# expect: bytes
# expect: 0o40700 11
# expect: FileNotFoundError [Errno 2] No such file or directory: 'HERE/none
# expect: b'named' True rb+ True
# expect: False True
# expect: ['line one\n']
# expect: True
# expect: False
# expect: ext True True
# expect: True
# expect: False 5
# expect: True 14
# expect: b'small and more'
# expect: ['text\n', 'lines\n'] False True True
# expect: True ['a']
# expect: False
# expect: True True
# expect: False
# expect: ok None
# expect: .x tmp True b'/tmp'
# expect: True
