# What a child prints of its exception: no hints (the module traceback gives none), and of Queue.get only get.
import io
import multiprocessing as mp
import sys


class Text(io.StringIO):
    def flush(self):
        pass


def misspelt():
    counter = 1
    return conter


def waits():
    mp.Queue().get(timeout=0.01)


def child(conn, target):
    sys.stderr = text = Text()
    p = mp.current_process()
    p._target, p._args = target, ()
    p._bootstrap()
    lines = text.getvalue().splitlines()
    conn.send(([l.split(', in ')[-1] for l in lines if ', in ' in l][-2:], lines[-1]))


if __name__ == '__main__':
    a, b = mp.Pipe()
    for target in misspelt, waits:
        p = mp.Process(target=child, args=(b, target))
        p.start()
        print(*a.recv())
        p.join()

# expect: ['run', 'misspelt'] NameError: name 'conter' is not defined
# expect: ['waits', 'get'] _queue.Empty
