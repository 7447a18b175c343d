import os, time, multiprocessing as mp
def fac(n): return 1 if n < 2 else n * fac(n - 1)
def cube(x): return x ** 3
if __name__ == "__main__":
    pool = mp.Pool(processes=4)
    results = [pool.apply(cube, args=(x,)) for x in range(1, 7)]; print(results)
    results = [pool.apply_async(cube, args=(x,)) for x in range(1, 7)]; print([p.get() for p in results])
    it = pool.imap(fac, (5, 6, 7)); print(next(it), it.next(timeout=1), list(it))
    try: it.next()
    except StopIteration: print("stop")
    r = pool.map_async(cube, [1, 2], callback=lambda v: print("cb", v)); r.wait(); time.sleep(0.05); print(r.get(), r.ready())
    print(pool._state); pool.close(); pool.join(); print(pool._state)
    with mp.Pool() as p: print(p._processes == os.cpu_count())
    try: mp.Pool(0)
    except ValueError as e: print(e)
    try: mp.Pool(1, maxtasksperchild=0)
    except ValueError as e: print(e)
    try: mp.Pool(1, initializer=5)
    except TypeError as e: print(e)
# expect: [1, 8, 27, 64, 125, 216]
# expect: [1, 8, 27, 64, 125, 216]
# expect: 120 720 [5040]
# expect: stop
# expect: cb [1, 8]
# expect: [1, 8] True
# expect: RUN
# expect: CLOSE
# expect: True
# expect: Number of processes must be at least 1
# expect: maxtasksperchild must be a positive int or None
# expect: initializer must be a callable
