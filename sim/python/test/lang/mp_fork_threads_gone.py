# In a forked child the other threads are gone: joining them, or ending with an executor's, waits for nobody.
import multiprocessing
import os
import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor

executor = ThreadPoolExecutor(2)
print(list(executor.map(abs, [-1, -2])))
release = threading.Event()
waits = threading.Thread(target=release.wait)
waits.start()


def child():
    print([t.is_alive() for t in executor._threads], waits.is_alive(), threading.active_count())
    waits.join()


random.seed(1)
first = random.random()
random.seed(1)
reader, writer = os.pipe()
p = multiprocessing.Process(target=lambda: (child(), os.write(writer, repr(random.random() == first).encode())))
p.start()
p.join()
print(p.exitcode, os.read(reader, 10), random.random() == first)
release.set()
# expect: [1, 2]
# expect: [False] False 1
# expect: 0 b'False' True
