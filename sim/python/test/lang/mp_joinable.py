# JoinableQueue: join() waits until each item is done.
import multiprocessing as mp
import time


def worker(q, total):
    while True:
        n = q.get()
        time.sleep(0.001)
        with total.get_lock():
            total.value += n
        q.task_done()


if __name__ == '__main__':
    q = mp.JoinableQueue()
    total = mp.Value('i', 0)
    for _ in range(3):
        mp.Process(target=worker, args=(q, total), daemon=True).start()
    for i in range(10):
        q.put(i)
    q.join()
    print(total.value)
    try:
        q.task_done()
    except ValueError as error:
        print(error)

# expect: 45
# expect: task_done() called too many times
