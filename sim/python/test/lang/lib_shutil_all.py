import os
import shutil
import tempfile

os.chdir(tempfile.mkdtemp())


def attempt(function, *args, **options):
    try:
        print('ok', function(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


def tree(top):
    return sorted(os.path.relpath(os.path.join(folder, name), top) for folder, folders, files in os.walk(top) for name in folders + files)


os.makedirs('src/pkg/deep')
for name, text in (('src/a.txt', 'aa'), ('src/b.py', 'bb'), ('src/pkg/c.py', 'cc'), ('src/pkg/deep/d.log', 'dd')):
    with open(name, 'w') as f:
        f.write(text)
os.symlink('a.txt', 'src/link')
attempt(shutil.copy, 'src/a.txt', 'copied.txt')
attempt(shutil.copy, 'src/a.txt', 'src/pkg')
attempt(shutil.copyfile, 'src/a.txt', 'src/a.txt')
attempt(shutil.copyfile, 'none', 'x')
attempt(shutil.copy, 'src', 'x')
attempt(shutil.copyfile, 'src/a.txt', 'no/such/place')
os.chmod('src/b.py', 0o750)
os.utime('src/b.py', (1000, 2000))
shutil.copy2('src/b.py', 'b2.py')
print(oct(os.stat('b2.py').st_mode), os.stat('b2.py').st_mtime)
shutil.copy('src/b.py', 'b3.py')
print(oct(os.stat('b3.py').st_mode), os.stat('b3.py').st_mtime > 3000)
attempt(shutil.copytree, 'src', 'dst')
print(tree('dst'), os.path.islink('dst/link'))
attempt(shutil.copytree, 'src', 'dst')
attempt(shutil.copytree, 'src', 'dst', dirs_exist_ok=True)
attempt(shutil.copytree, 'src', 'picked', symlinks=True, ignore=shutil.ignore_patterns('*.py', 'deep'))
print(tree('picked'), os.path.islink('picked/link'))
attempt(shutil.copytree, 'none', 'n')
attempt(shutil.move, 'copied.txt', 'dst')
attempt(shutil.move, 'dst/copied.txt', 'dst/renamed.txt')
attempt(shutil.move, 'src/a.txt', 'dst')
attempt(shutil.move, 'dst', 'dst/pkg')
attempt(shutil.move, 'picked', 'moved')
print(sorted(os.listdir('.')))
attempt(shutil.rmtree, 'none')
attempt(shutil.rmtree, 'none', ignore_errors=True)
os.symlink('src', 'linked')
attempt(shutil.rmtree, 'linked')
attempt(shutil.rmtree, 'b2.py')
seen = []
shutil.rmtree('none', onerror=lambda function, path, info: seen.append((function.__name__, path, info[0].__name__)))
print(seen)
attempt(shutil.rmtree, 'src')
print(sorted(os.listdir('.')))
os.mkfifo('fifo')
attempt(shutil.copyfile, 'fifo', 'x')
print(shutil.which('no-such-program'), os.path.basename(shutil.which('sh')), shutil.which('./b2.py'), shutil.which('b3.py', path='.'))
print(shutil.get_terminal_size((100, 50)), shutil.disk_usage('.')._fields, issubclass(shutil.SameFileError, shutil.Error), issubclass(shutil.Error, OSError))
with open('dst/b.py') as a, open('joined', 'w') as b:
    shutil.copyfileobj(a, b)
print(open('joined').read())

# expect: ok copied.txt
# expect: ok src/pkg/a.txt
# expect: SameFileError 'src/a.txt' and 'src/a.txt' are the same file
# expect: FileNotFoundError [Errno 2] No such file or directory: 'none'
# expect: IsADirectoryError [Errno 21] Is a directory: 'src'
# expect: FileNotFoundError [Errno 2] No such file or directory: 'no/such/place'
# expect: 0o100750 2000.0
# expect: 0o100750 True
# expect: ok dst
# expect: ['a.txt', 'b.py', 'link', 'pkg', 'pkg/a.txt', 'pkg/c.py', 'pkg/deep', 'pkg/deep/d.log'] False
# expect: FileExistsError [Errno 17] File exists: 'dst'
# expect: ok dst
# expect: ok picked
# expect: ['a.txt', 'link', 'pkg', 'pkg/a.txt'] True
# expect: FileNotFoundError [Errno 2] No such file or directory: 'none'
# expect: ok dst/copied.txt
# expect: ok dst/renamed.txt
# expect: Error Destination path 'dst/a.txt' already exists
# expect: Error Cannot move a directory 'dst' into itself 'dst/pkg'.
# expect: ok moved
# expect: ['b2.py', 'b3.py', 'dst', 'moved', 'src']
# expect: FileNotFoundError [Errno 2] No such file or directory: 'none'
# expect: ok None
# expect: OSError Cannot call rmtree on a symbolic link
# expect: NotADirectoryError [Errno 20] Not a directory: 'b2.py'
# expect: [('lstat', 'none', 'FileNotFoundError')]
# expect: ok None
# expect: ['b2.py', 'b3.py', 'dst', 'linked', 'moved']
# expect: SpecialFileError `fifo` is a named pipe
# expect: None sh ./b2.py ./b3.py
# expect: os.terminal_size(columns=100, lines=50) ('total', 'used', 'free') True True
# expect: bb
