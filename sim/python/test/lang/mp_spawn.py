# spawn: a new interpreter imports the main module again.
import multiprocessing as mp
import os

counter = 0
print('imported as', __name__, flush=True)


def child(q, n):
    q.put((counter, n, mp.get_start_method(), type(mp.current_process()).__name__, __name__))


class Job:
    def __init__(self, n):
        self.n = n


def take(conn, lock, value, job):
    with lock:
        value.value += job.n
    conn.send(type(job).__name__)


if __name__ == '__main__':
    mp.set_start_method('spawn')
    counter = 5
    q = mp.Queue()
    p = mp.Process(target=child, args=(q, 1))
    p.start()
    print(q.get())
    p.join()
    print(p.exitcode)
    a, b = mp.Pipe()
    lock, value = mp.Lock(), mp.Value('i', 1)
    p = mp.Process(target=take, args=(b, lock, value, Job(4)))
    p.start()
    print(a.recv())
    p.join()
    print(value.value)
    try:
        mp.Process(target=lambda: 1).start()
    except Exception as error:
        print(type(error).__name__, str(error).split(' at 0x')[0])

# expect: imported as __main__
# expect: imported as __mp_main__
# expect: (0, 1, 'spawn', 'Process', '__mp_main__')
# expect: 0
# expect: imported as __mp_main__
# expect: Job
# expect: 5
# expect: PicklingError Can't pickle <function <lambda>
