# ProcessPoolExecutor.
import os
import time
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, as_completed, wait
from concurrent.futures.process import BrokenProcessPool


def square(x):
    return x * x


def slow(seconds):
    time.sleep(seconds)
    return seconds


def fail(x):
    raise KeyError(x)


def init(value):
    global base
    base = value


def with_base(x):
    return base + x


if __name__ == '__main__':
    with ProcessPoolExecutor(max_workers=2) as executor:
        f = executor.submit(square, 7)
        print(f.result(), f.done(), f.running())
        print(list(executor.map(square, range(6))))
        print(list(executor.map(pow, [2, 3], [5, 2])), list(executor.map(square, range(7), chunksize=3)))
        fs = [executor.submit(slow, s) for s in (0.06, 0.01)]
        print([f.result() for f in as_completed(fs)])
        f = executor.submit(fail, 'k')
        try:
            f.result()
        except KeyError as error:
            print(repr(error), type(error.__cause__).__name__, 'KeyError' in str(error.__cause__))
        print(repr(f.exception()))
        done, not_done = wait([executor.submit(slow, 0.2), executor.submit(slow, 0)], return_when=FIRST_COMPLETED)
        print(len(done), len(not_done))
        f = executor.submit(lambda: 1)
        try:
            f.result()
        except Exception as error:
            print(type(error).__name__, str(error).split(' at 0x')[0])
    try:
        executor.submit(square, 1)
    except RuntimeError as error:
        print(error)
    with ProcessPoolExecutor(2, initializer=init, initargs=(10,)) as executor:
        print(list(executor.map(with_base, range(3))))
    with ProcessPoolExecutor(1) as executor:
        f = executor.submit(os._exit, 3)
        try:
            f.result()
        except BrokenProcessPool as error:
            print(error)
        try:
            executor.submit(square, 1)
        except BrokenProcessPool as error:
            print(error)
    try:
        ProcessPoolExecutor(0)
    except ValueError as error:
        print(error)
    with ProcessPoolExecutor(1) as executor:
        fs = [executor.submit(slow, 0.02) for _ in range(6)]
        executor.shutdown(cancel_futures=True)
        print(fs[0].result(), fs[-1].cancelled())

# expect: 49 True False
# expect: [0, 1, 4, 9, 16, 25]
# expect: [32, 9] [0, 1, 4, 9, 16, 25, 36]
# expect: [0.01, 0.06]
# expect: KeyError('k') _RemoteTraceback True
# expect: KeyError('k')
# expect: 1 1
# expect: PicklingError Can't pickle <function <lambda>
# expect: cannot schedule new futures after shutdown
# expect: [10, 11, 12]
# expect: A process in the process pool was terminated abruptly while the future was running or pending.
# expect: A child process terminated abruptly, the process pool is not usable anymore
# expect: max_workers must be greater than 0
# expect: 0.02 True
