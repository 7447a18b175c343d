import signal, time, os
got = []
for s in (signal.SIGUSR1, signal.SIGUSR2, signal.SIGHUP): signal.signal(s, lambda n, f: got.append(signal.Signals(n).name))
ppid = os.getpid()
pid = os.fork()
if pid == 0:
    for s in (signal.SIGUSR1, signal.SIGUSR2, signal.SIGHUP): os.kill(ppid, s); time.sleep(0.05)
    os._exit(0)
t = time.monotonic()
while len(got) < 3 and time.monotonic() - t < 5: time.sleep(1)
os.waitpid(pid, 0); print(got)
def timed(s, f): raise InterruptedError("stop reading")
signal.signal(signal.SIGALRM, timed); r, w = os.pipe(); signal.setitimer(signal.ITIMER_REAL, 0.1)
try: os.read(r, 1)
except InterruptedError as e: print(e)
signal.signal(signal.SIGALRM, lambda *a: os.write(w, b"!")); signal.alarm(1); print(os.read(r, 1))
try: signal.signal("x", timed)
except TypeError as e: print(e)
try: signal.alarm(-1) if False else signal.setitimer(9, 1)
except Exception as e: print(type(e).__name__, e)
# expect: ['SIGUSR1', 'SIGUSR2', 'SIGHUP']
# expect: stop reading
# expect: b'!'
# expect: 'str' object cannot be interpreted as an integer
# expect: itimer_error [Errno 22] Invalid argument
