import threading, time
b = threading.Barrier(3, action=lambda: print("all here"), timeout=5)
def w(i):
    time.sleep(i * 0.01)
    print(f"thread {i} waiting")
    idx = b.wait()
    time.sleep(0.01 * idx)
    print("index", idx)
ts = [threading.Thread(target=w, args=(i,)) for i in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(b.parties, b.n_waiting, b.broken)
def brk():
    try:
        b.wait()
    except threading.BrokenBarrierError as e:
        print("broken", repr(e), b.broken)
t = threading.Thread(target=brk); t.start()
time.sleep(0.05)
b.abort()
t.join()
b.reset()
print(b.broken)
try:
    b.wait(timeout=0.01)
except threading.BrokenBarrierError:
    print("timed out")

# expect: thread 1 waiting
# expect: thread 0 waiting
# expect: thread 2 waiting
# expect: all here
# expect: index 0
# expect: index 2
# expect: index 1
# expect: 3 0 False
# expect: broken BrokenBarrierError() True
# expect: False
# expect: timed out
