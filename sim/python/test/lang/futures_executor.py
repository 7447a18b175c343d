# ThreadPoolExecutor: map, as_completed, wait, time limits, wrong arguments.
from concurrent.futures import ThreadPoolExecutor, as_completed, wait, FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED
import time, threading
def sq(n): time.sleep(0.002 * n); return n * n
def bad(n): raise ValueError(f"bad {n}")
with ThreadPoolExecutor(max_workers=3) as ex:
    print(list(ex.map(sq, range(5))))
    fs = {ex.submit(sq, i): i for i in (3, 1, 2)}
    for f in as_completed(fs): print(fs[f], f.result())
    f = ex.submit(bad, 7); print(repr(f.exception()), f.done(), f.cancelled(), f.running())
    try: f.result()
    except ValueError as e: print(e)
    try: list(ex.map(bad, [1, 2]))
    except ValueError as e: print("map", e)
    d, n = wait([ex.submit(sq, 1), ex.submit(sq, 20)], return_when=FIRST_COMPLETED); print(len(d), len(n))
    r = wait([ex.submit(sq, 1)], timeout=1); print(type(r).__name__, len(r.done), len(r.not_done))
    print(FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED)
    try: wait([f], return_when="x")
    except ValueError as e: print(e)
    it = ex.map(sq, [1, 50], timeout=0.02); print(next(it))
    try: next(it)
    except TimeoutError as e: print("TO", repr(e))
    try:
        for f in as_completed([ex.submit(sq, 1), ex.submit(sq, 40)], timeout=0.02): print(f.result())
    except TimeoutError as e: print(e)
    try: ex.submit(sq, 30).result(timeout=0.001)
    except TimeoutError as e: print(repr(e))
    print(list(ex.map(pow, [2, 3], [3, 2])), list(ex.map(sq, [])))
for a in (dict(max_workers=0), dict(max_workers=-1), dict(initializer=5)):
    try: ThreadPoolExecutor(**a)
    except (ValueError, TypeError) as e: print(e)
try: ex.submit(sq, 1)
except RuntimeError as e: print(e)
try: ex.submit()
except TypeError as e: print(e)
try: ex.map()
except TypeError as e: print(e)
# expect: [0, 1, 4, 9, 16]
# expect: 1 1
# expect: 2 4
# expect: 3 9
# expect: ValueError('bad 7') True False False
# expect: bad 7
# expect: map bad 1
# expect: 1 1
# expect: DoneAndNotDoneFutures 1 0
# expect: FIRST_COMPLETED FIRST_EXCEPTION ALL_COMPLETED
# expect: 1
# expect: TO TimeoutError()
# expect: 1
# expect: 1 (of 2) futures unfinished
# expect: TimeoutError()
# expect: [8, 9] []
# expect: max_workers must be greater than 0
# expect: max_workers must be greater than 0
# expect: initializer must be a callable
# expect: cannot schedule new futures after shutdown
# expect: ThreadPoolExecutor.submit() missing 1 required positional argument: 'fn'
# expect: Executor.map() missing 1 required positional argument: 'fn'
