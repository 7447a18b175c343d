# forkserver: children of a clean helper process.
import multiprocessing as mp
import os


def child(q, parent):
    q.put((mp.get_start_method(), os.getppid() == parent, mp.parent_process().pid == parent))


def fail():
    os._exit(9)


def square(x):
    return x * x


if __name__ == '__main__':
    ctx = mp.get_context('forkserver')
    q = ctx.Queue()
    for _ in range(2):
        p = ctx.Process(target=child, args=(q, os.getpid()))
        p.start()
        print(q.get())
        p.join()
        print(p.exitcode)
    p = ctx.Process(target=fail)
    p.start()
    p.join()
    print(p.exitcode, p.is_alive())
    with ctx.Pool(2) as pool:
        print(pool.map(square, range(4)))

# expect: ('forkserver', False, True)
# expect: 0
# expect: ('forkserver', False, True)
# expect: 0
# expect: 9 False
# expect: [0, 1, 4, 9]
