# Hidden: in CPython this is C code.
"""Time. Virtual time 0 is 2024-01-01 00:00:00 UTC, and the local time zone is UTC."""

from _time import (_days, _fields, monotonic, monotonic_ns, perf_counter, perf_counter_ns, process_time,
                   process_time_ns, sleep, thread_time, thread_time_ns, time, time_ns)

timezone = 0
altzone = 0
daylight = 0
tzname = ('UTC', 'UTC')

CLOCK_REALTIME = 0
CLOCK_MONOTONIC = 1
CLOCK_PROCESS_CPUTIME_ID = 2
CLOCK_THREAD_CPUTIME_ID = 3


class struct_time(tuple):
    __module__ = 'time'
    _in_c_ = True

    n_fields = 11
    n_sequence_fields = 9
    __match_args__ = ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst')

    tm_year = property(lambda self: self[0])
    tm_mon = property(lambda self: self[1])
    tm_mday = property(lambda self: self[2])
    tm_hour = property(lambda self: self[3])
    tm_min = property(lambda self: self[4])
    tm_sec = property(lambda self: self[5])
    tm_wday = property(lambda self: self[6])
    tm_yday = property(lambda self: self[7])
    tm_isdst = property(lambda self: self[8])
    tm_zone = tm_gmtoff = None

    def __repr__(self):
        fields = [f'{name}={self[i]}' for i, name in enumerate(struct_time.__match_args__)]
        return 'time.struct_time(' + ', '.join(fields) + ')'


struct_time.__module__ = 'time'


def _in_zone(seconds, zone):
    result = struct_time(_fields(seconds))
    result.tm_zone, result.tm_gmtoff = zone, 0
    return result


def gmtime(seconds=None):
    return _in_zone(seconds, 'GMT')


def localtime(seconds=None):
    return _in_zone(seconds, 'UTC')


# What functions of a time tuple say of one that is none, or whose fields are out of range.
def _checked(t, function):
    if not isinstance(t, tuple):
        raise TypeError('Tuple or struct_time argument required')
    if len(t) != 9:
        raise TypeError(f'{function}(): illegal time tuple argument')
    if function == 'mktime':
        return t
    for name, value, low, high in (('month', t[1], 0, 12), ('day of month', t[2], 0, 31), ('hour', t[3], 0, 23),
                                   ('minute', t[4], 0, 59), ('seconds', t[5], 0, 61), ('day of year', t[7], 0, 366)):
        if not low <= value <= high:
            raise ValueError(f'{name} out of range')
    if t[6] < -1:
        raise ValueError('day of week out of range')
    return (t[0], t[1] or 1, t[2] or 1, *t[3:6], t[6] % 7, *t[7:])


def mktime(t):
    t = _checked(t, 'mktime')
    return float(_days(t[0], t[1], t[2]) * 86400 + t[3] * 3600 + t[4] * 60 + t[5])


def strftime(format, t=None):
    from _timeformat import format_time
    if not isinstance(format, str):
        raise TypeError(f'strftime() argument 1 must be str, not {type(format).__name__}')
    if t is None:
        t = localtime()
    zone = getattr(t, 'tm_zone', None) or 'UTC'
    t = _checked(t, 'strftime')
    return format_time(format, t, None, *(('', '') if t[8] < 0 else ('+0000', zone)))


def strptime(string, format='%a %b %d %H:%M:%S %Y'):
    from _timeformat import parse_time
    return struct_time(parse_time(string, format)[:9])


def asctime(t=None):
    if t is None:
        t = localtime()
    t = _checked(t, 'asctime')
    from _timeformat import DAYS, MONTHS
    return (f'{DAYS[t[6]][:3]} {MONTHS[t[1] - 1][:3]} {t[2]:2d} {t[3]:02d}:{t[4]:02d}:{t[5]:02d} {t[0]}')


def ctime(seconds=None):
    return asctime(localtime(seconds))


def clock_getres(clock):
    return 1e-09


def clock_gettime(clock):
    return {0: time, 1: monotonic, 2: process_time, 3: thread_time}[clock]()


def clock_gettime_ns(clock):
    return {0: time_ns, 1: monotonic_ns, 2: process_time_ns, 3: thread_time_ns}[clock]()


def get_clock_info(name):
    from types import SimpleNamespace
    functions = {'time': ('clock_gettime(CLOCK_REALTIME)', False), 'monotonic': ('clock_gettime(CLOCK_MONOTONIC)', True),
                 'perf_counter': ('clock_gettime(CLOCK_MONOTONIC)', True),
                 'process_time': ('clock_gettime(CLOCK_PROCESS_CPUTIME_ID)', True),
                 'thread_time': ('clock_gettime(CLOCK_THREAD_CPUTIME_ID)', True)}
    if name not in functions:
        raise ValueError('unknown clock')
    implementation, monotonic = functions[name]
    return SimpleNamespace(implementation=implementation, monotonic=monotonic, adjustable=name == 'time', resolution=1e-09)


def tzset():
    pass
