# The exception of a child is printed as CPython does.
import io
import multiprocessing as mp
import sys


def inner(n):
    return 1 // n


def run():
    inner(0)


def child(conn):
    class Err(io.StringIO):
        def flush(self):
            pass
    sys.stderr = text = Err()
    p = mp.current_process()
    old = p.run
    p._target, p._args = run, ()
    code = p._bootstrap()
    lines = text.getvalue().splitlines()
    conn.send((lines[0], [l.strip() for l in lines if 'in run' in l or 'in inner' in l][-1].split(', ')[-1], lines[-1]))


if __name__ == '__main__':
    a, b = mp.Pipe()
    p = mp.Process(target=child, args=(b,))
    p.start()
    print(a.recv())
    p.join()

# expect: ('Process Process-1:', 'in inner', 'ZeroDivisionError: integer division or modulo by zero')
