"""The operating system: its processes, names and paths."""

import posixpath as path
import sys
from _posix import *
from _posix import _exit
import _posix

name = 'posix'
sep = '/'
altsep = None
extsep = '.'
pathsep = ':'
linesep = '\n'
curdir = '.'
pardir = '..'
devnull = '/dev/null'
defpath = '/bin:/usr/bin'
error = OSError

sys.modules['os.path'] = path

_texts = {1: 'Operation not permitted', 2: 'No such file or directory', 3: 'No such process',
          4: 'Interrupted system call', 5: 'Input/output error', 9: 'Bad file descriptor', 10: 'No child processes',
          11: 'Resource temporarily unavailable', 12: 'Cannot allocate memory', 13: 'Permission denied',
          17: 'File exists', 20: 'Not a directory', 21: 'Is a directory', 22: 'Invalid argument',
          24: 'Too many open files', 28: 'No space left on device', 32: 'Broken pipe', 35: 'Resource deadlock avoided',
          38: 'Function not implemented', 39: 'Directory not empty', 98: 'Address already in use',
          104: 'Connection reset by peer', 107: 'Transport endpoint is not connected', 110: 'Connection timed out',
          111: 'Connection refused', 115: 'Operation now in progress'}


def strerror(code):
    return _texts.get(code, f'Unknown error {code}')


class _Environ(dict):
    def __repr__(self):
        return 'environ(' + dict.__repr__(self) + ')'

    def copy(self):
        return dict(self)


environ = _Environ({'HOME': '/home/user', 'USER': 'user', 'LANG': 'C.UTF-8', 'PATH': '/usr/bin:/bin', 'PWD': '/home/user'})


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value):
    environ[key] = value


def unsetenv(key):
    environ.pop(key, None)


def getlogin():
    return 'user'


def getuid():
    return 1000


geteuid = getuid
getgid = getuid
getegid = getuid


def sched_getaffinity(pid):
    return set(range(cpu_count()))


def getloadavg():
    return (0.0, 0.0, 0.0)


class PathLike:
    @classmethod
    def __subclasshook__(cls, other):
        if cls is PathLike:
            return hasattr(other, '__fspath__')
        return NotImplemented


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), '__fspath__', None)
    if method is None:
        raise TypeError(f'expected str, bytes or os.PathLike object, not {type(path).__name__}')
    return method(path)


def fsencode(name):
    name = fspath(name)
    return name.encode() if isinstance(name, str) else name


def fsdecode(name):
    name = fspath(name)
    return name.decode() if isinstance(name, bytes) else name


class uname_result(tuple):
    __slots__ = ()
    sysname = property(lambda self: self[0])
    nodename = property(lambda self: self[1])
    release = property(lambda self: self[2])
    version = property(lambda self: self[3])
    machine = property(lambda self: self[4])


def uname():
    return uname_result(('Linux', 'kvant', '6.1.0', '#1 SMP', 'x86_64'))


# --- processes ---
WNOHANG = 1


def fork():
    pid = _posix.fork()
    if pid == 0 and 'threading' in sys.modules:
        sys.modules['threading']._after_fork()
    return pid


def wait():
    return waitpid(-1, 0)


def WIFSIGNALED(status):
    return status & 0x7f != 0


def WTERMSIG(status):
    return status & 0x7f


def WIFEXITED(status):
    return status & 0x7f == 0


def WEXITSTATUS(status):
    return status >> 8 & 0xff


def waitstatus_to_exitcode(status):
    return -WTERMSIG(status) if WIFSIGNALED(status) else WEXITSTATUS(status)
