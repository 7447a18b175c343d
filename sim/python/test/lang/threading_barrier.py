# Barriers: filled, broken, reset.
import threading, time
b = threading.Barrier(3, action=lambda: print("--- all here"))
order = []
def f(i):
    time.sleep(i * 0.005); order.append(i); b.wait(); 
ts = [threading.Thread(target=f, args=(i,)) for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(order, b.parties, b.n_waiting, b.broken, repr(b).split(": ")[1])
b2 = threading.Barrier(2, timeout=0.01)
try: b2.wait()
except threading.BrokenBarrierError as e: print("broken", repr(e), b2.broken, repr(b2).split(": ")[1])
try: b2.wait()
except threading.BrokenBarrierError: print("still broken")
b2.reset(); print(b2.broken); b2.abort(); print(b2.broken)
z = threading.Barrier(0); print(z.parties, repr(z).split(": ")[1])
z1 = threading.Barrier(1); print(z1.wait(), z1.wait())
def bad(): raise ValueError("action")
b3 = threading.Barrier(1, bad)
try: b3.wait()
except ValueError as e: print(e, b3.broken)
# expect: --- all here
# expect: [0, 1, 2] 3 0 False waiters=0/3>
# expect: broken BrokenBarrierError() True broken>
# expect: still broken
# expect: False
# expect: True
# expect: 0 waiters=0/0>
# expect: 0 0
# expect: action True
