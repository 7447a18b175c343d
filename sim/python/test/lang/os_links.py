# Symbolic links and hard links.
import os
import stat
import tempfile

os.chdir(tempfile.mkdtemp())


def attempt(function, *args, **options):
    try:
        print('ok', function(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


os.makedirs('real/sub')
with open('real/file.txt', 'w') as f:
    f.write('hello')
os.symlink('real', 'folder')
os.symlink('real/file.txt', 'link')
os.symlink('nowhere', 'dangling')
os.symlink('loop', 'loop')
print(open('link').read(), open('folder/file.txt').read(), os.listdir('folder'))
for name in ('link', 'folder', 'dangling', 'loop', 'real'):
    print(name, os.path.islink(name), os.path.exists(name), os.path.lexists(name), os.path.isdir(name), os.path.isfile(name))
print(os.readlink('link'), os.lstat('link').st_size, stat.filemode(os.lstat('link').st_mode), stat.filemode(os.stat('link').st_mode))
print(os.stat('link').st_ino == os.stat('real/file.txt').st_ino, os.lstat('link').st_ino == os.stat('link').st_ino)
print(os.path.samefile('link', 'real/file.txt'), os.path.realpath('folder/file.txt') == os.path.join(os.path.realpath('.'), 'real/file.txt'))
attempt(os.readlink, 'real')
attempt(os.symlink, 'x', 'link')
attempt(os.stat, 'loop')
attempt(open, 'dangling')
attempt(os.rmdir, 'folder')
attempt(os.mkdir, 'dangling')
attempt(os.open, 'link', os.O_RDONLY | os.O_NOFOLLOW)
attempt(os.open, 'dangling', os.O_WRONLY | os.O_CREAT | os.O_EXCL)
with open('dangling', 'w') as f:
    f.write('made')
print(open('nowhere').read(), sorted(os.listdir('.')))
os.unlink('loop')
for entry in sorted(os.scandir('.'), key=lambda e: e.name):
    print(entry.name, entry.is_symlink(), entry.is_dir(), entry.is_dir(follow_symlinks=False), entry.is_file())
print([(top, sorted(folders), sorted(files)) for top, folders, files in os.walk('.')])
os.remove('link')
os.rename('folder', 'moved')
print(os.path.exists('real/file.txt'), os.readlink('moved'))
os.link('real/file.txt', 'hard')
print(os.stat('hard').st_nlink, os.path.samefile('hard', 'real/file.txt'))
attempt(os.link, 'real/file.txt', 'hard')
attempt(os.link, 'none', 'other')
os.unlink('real/file.txt')
print(open('hard').read(), os.stat('hard').st_nlink)
os.chdir('moved/sub')
print(os.path.basename(os.getcwd()), os.path.basename(os.path.dirname(os.getcwd())))

# expect: hello hello ['file.txt', 'sub']
# expect: link True True True False True
# expect: folder True True True True False
# expect: dangling True False True False False
# expect: loop True False True False False
# expect: real False True True True False
# expect: real/file.txt 13 lrwxrwxrwx -rw-r--r--
# expect: True False
# expect: True True
# expect: OSError [Errno 22] Invalid argument: 'real'
# expect: FileExistsError [Errno 17] File exists: 'x' -> 'link'
# expect: OSError [Errno 40] Too many levels of symbolic links: 'loop'
# expect: FileNotFoundError [Errno 2] No such file or directory: 'dangling'
# expect: NotADirectoryError [Errno 20] Not a directory: 'folder'
# expect: FileExistsError [Errno 17] File exists: 'dangling'
# expect: OSError [Errno 40] Too many levels of symbolic links: 'link'
# expect: FileExistsError [Errno 17] File exists: 'dangling'
# expect: made ['dangling', 'folder', 'link', 'loop', 'nowhere', 'real']
# expect: dangling True False False True
# expect: folder True True False False
# expect: link True False False True
# expect: nowhere False False False True
# expect: real False True True False
# expect: [('.', ['folder', 'real'], ['dangling', 'link', 'nowhere']), ('./real', ['sub'], ['file.txt']), ('./real/sub', [], [])]
# expect: True real
# expect: 2 True
# expect: FileExistsError [Errno 17] File exists: 'real/file.txt' -> 'hard'
# expect: FileNotFoundError [Errno 2] No such file or directory: 'none' -> 'other'
# expect: hello 1
# expect: sub real
