# sched: order, cancelling, an error within, a clock of one's own.
import sched, time
s = sched.scheduler(time.time, time.sleep)
def ev(n, k="-"): print("EVENT", n, k)
e1 = s.enter(0.02, 1, ev, ("late",)); s.enter(0.01, 2, ev, ("p2",), {"k": "kw"}); 
t = time.time() + 0.015
s.enterabs(t, 2, ev, ("abs2",)); s.enterabs(t, 1, ev, ("abs1",))
c = s.enter(0.012, 1, ev, ("cancelled",)); s.cancel(c)
print(len(s.queue), s.empty(), [e.priority for e in s.queue]); s.run(); print(s.empty())
try: s.cancel(c)
except ValueError as e: print("VE", e)
def fail(): raise RuntimeError("ev")
s.enter(0, 1, fail); s.enter(0.001, 1, ev, ("after",))
try: s.run()
except RuntimeError as e: print(e)
s.run()
s.enter(5, 1, ev, ("x",)); d = s.run(blocking=False); print(4 < d <= 5); e = s.queue[0]; print(type(e).__name__, e.argument, e.kwargs, e._fields)
class Fake:
    def __init__(self): self.t = 0
    def time(self): return self.t
    def sleep(self, d): self.t += d
f = Fake(); s = sched.scheduler(f.time, f.sleep)
for d in (5, 1, 3): s.enter(d, 1, lambda d=d: print(f.t, d))
s.run(); print(f.t)
try: s.enter(1)
except TypeError as e: print(e)
# expect: 4 False [2, 1, 2, 1]
# expect: EVENT p2 kw
# expect: EVENT abs1 -
# expect: EVENT abs2 -
# expect: EVENT late -
# expect: True
# expect: VE list.remove(x): x not in list
# expect: ev
# expect: EVENT after -
# expect: True
# expect: Event ('x',) {} ('time', 'priority', 'sequence', 'action', 'argument', 'kwargs')
# expect: 1 1
# expect: 3 3
# expect: 5 5
# expect: 5
# expect: scheduler.enter() missing 2 required positional arguments: 'priority' and 'action'
