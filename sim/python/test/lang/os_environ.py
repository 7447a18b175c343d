import os


def attempt(function, *args, **options):
    try:
        print('ok', function(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


os.environ['KV'] = 'one'
print(os.environ['KV'], os.getenv('KV'), os.environ.get('NONE_SUCH'), os.getenv('NONE_SUCH', 'd'), 'KV' in os.environ)
attempt(lambda: os.environ['NONE_SUCH'])
def put(key, value):
    os.environ[key] = value
attempt(put, 'KV', 1)
attempt(put, 1, 'x')
del os.environ['KV']
print('KV' in os.environ, os.environ.pop('KV', 'gone'), os.environ.setdefault('KW', 'w'), os.environ['KW'])
print(os.sep, os.linesep == '\n', os.name, os.pathsep, os.curdir, os.devnull)
class P:
    def __fspath__(self):
        return 'p'
print(os.fspath(P()), os.fspath('s'), isinstance(P(), os.PathLike), os.path.join(P(), 'q'), os.fsencode('ü'))
attempt(os.fspath, 5)
print(os.cpu_count() == len(os.sched_getaffinity(0)) or os.cpu_count() > 0, len(os.urandom(5)), len(os.getloadavg()))
print(os.getpid() > 0, os.getppid() > 0, os.uname().sysname, os.times().user >= 0, len(os.uname()))

# expect: one one None d True
# expect: KeyError 'NONE_SUCH'
# expect: TypeError str expected, not int
# expect: TypeError str expected, not int
# expect: False gone w w
# expect: / True posix : . /dev/null
# expect: p s True p/q b'\xc3\xbc'
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: True 5 3
# expect: True True Linux True 5
