import os, tempfile; os.chdir(tempfile.mkdtemp())
import os, fcntl, time
f = open("lock", "w"); fcntl.flock(f, fcntl.LOCK_EX)
pid = os.fork()
if pid == 0:
    g = open("lock", "w")
    try: fcntl.flock(g, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as e: print("child:", e, flush=True)
    fcntl.flock(g, fcntl.LOCK_EX); print("child got it", flush=True); os._exit(0)
time.sleep(0.2); print("parent releases", flush=True); fcntl.flock(f, fcntl.LOCK_UN); os.waitpid(pid, 0)
r, w = os.pipe(); fl = fcntl.fcntl(r, fcntl.F_GETFL); fcntl.fcntl(r, fcntl.F_SETFL, fl | os.O_NONBLOCK)
try: os.read(r, 1)
except BlockingIOError as e: print(e)
# expect: child: [Errno 11] Resource temporarily unavailable
# expect: parent releases
# expect: child got it
# expect: [Errno 11] Resource temporarily unavailable
