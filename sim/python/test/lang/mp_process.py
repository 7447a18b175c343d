# A process: its life, its memory of its own.
import multiprocessing as mp
import os
import re


def work(name, times=1):
    data.append(name)
    print(f'{name} x{times}', len(data), os.getppid() == parent, mp.current_process().name, mp.parent_process().name, flush=True)


data = []
parent = os.getpid()


class Counter(mp.Process):
    def __init__(self, n):
        super().__init__()
        self.n = n

    def run(self):
        raise SystemExit(self.n)


if __name__ == '__main__':
    p = mp.Process(target=work, args=('child',), kwargs={'times': 2})
    show = lambda q: re.sub(r'\d{2,}', 'N', repr(q))
    print(show(p), p.is_alive(), p.pid, p.exitcode, p.daemon)
    p.start()
    p.join()
    print(show(p), p.is_alive(), p.exitcode)
    print(data)
    q = mp.Process(target=work, args=('named',), name='worker', daemon=True)
    print(show(q), q.daemon)
    q.start()
    q.join()
    codes = []
    for n in (0, 3):
        c = Counter(n)
        c.start()
        c.join()
        codes.append(c.exitcode)
        print(show(c))
    print(codes, mp.active_children(), mp.current_process().name, mp.parent_process())
    c.close()
    for call in (c.is_alive, c.join, lambda: c.exitcode):
        try:
            call()
        except ValueError as error:
            print(error)
    try:
        p.start()
    except AssertionError as error:
        print(error)
    try:
        mp.Process(target=work).join()
    except AssertionError as error:
        print(error)

# expect: <Process name='Process-1' parent=N initial> False None None False
# expect: child x2 1 True Process-1 MainProcess
# expect: <Process name='Process-1' pid=N parent=N stopped exitcode=0> False 0
# expect: []
# expect: <Process name='worker' parent=N initial daemon> True
# expect: named x1 1 True worker MainProcess
# expect: <Counter name='Counter-3' pid=N parent=N stopped exitcode=0>
# expect: <Counter name='Counter-4' pid=N parent=N stopped exitcode=3>
# expect: [0, 3] [] MainProcess None
# expect: process object is closed
# expect: process object is closed
# expect: process object is closed
# expect: cannot start a process twice
# expect: can only join a started process
