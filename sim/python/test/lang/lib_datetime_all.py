# Dates and times.
from datetime import *
a = datetime(2024, 2, 29, 13, 5, 7, 123456)
print(a, repr(a), a.isoformat(), a.strftime('%a %A %b %B %d %H %I %j %m %M %p %S %y %Y %% %f %x %X'), a.date(), a.time(), a.weekday(), a.isocalendar())
b = datetime.fromisoformat('2024-03-01T00:00:00+03:00')
print(b, b.tzinfo, b.utcoffset(), b.astimezone(timezone.utc), b.timestamp())
print(a + timedelta(days=1, hours=2), datetime(2024, 3, 1) - a, timedelta(days=-1, seconds=5), repr(timedelta(1, 2, 3)), timedelta(hours=25).total_seconds(), timedelta(1) / 2, timedelta(5) // timedelta(2), str(timedelta(milliseconds=1500)))
print(datetime.strptime('2024-01-15 10:30', '%Y-%m-%d %H:%M'), date.fromisoformat('2024-05-06'), date(2024, 1, 1).replace(month=5), a.replace(tzinfo=timezone.utc).isoformat(timespec='milliseconds'))
print(timezone(timedelta(hours=5, minutes=30)), datetime.fromtimestamp(0, timezone.utc), datetime.min, date.max, a > datetime(2020, 1, 1), f'{a:%H:%M}', date.fromordinal(738000))
for bad in (lambda: datetime(2024, 13, 1), lambda: datetime.strptime('x', '%Y'), lambda: datetime.fromisoformat('bad'), lambda: a - b, lambda: date(2023, 2, 29)):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
# expect: 2024-02-29 13:05:07.123456 datetime.datetime(2024, 2, 29, 13, 5, 7, 123456) 2024-02-29T13:05:07.123456 Thu Thursday Feb February 29 13 01 060 02 05 PM 07 24 2024 % 123456 02/29/24 13:05:07 2024-02-29 13:05:07.123456 3 datetime.IsoCalendarDate(year=2024, week=9, weekday=4)
# expect: 2024-03-01 00:00:00+03:00 UTC+03:00 3:00:00 2024-02-29 21:00:00+00:00 1709240400.0
# expect: 2024-03-01 15:05:07.123456 10:54:52.876544 -1 day, 0:00:05 datetime.timedelta(days=1, seconds=2, microseconds=3) 90000.0 12:00:00 2 0:00:01.500000
# expect: 2024-01-15 10:30:00 2024-05-06 2024-05-01 2024-02-29T13:05:07.123+00:00
# expect: UTC+05:30 1970-01-01 00:00:00+00:00 0001-01-01 00:00:00 9999-12-31 True 13:05 2021-07-29
# expect: ValueError month must be in 1..12
# expect: ValueError time data 'x' does not match format '%Y'
# expect: ValueError Invalid isoformat string: 'bad'
# expect: TypeError can't subtract offset-naive and offset-aware datetimes
# expect: ValueError day is out of range for month
import datetime
class Monthly(datetime.date):
    def __new__(cls, year, month, day):
        return super().__new__(cls, year, month, 1)
class Span(datetime.timedelta):
    pass
print(repr(Monthly(2012, 2, 14)), repr(Span(3)), repr(datetime.date(1, 2, 3)))  # expect: Monthly(2012, 2, 1) Span(days=3) datetime.date(1, 2, 3)
try:
    datetime.time.strptime
except AttributeError as error:
    print(error)  # expect: type object 'datetime.time' has no attribute 'strptime'
