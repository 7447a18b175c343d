# profile: 3.11
# The module kvant: work of a stated length, with and without the GIL, and named steps.
import threading
import time

import kvant


def timed(function, seconds, threads):
    start = time.perf_counter()
    all = [threading.Thread(target=function, args=(seconds,)) for _ in range(threads)]
    for t in all:
        t.start()
    for t in all:
        t.join()
    return round(time.perf_counter() - start, 2)


print(timed(kvant.work, 0.1, 1), timed(kvant.work, 0.1, 2))
# expect: 0.1 0.2
print(timed(kvant.native_work, 0.1, 1), timed(kvant.native_work, 0.1, 2))
# expect: 0.1 0.1
with kvant.phase('bake'):
    kvant.work(0.01)


@kvant.phase('cool')
def cool(minutes):
    """Waits."""
    return minutes * 2


print(cool(21), cool.__name__, cool.__doc__)
# expect: 42 cool Waits.
thing = kvant.watch([])
print(thing, kvant.references(thing))
# expect: [] None
for wrong in (-1, 'x'):
    try:
        kvant.work(wrong)
    except ValueError as e:
        print(e)
# expect: seconds must be a number that is not negative
# expect: seconds must be a number that is not negative
