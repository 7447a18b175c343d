# Conditions: wait_for, notify(n), time-outs; events; semaphores with time-outs.
import threading
import time

condition = threading.Condition()
items = []
log = []


def consumer(n):
    with condition:
        if condition.wait_for(lambda: items, timeout=5):
            log.append((n, items.pop(0)))


threads = [threading.Thread(target=consumer, args=(n,)) for n in range(3)]
for t in threads:
    t.start()
time.sleep(0.05)
with condition:
    items.extend('ab')
    condition.notify(2)
time.sleep(0.05)
print(len(log))
with condition:
    items.append('c')
    condition.notify_all()
for t in threads:
    t.join()
print(sorted(x for _, x in log), items)
with condition:
    start = time.monotonic()
    print(condition.wait(0.1), round(time.monotonic() - start, 1), condition.wait_for(lambda: False, 0.1))
event = threading.Event()
print(event.wait(0.05), event.is_set())
threading.Timer(0.05, event.set).start()
print(event.wait(1), event.is_set())
event.clear()
s = threading.Semaphore(1)
print(s.acquire(), s.acquire(blocking=False), s.acquire(timeout=0.05))
s.release(2)
print(s.acquire(), s.acquire(), s.acquire(False))
with threading.Semaphore() as got:
    print(got)
r = threading.RLock()


def try_lock(result):
    result.append(r.acquire(blocking=False))


result = []
with r:
    t = threading.Thread(target=try_lock, args=(result,))
    t.start()
    t.join()
t = threading.Thread(target=try_lock, args=(result,))
t.start()
t.join()
print(result)
# expect: 2
# expect: ['a', 'b', 'c'] []
# expect: False 0.1 False
# expect: False False
# expect: True True
# expect: True False False
# expect: True True False
# expect: True
# expect: [False, True]
