# Exceptions in threads, daemons, timers, exit order.
import atexit
import sys
import threading
import time


def hook(args):
    print('hook', args.exc_type.__name__, args.exc_value, args.thread.name)


threading.excepthook = hook


def fail():
    raise ValueError('in a thread')


t = threading.Thread(target=fail, name='F')
t.start()
t.join()
print('still here', t.is_alive())
threading.excepthook = threading.__excepthook__


def leave():
    sys.exit(5)


t = threading.Thread(target=leave)
t.start()
t.join()
print('sys.exit in a thread ends the thread only')
timer = threading.Timer(0.05, print, args=('timer', 'fired'))
timer.start()
timer.join()
timer = threading.Timer(0.05, print, ['never'])
timer.start()
timer.cancel()
timer.join()
print('cancelled', timer.finished.is_set())
local = threading.local()
local.x = 1


def other():
    print(hasattr(local, 'x'))
    local.x = 2


t = threading.Thread(target=other)
t.start()
t.join()
print(local.x, local.__dict__)


class Own(threading.local):
    def __init__(self, n):
        self.n = n


own = Own(7)
own.n = 8
t = threading.Thread(target=lambda: print(own.n))
t.start()
t.join()
print(own.n)
barrier = threading.Barrier(3, action=lambda: print('all there'))


def meet(i, out):
    out.append(barrier.wait())


out = []
threads = [threading.Thread(target=meet, args=(i, out)) for i in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(out), barrier.n_waiting, barrier.broken)
try:
    barrier.wait(0.01)
except threading.BrokenBarrierError:
    print('broken', barrier.broken)
barrier.reset()
print(barrier.broken)
atexit.register(print, 'atexit')


def daemon():
    time.sleep(100)
    print('never')


def late():
    time.sleep(0.1)
    print('late thread ends')


threading.Thread(target=daemon, daemon=True).start()
threading.Thread(target=late).start()
print('main ends')
# expect: hook ValueError in a thread F
# expect: still here False
# expect: sys.exit in a thread ends the thread only
# expect: timer fired
# expect: cancelled True
# expect: False
# expect: 1 {'x': 1}
# expect: 7
# expect: 8
# expect: all there
# expect: [0, 1, 2] 0 False
# expect: broken True
# expect: False
# expect: main ends
# expect: late thread ends
# expect: atexit
