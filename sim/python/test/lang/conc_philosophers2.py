import threading, time, random
class Waiter:
    def __init__(self, n):
        self.sem = threading.Semaphore(n - 1)
    def __enter__(self):
        self.sem.acquire()
        return self
    def __exit__(self, *exc):
        self.sem.release()
        return False
def dine(i, forks, waiter, log):
    for k in range(2):
        with waiter, forks[i], forks[(i + 1) % len(forks)]:
            log.append((i, k))
            time.sleep(0.01 * (i + 1))
random.seed(42)
forks = [threading.Lock() for _ in range(4)]
waiter = Waiter(4)
log = []
ts = [threading.Thread(target=dine, args=(i, forks, waiter, log)) for i in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(log))
print(len(log), "meals", random.randint(1, 100), random.choice("abc"))

# expect: [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1), (3, 0), (3, 1)]
# expect: 8 meals 82 a
