# Without the guard a child would start children of its own.
import io
import multiprocessing as mp
import sys


def child():
    pass


if __name__ == '__mp_main__':
    sys.stderr = io.StringIO()
    try:
        mp.get_context('spawn').Process(target=child).start()
    except RuntimeError as error:
        print(' '.join(str(error).split()[:17]), flush=True)
    sys.exit(1)
if __name__ == '__main__':
    p = mp.get_context('spawn').Process(target=child)
    p.start()
    p.join()
    print(p.exitcode)

# expect: An attempt has been made to start a new process before the current process has finished its
# expect: 1
