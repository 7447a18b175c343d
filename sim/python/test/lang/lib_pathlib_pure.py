# Paths as objects.
from pathlib import Path, PurePath, PurePosixPath
p = Path('/a/b') / 'c.tar.gz'
print(p, p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parts, list(p.parents), p.with_suffix('.x'), p.with_name('z'), repr(p), p.is_absolute(), p.relative_to('/a'), p.match('*.gz'))
print(p == Path('/a/b/c.tar.gz'), PurePath('a//b/./c'), Path('.'), Path('a') / '/b', sorted([Path('b'), Path('a')]), p.as_posix(), p.root, p.anchor, p.with_stem('q'), p.is_relative_to('/a'))
for bad in (lambda: Path('a').relative_to('b'), lambda: Path('/').with_name('x'), lambda: Path('a') / 5):
    try:
        bad()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
# expect: /a/b/c.tar.gz c.tar.gz c.tar .gz ['.tar', '.gz'] /a/b ('/', 'a', 'b', 'c.tar.gz') [PosixPath('/a/b'), PosixPath('/a'), PosixPath('/')] /a/b/c.tar.x /a/b/z PosixPath('/a/b/c.tar.gz') True b/c.tar.gz True
# expect: True a/b/c . /b [PosixPath('a'), PosixPath('b')] /a/b/c.tar.gz / / /a/b/q.gz True
# expect: ValueError 'a' is not in the subpath of 'b' OR one path is relative and the other is absolute.
# expect: ValueError PosixPath('/') has an empty name
# expect: TypeError unsupported operand type(s) for /: 'PosixPath' and 'int'
