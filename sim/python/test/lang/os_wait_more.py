# waitid, groups of children, children nobody waits for, what children used.
import os
import resource
import signal
import time


def child(status=0, after=0.0):
    pid = os.fork()
    if pid == 0:
        time.sleep(after)
        os._exit(status)
    return pid


pid = child(4)
found = os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
print(found.si_pid == pid, found.si_status, found.si_code == os.CLD_EXITED, found.si_signo == signal.SIGCHLD)
print(os.waitpid(pid, 0)[1] >> 8)
pid = child(0, 5)
print(os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG))
os.kill(pid, signal.SIGKILL)
found = os.waitid(os.P_ALL, 0, os.WEXITED)
print(found.si_status, found.si_code == os.CLD_KILLED)

# A group of its own.
group = child(1, 0.2)
os.setpgid(group, group)
other = child(2, 0.1)
member = child(3, 0.3)
os.setpgid(member, group)
print([os.waitpid(-group, 0)[1] >> 8 for _ in range(2)])
try:
    os.waitpid(-group, 0)
except ChildProcessError as e:
    print(e)
print(os.waitpid(other, 0)[1] >> 8)

# No zombies for a parent that ignores SIGCHLD; wait() waits for all and finds none.
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
start = time.monotonic()
child(0, 0.1)
child(0, 0.2)
try:
    os.wait()
except ChildProcessError as e:
    print(e, round(time.monotonic() - start, 1))
signal.signal(signal.SIGCHLD, signal.SIG_DFL)

# Time on the processor.
pid = os.fork()
if pid == 0:
    if time.process_time() > 0.05:
        os._exit(1)
    end = time.process_time() + 0.05
    while time.process_time() < end:
        pass
    os._exit(0)
before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
_, status, usage = os.wait4(pid, 0)
after = resource.getrusage(resource.RUSAGE_CHILDREN)
print(status, usage.ru_utime + usage.ru_stime >= 0.04, after.ru_utime + after.ru_stime - before >= 0.04, os.times().children_user >= 0.02)

# expect: True 4 True True
# expect: 4
# expect: None
# expect: 9 True
# expect: [1, 3]
# expect: [Errno 10] No child processes
# expect: 2
# expect: [Errno 10] No child processes 0.2
# expect: 0 True True True
