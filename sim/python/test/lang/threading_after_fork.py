# In the child of a fork only the thread that called it goes on: the others are over there, and nobody waits for them,
# neither join() nor the end of a process of multiprocessing.
import multiprocessing
import os
import threading
from concurrent.futures import ThreadPoolExecutor

stop = threading.Event()
waiting = threading.Thread(target=stop.wait, name='waiting')
waiting.start()
pool = ThreadPoolExecutor(1)
pool.submit(int).result()
if (child := os.fork()) == 0:
    print(waiting.is_alive(), [thread.name for thread in threading.enumerate()])
    waiting.join()
    print('joined', flush=True)
    os._exit(0)
os.waitpid(child, 0)
# expect: False ['MainThread']
# expect: joined
process = multiprocessing.Process(target=print, args=('a process of its own',))
process.start()
process.join()
print(process.exitcode, waiting.is_alive())
# expect: a process of its own
# expect: 0 True
stop.set()
waiting.join()
