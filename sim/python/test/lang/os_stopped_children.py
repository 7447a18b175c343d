import os, signal, time
pid = os.fork()
if pid == 0:
    for _ in range(6): time.sleep(0.1)
    os._exit(0)
os.kill(pid, signal.SIGSTOP)
p, st = os.waitpid(pid, os.WUNTRACED); print(os.WIFSTOPPED(st), os.WSTOPSIG(st))
time.sleep(1); print(os.waitpid(pid, os.WNOHANG))
os.kill(pid, signal.SIGCONT)
p, st = os.waitpid(pid, os.WCONTINUED); print(os.WIFCONTINUED(st))
print(os.waitpid(pid, 0)[1])
# expect: True 19
# expect: (0, 0)
# expect: True
# expect: 0
