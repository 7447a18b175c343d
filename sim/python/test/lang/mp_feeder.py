# An object that cannot be pickled is reported by the queue's thread.
import io
import multiprocessing as mp
import sys
import threading
import time

if __name__ == '__main__':
    q = mp.Queue()
    sys.stderr = io.StringIO()
    q.put(lambda: 1)
    q.put('fine')
    print(q.get())
    text = sys.stderr.getvalue().splitlines()
    sys.stderr = sys.__stderr__
    print(text[0], text[-1].split(' at 0x')[0])
    print([t.name for t in threading.enumerate()])
    q.close()
    q.join_thread()
    print([t.name for t in threading.enumerate()])

# expect: fine
# expect: Traceback (most recent call last): _pickle.PicklingError: Can't pickle <function <lambda>
# expect: ['MainThread', 'QueueFeederThread']
# expect: ['MainThread']
