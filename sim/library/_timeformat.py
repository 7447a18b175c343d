# Hidden: in CPython this is C code.
"""Dates and times as text and back, in the C locale: for time and datetime."""

from _time import _days

DAYS = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')
MONTHS = ('January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
          'November', 'December')


def iso_calendar(year, day_of_year, weekday):
    """(ISO year, week, weekday 1…7)"""
    week = (day_of_year - weekday + 9) // 7
    if week < 1:
        days = 366 if is_leap(year - 1) else 365
        return iso_calendar(year - 1, day_of_year + days, weekday)
    if week == 53:
        # The last days of the year belong to the next one's first week when that has its Thursday.
        days = 366 if is_leap(year) else 365
        if day_of_year - weekday + 3 > days:
            return year + 1, 1, weekday + 1
    return year, week, weekday + 1


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def format_time(format, t, microsecond=0, offset='', zone='UTC'):
    """`t`: nine numbers as in struct_time. `offset` and `zone` are what %z and %Z give. Without microseconds %f stays."""
    if '%' not in format:
        return format
    year, month, day, hour, minute, second, weekday, day_of_year = t[:8]
    parts = []
    i = 0
    while i < len(format):
        c = format[i]
        i += 1
        if c != '%' or i == len(format):
            parts.append(c)
            continue
        c = format[i]
        i += 1
        if c == '-' and i < len(format):  # GNU: no padding
            text = format_time('%' + format[i], t, microsecond, offset, zone)
            parts.append(text.lstrip('0') or '0')
            i += 1
            continue
        if c == 'Y':
            text = str(year)
        elif c == 'm':
            text = f'{month:02d}'
        elif c == 'd':
            text = f'{day:02d}'
        elif c == 'H':
            text = f'{hour:02d}'
        elif c == 'M':
            text = f'{minute:02d}'
        elif c == 'S':
            text = f'{second:02d}'
        elif c == 'f':
            text = '%f' if microsecond is None else f'{microsecond:06d}'
        elif c == 'y':
            text = f'{year % 100:02d}'
        elif c == 'C':
            text = f'{year // 100:02d}'
        elif c == 'e':
            text = f'{day:2d}'
        elif c == 'I':
            text = f'{(hour + 11) % 12 + 1:02d}'
        elif c == 'l':
            text = f'{(hour + 11) % 12 + 1:2d}'
        elif c == 'k':
            text = f'{hour:2d}'
        elif c == 'p':
            text = 'AM' if hour < 12 else 'PM'
        elif c == 'a':
            text = DAYS[weekday][:3]
        elif c == 'A':
            text = DAYS[weekday]
        elif c in 'bh':
            text = MONTHS[month - 1][:3]
        elif c == 'B':
            text = MONTHS[month - 1]
        elif c == 'j':
            text = f'{day_of_year:03d}'
        elif c == 'w':
            text = str((weekday + 1) % 7)
        elif c == 'u':
            text = str(weekday + 1)
        elif c == 'U':
            text = f'{(day_of_year + 6 - (weekday + 1) % 7) // 7:02d}'
        elif c == 'W':
            text = f'{(day_of_year + 6 - weekday) // 7:02d}'
        elif c == 'G':
            text = str(iso_calendar(year, day_of_year, weekday)[0])
        elif c == 'V':
            text = f'{iso_calendar(year, day_of_year, weekday)[1]:02d}'
        elif c == 's':
            text = str(_days(year, month, day) * 86400 + hour * 3600 + minute * 60 + second)
        elif c == 'z':
            text = offset
        elif c == 'Z':
            text = zone
        elif c == 'n':
            text = '\n'
        elif c == 't':
            text = '\t'
        elif c == '%':
            text = '%'
        elif c in _COMBINED:
            text = format_time(_COMBINED[c], t, microsecond, offset, zone)
        else:
            text = '%' + c
        parts.append(text)
    return ''.join(parts)


_COMBINED = {'c': '%a %b %e %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S', 'T': '%H:%M:%S', 'R': '%H:%M',
             'D': '%m/%d/%y', 'F': '%Y-%m-%d', 'r': '%I:%M:%S %p'}
_NUMBERS = {'d': 2, 'm': 2, 'H': 2, 'I': 2, 'M': 2, 'S': 2, 'y': 2, 'j': 3, 'Y': 4}


def parse_time(string, format):
    """Nine numbers as in struct_time, then microseconds and the offset in seconds (or None)."""
    at = 0
    found = {}
    offset = None
    i = 0
    for letter in 'cxXTRDF':
        format = format.replace('%' + letter, _COMBINED[letter])
    while i < len(format):
        c = format[i]
        i += 1
        if c.isspace():
            while at < len(string) and string[at].isspace():
                at += 1
            continue
        if c != '%':
            if at >= len(string) or string[at] != c:
                _mismatch(string, format)
            at += 1
            continue
        if i == len(format):
            raise ValueError(f"stray %% in format '{format}'")
        c = format[i]
        i += 1
        if c == '%':
            if not string.startswith('%', at):
                _mismatch(string, format)
            at += 1
        elif c in _NUMBERS:
            end = at
            while end < len(string) and end - at < _NUMBERS[c] and string[end].isdigit():
                end += 1
            if end == at:
                _mismatch(string, format)
            found[c] = int(string[at:end])
            at = end
        elif c == 'f':
            end = at
            while end < len(string) and end - at < 6 and string[end].isdigit():
                end += 1
            if end == at:
                _mismatch(string, format)
            found['f'] = int(string[at:end].ljust(6, '0'))
            at = end
        elif c in 'aAbBp':
            names = {'a': [d[:3] for d in DAYS], 'A': DAYS, 'b': [m[:3] for m in MONTHS], 'B': MONTHS,
                     'p': ('AM', 'PM')}[c]
            rest = string[at:].lower()
            number = 0
            for name in names:
                if rest.startswith(name.lower()):
                    found['A' if c in 'aA' else 'm' if c in 'bB' else 'p'] = number + (c in 'bB')
                    at += len(name)
                    break
                number += 1
            else:
                _mismatch(string, format)
        elif c == 'z':
            if string.startswith('Z', at):
                offset = 0
                at += 1
            else:
                digits = string[at + 1:at + 6].replace(':', '')[:4]
                if at >= len(string) or string[at] not in '+-' or len(digits) != 4 or not digits.isdigit():
                    _mismatch(string, format)
                offset = (int(digits[:2]) * 60 + int(digits[2:])) * 60
                if string[at] == '-':
                    offset = -offset
                at += 6 if string[at + 3:at + 4] == ':' else 5
        elif c == 'Z':
            for name in ('UTC', 'GMT'):
                if string[at:at + 3].upper() == name:
                    at += 3
                    break
            else:
                _mismatch(string, format)
        else:
            raise ValueError(f"'{c}' is a bad directive in format '{format}'")
    if at != len(string):
        raise ValueError(f'unconverted data remains: {string[at:]}')
    year = found.get('Y', 1900)
    if 'y' in found:
        year = found['y'] + (1900 if found['y'] >= 69 else 2000)
    hour = found.get('H', 0)
    if 'I' in found:
        hour = found['I'] % 12 + (12 if found.get('p') == 1 else 0)
    month, day = found.get('m', 1), found.get('d', 1)
    for value, low, high in ((month, 1, 12), (day, 1, 31), (hour, 0, 23), (found.get('M', 0), 0, 59),
                             (found.get('S', 0), 0, 61)):
        if not low <= value <= high:
            _mismatch(string, format)
    days = _days(year, month, day)
    if 'j' in found and 'm' not in found:
        days = _days(year, 1, 1) + found['j'] - 1
        from _time import _date_of_days
        year, month, day = _date_of_days(days)
    if _days(year, month + 1, 1) <= days:
        raise ValueError('day is out of range for month')
    return (year, month, day, hour, found.get('M', 0), found.get('S', 0), (days + 3) % 7,
            days - _days(year, 1, 1) + 1, -1, found.get('f', 0), offset)


def _mismatch(string, format):
    raise ValueError(f'time data {string!r} does not match format {format!r}')
