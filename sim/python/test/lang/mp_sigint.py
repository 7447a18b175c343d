# Signals between processes.
import multiprocessing as mp
import os
import signal
import sys
import time


def child(ready):
    signal.signal(signal.SIGTERM, lambda number, frame: (print('asked to end', flush=True), sys.exit(0)))
    ready.set()
    while True:
        time.sleep(1)


def interrupted(ready):
    ready.set()
    try:
        time.sleep(100)
    except KeyboardInterrupt:
        print('interrupted', flush=True)


if __name__ == '__main__':
    ready = mp.Event()
    p = mp.Process(target=child, args=(ready,))
    p.start()
    ready.wait()
    p.terminate()
    p.join()
    print(p.exitcode, flush=True)
    ready.clear()
    p = mp.Process(target=interrupted, args=(ready,))
    p.start()
    ready.wait()
    time.sleep(0.02)
    os.kill(p.pid, signal.SIGINT)
    p.join()
    print(p.exitcode)

# expect: asked to end
# expect: 0
# expect: interrupted
# expect: 0
