# The module time.
import time
print(time.strftime('%Y-%m-%d %H:%M:%S', time.gmtime(0)), time.gmtime(86400 * 365), time.asctime(time.gmtime(0)), time.gmtime(0).tm_year)
print(time.strptime('30 Nov 00', '%d %b %y'), time.get_clock_info('monotonic').monotonic)
a, b = time.perf_counter(), time.monotonic()
time.sleep(0.01)
print(time.perf_counter() - a >= 0.01, time.monotonic() > b, time.time() > 1.6e9, type(time.time_ns()).__name__, time.process_time() >= 0, time.thread_time() >= 0)
for bad in (lambda: time.sleep(-1), lambda: time.sleep('1'), lambda: time.strptime('x', '%Y'), lambda: time.get_clock_info('x')):
    try:
        bad()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
# expect: 1970-01-01 00:00:00 time.struct_time(tm_year=1971, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=4, tm_yday=1, tm_isdst=0) Thu Jan  1 00:00:00 1970 1970
# expect: time.struct_time(tm_year=2000, tm_mon=11, tm_mday=30, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=335, tm_isdst=-1) True
# expect: True True True int True True
# expect: ValueError sleep length must be non-negative
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError time data 'x' does not match format '%Y'
# expect: ValueError unknown clock
print(time.strftime('%Z %z %f'), time.strftime('%Z %z', time.gmtime(0)), time.strftime('%Z|%z|', (2024, 1, 2, 3, 4, 5, 1, 2, -1)))
# expect: UTC +0000 %f GMT +0000 ||
