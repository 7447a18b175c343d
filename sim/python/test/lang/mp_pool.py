# Pools of processes.
import multiprocessing as mp
import os
import time


def square(x):
    return x * x


def add(x, y):
    return x + y


def fail(x):
    if x == 3:
        raise ValueError(f'bad {x}')
    return x


def slow(x):
    time.sleep(0.02 * (3 - x))
    return x


def init(n):
    global start
    start = n


def from_start(x):
    return start + x


def pid(_):
    return os.getpid()


if __name__ == '__main__':
    with mp.Pool(3) as pool:
        print(pool.map(square, range(10)))
        print(pool.map(square, [1, 2, 3], chunksize=2), pool.map(square, []))
        print(pool.starmap(add, [(1, 2), (3, 4)]))
        print(pool.apply(add, (5, 6)), pool.apply(add, (5,), {'y': 7}))
        r = pool.apply_async(square, (9,))
        print(r.get(timeout=10), r.ready(), r.successful())
        print(list(pool.imap(slow, range(3))))
        print(list(pool.imap_unordered(slow, range(3))))
        print(list(pool.imap(square, range(7), chunksize=3)))
        got = []
        r = pool.map_async(square, range(4), callback=got.append)
        r.wait()
        print(got)
        errors = []
        r = pool.apply_async(fail, (3,), error_callback=errors.append)
        try:
            r.get()
        except ValueError as error:
            print('ValueError', error, type(error.__cause__).__name__, 'in fail' in str(error.__cause__))
        print(errors, r.successful())
        try:
            pool.map(fail, range(5))
        except ValueError as error:
            print(error)
        try:
            pool.apply_async(time.sleep, (1,)).get(timeout=0.01)
        except mp.TimeoutError:
            print('TimeoutError')
        print(str(pool).replace(str(id(pool)), ''))
    try:
        pool.map(square, [1])
    except ValueError as error:
        print(error)
    pool = mp.Pool(2, initializer=init, initargs=(100,))
    print(pool.map(from_start, range(3)))
    pool.close()
    pool.join()
    with mp.Pool(1, maxtasksperchild=2) as pool:
        print(len(set(pool.map(pid, range(6), chunksize=1))))
    with mp.Pool(2) as pool:
        it = pool.imap(fail, [1, 3, 2])
        print(next(it))
        try:
            next(it)
        except ValueError as error:
            print(error)
        print(next(it))
        results = [pool.apply_async(square, (i,)) for i in range(3)]
        pool.close()
        pool.join()
        print([r.get() for r in results])
    for arguments in ((0,), (-1,)):
        try:
            mp.Pool(*arguments)
        except ValueError as error:
            print(error)

# expect: [0, 1, 4, 9, 16, 25, 36, 49, 64, 81]
# expect: [1, 4, 9] []
# expect: [3, 7]
# expect: 11 12
# expect: 81 True True
# expect: [0, 1, 2]
# expect: [2, 1, 0]
# expect: [0, 1, 4, 9, 16, 25, 36]
# expect: [[0, 1, 4, 9]]
# expect: ValueError bad 3 RemoteTraceback True
# expect: [ValueError('bad 3')] False
# expect: bad 3
# expect: TimeoutError
# expect: <multiprocessing.pool.Pool state=RUN pool_size=3>
# expect: Pool not running
# expect: [100, 101, 102]
# expect: 3
# expect: 1
# expect: bad 3
# expect: 2
# expect: [0, 1, 4]
# expect: Number of processes must be at least 1
# expect: Number of processes must be at least 1
