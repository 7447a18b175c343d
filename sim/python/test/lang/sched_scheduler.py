# sched: times, priorities, cancelling, running without waiting.
import sched
import time

s = sched.scheduler(time.monotonic, time.sleep)
start = time.monotonic()


def show(name, **kwargs):
    print(name, round(time.monotonic() - start, 1), *kwargs.items())


s.enter(0.3, 1, show, ('late',))
s.enterabs(start + 0.1, 2, show, ('second',))
s.enterabs(start + 0.1, 1, show, ('first',), {'x': 1})
gone = s.enter(0.2, 1, show, argument=('gone',))
print(s.empty(), len(s.queue), [e.argument[0] for e in s.queue][-1])
# expect: False 4 late
s.cancel(gone)
try:
    s.cancel(gone)
except ValueError:
    print('not in the queue')
# expect: not in the queue
s.run()
# expect: first 0.1 ('x', 1)
# expect: second 0.1
# expect: late 0.3
print(s.empty(), s.run())
# expect: True None


def again(n):
    print('again', n)
    if n:
        s.enter(0.1, 1, again, (n - 1,))


s.enter(0, 1, again, (2,))
s.run()
# expect: again 2
# expect: again 1
# expect: again 0
s.enter(0.5, 1, print, ('not yet',))
s.enter(0, 1, print, ('now',))
left = s.run(blocking=False)
# expect: now
print(round(left, 1))
# expect: 0.5
# A clock of one's own.
now = [0]


def wait(seconds):
    now[0] += seconds


v = sched.scheduler(lambda: now[0], wait)
e1 = v.enterabs(10, 1, lambda: print('at', now[0]))
e2 = v.enterabs(5, 1, lambda: print('at', now[0]))
print(e2 < e1, e1.time, e1.priority, e1.action is not None, e1.kwargs)
# expect: True 10 1 True {}
v.run()
# expect: at 5
# expect: at 10
