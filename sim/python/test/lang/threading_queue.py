import queue
import threading
import time

q = queue.Queue(maxsize=2)
got = []


def producer():
    for i in range(6):
        q.put(i)
    q.put(None)


def consumer():
    while True:
        item = q.get()
        q.task_done()
        if item is None:
            return
        got.append(item)


threads = [threading.Thread(target=producer), threading.Thread(target=consumer)]
for t in threads:
    t.start()
for t in threads:
    t.join()
q.join()
print(got, q.empty(), q.qsize())  # expect: [0, 1, 2, 3, 4, 5] True 0
try:
    q.get_nowait()
except queue.Empty as e:
    print(type(e).__name__)  # expect: Empty
q.put(1)
q.put(2)
try:
    q.put(3, timeout=0.05)
except queue.Full:
    print('full', q.full())  # expect: full True
start = time.monotonic()
try:
    queue.Queue().get(timeout=0.2)
except queue.Empty:
    print(round(time.monotonic() - start, 1))  # expect: 0.2
p = queue.PriorityQueue()
for item in (5, 1, 3):
    p.put(item)
print([p.get() for _ in range(3)])  # expect: [1, 3, 5]
s = queue.LifoQueue()
for item in 'abc':
    s.put(item)
print(s.get(), s.get(), s.qsize())  # expect: c b 1
simple = queue.SimpleQueue()
simple.put(7)
print(simple.get(), simple.empty())  # expect: 7 True
try:
    simple.get(timeout=0.01)
except queue.Empty:
    print('nothing')  # expect: nothing
try:
    queue.Queue().task_done()
except ValueError as e:
    print(e)  # expect: task_done() called too many times
results = []
jobs = queue.Queue()


def pool_worker():
    while (job := jobs.get()) is not None:
        results.append(job * job)
        jobs.task_done()
    jobs.task_done()


workers = [threading.Thread(target=pool_worker) for _ in range(3)]
for w in workers:
    w.start()
for i in range(10):
    jobs.put(i)
for w in workers:
    jobs.put(None)
jobs.join()
for w in workers:
    w.join()
print(sorted(results))  # expect: [0, 1, 4, 9, 16, 25, 36, 49, 64, 81]
