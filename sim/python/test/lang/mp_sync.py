# Events, conditions and barriers of several processes.
import multiprocessing as mp
import time


def wait_for(event, q):
    q.put(('waits', event.is_set()))
    print_later = event.wait()
    q.put(('goes on', print_later))


def consume(cond, flag, q):
    with cond:
        cond.wait_for(lambda: flag.value == 1)
        q.put('saw 1')


def meet(barrier, q, n):
    time.sleep(0.001 * n)
    q.put(('before', None))
    place = barrier.wait()
    q.put(('after', place))


if __name__ == '__main__':
    q = mp.SimpleQueue()
    e = mp.Event()
    p = mp.Process(target=wait_for, args=(e, q))
    p.start()
    print(q.get())
    e.set()
    print(q.get(), e.is_set())
    p.join()
    e.clear()
    print(e.wait(0.01), e.is_set())
    c, flag = mp.Condition(), mp.Value('i', 0)
    ps = [mp.Process(target=consume, args=(c, flag, q)) for _ in range(2)]
    for p in ps:
        p.start()
    time.sleep(0.02)
    with c:
        flag.value = 1
        c.notify_all()
    print(q.get(), q.get())
    for p in ps:
        p.join()
    b = mp.Barrier(3)
    print(b.parties, b.n_waiting, b.broken)
    ps = [mp.Process(target=meet, args=(b, q, n)) for n in range(3)]
    for p in ps:
        p.start()
    got = [q.get() for _ in range(6)]
    print([g[0] for g in got], sorted(g[1] for g in got[3:]))
    for p in ps:
        p.join()
    with c:
        print(c.wait(0.01))
    try:
        c.notify()
    except AssertionError as error:
        print(error)

# expect: ('waits', False)
# expect: ('goes on', True) True
# expect: False False
# expect: saw 1 saw 1
# expect: 3 0 False
# expect: ['before', 'before', 'before', 'after', 'after', 'after'] [0, 1, 2]
# expect: False
# expect: lock is not owned
