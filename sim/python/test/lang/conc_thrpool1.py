import threading, queue, traceback, sys
class Worker(threading.Thread):
    def __init__(self, tasks):
        threading.Thread.__init__(self)
        self.tasks = tasks
        self.daemon = True
        self.start()
    def run(self):
        while True:
            func, args, kargs = self.tasks.get()
            try:
                func(*args, **kargs)
            except Exception as e:
                print(f"{type(e).__name__}: {e}", file=sys.stderr)
            finally:
                self.tasks.task_done()
class ThreadPool:
    def __init__(self, num_threads):
        self.tasks = queue.Queue(num_threads)
        for _ in range(num_threads):
            Worker(self.tasks)
    def add_task(self, func, *args, **kargs):
        self.tasks.put((func, args, kargs))
    def map(self, func, args_list):
        for args in args_list:
            self.add_task(func, args)
    def wait_completion(self):
        self.tasks.join()
results = {}
lock = threading.Lock()
def square(x):
    with lock:
        results[x] = x * x
pool = ThreadPool(4)
pool.map(square, range(20))
pool.add_task(square, "a")
pool.wait_completion()
print(sorted(results.items()))
print(sum(results.values()))

# expect: [(0, 0), (1, 1), (2, 4), (3, 9), (4, 16), (5, 25), (6, 36), (7, 49), (8, 64), (9, 81), (10, 100), (11, 121), (12, 144), (13, 169), (14, 196), (15, 225), (16, 256), (17, 289), (18, 324), (19, 361)]
# expect: 2470
