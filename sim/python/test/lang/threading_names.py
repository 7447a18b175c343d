# Names, shows, identities, error texts of threads and locks.
import threading
import time


def show(x):
    words = []
    for word in repr(x).split(' '):
        if word.startswith('0x'):
            word = '0x' + word.lstrip('0x123456789abcdef')
        if word.rstrip('>)').isdigit():
            word = 'N' + word.lstrip('0123456789')
        if word.startswith('owner=') and word != 'owner=0':
            word = 'owner=N'
        words.append(word)
    print(' '.join(words))


def work(delay=0):
    time.sleep(delay)


t = threading.Thread(target=work, args=(0.1,))
show(t)
print(t.name, t.ident, t.native_id, t.daemon, t.is_alive())
t.start()
show(t)
print(t.is_alive(), t.ident in [x.ident for x in threading.enumerate()], t.native_id is not None)
try:
    t.start()
except RuntimeError as e:
    print(e)
try:
    t.daemon = True
except RuntimeError as e:
    print(e)
t.join()
show(t)
t.join()
t = threading.Thread(name='own', daemon=True)
show(t)
try:
    t.join()
except RuntimeError as e:
    print(e)
try:
    threading.current_thread().join()
except RuntimeError as e:
    print(e)
t.name = 'other'
print(t.name, t.getName(), t.isDaemon())


class Worker(threading.Thread):
    def __init__(self, n):
        super().__init__()
        self.n = n

    def run(self):
        self.result = self.n * 2


w = Worker(4)
show(w)
w.start()
w.join()
print(w.result, w.name)


class Bad(threading.Thread):
    def __init__(self):
        pass


try:
    Bad().start()
except RuntimeError as e:
    print(e)
show(threading.main_thread())
print(threading.current_thread() is threading.main_thread(), threading.active_count())
lock = threading.Lock()
show(lock)
lock.acquire()
show(lock)
print(lock.acquire(False), lock.acquire(timeout=0.01), lock.locked())
lock.release()
try:
    lock.release()
except RuntimeError as e:
    print(e)
r = threading.RLock()
show(r)
with r, r:
    show(r)
try:
    r.release()
except RuntimeError as e:
    print(e)
show(threading.Semaphore(2))
show(threading.BoundedSemaphore(3))
show(threading.Event())
show(threading.Barrier(2))
c = threading.Condition(lock)
show(c)
for f in (c.wait, c.notify):
    try:
        f()
    except RuntimeError as e:
        print(e)
for f in (lambda: lock.acquire(False, 1), lambda: lock.acquire(True, -2), lambda: threading.Semaphore(-1),
          lambda: threading.Semaphore(1).acquire(False, 1),
          lambda: threading.BoundedSemaphore(1).release(), lambda: threading.Semaphore(1).release(0)):
    try:
        f()
    except ValueError as e:
        print(e)
show(threading.Timer(1, work))
print(threading.Timer(1, work).name.startswith('Thread-'), threading.gettrace(), threading.getprofile())
print(threading.TIMEOUT_MAX > 1e9, threading.stack_size())
try:
    threading.Thread(target=work, group=1)
except AssertionError as e:
    print(e)
# expect: <Thread(Thread-1 (work), initial)>
# expect: Thread-1 (work) None None False False
# expect: <Thread(Thread-1 (work), started N)>
# expect: True True True
# expect: threads can only be started once
# expect: cannot set daemon status of active thread
# expect: <Thread(Thread-1 (work), stopped N)>
# expect: <Thread(own, initial daemon)>
# expect: cannot join thread before it is started
# expect: cannot join current thread
# expect: other other True
# expect: <Worker(Thread-2, initial)>
# expect: 8 Thread-2
# expect: thread.__init__() not called
# expect: <_MainThread(MainThread, started N)>
# expect: True 1
# expect: <unlocked _thread.lock object at 0x>
# expect: <locked _thread.lock object at 0x>
# expect: False False True
# expect: release unlocked lock
# expect: <unlocked _thread.RLock object owner=0 count=0 at 0x>
# expect: <locked _thread.RLock object owner=N count=2 at 0x>
# expect: cannot release un-acquired lock
# expect: <threading.Semaphore at 0x: value=2>
# expect: <threading.BoundedSemaphore at 0x: value=3/3>
# expect: <threading.Event at 0x: unset>
# expect: <threading.Barrier at 0x: waiters=0/2>
# expect: <Condition(<unlocked _thread.lock object at 0x>, N)>
# expect: cannot wait on un-acquired lock
# expect: cannot notify on un-acquired lock
# expect: can't specify a timeout for a non-blocking call
# expect: timeout value must be positive
# expect: semaphore initial value must be >= 0
# expect: can't specify timeout for non-blocking acquire
# expect: Semaphore released too many times
# expect: n must be one or more
# expect: <Timer(Thread-3, initial)>
# expect: True None None
# expect: True 0
# expect: group argument must be None for now
