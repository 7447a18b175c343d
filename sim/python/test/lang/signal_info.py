# What sigwaitinfo tells: of a child its end, of a timer that the kernel sent it.
import os
import signal

waits = {signal.SIGCHLD, signal.SIGALRM, signal.SIGUSR1}
signal.pthread_sigmask(signal.SIG_BLOCK, waits)
for end in range(2):
    if not (child := os.fork()):
        os.kill(os.getpid(), 9) if end else os._exit(3)
    info = signal.sigwaitinfo(waits)
    print(info.si_pid == child, info.si_code, info.si_status)
    os.wait()
signal.setitimer(signal.ITIMER_REAL, 0.01)
print(signal.sigwaitinfo(waits))
os.kill(os.getpid(), signal.SIGUSR1)
info = signal.sigtimedwait(waits, 1)
print(info.si_code, info.si_pid == os.getpid(), info.si_status, info.si_band == info.si_uid << 32 | info.si_pid)
print(type(info), info.n_fields, signal.struct_siginfo(range(7)))

# expect: True 1 3
# expect: True 2 9
# expect: signal.struct_siginfo(si_signo=14, si_code=128, si_errno=0, si_pid=0, si_uid=0, si_status=0, si_band=0)
# expect: 0 True 0 True
# expect: <class 'signal.struct_siginfo'> 7 signal.struct_siginfo(si_signo=0, si_code=1, si_errno=2, si_pid=3, si_uid=4, si_status=5, si_band=6)
