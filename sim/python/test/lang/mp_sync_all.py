import multiprocessing as mp, time
def stage1(c, ready):
    with c:
        ready.value = 1; c.notify_all()
def barrier_w(b, q, i):
    q.put(("before", i)); n = b.wait(); q.put(("after", i)); q.put(("idx", n))
if __name__ == "__main__":
    c = mp.Condition(); ready = mp.Value("i", 0)
    p = mp.Process(target=stage1, args=(c, ready))
    with c:
        p.start()
        print(c.wait_for(lambda: ready.value == 1, timeout=5))
        print(c.wait(0.02))
    p.join()
    b = mp.Barrier(3); q = mp.SimpleQueue()
    ps = [mp.Process(target=barrier_w, args=(b, q, i)) for i in range(3)]
    [p.start() for p in ps]; [p.join() for p in ps]
    items = [q.get() for _ in range(9)]
    print([i[0] for i in items[:3]], sorted(i[1] for i in items if i[0] == "idx"))
    print(b.parties, b.n_waiting, b.broken)
    try: mp.Barrier(2, timeout=0.05).wait()
    except Exception as e: print(type(e))
    s = mp.BoundedSemaphore(1)
    s.acquire(); print(s.acquire(block=False), s.acquire(timeout=0.01)); s.release()
    try: s.release()
    except ValueError as e: print(e)
    l = mp.Lock()
    try: l.release()
    except ValueError as e: print(e)
    r = mp.RLock(); r.acquire(); r.acquire(); print(r); r.release(); r.release()
    try: r.release()
    except AssertionError as e: print(e)
    e = mp.Event(); print(e.is_set(), e.wait(0.01)); e.set(); print(e.wait(), e.is_set()); e.clear(); print(e.is_set())
    print(c)
# expect: True
# expect: False
# expect: ['before', 'before', 'before'] [0, 1, 2]
# expect: 3 0 False
# expect: <class 'threading.BrokenBarrierError'>
# expect: False False
# expect: semaphore or lock released too many times
# expect: semaphore or lock released too many times
# expect: <RLock(MainProcess, 2)>
# expect: attempt to release recursive lock not owned by thread
# expect: False False
# expect: True True
# expect: False
# expect: <Condition(<RLock(None, 0)>, 0)>
