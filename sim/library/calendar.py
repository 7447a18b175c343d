"""Calendars as text."""

import datetime as _datetime

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
January, February = 1, 2
day_name = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
day_abbr = [name[:3] for name in day_name]
month_name = ['', 'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
              'November', 'December']
month_abbr = [name[:3] for name in month_name]


class IllegalMonthError(ValueError):
    def __init__(self, month):
        self.month = month

    def __str__(self):
        return f'bad month number {self.month!r}; must be 1-12'


class IllegalWeekdayError(ValueError):
    def __init__(self, weekday):
        self.weekday = weekday

    def __str__(self):
        return f'bad weekday number {self.weekday!r}; must be 0 (Monday) to 6 (Sunday)'


def isleap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def leapdays(y1, y2):
    before = [year // 4 - year // 100 + year // 400 for year in (y1 - 1, y2 - 1)]
    return before[1] - before[0]


def weekday(year, month, day):
    return _datetime.date(year, month, day).weekday()


def monthrange(year, month):
    if not 1 <= month <= 12:
        raise IllegalMonthError(month)
    days = (31, 29 if isleap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    return weekday(year, month, 1), days


def timegm(tuple):
    year, month, day, hour, minute, second = tuple[:6]
    return ((_datetime.date(year, month, 1).toordinal() - 719163 + day - 1) * 24 + hour) * 3600 + minute * 60 + second


class Calendar:
    def __init__(self, firstweekday=0):
        self.firstweekday = firstweekday

    def iterweekdays(self):
        return iter([(self.firstweekday + i) % 7 for i in range(7)])

    def itermonthdays(self, year, month):
        first, count = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        after = -(before + count) % 7
        return iter([0] * before + list(range(1, count + 1)) + [0] * after)

    def itermonthdates(self, year, month):
        first, count = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        start = _datetime.date(year, month, 1) - _datetime.timedelta(days=before)
        return iter([start + _datetime.timedelta(days=i) for i in range(-(-(before + count) // 7) * 7)])

    def itermonthdays2(self, year, month):
        return iter([(day, (self.firstweekday + i) % 7) for i, day in enumerate(self.itermonthdays(year, month))])

    def monthdayscalendar(self, year, month):
        return _weeks(self.itermonthdays(year, month))

    def monthdatescalendar(self, year, month):
        return _weeks(self.itermonthdates(year, month))


def _weeks(days):
    days = list(days)
    return [days[i:i + 7] for i in range(0, len(days), 7)]


class TextCalendar(Calendar):
    def formatweekheader(self, width):
        names = day_name if width >= 9 else day_abbr
        return ' '.join([names[i][:width].center(width) for i in self.iterweekdays()])

    def formatmonthname(self, theyear, themonth, width, withyear=True):
        name = month_name[themonth]
        return (f'{name} {theyear!r}' if withyear else name).center(width)

    def formatmonth(self, theyear, themonth, w=0, l=0):
        w, l = max(2, w), max(1, l)
        text = self.formatmonthname(theyear, themonth, 7 * (w + 1) - 1).rstrip() + '\n' * l
        text += self.formatweekheader(w).rstrip() + '\n' * l
        for week in self.monthdayscalendar(theyear, themonth):
            line = ' '.join([('%2i' % day if day else '').center(w) for day in week])
            text += line.rstrip() + '\n' * l
        return text

    def prmonth(self, theyear, themonth, w=0, l=0):
        print(self.formatmonth(theyear, themonth, w, l), end='')

    def formatyear(self, theyear, w=2, l=1, c=6, m=3):
        w, l, c = max(2, w), max(1, l), max(2, c)
        width = (w + 1) * 7 - 1
        lines = [repr(theyear).center(width * m + c * (m - 1)).rstrip(), '\n' * l]
        gap = ' ' * c
        for row in range(1, 13, m):
            months = range(row, min(row + m, 13))
            lines.append('\n' * l)
            lines.append(gap.join([self.formatmonthname(theyear, k, width, False) for k in months]).rstrip() + '\n' * l)
            lines.append(gap.join([self.formatweekheader(w) for k in months]).rstrip() + '\n' * l)
            weeks = [self.monthdayscalendar(theyear, k) for k in months]
            for j in range(max([len(cal) for cal in weeks])):
                cells = []
                for cal in weeks:
                    if j < len(cal):
                        cells.append(' '.join([('%2i' % day if day else '').center(w) for day in cal[j]]))
                    else:
                        cells.append(' ' * width)
                lines.append(gap.join(cells).rstrip() + '\n' * l)
        return ''.join(lines)


_text = TextCalendar()
month = _text.formatmonth
calendar = _text.formatyear
prmonth = _text.prmonth
weekheader = _text.formatweekheader
monthcalendar = _text.monthdayscalendar


def firstweekday():
    return _text.firstweekday


def setfirstweekday(firstweekday):
    if not 0 <= firstweekday <= 6:
        raise IllegalWeekdayError(firstweekday)
    _text.firstweekday = firstweekday
