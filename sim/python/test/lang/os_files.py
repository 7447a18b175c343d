import os
folder = f'/tmp/kvant-{os.getpid()}'
os.makedirs(folder, exist_ok=True)
os.chdir(folder)


def attempt(function, *args, **options):
    try:
        print('ok', function(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


os.mkdir('d')
attempt(os.mkdir, 'd')
attempt(os.mkdir, 'no/such')
os.makedirs('d/e/f')
attempt(os.makedirs, 'd/e/f')
os.makedirs('d/e/f', exist_ok=True)
for name in ('d/a.txt', 'd/e/b.txt', 'd/e/f/c.txt'):
    with open(name, 'w') as f:
        f.write(name)
print(sorted(os.listdir('d')), sorted(e.name for e in os.scandir('d') if e.is_dir()))
for top, folders, files in os.walk('d'):
    print(top, sorted(folders), sorted(files))
print([top for top, _, _ in os.walk('d', topdown=False)])
attempt(os.remove, 'd')
attempt(os.rmdir, 'd')
attempt(os.listdir, 'none')
attempt(os.remove, 'none')
os.rename('d/a.txt', 'd/z.txt')
attempt(os.rename, 'none', 'other')
os.replace('d/z.txt', 'd/e/b.txt')
print(open('d/e/b.txt').read(), os.path.exists('d/z.txt'), os.path.isfile('d/e'), os.path.isdir('d/e'), os.path.getsize('d/e/b.txt'))
status = os.stat('d/e/b.txt')
print(status.st_size, oct(status.st_mode & 0o170000), status[6])
attempt(os.stat, 'none')
attempt(os.stat, 3.5)
os.chdir('d/e')
print(os.getcwd() == folder + '/d/e', os.path.basename(os.getcwd()), os.path.abspath('x') == folder + '/d/e/x')
os.chdir('../..')
print(os.path.relpath('d/e', 'd'), os.path.join('a', 'b', '/c'), os.path.split('/a/b'), os.path.splitext('x.tar.gz'))
os.unlink('d/e/b.txt')
os.unlink('d/e/f/c.txt')
os.removedirs('d/e/f')
print(os.listdir())

# expect: FileExistsError [Errno 17] File exists: 'd'
# expect: FileNotFoundError [Errno 2] No such file or directory: 'no/such'
# expect: FileExistsError [Errno 17] File exists: 'd/e/f'
# expect: ['a.txt', 'e'] ['e']
# expect: d ['e'] ['a.txt']
# expect: d/e ['f'] ['b.txt']
# expect: d/e/f [] ['c.txt']
# expect: ['d/e/f', 'd/e', 'd']
# expect: IsADirectoryError [Errno 21] Is a directory: 'd'
# expect: OSError [Errno 39] Directory not empty: 'd'
# expect: FileNotFoundError [Errno 2] No such file or directory: 'none'
# expect: FileNotFoundError [Errno 2] No such file or directory: 'none'
# expect: FileNotFoundError [Errno 2] No such file or directory: 'none' -> 'other'
# expect: d/a.txt False False True 7
# expect: 7 0o100000 7
# expect: FileNotFoundError [Errno 2] No such file or directory: 'none'
# expect: TypeError stat: path should be string, bytes, os.PathLike or integer, not float
# expect: True e True
# expect: e /c ('/a', 'b') ('x.tar', '.gz')
# expect: []

import os.path as paths  # noqa: E402
from os.path import basename  # noqa: E402

print(paths is os.path, basename('/a/b.txt'), paths.join('a', 'b'))
# expect: True b.txt a/b
