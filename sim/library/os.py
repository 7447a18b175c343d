"""The operating system: its processes, files, names and paths."""

import abc
import posixpath as path
import stat as _stat
import sys
from _posix import *
import _posix
from _posix import _exit

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
supports_bytes_environ = True
supports_fd = supports_dir_fd = supports_effective_ids = frozenset()

sys.modules['os.path'] = path

O_RDONLY, O_WRONLY, O_RDWR, O_ACCMODE = 0, 1, 2, 3
O_CREAT, O_EXCL, O_NOCTTY, O_TRUNC, O_APPEND, O_NONBLOCK = 0o100, 0o200, 0o400, 0o1000, 0o2000, 0o4000
O_NDELAY, O_DSYNC, O_SYNC, O_DIRECTORY, O_NOFOLLOW, O_CLOEXEC = 0o4000, 0o10000, 0o4010000, 0o200000, 0o400000, 0o2000000
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
F_OK, X_OK, W_OK, R_OK = 0, 1, 2, 4
WNOHANG, WUNTRACED, WCONTINUED = 1, 2, 8
WSTOPPED, WEXITED, WNOWAIT = 2, 4, 0x1000000
CLD_EXITED, CLD_KILLED, CLD_DUMPED, CLD_TRAPPED, CLD_STOPPED, CLD_CONTINUED = range(1, 7)
P_ALL, P_PID, P_PGID = 0, 1, 2
P_WAIT, P_NOWAIT, P_NOWAITO = 0, 1, 1
EX_OK, EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_UNAVAILABLE, EX_SOFTWARE, EX_OSERR, EX_IOERR, EX_TEMPFAIL, EX_NOPERM = \
    0, 64, 65, 66, 69, 70, 71, 74, 75, 77
SCHED_OTHER, SCHED_FIFO, SCHED_RR, SCHED_BATCH, SCHED_IDLE = 0, 1, 2, 3, 5
PRIO_PROCESS, PRIO_PGRP, PRIO_USER = 0, 1, 2
EFD_CLOEXEC, EFD_NONBLOCK, EFD_SEMAPHORE = 0o2000000, 0o4000, 1

_texts = {1: 'Operation not permitted', 2: 'No such file or directory', 3: 'No such process',
          4: 'Interrupted system call', 5: 'Input/output error', 7: 'Argument list too long', 8: 'Exec format error',
          9: 'Bad file descriptor', 10: 'No child processes', 11: 'Resource temporarily unavailable',
          12: 'Cannot allocate memory', 13: 'Permission denied', 14: 'Bad address', 16: 'Device or resource busy',
          17: 'File exists', 18: 'Invalid cross-device link', 19: 'No such device', 20: 'Not a directory',
          21: 'Is a directory', 22: 'Invalid argument', 23: 'Too many open files in system', 24: 'Too many open files',
          25: 'Inappropriate ioctl for device', 27: 'File too large', 28: 'No space left on device', 29: 'Illegal seek',
          30: 'Read-only file system', 31: 'Too many links', 32: 'Broken pipe', 33: 'Numerical argument out of domain',
          34: 'Numerical result out of range', 35: 'Resource deadlock avoided', 36: 'File name too long',
          38: 'Function not implemented', 39: 'Directory not empty', 40: 'Too many levels of symbolic links',
          88: 'Socket operation on non-socket', 89: 'Destination address required', 90: 'Message too long',
          92: 'Protocol not available', 93: 'Protocol not supported', 95: 'Operation not supported',
          97: 'Address family not supported by protocol', 98: 'Address already in use',
          99: 'Cannot assign requested address', 100: 'Network is down', 101: 'Network is unreachable',
          103: 'Software caused connection abort', 104: 'Connection reset by peer', 105: 'No buffer space available',
          106: 'Transport endpoint is already connected', 107: 'Transport endpoint is not connected',
          108: 'Cannot send after transport endpoint shutdown', 110: 'Connection timed out', 111: 'Connection refused',
          112: 'Host is down', 113: 'No route to host', 114: 'Operation already in progress',
          115: 'Operation now in progress'}


def strerror(code, /):  # C
    return 'Success' if code == 0 else _texts.get(code, f'Unknown error {code}')


def _structure(name, fields, visible=None, module='posix'):  # C
    shown = fields[:visible]

    def __new__(cls, values):
        values = tuple(values)
        self = tuple.__new__(cls, values[:len(shown)])
        return self

    def __repr__(self):
        texts = [f'{field}={value!r}' for field, value in zip(shown, self)]
        return f'{module}.{name}({", ".join(texts)})'

    body = {'__new__': __new__, '__repr__': __repr__, '__module__': module, 'n_fields': len(fields),
            'n_sequence_fields': len(shown)}
    for place, field in enumerate(shown):
        body[field] = property(lambda self, place=place: self[place])
    return type(name, (tuple,), body)


stat_result = _structure('stat_result', ('st_mode', 'st_ino', 'st_dev', 'st_nlink', 'st_uid', 'st_gid', 'st_size',
                                         'st_atime', 'st_mtime', 'st_ctime'), module='os')
times_result = _structure('times_result', ('user', 'system', 'children_user', 'children_system', 'elapsed'))
uname_result = _structure('uname_result', ('sysname', 'nodename', 'release', 'version', 'machine'))
terminal_size = _structure('terminal_size', ('columns', 'lines'), module='os')
sched_param = _structure('sched_param', ('sched_priority',))
waitid_result = _structure('waitid_result', ('si_pid', 'si_uid', 'si_signo', 'si_status', 'si_code'))
statvfs_result = _structure('statvfs_result', ('f_bsize', 'f_frsize', 'f_blocks', 'f_bfree', 'f_bavail', 'f_files',
                                               'f_ffree', 'f_favail', 'f_flag', 'f_namemax'), module='os')


class stat_result(stat_result):  # C
    __module__ = 'os'
    st_atime = st_mtime = st_ctime = 0.0


def _to_stat(values):  # C
    if type(values) is not tuple:
        return values
    result = stat_result([int(v) for v in values[:10]])
    result.st_atime, result.st_mtime, result.st_ctime = [float(v) for v in values[7:10]]
    result.st_atime_ns, result.st_mtime_ns, result.st_ctime_ns = [int(v * 1000000000) for v in values[7:10]]
    result.st_blksize, result.st_blocks, result.st_rdev = 4096, (result[6] + 511) // 512, 0
    return result


# --- paths as arguments -----------------------------------------------------------------------------------------
class PathLike(metaclass=abc.ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is PathLike:
            return hasattr(other, '__fspath__')
        return NotImplemented

    def __class_getitem__(cls, item):
        return type(list[int])(cls, item)


def fspath(path):  # C
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), '__fspath__', None)
    if method is None:
        raise TypeError(f'expected str, bytes or os.PathLike object, not {type(path).__name__}')
    result = method(path)
    if isinstance(result, (str, bytes)):
        return result
    raise TypeError(f'expected {type(path).__name__}.__fspath__() to return str or bytes, not {type(result).__name__}')


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode('utf-8', 'surrogateescape') if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode('utf-8', 'surrogateescape') if isinstance(filename, bytes) else filename


def _name(path, function, argument='path', fd=False):  # C
    if isinstance(path, str):
        return path
    if isinstance(path, int) and fd:
        return path
    if isinstance(path, bytes):
        return path.decode()
    if not hasattr(type(path), '__fspath__'):
        kinds = 'string, bytes, os.PathLike or integer' if fd else 'string, bytes or os.PathLike'
        raise TypeError(f'{function}: {argument} should be {kinds}, not {type(path).__name__}')
    return fsdecode(path)


def _only_here(function, **options):  # C
    for option, value in options.items():
        if value is not None:
            raise TypeError(f'{function}(): the simulator does not model the argument {option!r}')


# --- files ------------------------------------------------------------------------------------------------------
def open(path, flags, mode=0o777, *, dir_fd=None):  # C
    _only_here('open', dir_fd=dir_fd)
    return _posix.open(_name(path, 'open'), flags | O_CLOEXEC, mode)


def fdopen(fd, mode='r', buffering=-1, encoding=None, *args, **options):
    if not isinstance(fd, int):
        raise TypeError(f'invalid fd type ({type(fd)}, expected integer)')
    import _io
    return _io.open(fd, mode, buffering, encoding, *args, **options)


def stat(path, *, dir_fd=None, follow_symlinks=True):  # C
    _only_here('stat', dir_fd=dir_fd)
    path = _name(path, 'stat', fd=True)
    if isinstance(path, int):
        return fstat(path)
    return _to_stat(_posix.stat(path) if follow_symlinks else _posix.lstat(path))


def lstat(path, *, dir_fd=None):  # C
    _only_here('lstat', dir_fd=dir_fd)
    return _to_stat(_posix.lstat(_name(path, 'lstat')))


supports_follow_symlinks = frozenset({stat})


def fstat(fd):  # C
    try:
        return _to_stat(_posix.fstat(fd))
    except OSError as problem:
        raise OSError(problem.errno, problem.strerror) from None


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):  # C
    _only_here('access', dir_fd=dir_fd)
    return _posix.access(_name(path, 'access'), mode)


def chmod(path, mode, *, dir_fd=None, follow_symlinks=True):  # C
    _only_here('chmod', dir_fd=dir_fd)
    path = _name(path, 'chmod', fd=True)
    if isinstance(path, int):
        return fchmod(path, mode)
    _posix.chmod(path, mode)


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):  # C
    _only_here('utime', dir_fd=dir_fd)
    path = _name(path, 'utime')
    if times is not None and ns is not None:
        raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
    try:
        _posix.utime(path, *((times,) if ns is None else (None, ns)))
    except OSError as error:
        raise type(error)(error.errno, error.strerror) from None  # CPython does not tell the name


def fchmod(fd, mode):  # C
    fstat(fd)


def link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True):  # C
    _only_here('link', src_dir_fd=src_dir_fd, dst_dir_fd=dst_dir_fd)
    _with_two(_posix.link, _name(src, 'link', 'src'), _name(dst, 'link', 'dst'))


def symlink(src, dst, target_is_directory=False, *, dir_fd=None):  # C
    _only_here('symlink', dir_fd=dir_fd)
    _with_two(_posix.symlink, _name(src, 'symlink', 'src'), _name(dst, 'symlink', 'dst'))


def readlink(path, *, dir_fd=None):  # C
    _only_here('readlink', dir_fd=dir_fd)
    if isinstance(path, bytes):
        return _posix.readlink(path.decode()).encode()
    return _posix.readlink(_name(path, 'readlink'))


def mkfifo(path, mode=0o666, *, dir_fd=None):  # C
    _only_here('mkfifo', dir_fd=dir_fd)
    try:
        _posix.mkfifo(_name(path, 'mkfifo'), mode)
    except OSError as problem:  # without the name, as CPython's
        raise OSError(problem.errno, problem.strerror) from None


def _with_two(function, src, dst):  # C
    try:
        function(src, dst)
    except OSError as problem:
        raise OSError(problem.errno, problem.strerror, src, None, dst) from None


def listdir(path=None):  # C
    if isinstance(path, bytes):
        return [name.encode() for name in _posix.listdir(path.decode())]
    return list(_posix.listdir('.' if path is None else _name(path, 'listdir', fd=True)))


class DirEntry:  # C
    __module__ = 'posix'
    __slots__ = ('name', 'path')

    def __init__(self, folder, name):
        self.name = name
        self.path = path.join(folder, name)

    def __repr__(self):
        return f'<DirEntry {self.name!r}>'

    def __fspath__(self):
        return self.path

    def stat(self, *, follow_symlinks=True):
        return stat(self.path, follow_symlinks=follow_symlinks)

    def inode(self):
        return lstat(self.path).st_ino

    def _kind(self, follow):
        try:
            return _stat.S_IFMT(stat(self.path, follow_symlinks=follow).st_mode)
        except FileNotFoundError:
            return 0

    def is_dir(self, *, follow_symlinks=True):
        return self._kind(follow_symlinks) == _stat.S_IFDIR

    def is_file(self, *, follow_symlinks=True):
        return self._kind(follow_symlinks) == _stat.S_IFREG

    def is_symlink(self):
        return self._kind(False) == _stat.S_IFLNK

    def is_junction(self):
        return False

    __class_getitem__ = classmethod(type(list[int]))


class _Scan:  # C
    def __init__(self, entries):
        self._entries = iter(entries)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        self._entries = iter(())


def scandir(path='.'):  # C
    path = '.' if path is None else fspath(path)
    return _Scan([DirEntry(path, name) for name in listdir(path)])


def walk(top, topdown=True, onerror=None, followlinks=False):
    top = fspath(top)
    try:
        entries = list(scandir(top))
    except OSError as problem:
        if onerror is not None:
            onerror(problem)
        return
    folders = [entry.name for entry in entries if entry.is_dir()]
    files = [entry.name for entry in entries if not entry.is_dir()]
    if topdown:
        yield top, folders, files
    for folder in folders:
        below = path.join(top, folder)
        if followlinks or not path.islink(below):
            yield from walk(below, topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files


def mkdir(path, mode=0o777, *, dir_fd=None):  # C
    _only_here('mkdir', dir_fd=dir_fd)
    _posix.mkdir(_name(path, 'mkdir'), mode)


def makedirs(name, mode=0o777, exist_ok=False):
    above, last = path.split(name)
    if not last:  # it ends in a slash
        above, last = path.split(above)
    is_missing = above and last and not path.exists(above)
    if is_missing:
        try:
            makedirs(above, exist_ok=exist_ok)
        except FileExistsError:
            pass  # somebody else has just made it
    if is_missing and last == curdir:
        return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def rmdir(path, *, dir_fd=None):  # C
    _only_here('rmdir', dir_fd=dir_fd)
    _posix.rmdir(_name(path, 'rmdir'))


def removedirs(name):
    """The folder, and those above it as long as they are empty then."""
    rmdir(name)
    above = path.dirname(name)
    if not path.basename(name):  # it ended in a slash
        above = path.dirname(above)
    try:
        while path.basename(above):
            rmdir(above)
            above = path.dirname(above)
    except OSError:
        pass


def remove(path, *, dir_fd=None):  # C
    _only_here('remove', dir_fd=dir_fd)
    _posix.unlink(_name(path, 'remove'))


def unlink(path, *, dir_fd=None):  # C
    _only_here('unlink', dir_fd=dir_fd)
    _posix.unlink(_name(path, 'unlink'))


def _move(src, dst):  # C
    _with_two(_posix.rename, src, dst)


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):  # C
    _only_here('rename', src_dir_fd=src_dir_fd, dst_dir_fd=dst_dir_fd)
    _move(_name(src, 'rename', 'src'), _name(dst, 'rename', 'dst'))


def replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None):  # C
    _only_here('replace', src_dir_fd=src_dir_fd, dst_dir_fd=dst_dir_fd)
    _move(_name(src, 'replace', 'src'), _name(dst, 'replace', 'dst'))


def renames(old, new):
    folder = path.dirname(new)
    if path.basename(new) and folder and not path.exists(folder):
        makedirs(folder)
    rename(old, new)
    left = path.dirname(old)
    if path.basename(old) and left:
        try:
            removedirs(left)
        except OSError:
            pass


def truncate(path, length):  # C
    if isinstance(path, int):
        return ftruncate(path, length)
    fd = open(path, O_WRONLY)
    try:
        ftruncate(fd, length)
    finally:
        close(fd)


# Only root may give files away.
def chown(path, uid, gid, *, dir_fd=None, follow_symlinks=True):  # C
    _only_here('chown', dir_fd=dir_fd)
    status = stat(path, follow_symlinks=follow_symlinks)
    if uid not in (-1, status.st_uid) or gid not in (-1, status.st_gid) or status.st_uid != getuid():
        raise OSError(1, strerror(1), path)


def lchown(path, uid, gid):  # C
    chown(path, uid, gid, follow_symlinks=False)


def fchown(fd, uid, gid):  # C
    chown(fd, uid, gid)


def write(fd, data, /):  # C
    return _posix.write(fd, bytes(data) if type(data) is memoryview else data)


def fsync(fd):  # C
    fstat(fd)


fdatasync = fsync


def sync():  # C
    pass


def closerange(low, high, /):  # C
    for fd in range(low, high):
        try:
            close(fd)
        except OSError:
            pass


def readv(fd, buffers, /):  # C
    total = 0
    for buffer in buffers:
        data = read(fd, len(buffer))
        buffer[:len(data)] = data
        total += len(data)
        if len(data) < len(buffer):
            break
    return total


def writev(fd, buffers, /):  # C
    return write(fd, b''.join([bytes(buffer) for buffer in buffers]))


def sendfile(out_fd, in_fd, offset, count):  # C
    here = lseek(in_fd, 0, SEEK_CUR)
    if offset is not None:
        lseek(in_fd, offset, SEEK_SET)
    data = read(in_fd, count)
    if offset is not None:
        lseek(in_fd, here, SEEK_SET)
    return write(out_fd, data) if data else 0


def pread(fd, size, offset, /):  # C
    here = lseek(fd, 0, SEEK_CUR)
    lseek(fd, offset, SEEK_SET)
    try:
        return read(fd, size)
    finally:
        lseek(fd, here, SEEK_SET)


def pwrite(fd, data, offset, /):  # C
    here = lseek(fd, 0, SEEK_CUR)
    lseek(fd, offset, SEEK_SET)
    try:
        return write(fd, data)
    finally:
        lseek(fd, here, SEEK_SET)


def eventfd_read(fd, /):  # C
    return int.from_bytes(read(fd, 8), sys.byteorder)


def eventfd_write(fd, value, /):  # C
    write(fd, value.to_bytes(8, sys.byteorder))


def getrandom(size, flags=0):  # C
    return urandom(size)


GRND_NONBLOCK, GRND_RANDOM = 1, 2
F_ULOCK, F_LOCK, F_TLOCK, F_TEST = 0, 1, 2, 3


def lockf(fd, command, length, /):  # C
    _posix._flock(fd, {F_ULOCK: 8, F_LOCK: 2, F_TLOCK: 2 | 4}[command], 1)


def major(device, /):  # C
    return device >> 8 & 0xfff


def minor(device, /):  # C
    return device & 0xff | device >> 12 & 0xfff00


def makedev(major, minor, /):  # C
    return major << 8 | minor & 0xff | (minor & 0xfff00) << 12


def posix_fallocate(fd, offset, length, /):  # C
    if fstat(fd).st_size < offset + length:
        ftruncate(fd, offset + length)


def posix_fadvise(fd, offset, length, advice, /):  # C
    fstat(fd)


POSIX_FADV_NORMAL, POSIX_FADV_RANDOM, POSIX_FADV_SEQUENTIAL, POSIX_FADV_WILLNEED, POSIX_FADV_DONTNEED = range(5)


def getcwdb():  # C
    return getcwd().encode()


def chdir(path):  # C
    _posix.chdir(_name(path, 'chdir', fd=True))


def get_terminal_size(fd=1, /):  # C
    if not isatty(fd):
        raise OSError(25, strerror(25))
    return terminal_size((80, 24))


def device_encoding(fd, /):  # C
    return 'UTF-8' if isatty(fd) else None


def get_exec_path(env=None):
    return (environ if env is None else env).get('PATH', defpath).split(pathsep)


def statvfs(path):  # C
    stat(path)
    return statvfs_result((4096, 4096, 262144, 262000, 262000, 65536, 65000, 65000, 4096, 255))


# --- the environment --------------------------------------------------------------------------------------------
class _Environ(dict):
    def __repr__(self):
        return 'environ(' + dict.__repr__(self) + ')'

    def __setitem__(self, key, value):
        for text in (key, value):
            if not isinstance(text, str):
                raise TypeError(f'str expected, not {type(text).__name__}')
        dict.__setitem__(self, key, value)
        _behind.pop(key, None)

    def __getitem__(self, key):
        if not isinstance(key, str):
            raise TypeError(f'str expected, not {type(key).__name__}')
        try:
            return dict.__getitem__(self, key)
        except KeyError:
            raise KeyError(key) from None

    def __delitem__(self, key):
        if key not in self:
            raise KeyError(key) from None
        dict.__delitem__(self, key)
        _behind.pop(key, None)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def update(self, other=(), /, **more):
        for key, value in dict(other, **more).items():
            self[key] = value

    def copy(self):
        return dict(self)


def _environment():  # C
    import _exec
    return _exec.environment()


environ = _Environ(_environment())


class _EnvironBytes:
    def __getitem__(self, key):
        return environ[key.decode()].encode()

    def __setitem__(self, key, value):
        environ[key.decode()] = value.decode()

    def get(self, key, default=None):
        return self[key] if key.decode() in environ else default


environb = _EnvironBytes()


# What putenv and unsetenv changed behind environ's back: programs started without an environment of their own see it.
_behind = {}


def _environment_of_children():  # C
    result = {**environ}
    for name, value in _behind.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = value
    return result


def getenv(key, default=None):
    return environ.get(key, default)


def getenvb(key, default=None):
    return environb.get(key, default)


def putenv(name, value, /):  # C
    for text in (name, value):
        fspath(text)
    _behind[fsdecode(name)] = fsdecode(value)


def unsetenv(name, /):  # C
    _behind[fsdecode(name)] = None


# --- users and the machine --------------------------------------------------------------------------------------
def getlogin():  # C
    return 'user'


def getuid():  # C
    return 1000


geteuid = getgid = getegid = getuid


def getresuid():  # C
    return 1000, 1000, 1000


getresgid = getresuid


def setuid(uid, /):  # C
    if uid != getuid():
        raise OSError(1, strerror(1))


seteuid = setgid = setegid = setuid


def getgroups():  # C
    return [1000]


def getloadavg():  # C
    return 0.0, 0.0, 0.0


def uname():  # C
    return uname_result(('Linux', 'kvant', '6.1.0-kvant-amd64', '#1 SMP PREEMPT_DYNAMIC Kvant', 'x86_64'))


def sysconf(name, /):  # C
    values = {'SC_NPROCESSORS_ONLN': cpu_count(), 'SC_NPROCESSORS_CONF': cpu_count(), 'SC_PAGE_SIZE': 4096,
              'SC_PAGESIZE': 4096, 'SC_CLK_TCK': 100, 'SC_OPEN_MAX': 1024, 'SC_PHYS_PAGES': 1048576,
              'SC_ARG_MAX': 2097152, 'SC_SEM_NSEMS_MAX': 32000}
    if name not in values:
        raise ValueError('unrecognized configuration name')
    return values[name]


def sched_getaffinity(pid, /):  # C
    return set(_affinity.get(pid, range(cpu_count())))


# Asked for, and remembered, but the scheduler may still use every core.
_affinity = {}


def sched_setaffinity(pid, mask, /):  # C
    mask = {cpu for cpu in mask if cpu < cpu_count()}
    if not mask:
        raise OSError(22, strerror(22))
    _affinity[pid] = sorted(mask)


_scheduling = {}


def sched_getscheduler(pid, /):  # C
    return _scheduling.get(pid, (SCHED_OTHER,))[0]


# Classes that run before all others are root's to give.
def sched_setscheduler(pid, policy, param, /):  # C
    if policy in (SCHED_FIFO, SCHED_RR):
        raise OSError(1, strerror(1))
    _scheduling[pid] = policy, param


def sched_getparam(pid, /):  # C
    return sched_param((0,))


def sched_setparam(pid, param, /):  # C
    pass


def sched_rr_get_interval(pid, /):  # C
    return 0.004


def sched_get_priority_max(policy):  # C
    return 99 if policy in (SCHED_FIFO, SCHED_RR) else 0


def sched_get_priority_min(policy):  # C
    return 1 if policy in (SCHED_FIFO, SCHED_RR) else 0


_nice = 0


def nice(increment, /):  # C
    global _nice
    _nice = max(min(_nice + increment, 19), -20)
    return _nice


def getpriority(which, who):  # C
    return _nice


def setpriority(which, who, priority):  # C
    global _nice
    _nice = priority


def times():  # C
    import time
    used = time.process_time()
    return times_result((round(used, 2), 0.0, round(_posix._cpu_time(0) / 1e9, 2), 0.0, round(time.monotonic(), 2)))


# --- processes --------------------------------------------------------------------------------------------------
_before_fork, _in_parent, _in_child = [], [], []


def register_at_fork(*, before=None, after_in_child=None, after_in_parent=None):  # C
    if before is None and after_in_child is None and after_in_parent is None:
        raise TypeError('At least one argument is required.')
    for function, functions in ((before, _before_fork), (after_in_child, _in_child), (after_in_parent, _in_parent)):
        if function is not None:
            if not callable(function):
                raise TypeError(f"'{type(function).__name__}' object is not callable")
            functions.append(function)


def fork():  # C
    for function in reversed(_before_fork):
        function()
    threading = sys.modules.get('threading')
    thread = threading.current_thread() if threading is not None else None
    pid = _posix.fork()
    if pid == 0:
        if threading is not None:
            threading._after_fork(thread)
        for function in _in_child:
            function()
    else:
        for function in _in_parent:
            function()
    return pid


def wait():  # C
    return waitpid(-1, 0)


def wait3(options):  # C
    return wait4(-1, options)


def wait4(pid, options):  # C
    import resource
    pid, status = waitpid(pid, options)
    return pid, status, resource._usage(_posix._cpu_time(pid) / 1e9 if pid else 0.0)


def waitid(idtype, id, options, /):  # C
    which = {P_ALL: -1, P_PID: id, P_PGID: -id}[idtype]
    pid, status = waitpid(which, options & (WNOHANG | WCONTINUED | WNOWAIT) | (options & WSTOPPED and WUNTRACED))
    if pid == 0:
        return None
    if WIFEXITED(status):
        return waitid_result((pid, getuid(), 17, WEXITSTATUS(status), CLD_EXITED))
    if WIFSIGNALED(status):
        dumped = WTERMSIG(status) in (3, 4, 5, 6, 7, 8, 11, 24, 25, 31)
        return waitid_result((pid, getuid(), 17, WTERMSIG(status), CLD_DUMPED if dumped else CLD_KILLED))
    if WIFCONTINUED(status):
        return waitid_result((pid, getuid(), 17, 18, CLD_CONTINUED))
    return waitid_result((pid, getuid(), 17, WSTOPSIG(status), CLD_STOPPED))


def WIFEXITED(status):  # C
    return status & 0x7f == 0


def WEXITSTATUS(status):  # C
    return status >> 8 & 0xff


def WIFSIGNALED(status):  # C
    return status & 0x7f not in (0, 0x7f)


def WTERMSIG(status):  # C
    return status & 0x7f


def WIFSTOPPED(status):  # C
    return status & 0xff == 0x7f


def WSTOPSIG(status):  # C
    return status >> 8 & 0xff


def WIFCONTINUED(status):  # C
    return status == 0xffff


def WCOREDUMP(status):  # C
    return False


def waitstatus_to_exitcode(status):  # C
    if WIFEXITED(status):
        return WEXITSTATUS(status)
    if WIFSIGNALED(status):
        return -WTERMSIG(status)
    if WIFSTOPPED(status):
        raise ValueError(f'process stopped by delivery of signal {WSTOPSIG(status)}')
    raise ValueError(f'invalid wait status: {status}')


def getpgrp():  # C
    return getpgid(0)


def setpgrp():  # C
    setpgid(0, 0)


def killpg(pgid, signal, /):  # C
    kill(-pgid, signal)


def abort():  # C
    kill(getpid(), 6)


# --- other programs: Python's, and the few commands of the module _commands -------------------------------------
def execve(file, args, env):  # C
    _check_arguments(args, 'execve: argv')
    if not hasattr(env, '__getitem__'):
        raise TypeError('execve: environment must be a mapping object')
    _replace_program(file, args, env)


def execv(file, args, /):  # C
    _check_arguments(args, 'execv() arg 2')
    _replace_program(file, args, _environment_of_children())


# All programs are found by their names.
def execvp(file, args):
    execv(file, args)


def execvpe(file, args, env):
    execve(file, args, env)


def _check_arguments(args, what):  # C
    if not isinstance(args, (tuple, list)):
        raise TypeError(f'{what} must be a tuple or list')
    if not args:
        raise ValueError(f'{what} must not be empty')
    if not fsdecode(args[0]):
        raise ValueError(f'{what} first element cannot be empty')


def _replace_program(file, args, env):  # C
    import _commands
    try:
        _commands.replace(fsdecode(file), [fsdecode(arg) for arg in args], {**env})
    except OSError as problem:
        raise OSError(problem.errno, problem.strerror) from None


def execl(file, *args):
    execv(file, args)


def execlp(file, *args):
    execvp(file, args)


def execle(file, *args):
    execve(file, args[:-1], args[-1])


execlpe = execle


POSIX_SPAWN_OPEN, POSIX_SPAWN_CLOSE, POSIX_SPAWN_DUP2 = range(3)


def posix_spawn(path, argv, env, *, file_actions=(), setpgroup=None, resetids=False, setsid=False, setsigmask=(),
                setsigdef=(), scheduler=None):
    import subprocess

    def begin():
        import signal
        if setsid:
            _posix.setsid()
        if setpgroup is not None:
            setpgid(0, setpgroup)
        if setsigmask:
            signal.pthread_sigmask(signal.SIG_SETMASK, setsigmask)
        for number in setsigdef:
            signal.signal(number, signal.SIG_DFL)
        for action, fd, *rest in file_actions:
            if action == POSIX_SPAWN_OPEN:
                file = open(*rest)
                if file != fd:
                    dup2(file, fd)
                    close(file)
                else:
                    set_inheritable(fd, True)
            elif action == POSIX_SPAWN_CLOSE:
                close(fd)
            else:
                dup2(fd, rest[0])

    return subprocess.Popen(list(argv), executable=path, env=env, close_fds=False, preexec_fn=begin)._give_up()


def posix_spawnp(path, argv, env, **options):  # C
    return posix_spawn(path, argv, env, **options)


def _spawn(mode, file, args, env):
    pid = posix_spawn(file, args, env)
    if mode == P_NOWAIT:
        return pid
    return waitstatus_to_exitcode(waitpid(pid, 0)[1])


def spawnv(mode, file, args):
    return _spawn(mode, file, args, environ)


def spawnve(mode, file, args, env):
    return _spawn(mode, file, args, env)


def spawnl(mode, file, *args):
    return spawnv(mode, file, args)


def spawnle(mode, file, *args):
    return spawnve(mode, file, args[:-1], args[-1])


spawnvp, spawnlp, spawnvpe, spawnlpe = spawnv, spawnl, spawnve, spawnle


def system(command):  # C
    import subprocess
    return subprocess.Popen(command, shell=True, restore_signals=False)._status()


class _Pipe:
    def __init__(self, stream, process):
        self._stream = stream
        self._process = process

    def close(self):
        self._stream.close()
        code = self._process.wait()
        if code == 0:
            return None
        return code << 8 if code > 0 else code

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)


def popen(cmd, mode='r', buffering=-1):
    if not isinstance(cmd, str):
        raise TypeError(f'invalid cmd type ({type(cmd)}, expected string)')
    if mode not in ('r', 'w'):
        raise ValueError(f'invalid mode {mode!r}')
    import subprocess
    if mode == 'r':
        process = subprocess.Popen(cmd, shell=True, text=True, stdout=subprocess.PIPE)
        return _Pipe(process.stdout, process)
    process = subprocess.Popen(cmd, shell=True, text=True, stdin=subprocess.PIPE)
    return _Pipe(process.stdin, process)
