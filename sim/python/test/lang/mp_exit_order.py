# At the end: what is registered, non-daemons joined, the queue written out.
import atexit
import multiprocessing as mp
import time


def child(q):
    atexit.register(print, 'not run in a child')
    q.put('x' * 100000)


def slow():
    time.sleep(0.05)
    print('joined at the end', flush=True)


if __name__ == '__main__':
    atexit.register(print, 'exit function of the parent', flush=True)
    q = mp.Queue()
    p = mp.Process(target=child, args=(q,))
    p.start()
    print(len(q.get()), flush=True)
    p.join()
    mp.Process(target=slow).start()
    print('end of main', flush=True)

# expect: 100000
# expect: end of main
# expect: joined at the end
# expect: exit function of the parent
