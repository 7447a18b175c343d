# Pools of threads, and the interface over threads.
import threading
import time
from multiprocessing import dummy
from multiprocessing.pool import ThreadPool

with ThreadPool(3) as pool:
    print(pool.map(lambda x: x * 2, range(5)))
    print(sorted(pool.imap_unordered(str, range(3))), pool.apply(len, ('abc',)))
    print(pool.starmap(pow, [(2, 3), (3, 2)]))
    try:
        pool.apply(lambda: 1 / 0)
    except ZeroDivisionError as error:
        print(error)
pool = ThreadPool(2)
r = [pool.apply_async(time.sleep, (0.001,)) for _ in range(4)]
pool.close()
pool.join()
print([x.get() for x in r])
shared = []
p = dummy.Process(target=shared.append, args=(1,))
p.start()
p.join()
print(shared, p.exitcode, dummy.active_children())
with dummy.Pool(2) as pool:
    print(pool.map(len, ['a', 'bc']))
a, b = dummy.Pipe()
a.send('x')
print(b.recv(), b.poll())
q = dummy.Queue()
q.put(1)
print(q.get(), threading.active_count() >= 1)

# expect: [0, 2, 4, 6, 8]
# expect: ['0', '1', '2'] 3
# expect: [8, 9]
# expect: division by zero
# expect: [None, None, None, None]
# expect: [1] 0 []
# expect: [1, 2]
# expect: x False
# expect: 1 True
