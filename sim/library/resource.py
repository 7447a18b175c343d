"""What the process has used of the machine."""

RUSAGE_SELF, RUSAGE_CHILDREN, RUSAGE_THREAD = 0, -1, 1
RLIMIT_CPU, RLIMIT_FSIZE, RLIMIT_DATA, RLIMIT_STACK, RLIMIT_CORE, RLIMIT_RSS, RLIMIT_NPROC, RLIMIT_NOFILE = range(8)
RLIMIT_MEMLOCK, RLIMIT_AS = 8, 9
RLIM_INFINITY = -1
error = OSError

_limits = {RLIMIT_NOFILE: (1024, 1048576), RLIMIT_STACK: (8388608, -1)}


class struct_rusage(tuple):
    __slots__ = ()
    _fields = ('ru_utime', 'ru_stime', 'ru_maxrss', 'ru_ixrss', 'ru_idrss', 'ru_isrss', 'ru_minflt', 'ru_majflt',
               'ru_nswap', 'ru_inblock', 'ru_oublock', 'ru_msgsnd', 'ru_msgrcv', 'ru_nsignals', 'ru_nvcsw', 'ru_nivcsw')

    def __repr__(self):
        fields = ', '.join([f'{name}={value!r}' for name, value in zip(self._fields, self)])
        return f'resource.struct_rusage({fields})'


for _place, _name in enumerate(struct_rusage._fields):
    setattr(struct_rusage, _name, property(lambda self, place=_place: self[place]))
struct_rusage.__module__ = 'resource'


def getrusage(who):
    import _posix
    import time
    if who == RUSAGE_CHILDREN:
        return _usage(_posix._cpu_time(0) / 1e9)
    if who not in (RUSAGE_SELF, RUSAGE_THREAD):
        raise ValueError('invalid who parameter')
    return _usage(time.process_time() if who == RUSAGE_SELF else time.thread_time())


def _usage(used):
    import sys
    memory = 9000 + sys.getallocatedblocks() * 64 // 1024
    return struct_rusage((used, 0.0, memory, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))


def getrlimit(resource):
    return _limits.get(resource, (-1, -1))


def setrlimit(resource, limits):
    soft, hard = limits
    _limits[resource] = (soft, hard)


def getpagesize():
    return 4096
