import os
import tempfile
from pathlib import Path

os.chdir(tempfile.mkdtemp())


def attempt(function, *args, **options):
    try:
        print('ok', function(*args, **options))
    except Exception as e:
        print(type(e).__name__, str(e).replace(os.getcwd(), 'HERE'))


top = Path('proj')
(top / 'src' / 'lib').mkdir(parents=True)
print((top / 'README.md').write_text('# Title\nbody\n'), (top / 'data.bin').write_bytes(b'\0\1'))
(top / 'src' / 'main.py').touch()
(top / 'src' / 'lib' / '__init__.py').touch()
attempt(top.mkdir)
attempt(top.mkdir, exist_ok=True)
attempt((top / 'README.md').mkdir, exist_ok=True)
attempt((top / 'x' / 'y').mkdir)
attempt((top / 'README.md').touch, exist_ok=False)
print(sorted(p.name for p in top.iterdir()), sorted(map(str, top.glob('**/*.py'))), sorted(p.as_posix() for p in top.rglob('*')))
print(sorted(str(p) for p in top.glob('*/')), list(top.glob('none*')), sorted(str(p) for p in top.glob('src/*')), sorted(str(p) for p in top.glob('*/*.py')))
attempt(lambda: list(top.glob('')))
attempt(lambda: list(top.glob('/abs')))
print(top.exists(), top.is_dir(), top.is_file(), (top / 'README.md').is_file(), (top / 'none').exists())
with (top / 'README.md').open() as f:
    print(f.readline())
with (top / 'log').open('a') as f:
    print('one', file=f)
print((top / 'log').read_text(), (top / 'README.md').stat().st_size, (top / 'data.bin').read_bytes())
attempt((top / 'none').read_text)
attempt((top / 'log').write_text, 3)
attempt(top.unlink)
attempt((top / 'none').unlink)
attempt((top / 'none').unlink, missing_ok=True)
attempt(top.rmdir)
attempt((top / 'log').rename, top / 'log2')
attempt((top / 'log2').replace, top / 'data.bin')
print((top / 'data.bin').read_text())
link = top / 'link'
link.symlink_to('README.md')
print(link.is_symlink(), link.read_text().split(), link.readlink(), link.resolve().name, link.lstat().st_size, link.stat().st_size, link.exists())
(top / 'bad').symlink_to('nothing')
print((top / 'bad').exists(), (top / 'bad').is_symlink(), (top / 'bad').is_file())
(top / 'hard').hardlink_to(top / 'README.md')
print((top / 'hard').samefile(top / 'README.md'), (top / 'hard').stat().st_nlink)
os.mkfifo(top / 'fifo')
print((top / 'fifo').is_fifo(), (top / 'fifo').is_socket(), Path('/dev/null').is_char_device(), Path('/').is_mount())
(top / 'README.md').chmod(0o640)
print(oct((top / 'README.md').stat().st_mode))
attempt((top / 'none').resolve, strict=True)
print((top / 'none' / '..' / 'q').resolve() == Path.cwd() / 'proj' / 'q', Path('proj').absolute() == Path.cwd() / 'proj', (top / 'src' / '..').resolve().name)
print(Path.cwd() == Path(os.getcwd()), Path('~').expanduser() == Path.home(), Path.home().is_absolute())
print(sorted(str(p.relative_to(top)) for p in top.rglob('*.*')))

# expect: 13 2
# expect: FileExistsError [Errno 17] File exists: 'proj'
# expect: ok None
# expect: FileExistsError [Errno 17] File exists: 'proj/README.md'
# expect: FileNotFoundError [Errno 2] No such file or directory: 'proj/x/y'
# expect: FileExistsError [Errno 17] File exists: 'proj/README.md'
# expect: ['README.md', 'data.bin', 'src'] ['proj/src/lib/__init__.py', 'proj/src/main.py'] ['proj/README.md', 'proj/data.bin', 'proj/src', 'proj/src/lib', 'proj/src/lib/__init__.py', 'proj/src/main.py']
# expect: ['proj/src'] [] ['proj/src/lib', 'proj/src/main.py'] ['proj/src/main.py']
# expect: ValueError Unacceptable pattern: ''
# expect: NotImplementedError Non-relative patterns are unsupported
# expect: True True False True False
# expect: # Title
# expect: 
# expect: one
# expect:  13 b'\x00\x01'
# expect: FileNotFoundError [Errno 2] No such file or directory: 'proj/none'
# expect: TypeError data must be str, not int
# expect: IsADirectoryError [Errno 21] Is a directory: 'proj'
# expect: FileNotFoundError [Errno 2] No such file or directory: 'proj/none'
# expect: ok None
# expect: OSError [Errno 39] Directory not empty: 'proj'
# expect: ok proj/log2
# expect: ok proj/data.bin
# expect: one
# expect: 
# expect: True ['#', 'Title', 'body'] README.md README.md 9 13 True
# expect: False True False
# expect: True 2
# expect: True False True True
# expect: 0o100640
# expect: FileNotFoundError [Errno 2] No such file or directory: 'proj/none'
# expect: True True proj
# expect: True True True
# expect: ['README.md', 'data.bin', 'src/lib/__init__.py', 'src/main.py']
