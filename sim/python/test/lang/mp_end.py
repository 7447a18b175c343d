# How children end: by exception, exit, signal; time limits; daemons.
import multiprocessing as mp
import os
import signal
import sys
import time
from multiprocessing import connection


def fails():
    sys.stderr = sys.stdout
    raise ValueError('in the child')


def sleeps():
    time.sleep(100)


def grandchild():
    try:
        mp.Process(target=sleeps).start()
    except AssertionError as error:
        print(error, flush=True)


def parent_of_one():
    p = mp.Process(target=print, args=('grandchild runs',))
    p.start()
    p.join()
    print(p.name, flush=True)


if __name__ == '__main__':
    codes = []
    for target, args in ((sys.exit, (5,)), (os._exit, (7,)), (sys.exit, ())):
        p = mp.Process(target=target, args=args)
        p.start()
        p.join()
        codes.append(p.exitcode)
    print(codes, flush=True)
    p = mp.Process(target=sleeps)
    p.start()
    p.join(0.01)
    print(p.is_alive(), p.exitcode)
    p.terminate()
    p.join()
    print(p.exitcode, p.exitcode == -signal.SIGTERM, 'exitcode=-SIGTERM' in repr(p))
    p = mp.Process(target=sleeps)
    p.start()
    try:
        p.close()
    except ValueError as error:
        print(error)
    p.kill()
    p.join()
    print(p.exitcode, flush=True)
    p = mp.Process(target=grandchild, daemon=True)
    p.start()
    p.join()
    p = mp.Process(target=parent_of_one)
    p.start()
    p.join()
    ps = [mp.Process(target=sleeps, daemon=True) for _ in range(3)]
    for p in ps:
        p.start()
    print(sorted(p.name for p in mp.active_children()))
    ready = connection.wait([p.sentinel for p in ps], timeout=0.01)
    ps[1].terminate()
    print(ready, connection.wait([p.sentinel for p in ps]) == [ps[1].sentinel])
    print('end; daemons are ended')

# expect: [5, 7, 0]
# expect: True None
# expect: -15 True True
# expect: Cannot close a process while it is still running. You should first call join() or terminate().
# expect: -9
# expect: daemonic processes are not allowed to have children
# expect: grandchild runs
# expect: Process-7:1
# expect: ['Process-10', 'Process-8', 'Process-9']
# expect: [] True
# expect: end; daemons are ended
