# Initializers, cancel_futures.
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.thread import BrokenThreadPool
import threading, time
loc = threading.local()
def init(a): loc.a = a; print("init", threading.current_thread().name, a)
with ThreadPoolExecutor(1, "T", init, ("x",)) as ex: print(ex.submit(lambda: loc.a).result())
def badinit(): raise ValueError("init failed")
with ThreadPoolExecutor(1, initializer=badinit) as ex:
    f = ex.submit(pow, 2, 3)
    try: f.result()
    except BrokenThreadPool as e: print("broken:", e)
    try: ex.submit(pow, 1, 1)
    except BrokenThreadPool as e: print("broken:", e)
ex = ThreadPoolExecutor(1); fs = [ex.submit(time.sleep, 0.01) for _ in range(4)]
time.sleep(0.002); ex.shutdown(wait=True, cancel_futures=True); print([f.cancelled() for f in fs])
try: ex.submit(print)
except RuntimeError as e: print(e)
print(ThreadPoolExecutor()._max_workers > 4, ThreadPoolExecutor()._thread_name_prefix[:19])
# expect: init T_0 x
# expect: x
# expect: broken: A thread initializer failed, the thread pool is not usable anymore
# expect: broken: A thread initializer failed, the thread pool is not usable anymore
# expect: [False, True, True, True]
# expect: cannot schedule new futures after shutdown
# expect: True ThreadPoolExecutor-
