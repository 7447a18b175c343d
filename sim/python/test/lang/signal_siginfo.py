# Whom a signal came from.
import os
import signal
import time

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1, signal.SIGUSR2, signal.SIGALRM, signal.SIGCHLD})
parent = os.getpid()
pid = os.fork()
if pid == 0:
    os.kill(parent, signal.SIGUSR1)
    os._exit(0)
info = signal.sigwaitinfo({signal.SIGUSR1})
print(info.si_signo == signal.SIGUSR1, info.si_pid == pid, info.si_uid == os.getuid(), info.si_code)
info = signal.sigwaitinfo({signal.SIGCHLD})
print(info.si_pid == pid, info.si_code)
os.waitpid(pid, 0)
os.kill(parent, signal.SIGUSR2)
info = signal.sigtimedwait({signal.SIGUSR2}, 1)
print(info.si_pid == parent, info.si_code)
print(signal.sigtimedwait({signal.SIGUSR2}, 0.01))
signal.setitimer(signal.ITIMER_REAL, 0.01)
info = signal.sigwaitinfo({signal.SIGALRM})
print(info.si_pid, info.si_code)
os.kill(parent, signal.SIGUSR1)
print(signal.sigwait({signal.SIGUSR1}))

# expect: True True True 0
# expect: True 1
# expect: True 0
# expect: None
# expect: 0 128
# expect: 10
