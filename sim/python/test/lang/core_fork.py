# A child has its own memory; its parent waits for it.
import os, time
x = 5
pid = os.fork()
if pid == 0:
    x += 1
    print('child', x, os.getpid() != 4711, flush=True)
    time.sleep(0.1)
    os._exit(3)
else:
    p, st = os.waitpid(pid, 0)
    print('parent', x, p == pid, os.WEXITSTATUS(st))
try: os.wait()
except ChildProcessError as e: print(e)

# expect: child 6 True
# expect: parent 5 True 3
# expect: [Errno 10] No child processes
