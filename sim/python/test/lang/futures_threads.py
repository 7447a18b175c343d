# concurrent.futures with threads: results, exceptions, callbacks, cancelling, waiting.
import time
from concurrent.futures import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, CancelledError, Future,
                                InvalidStateError, ThreadPoolExecutor, TimeoutError, as_completed, wait)
import concurrent.futures
import threading


def square(x):
    return x * x


with ThreadPoolExecutor(max_workers=3) as pool:
    print(list(pool.map(square, range(6))))
# expect: [0, 1, 4, 9, 16, 25]
    print([f.result() for f in [pool.submit(pow, 2, n) for n in range(4)]])
# expect: [1, 2, 4, 8]


def after(delay, value):
    time.sleep(delay)
    return value


with ThreadPoolExecutor() as pool:
    futures = [pool.submit(after, d / 10, d) for d in (3, 1, 2)]
    print([f.result() for f in as_completed(futures)])
# expect: [1, 2, 3]


def fail():
    raise ValueError('no')


with ThreadPoolExecutor(1) as pool:
    f = pool.submit(fail)
    try:
        f.result()
    except ValueError as e:
        print('caught', e)
# expect: caught no
    print(repr(f.exception()), f.done(), f.cancelled(), f.running())
# expect: ValueError('no') True False False
    f = pool.submit(square, 3)
    f.add_done_callback(lambda f: print('done', f.result()))
    f.result()
    time.sleep(0.01)
# expect: done 9
    f.add_done_callback(lambda f: print('late', f.result()))
# expect: late 9

with ThreadPoolExecutor(max_workers=1) as pool:
    first = pool.submit(after, 0.2, 'a')
    second = pool.submit(after, 0.2, 'b')
    time.sleep(0.05)
    print(first.running(), second.running(), first.cancel(), second.cancel(), second.cancelled())
# expect: True False False True True
    try:
        second.result()
    except CancelledError:
        print('cancelled')
# expect: cancelled
    try:
        first.result(timeout=0.01)
    except TimeoutError:
        print('timeout')
# expect: timeout
    print(first.result())
# expect: a

with ThreadPoolExecutor(4) as pool:
    fs = [pool.submit(after, 0.1, 1), pool.submit(after, 0.3, 2)]
    done, not_done = wait(fs, return_when=FIRST_COMPLETED)
    print(len(done), len(not_done), done.pop() is fs[0])
# expect: 1 1 True
    r = wait(fs, timeout=0.05)
    print(len(r.done), len(r.not_done))
# expect: 1 1
    r = wait(fs)
    print(len(r.done), len(r.not_done), type(r).__name__)
# expect: 2 0 DoneAndNotDoneFutures
    fs = [pool.submit(after, 0.3, 1), pool.submit(fail)]
    done, not_done = wait(fs, return_when=FIRST_EXCEPTION)
    print([type(f.exception()).__name__ for f in done], len(not_done))
# expect: ['ValueError'] 1
    try:
        for f in as_completed([pool.submit(after, 1, 0), pool.submit(after, 0.01, 1)], timeout=0.1):
            print(f.result())
    except TimeoutError as e:
        print(e)
# expect: 1
# expect: 1 (of 2) futures unfinished
    try:
        for x in pool.map(after, (0.01, 0.5), (1, 2), timeout=0.1):
            print(x)
    except concurrent.futures.TimeoutError:
        print('map timed out')
# expect: 1
# expect: map timed out

f = Future()
print(f.done(), f.set_running_or_notify_cancel(), f.running())
# expect: False True True
f.set_result(5)
print(f.result(), repr(f).split()[-3:])
# expect: 5 ['state=finished', 'returned', 'int>']
try:
    f.set_result(6)
except InvalidStateError as e:
    print(str(e).split(':')[0])
# expect: FINISHED
pool = ThreadPoolExecutor(2, thread_name_prefix='work', initializer=lambda: print('init', threading.current_thread().name))
print(pool.submit(lambda: threading.current_thread().name).result())
# expect: init work_0
# expect: work_0
pool.shutdown()
try:
    pool.submit(square, 1)
except RuntimeError as e:
    print(e)
# expect: cannot schedule new futures after shutdown
for bad in (0, -1):
    try:
        ThreadPoolExecutor(bad)
    except ValueError as e:
        print(e)
# expect: max_workers must be greater than 0
# expect: max_workers must be greater than 0
with ThreadPoolExecutor(1) as pool:
    fs = [pool.submit(after, 0.1, i) for i in range(4)]
    time.sleep(0.01)
    pool.shutdown(wait=True, cancel_futures=True)
    print([f.cancelled() for f in fs])
# expect: [False, True, True, True]


def broken():
    raise OSError('no init')


import logging
logging.getLogger('concurrent.futures').addHandler(logging.NullHandler())
logging.getLogger('concurrent.futures').propagate = False
with ThreadPoolExecutor(1, initializer=broken) as pool:
    try:
        pool.submit(square, 2).result()
    except concurrent.futures.thread.BrokenThreadPool as e:
        print(e)
    try:
        pool.submit(square, 2)
    except concurrent.futures.BrokenExecutor as e:
        print(e)
# expect: A thread initializer failed, the thread pool is not usable anymore
# expect: A thread initializer failed, the thread pool is not usable anymore
