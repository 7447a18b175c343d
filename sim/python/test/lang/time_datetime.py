import time
from datetime import date, datetime, timedelta, timezone

start = time.perf_counter()
time.sleep(0.25)
print(0.25 <= time.perf_counter() - start < 0.3, time.time() > 1.7e9, type(time.time_ns()).__name__)  # expect: True True int
for bad in (-1, 'x', float('nan')):
    try:
        time.sleep(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
# expect: ValueError sleep length must be non-negative
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError Invalid value NaN (not a number)
t = time.gmtime(86400 * 59 + 3661)
print(t.tm_year, t.tm_mon, t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec, t.tm_wday, t.tm_yday, len(t))  # expect: 1970 3 1 1 1 1 6 60 9
print(time.strftime('%Y-%m-%d %H:%M:%S %a %A %b %B %j %y %I %p %%', t))  # expect: 1970-03-01 01:01:01 Sun Sunday Mar March 060 70 01 AM %
print(time.asctime(t), time.strptime('2 Feb 2024', '%d %b %Y')[:3])  # expect: Sun Mar  1 01:01:01 1970 (2024, 2, 2)
d = datetime(2024, 2, 28, 23, 30)
print(d, repr(d), d + timedelta(hours=1), d.isoformat(), d.date(), d.time())  # expect: 2024-02-28 23:30:00 datetime.datetime(2024, 2, 28, 23, 30) 2024-02-29 00:30:00 2024-02-28T23:30:00 2024-02-28 23:30:00
print(d.strftime('%d.%m.%Y %H:%M'), d.weekday(), d.isoweekday(), d.timetuple().tm_yday, f'{d:%H-%M}')  # expect: 28.02.2024 23:30 2 3 59 23-30
print(datetime(2024, 3, 1) - d, (datetime(2024, 3, 1) - d).total_seconds(), d < datetime(2025, 1, 1))  # expect: 1 day, 0:30:00 88200.0 True
print(datetime.strptime('31/12/2023 18:05:09.25', '%d/%m/%Y %H:%M:%S.%f'))  # expect: 2023-12-31 18:05:09.250000
print(datetime.fromisoformat('2024-01-02T03:04:05+02:00'), datetime.fromisoformat('2024-01-02').year)  # expect: 2024-01-02 03:04:05+02:00 2024
print(d.replace(year=2023), d.replace(tzinfo=timezone.utc).isoformat(), timezone(timedelta(hours=3)))  # expect: 2023-02-28 23:30:00 2024-02-28T23:30:00+00:00 UTC+03:00
u = datetime(2024, 1, 1, 12, tzinfo=timezone.utc)
print(u.astimezone(timezone(timedelta(hours=3))), u.timestamp(), datetime.fromtimestamp(0, timezone.utc))  # expect: 2024-01-01 15:00:00+03:00 1704110400.0 1970-01-01 00:00:00+00:00
print(timedelta(days=1, seconds=-1), timedelta(minutes=90) / 2, timedelta(1) // timedelta(hours=5), timedelta(hours=25) * 2)  # expect: 23:59:59 0:45:00 4 2 days, 2:00:00
print(repr(timedelta(days=-1, seconds=5)), str(timedelta(seconds=-1)), timedelta(0.5), abs(timedelta(-1)), bool(timedelta()))  # expect: datetime.timedelta(days=-1, seconds=5) -1 day, 23:59:59 12:00:00 1 day, 0:00:00 False
print(date(2024, 12, 30).isocalendar(), date(2024, 1, 31) + timedelta(1), date.fromordinal(738886), date(2024, 1, 1).toordinal())  # expect: datetime.IsoCalendarDate(year=2025, week=1, weekday=1) 2024-02-01 2024-01-01 738886
try:
    date(2023, 2, 29)
except ValueError as e:
    print(e)  # expect: day is out of range for month
try:
    datetime.strptime('x', '%Y')
except ValueError as e:
    print(e)  # expect: time data 'x' does not match format '%Y'
try:
    datetime(2024, 1, 1) < u
except TypeError as e:
    print(e)  # expect: can't compare offset-naive and offset-aware datetimes
