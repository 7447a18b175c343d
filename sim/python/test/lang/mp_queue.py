# Queues: order, limits, the thread that feeds the pipe.
import multiprocessing as mp
import queue
import time


def producer(q, name, n):
    for i in range(n):
        q.put((name, i))
    q.put(None)


def consumer(q, out):
    while True:
        item = q.get()
        if item is None:
            break
        out.put(item * item)
    out.put('done')


def late(q):
    time.sleep(0.05)
    q.put('late')


if __name__ == '__main__':
    q = mp.Queue()
    ps = [mp.Process(target=producer, args=(q, name, 3)) for name in 'ab']
    for p in ps:
        p.start()
    got, ended = [], 0
    while ended < 2:
        item = q.get()
        if item is None:
            ended += 1
        else:
            got.append(item)
    for p in ps:
        p.join()
    print(sorted(got), [i for n, i in got if n == 'a'])
    inq, outq = mp.Queue(), mp.Queue()
    c = mp.Process(target=consumer, args=(inq, outq))
    c.start()
    for i in range(5):
        inq.put(i)
    inq.put(None)
    print(list(iter(outq.get, 'done')))
    c.join()
    q = mp.Queue(2)
    q.put(1)
    q.put(2)
    print(q.full(), q.qsize())
    try:
        q.put(3, timeout=0.01)
    except queue.Full:
        print('Full')
    try:
        q.put_nowait(3)
    except queue.Full:
        print('Full')
    print(q.get(), q.get())
    try:
        q.get(timeout=0.01)
    except queue.Empty:
        print('Empty')
    try:
        q.get_nowait()
    except queue.Empty:
        print('Empty', q.empty())
    p = mp.Process(target=late, args=(q,))
    p.start()
    print(q.get(timeout=5))
    p.join()
    q.close()
    try:
        q.put(1)
    except ValueError as error:
        print(str(error).split(' ')[0], str(error).split(' ')[-1])
    q.join_thread()
    s = mp.SimpleQueue()
    p = mp.Process(target=s.put, args=(['simple', {'x': 1}],))
    p.start()
    print(s.get(), s.empty())
    p.join()
    try:
        import pickle
        pickle.dumps(mp.Queue())
    except RuntimeError as error:
        print(error)

# expect: [('a', 0), ('a', 1), ('a', 2), ('b', 0), ('b', 1), ('b', 2)] [0, 1, 2]
# expect: [0, 1, 4, 9, 16]
# expect: True 2
# expect: Full
# expect: Full
# expect: 1 2
# expect: Empty
# expect: Empty True
# expect: late
# expect: Queue closed
# expect: ['simple', {'x': 1}] True
# expect: Queue objects should only be shared between processes through inheritance
