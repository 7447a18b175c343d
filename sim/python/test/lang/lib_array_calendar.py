# Arrays, calendars.
import array, calendar
a = array.array('i', [1, 2, 3])
a.append(4)
print(a, a[1:3], len(a), a.itemsize, a.tobytes(), a.typecode, sum(a), array.array('d', [1.5]), a.index(3), list(reversed(a)))
for bad in (lambda: a.append('x'), lambda: array.array('b', [200]), lambda: array.array('?'), lambda: a[10]):
    try:
        bad()
    except (TypeError, OverflowError, ValueError, IndexError) as e:
        print(type(e).__name__, e)
print(calendar.month(2024, 2), calendar.isleap(2024), calendar.monthrange(2024, 2), calendar.day_name[0], calendar.timegm((1970, 1, 2, 0, 0, 0)), calendar.monthcalendar(2024, 2)[0])
# expect: array('i', [1, 2, 3, 4]) array('i', [2, 3]) 4 4 b'\x01\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00\x04\x00\x00\x00' i 10 array('d', [1.5]) 2 [4, 3, 2, 1]
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: OverflowError signed char is greater than maximum
# expect: ValueError bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)
# expect: IndexError array index out of range
# expect:    February 2024
# expect: Mo Tu We Th Fr Sa Su
# expect:           1  2  3  4
# expect:  5  6  7  8  9 10 11
# expect: 12 13 14 15 16 17 18
# expect: 19 20 21 22 23 24 25
# expect: 26 27 28 29
# expect:  True (3, 29) Monday 86400 [0, 0, 0, 1, 2, 3, 4]
