# Hidden: in CPython this is C code.
"""Dates and times of the Gregorian calendar."""

from _time import _date_of_days, _days, _fields, time as _now

MINYEAR = 1
MAXYEAR = 9999

_TO_ORDINAL = 719163  # days from the year 1 to 1970
_DAY = 86400 * 1000000  # microseconds


def _shown_type(x):
    """A derived class shows its own name alone."""
    cls = type(x)
    return 'datetime.' + cls.__name__ if cls.__module__ == 'datetime' else cls.__name__


class timedelta:
    _in_c_ = True
    __slots__ = ('_us',)

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total = 0
        for name, amount, unit in (('microseconds', microseconds, 1), ('milliseconds', milliseconds, 1000),
                                   ('seconds', seconds, 1000000), ('minutes', minutes, 60000000),
                                   ('hours', hours, 3600000000), ('days', days, _DAY), ('weeks', weeks, 7 * _DAY)):
            if isinstance(amount, int):
                total += amount * unit
            elif isinstance(amount, float):
                whole = int(amount)
                total += whole * unit + round((amount - whole) * unit)
            else:
                raise TypeError(f'unsupported type for timedelta {name} component: {type(amount).__name__}')
        return cls._of(total)

    @classmethod
    def _of(cls, microseconds):
        if not -999999999 * _DAY <= microseconds < 1000000000 * _DAY:
            if not -1 << 31 <= microseconds // _DAY < 1 << 31:
                raise OverflowError('Python int too large to convert to C int')
            raise OverflowError(f'days={microseconds // _DAY}; must have magnitude <= 999999999')
        self = object.__new__(cls)
        self._us = microseconds
        return self

    @property
    def days(self):
        return self._us // _DAY

    @property
    def seconds(self):
        return self._us % _DAY // 1000000

    @property
    def microseconds(self):
        return self._us % 1000000

    def total_seconds(self):
        return self._us / 1000000

    def __repr__(self):
        parts = []
        for name, value in (('days', self.days), ('seconds', self.seconds), ('microseconds', self.microseconds)):
            if value:
                parts.append(f'{name}={value}')
        return f'{_shown_type(self)}({", ".join(parts) or 0})'

    def __str__(self):
        seconds = self.seconds
        text = f'{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}'
        if self.days:
            text = f'{self.days} day{"" if abs(self.days) == 1 else "s"}, {text}'
        if self.microseconds:
            text += f'.{self.microseconds:06d}'
        return text

    def __add__(self, other):
        return timedelta._of(self._us + other._us) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return timedelta._of(self._us - other._us) if isinstance(other, timedelta) else NotImplemented

    def __rsub__(self, other):
        return timedelta._of(other._us - self._us) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta._of(-self._us)

    def __pos__(self):
        return self

    def __abs__(self):
        return timedelta._of(abs(self._us))

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._us * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._of(_rounded(self._us * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._us / other._us
        if isinstance(other, int):
            if other == 0:
                raise ZeroDivisionError('integer division or modulo by zero')
            return timedelta._of(_rounded(self._us, other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._of(_rounded(self._us * b, a))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._us // other._us
        if not isinstance(other, int):
            return NotImplemented
        if other == 0:
            raise ZeroDivisionError('integer division or modulo by zero')
        return timedelta._of(self._us // other)

    def __mod__(self, other):
        return timedelta._of(self._us % other._us) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        return self // other, self % other

    def __eq__(self, other):
        return self._us == other._us if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._us < other._us if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._us <= other._us if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._us > other._us if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._us >= other._us if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash(self._us)

    def __bool__(self):
        return self._us != 0


def _rounded(a, b):
    """a / b to the nearest integer, halves to even."""
    if b < 0:
        a, b = -a, -b
    q, r = divmod(a, b)
    if 2 * r > b or (2 * r == b and q % 2 == 1):
        q += 1
    return q


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, 86399, 999999)
timedelta.resolution = timedelta(microseconds=1)


class tzinfo:
    _in_c_ = True
    def tzname(self, dt):
        raise NotImplementedError('tzinfo subclass must override tzname()')

    def utcoffset(self, dt):
        raise NotImplementedError('tzinfo subclass must override utcoffset()')

    def dst(self, dt):
        raise NotImplementedError('tzinfo subclass must override dst()')

    def fromutc(self, dt):
        return dt + dt.utcoffset()


def _offset_text(offset, separator=':'):
    if offset is None:
        return ''
    us = offset._us
    sign = '-' if us < 0 else '+'
    seconds, fraction = divmod(abs(us), 1000000)
    text = f'{sign}{seconds // 3600:02d}{separator}{seconds // 60 % 60:02d}'
    if seconds % 60 or fraction:
        text += f'{separator}{seconds % 60:02d}'
    return text


class timezone(tzinfo):
    _in_c_ = True
    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f'timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}')
        if not -_DAY < offset._us < _DAY:
            raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and '
                             f'timedelta(hours=24), not {offset!r}.')
        self._offset = offset
        self._name = name

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return 'UTC' if not self._offset else 'UTC' + _offset_text(self._offset)

    def fromutc(self, dt):
        return dt + self._offset

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return 'datetime.timezone.utc'
        name = '' if self._name is None else f', {self._name!r}'
        return f'datetime.timezone({self._offset!r}{name})'

    def __str__(self):
        return self.tzname(None)


timezone.utc = timezone(timedelta(0))
timezone.min = timezone(timedelta(hours=-23, minutes=-59))
timezone.max = timezone(timedelta(hours=23, minutes=59))
UTC = timezone.utc


def _month_days(year, month):
    return _days(year, month + 1, 1) - _days(year, month, 1)


_missing = object()


def _require(*values):
    for place, value in enumerate(values):
        if value is _missing:
            raise TypeError(f"function missing required argument '{('year', 'month', 'day')[place]}' (pos {place + 1})")


def _check_date(year, month, day):
    for value in (year, month, day):
        if not isinstance(value, int):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year {year} is out of range')
    if not 1 <= month <= 12:
        raise ValueError('month must be in 1..12')
    if not 1 <= day <= _month_days(year, month):
        raise ValueError('day is out of range for month')


def _check_time(hour, minute, second, microsecond):
    for value, high, name in ((hour, 23, 'hour'), (minute, 59, 'minute'), (second, 59, 'second'),
                              (microsecond, 999999, 'microsecond')):
        if not isinstance(value, int):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        if not 0 <= value <= high:
            raise ValueError(f'{name} must be in 0..{high}')


def _check_tzinfo(info):
    if info is not None and not isinstance(info, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(info).__name__}'")


class date:
    _in_c_ = True
    __slots__ = ('_date',)

    def __new__(cls, year=_missing, month=_missing, day=_missing):
        _require(year, month, day)
        _check_date(year, month, day)
        self = object.__new__(cls)
        self._date = year, month, day
        return self

    year = property(lambda self: self._date[0])
    month = property(lambda self: self._date[1])
    day = property(lambda self: self._date[2])

    @classmethod
    def _from_days(cls, days):
        if not _days(1, 1, 1) <= days <= _days(9999, 12, 31):
            raise OverflowError('date value out of range')
        return cls(*_date_of_days(days))

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_now())

    @classmethod
    def fromtimestamp(cls, timestamp):
        return cls(*_fields(timestamp)[:3])

    @classmethod
    def fromordinal(cls, n):
        if n < 1:
            raise ValueError('ordinal must be >= 1')
        return cls._from_days(n - _TO_ORDINAL)

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError('fromisoformat: argument must be str')
        return cls(*_parse_date(text, text))

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls(*_of_iso_calendar(year, week, day))

    def _day_number(self):
        return _days(*self._date)

    def toordinal(self):
        return self._day_number() + _TO_ORDINAL

    def weekday(self):
        return (self._day_number() + 3) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        from _timeformat import iso_calendar
        return IsoCalendarDate(iso_calendar(self.year, self._year_day(), self.weekday()))

    def _year_day(self):
        return self._day_number() - _days(self.year, 1, 1) + 1

    def timetuple(self):
        from time import struct_time
        return struct_time((*self._date, 0, 0, 0, self.weekday(), self._year_day(), -1))

    def isoformat(self):
        return f'{self.year:04d}-{self.month:02d}-{self.day:02d}'

    __str__ = isoformat

    def ctime(self):
        from time import asctime
        return asctime(self.timetuple())

    def strftime(self, format):
        if not isinstance(format, str):
            raise TypeError(f'strftime() argument 1 must be str, not {type(format).__name__}')
        from _timeformat import format_time
        return format_time(format, self.timetuple(), zone='')

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def replace(self, year=None, month=None, day=None):
        return type(self)(self.year if year is None else year, self.month if month is None else month,
                          self.day if day is None else day)

    def __repr__(self):
        return f'{_shown_type(self)}({self.year}, {self.month}, {self.day})'

    def _compare_key(self, other):
        if isinstance(other, datetime):
            return None
        return (self._date, other._date) if isinstance(other, date) else None

    def __eq__(self, other):
        keys = self._compare_key(other)
        return NotImplemented if keys is None else keys[0] == keys[1]

    def __lt__(self, other):
        keys = self._compare_key(other)
        return NotImplemented if keys is None else keys[0] < keys[1]

    def __le__(self, other):
        keys = self._compare_key(other)
        return NotImplemented if keys is None else keys[0] <= keys[1]

    def __gt__(self, other):
        keys = self._compare_key(other)
        return NotImplemented if keys is None else keys[0] > keys[1]

    def __ge__(self, other):
        keys = self._compare_key(other)
        return NotImplemented if keys is None else keys[0] >= keys[1]

    def __hash__(self):
        return hash(self._date)

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._from_days(self._day_number() + other.days)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return type(self)._from_days(self._day_number() - other.days)
        if isinstance(other, date):
            return timedelta(self._day_number() - other._day_number())
        return NotImplemented


class IsoCalendarDate(tuple):
    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return f'datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})'


def _of_iso_calendar(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'Year is out of range: {year}')
    # The week that holds January 4th is the first.
    fourth = _days(year, 1, 4)
    first = fourth - (fourth + 3) % 7
    weeks = (_days(year, 12, 28) - first) // 7 + 1
    if not 1 <= week <= weeks:
        raise ValueError(f'Invalid week: {week}')
    if not 1 <= day <= 7:
        raise ValueError(f'Invalid weekday: {day} (range is [1, 7])')
    return _date_of_days(first + (week - 1) * 7 + day - 1)


def _wrong(text):
    raise ValueError(f'Invalid isoformat string: {text!r}')


def _parse_date(part, text):
    digits = part.replace('-', '')
    if part[4:5] == 'W' or part[4:6] == '-W':  # a week of the ISO calendar
        year, week, day = digits[:4], digits[5:7], digits[7:] or '1'
        if not (year + week + day).isdigit() or len(digits) not in (7, 8) or part.replace(
                '-', '') != digits or part.count('-') not in (0, 1, 2):
            _wrong(text)
        return _of_iso_calendar(int(year), int(week), int(day))
    if len(digits) != 8 or not digits.isdigit() or part not in (digits, f'{digits[:4]}-{digits[4:6]}-{digits[6:]}'):
        _wrong(text)
    return int(digits[:4]), int(digits[4:6]), int(digits[6:])


def _parse_time(part, text, is_offset=False):
    """(hour, minute, second, microsecond, tzinfo)"""
    zone = None
    for at, c in enumerate(part):
        if c in '+-' or c == 'Z':
            zone = part[at:]
            part = part[:at]
            break
    fraction = ''
    for mark in '.,':
        if mark in part:
            part, fraction = part.split(mark, 1)
    numbers = part.split(':')
    if len(numbers) == 1:
        numbers = [part[i:i + 2] for i in range(0, len(part), 2)]
    if not 1 <= len(numbers) <= 3 or not all([len(n) == 2 and n.isdigit() for n in numbers]):
        _wrong(text)
    if fraction and not fraction.isdigit():
        _wrong(text)
    hour, minute, second = [int(n) for n in numbers] + [0] * (3 - len(numbers))
    info = None
    if zone is not None:
        if is_offset:
            _wrong(text)
        if zone == 'Z':
            info = timezone.utc
        else:
            h, m, s, us, _ = _parse_time(zone[1:], text, True)
            offset = timedelta(hours=h, minutes=m, seconds=s, microseconds=us)
            if zone[0] == '-':
                offset = -offset
            info = timezone(offset) if offset else timezone.utc
    return hour, minute, second, int(fraction[:6].ljust(6, '0')) if fraction else 0, info


class time:
    _in_c_ = True
    __slots__ = ('_time', '_tzinfo', '_fold')

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_tzinfo(tzinfo)
        _check_time(hour, minute, second, microsecond)
        self = object.__new__(cls)
        self._time = hour, minute, second, microsecond
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    hour = property(lambda self: self._time[0])
    minute = property(lambda self: self._time[1])
    second = property(lambda self: self._time[2])
    microsecond = property(lambda self: self._time[3])
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError('fromisoformat: argument must be str')
        hour, minute, second, microsecond, info = _parse_time(text.removeprefix('T'), text)
        return cls(hour, minute, second, microsecond, info)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(None)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(None)

    def isoformat(self, timespec='auto'):
        return _time_text(self._time, timespec) + _offset_text(self.utcoffset())

    __str__ = isoformat

    def strftime(self, format):
        if not isinstance(format, str):
            raise TypeError(f'strftime() argument 1 must be str, not {type(format).__name__}')
        from _timeformat import format_time
        return format_time(format, (1900, 1, 1, *self._time[:3], 0, 1, -1), self.microsecond,
                           _offset_text(self.utcoffset(), ''), self.tzname() or '')

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        given = [mine if new is None else new for mine, new in zip(self._time, (hour, minute, second, microsecond))]
        return type(self)(*given, self._tzinfo if tzinfo is True else tzinfo)

    def __repr__(self):
        parts = [str(self.hour), str(self.minute)]
        if self.second or self.microsecond:
            parts.append(str(self.second))
        if self.microsecond:
            parts.append(str(self.microsecond))
        if self._tzinfo is not None:
            parts.append(f'tzinfo={self._tzinfo!r}')
        return f'{_shown_type(self)}({", ".join(parts)})'

    def __eq__(self, other):
        return self._time == other._time if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._time < other._time if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._time <= other._time if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._time > other._time if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._time >= other._time if isinstance(other, time) else NotImplemented

    def __hash__(self):
        return hash(self._time)


time.min = time(0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


def _time_text(parts, timespec):
    hour, minute, second, microsecond = parts
    if timespec == 'auto':
        timespec = 'microseconds' if microsecond else 'seconds'
    text = f'{hour:02d}'
    if timespec == 'hours':
        return text
    text += f':{minute:02d}'
    if timespec == 'minutes':
        return text
    text += f':{second:02d}'
    if timespec == 'milliseconds':
        return text + f'.{microsecond // 1000:03d}'
    if timespec == 'microseconds':
        return text + f'.{microsecond:06d}'
    if timespec != 'seconds':
        raise ValueError('Unknown timespec value')
    return text


_date, _time = date, time


class datetime(date):
    _in_c_ = True
    __slots__ = ('_time', '_tzinfo', '_fold')

    def __new__(cls, year=_missing, month=_missing, day=_missing, hour=0, minute=0, second=0, microsecond=0, tzinfo=None,
                *, fold=0):
        _require(year, month, day)
        _check_date(year, month, day)
        _check_tzinfo(tzinfo)
        _check_time(hour, minute, second, microsecond)
        self = object.__new__(cls)
        self._date = year, month, day
        self._time = hour, minute, second, microsecond
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    hour = property(lambda self: self._time[0])
    minute = property(lambda self: self._time[1])
    second = property(lambda self: self._time[2])
    microsecond = property(lambda self: self._time[3])
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def _from_us(cls, us, tzinfo=None):
        """From microseconds since 1970-01-01 00:00:00."""
        days, us = divmod(us, _DAY)
        if not _days(1, 1, 1) <= days <= _days(9999, 12, 31):
            raise OverflowError('date value out of range')
        return cls(*_date_of_days(days), us // 3600000000, us // 60000000 % 60, us // 1000000 % 60, us % 1000000, tzinfo)

    def _us(self):
        hour, minute, second, microsecond = self._time
        return _days(*self._date) * _DAY + ((hour * 60 + minute) * 60 + second) * 1000000 + microsecond

    def _utc_us(self):
        offset = self.utcoffset()
        return self._us() - (0 if offset is None else offset._us)

    @classmethod
    def now(cls, tz=None):
        _check_tzinfo(tz)
        return cls.fromtimestamp(_now(), tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        return cls.now()

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_tzinfo(tz)
        if not isinstance(timestamp, (int, float)):
            raise TypeError(f"'{type(timestamp).__name__}' object cannot be interpreted as an integer")
        if isinstance(timestamp, int):
            us = timestamp * 1000000
        else:
            whole = int(timestamp // 1)
            us = whole * 1000000 + round((timestamp - whole) * 1e6)
        if tz is None:
            return cls._from_us(us)
        return tz.fromutc(cls._from_us(us, tz))

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        return cls.fromtimestamp(timestamp)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        for place, value, kind in ((1, date, _date), (2, time, _time)):
            if not isinstance(value, kind):
                raise TypeError(f'combine() argument {place} must be datetime.{kind.__name__}, '
                                f'not {type(value).__name__}')
        return cls(*date._date, *time._time, time.tzinfo if tzinfo is True else tzinfo)

    @classmethod
    def strptime(cls, text, format):
        from _timeformat import parse_time
        fields = parse_time(text, format)
        info = None if fields[10] is None else timezone(timedelta(seconds=fields[10]))
        return cls(*fields[:6], fields[9], info)

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError('fromisoformat: argument must be str')
        if 'W' in text[:6]:
            cut = len(text) if len(text) < 11 else 10 if text[4] == '-' else 8
        else:
            cut = 10 if text[4:5] == '-' else 8
        parts = _parse_date(text[:cut], text)
        if len(text) == cut:
            return cls(*parts)
        return cls(*parts, *_parse_time(text[cut + 1:], text))

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self)

    def timestamp(self):
        return self._utc_us() / 1000000

    def date(self):
        return date(*self._date)

    def time(self):
        return time(*self._time)

    def timetz(self):
        return time(*self._time, self._tzinfo)

    def astimezone(self, tz=None):
        if tz is None:
            tz = timezone.utc
        return tz.fromutc(type(self)._from_us(self._utc_us(), tz))

    def timetuple(self):
        from time import struct_time
        return struct_time((*self._date, *self._time[:3], self.weekday(), self._year_day(), -1))

    def utctimetuple(self):
        from time import struct_time
        utc = datetime._from_us(self._utc_us())
        return struct_time((*utc._date, *utc._time[:3], utc.weekday(), utc._year_day(), 0))

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=None):
        given = [mine if new is None else new for mine, new in zip(
            (*self._date, *self._time), (year, month, day, hour, minute, second, microsecond))]
        return type(self)(*given, self._tzinfo if tzinfo is True else tzinfo)

    def isoformat(self, sep='T', timespec='auto'):
        return date.isoformat(self) + sep + _time_text(self._time, timespec) + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat(sep=' ')

    def strftime(self, format):
        if not isinstance(format, str):
            raise TypeError(f'strftime() argument 1 must be str, not {type(format).__name__}')
        from _timeformat import format_time
        return format_time(format, self.timetuple(), self.microsecond, _offset_text(self.utcoffset(), ''),
                           self.tzname() or '')

    def __repr__(self):
        parts = [*self._date, self.hour, self.minute]
        if self.second or self.microsecond:
            parts.append(self.second)
        if self.microsecond:
            parts.append(self.microsecond)
        shown = ', '.join([str(part) for part in parts])
        if self._tzinfo is not None:
            shown += f', tzinfo={self._tzinfo!r}'
        return f'{_shown_type(self)}({shown})'

    def _compare_key(self, other):
        if not isinstance(other, datetime):
            if isinstance(other, _date):
                raise TypeError(f"can't compare datetime.datetime to datetime.{type(other).__name__}")
            return None
        if (self._tzinfo is None) != (other._tzinfo is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return self._utc_us(), other._utc_us()

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        return (self._tzinfo is None) == (other._tzinfo is None) and self._utc_us() == other._utc_us()

    def __hash__(self):
        return hash(self._utc_us())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._from_us(self._us() + other._us, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return type(self)._from_us(self._us() - other._us, self._tzinfo)
        if not isinstance(other, datetime):
            return NotImplemented
        if (self._tzinfo is None) != (other._tzinfo is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta._of(self._utc_us() - other._utc_us())


date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(1)
datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
