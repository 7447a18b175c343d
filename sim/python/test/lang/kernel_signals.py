# Signals: handlers in the main thread, waits that go on, alarms, children that end by a signal.
import os
import signal
import sys
import threading
import time


def show(number, frame):
    print('handler', signal.Signals(number).name, frame.f_code.co_name)


print(signal.signal(signal.SIGUSR1, show))
print(signal.getsignal(signal.SIGUSR1) is show, signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGPIPE))


def send():
    os.kill(os.getpid(), signal.SIGUSR1)
    for i in range(10):
        pass


send()
signal.signal(signal.SIGALRM, show)
start = time.monotonic()
signal.setitimer(signal.ITIMER_REAL, 0.1)
time.sleep(0.3)
print('slept on', 0.29 < time.monotonic() - start < 0.6)


def boom(number, frame):
    raise RuntimeError('from a handler')


signal.signal(signal.SIGALRM, boom)
signal.setitimer(signal.ITIMER_REAL, 0.05)
try:
    time.sleep(5)
except RuntimeError as e:
    print(e)
lock = threading.Lock()
lock.acquire()
signal.setitimer(signal.ITIMER_REAL, 0.05)
try:
    lock.acquire()
except RuntimeError as e:
    print(e, lock.locked())
r, w = os.pipe()
signal.signal(signal.SIGALRM, lambda number, frame: os.write(w, b'woken'))
signal.setitimer(signal.ITIMER_REAL, 0.05)
print(os.read(r, 100))
print(signal.alarm(0), signal.alarm(10), signal.alarm(0))

# A thread's signal is handled by the main thread.
t = threading.Thread(target=os.kill, args=(os.getpid(), signal.SIGUSR1))
signal.signal(signal.SIGUSR1, lambda number, frame: print(threading.current_thread().name))
t.start()
t.join()
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt as e:
    print('interrupted', repr(e))
signal.signal(signal.SIGINT, signal.SIG_IGN)
os.kill(os.getpid(), signal.SIGINT)


def child(work):
    pid = os.fork()
    if pid == 0:
        try:
            work()
        finally:
            os._exit(99)
    return pid


for number in (signal.SIGTERM, signal.SIGKILL):
    pid = child(lambda: time.sleep(10))
    time.sleep(0.02)
    os.kill(pid, number)
    status = os.waitpid(pid, 0)[1]
    print(os.WIFSIGNALED(status), os.WTERMSIG(status), os.waitstatus_to_exitcode(status))


def handled():
    signal.signal(signal.SIGTERM, lambda number, frame: os._exit(7))
    while True:
        time.sleep(0.01)


pid = child(handled)
time.sleep(0.05)
os.kill(pid, signal.SIGTERM)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


def ticks():
    for i in range(2):
        time.sleep(0.1)
        print('tick', i, flush=True)
    os._exit(0)


sys.stdout.flush()
pid = child(ticks)
time.sleep(0.15)
os.kill(pid, signal.SIGSTOP)
time.sleep(0.3)
print('goes on', flush=True)
os.kill(pid, signal.SIGCONT)
print(os.waitpid(pid, 0)[1])

print(signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1]))
os.kill(os.getpid(), signal.SIGUSR1)
print(signal.sigpending(), signal.sigwait([signal.SIGUSR1]).name, signal.sigpending())
signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR1])
print(signal.sigtimedwait([signal.SIGUSR2], 0.01))
for call in (lambda: os.kill(999999, 0), lambda: signal.signal(signal.SIGKILL, show), lambda: signal.signal(99, show),
             lambda: signal.signal(signal.SIGTERM, 'x')):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)

# expect: 0
# expect: True 0 1
# expect: handler SIGUSR1 send
# expect: handler SIGALRM <module>
# expect: slept on True
# expect: from a handler
# expect: from a handler True
# expect: b'woken'
# expect: 0 0 10
# expect: MainThread
# expect: interrupted KeyboardInterrupt()
# expect: True 15 -15
# expect: True 9 -9
# expect: 7
# expect: tick 0
# expect: goes on
# expect: tick 1
# expect: 0
# expect: set()
# expect: {<Signals.SIGUSR1: 10>} SIGUSR1 set()
# expect: None
# expect: ProcessLookupError [Errno 3] No such process
# expect: OSError [Errno 22] Invalid argument
# expect: ValueError signal number out of range
# expect: TypeError signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object
