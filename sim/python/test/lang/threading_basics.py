import threading
import time
from threading import Thread, Lock, RLock, Semaphore, BoundedSemaphore, Event, Condition, Barrier, Timer, local

log = []


def work(n, delay):
    time.sleep(delay)
    log.append(n)


threads = [Thread(target=work, args=(i, (3 - i) * 0.1)) for i in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(log)  # expect: [2, 1, 0]
t = Thread(target=work, kwargs={'n': 1, 'delay': 0}, name='mine', daemon=True)
print(t.name, t.daemon, t.is_alive(), t.ident)  # expect: mine True False None
print(repr(t))  # expect: <Thread(mine, initial daemon)>
t.start()
t.join()
print(repr(t).split(' ')[0], t.is_alive(), t.ident is not None)  # expect: <Thread(mine, False True
print(threading.current_thread().name, threading.main_thread() is threading.current_thread())  # expect: MainThread True
print(threading.active_count(), [t.name for t in threading.enumerate()])  # expect: 1 ['MainThread']


def named():
    print(threading.current_thread().name)


a, b = Thread(target=named), Thread(target=lambda: named())
a.start()  # expect: Thread-4 (named)
a.join()
b.start()  # expect: Thread-5 (<lambda>)
b.join()
for wrong in (lambda: a.start(), lambda: Thread().join(), lambda: threading.current_thread().join()):
    try:
        wrong()
    except RuntimeError as e:
        print(e)
# expect: threads can only be started once
# expect: cannot join thread before it is started
# expect: cannot join current thread

lock = Lock()
print(lock.acquire(), lock.acquire(False), lock.acquire(timeout=0.1), lock.locked())  # expect: True False False True
lock.release()
try:
    lock.release()
except RuntimeError as e:
    print(e)  # expect: release unlocked lock
r = RLock()
with r:
    with r:
        print('twice')  # expect: twice
try:
    r.release()
except RuntimeError as e:
    print(e)  # expect: cannot release un-acquired lock

total = 0


def add():
    global total
    for _ in range(1000):
        with lock:
            total += 1


threads = [Thread(target=add) for _ in range(4)]
[t.start() for t in threads]
[t.join() for t in threads]
print(total)  # expect: 4000

sem = Semaphore(2)
active = most = 0


def limited():
    global active, most
    with sem:
        active += 1
        most = max(most, active)
        time.sleep(0.05)
        active -= 1


start = time.monotonic()
threads = [Thread(target=limited) for _ in range(6)]
[t.start() for t in threads]
[t.join() for t in threads]
print(most, round(time.monotonic() - start, 2) >= 0.15)  # expect: 2 True
print(sem.acquire(blocking=False), sem.acquire(False), sem.acquire(False))  # expect: True True False
bounded = BoundedSemaphore(1)
try:
    bounded.release()
except ValueError as e:
    print(e)  # expect: Semaphore released too many times

event = Event()
print(event.is_set(), event.wait(0.01))  # expect: False False
Timer(0.05, event.set).start()
print(event.wait(), event.is_set())  # expect: True True
cancelled = Timer(0.05, lambda: print('never'))
cancelled.start()
cancelled.cancel()
cancelled.join()

cond = Condition()
items = []


def consumer():
    with cond:
        while len(items) < 3:
            cond.wait()
        print('got', items)


c = Thread(target=consumer)
c.start()
for i in range(3):
    with cond:
        items.append(i)
        cond.notify()
c.join()  # expect: got [0, 1, 2]
with cond:
    print(cond.wait(0.01), cond.wait_for(lambda: True), cond.wait_for(lambda: False, timeout=0.01))  # expect: False True False
try:
    cond.notify()
except RuntimeError as e:
    print(e)  # expect: cannot notify on un-acquired lock

barrier = Barrier(3, action=lambda: print('all here'))
arrived = []


def meet(n):
    time.sleep(n * 0.01)
    arrived.append(barrier.wait())


threads = [Thread(target=meet, args=(i,)) for i in range(3)]
[t.start() for t in threads]
[t.join() for t in threads]  # expect: all here
print(sorted(arrived), barrier.n_waiting, barrier.broken)  # expect: [0, 1, 2] 0 False

data = local()
data.x = 'main'
seen = []


def see():
    seen.append(hasattr(data, 'x'))
    data.x = 'thread'
    seen.append(data.x)


t = Thread(target=see)
t.start()
t.join()
print(seen, data.x, data.__dict__)  # expect: [False, 'thread'] main {'x': 'main'}


class Worker(Thread):
    def __init__(self, n):
        super().__init__()
        self.n = n
        self.result = None

    def run(self):
        self.result = self.n * 2


w = Worker(21)
w.start()
w.join()
print(w.result)  # expect: 42

import io
import sys
keep, sys.stderr = sys.stderr, io.StringIO()
bad = Thread(target=lambda: 1 / 0, name='bad')
bad.start()
bad.join()
text, sys.stderr = sys.stderr.getvalue(), keep
print(text.splitlines()[0], text.splitlines()[-1])  # expect: Exception in thread bad: ZeroDivisionError: division by zero
caught = []
threading.excepthook = lambda args: caught.append((args.exc_type.__name__, str(args.exc_value), args.thread.name))
bad = Thread(target=lambda: int('x'), name='hooked')
bad.start()
bad.join()
print(caught)  # expect: [('ValueError', "invalid literal for int() with base 10: 'x'", 'hooked')]


def last():
    time.sleep(0.05)
    print('the interpreter waits for me')


Thread(target=last).start()
print('main ends')  # expect: main ends
# expect: the interpreter waits for me
