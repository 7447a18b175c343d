# Hidden: in CPython this is C code.
# Signals: what the program wants done when they come. The handlers run in the main thread.

import _sig
import _thread
import sys as _sys

SIG_DFL, SIG_IGN = 0, 1
SIG_BLOCK, SIG_UNBLOCK, SIG_SETMASK = 0, 1, 2
ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2
NSIG = 65
(SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGKILL, SIGUSR1, SIGSEGV, SIGUSR2, SIGPIPE, SIGALRM,
 SIGTERM, SIGSTKFLT, SIGCHLD, SIGCONT, SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU, SIGURG, SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF,
 SIGWINCH, SIGIO, SIGPWR, SIGSYS) = range(1, 32)
SIGIOT, SIGCLD, SIGPOLL, SIGRTMIN, SIGRTMAX = SIGABRT, SIGCHLD, SIGIO, 34, 64


class ItimerError(OSError):
    __module__ = 'signal'


ItimerError.__name__ = ItimerError.__qualname__ = 'itimer_error'


default_int_handler = _sig.default_int_handler
_handlers = {SIGINT: default_int_handler, SIGPIPE: SIG_IGN, SIGXFSZ: SIG_IGN}
_state = {'wakeup': -1, 'warn': True}


# Called by the interpreter when a signal has come.
def _deliver(number):
    fd = _state['wakeup']
    if fd >= 0:
        import _posix
        try:
            _posix.write(fd, bytes([number]))
        except OSError:
            pass
    handler = _handlers.get(number, SIG_DFL)
    if handler is not None and handler != SIG_DFL and handler != SIG_IGN:
        handler(number, _sys._getframe(0))


def _number(signalnum):
    if not hasattr(signalnum, '__index__'):
        raise TypeError(f"'{type(signalnum).__name__}' object cannot be interpreted as an integer")
    number = signalnum.__index__()
    if not 0 < number < NSIG:
        raise ValueError('signal number out of range')
    return number


def _only_in_main_thread(what):
    if _thread.get_ident() != _main_ident():
        raise ValueError(f'{what} only works in main thread of the main interpreter')


def _main_ident():
    threading = _sys.modules.get('threading')
    return _thread.get_ident() if threading is None else threading.main_thread().ident


def signal(signalnum, handler, /):
    if _thread.get_ident() != _main_ident():
        raise ValueError('signal only works in main thread of the main interpreter')
    number = _number(signalnum)
    if handler == SIG_DFL or handler == SIG_IGN:
        what = int(handler)
        handler = what
    elif callable(handler):
        what = 2
    else:
        raise TypeError('signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object')
    _sig.sigaction(number, what)
    old = _handlers.get(number, SIG_DFL)
    _handlers[number] = handler
    return old


def getsignal(signalnum, /):
    return _handlers.get(_number(signalnum), SIG_DFL)


def set_wakeup_fd(fd, /, *, warn_on_full_buffer=True):
    if _thread.get_ident() != _main_ident():
        raise ValueError('set_wakeup_fd only works in main thread of the main interpreter')
    import _posix
    if fd != -1:
        _posix.fstat(fd)
        if _posix.get_blocking(fd):
            raise ValueError(f'the fd {fd} must be in non-blocking mode')
    old = _state['wakeup']
    _state['wakeup'] = fd
    _state['warn'] = warn_on_full_buffer
    return old


def raise_signal(signalnum, /):
    import _posix
    _sig.kill(_posix.getpid(), signalnum)


def pthread_kill(thread_id, signalnum, /):
    raise_signal(signalnum)


def siginterrupt(signalnum, flag, /):
    _number(signalnum)


def strsignal(signalnum, /):
    return _texts.get(_number(signalnum))


_texts = {1: 'Hangup', 2: 'Interrupt', 3: 'Quit', 4: 'Illegal instruction', 5: 'Trace/breakpoint trap', 6: 'Aborted',
          7: 'Bus error', 8: 'Floating point exception', 9: 'Killed', 10: 'User defined signal 1',
          11: 'Segmentation fault', 12: 'User defined signal 2', 13: 'Broken pipe', 14: 'Alarm clock', 15: 'Terminated',
          16: 'Stack fault', 17: 'Child exited', 18: 'Continued', 19: 'Stopped (signal)', 20: 'Stopped',
          21: 'Stopped (tty input)', 22: 'Stopped (tty output)', 23: 'Urgent I/O condition',
          24: 'CPU time limit exceeded', 25: 'File size limit exceeded', 26: 'Virtual timer expired',
          27: 'Profiling timer expired', 28: 'Window changed', 29: 'I/O possible', 30: 'Power failure',
          31: 'Bad system call'}


def pause():
    _sig.pause()


def _nanoseconds(seconds):
    ns = int(seconds * 1000000000)
    if ns < 0:
        raise ItimerError(22, 'Invalid argument')
    return ns if ns or not seconds else 1


def setitimer(which, seconds, interval=0.0, /):
    if not 0 <= which <= 2:
        raise ItimerError(22, 'Invalid argument')
    left, every = _sig.setitimer(which, _nanoseconds(seconds), _nanoseconds(interval))
    return left / 1000000000, every / 1000000000


def getitimer(which, /):
    if not 0 <= which <= 2:
        raise ItimerError(22, 'Invalid argument')
    left, every = _sig.getitimer(which)
    return left / 1000000000, every / 1000000000


def alarm(seconds, /):
    left, every = _sig.setitimer(0, seconds.__index__() * 1000000000, 0)
    return -(-left // 1000000000)


def _bits(signals):
    bits = 0
    for number in signals:
        bits |= 1 << _number(number) - 1
    return bits


def _set(bits):
    return {number for number in range(1, NSIG) if bits >> number - 1 & 1}


def valid_signals():
    return set(range(1, 32)) | set(range(34, 65))


def pthread_sigmask(how, mask, /):
    if how not in (SIG_BLOCK, SIG_UNBLOCK, SIG_SETMASK):
        raise OSError(22, 'Invalid argument')
    return _set(_sig.sigmask(how, _bits(mask)))


def sigpending():
    return _set(_sig.sigpending())


def sigwait(sigset, /):
    return _sig.sigwait(_bits(sigset))[0]


class struct_siginfo(tuple):
    __module__ = 'signal'
    _names = 'si_signo', 'si_code', 'si_errno', 'si_pid', 'si_uid', 'si_status', 'si_band'
    n_fields = n_sequence_fields = 7
    n_unnamed_fields = 0

    def __repr__(self):
        return f'signal.struct_siginfo({", ".join([f"{name}={value!r}" for name, value in zip(self._names, self)])})'


for _place, _name in enumerate(struct_siginfo._names):
    setattr(struct_siginfo, _name, property(lambda self, place=_place: self[place]))


# Whom it came from: a process, or with pid 0 the kernel (an alarm).
def _info(number, pid):
    code, status = 0 if pid else 128, 0
    if number == SIGCHLD and pid:
        import os
        try:
            what = os.WEXITED | os.WSTOPPED | os.WCONTINUED
            child = os.waitid(os.P_PID, pid, what | os.WNOHANG | os.WNOWAIT)
            if child is not None:
                code, status = child.si_code, child.si_status
        except ChildProcessError:  # nobody's end: another process sent it
            pass
    uid = 1000 if pid else 0
    return struct_siginfo((number, code, 0, pid, uid, status, uid << 32 | pid))  # the last lies over pid and uid in C


def sigwaitinfo(sigset, /):
    return _info(*_sig.sigwait(_bits(sigset)))


def sigtimedwait(sigset, timeout, /):
    if timeout < 0:
        raise ValueError('timeout must be non-negative')
    came = _sig.sigtimedwait(_bits(sigset), timeout)
    return None if came is None else _info(*came)
