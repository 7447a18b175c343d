"""Tracebacks of a program in trouble. A simulated program has no faults of its own, so that nothing comes by itself."""

import sys

_enabled = False


def enable(file=sys.stderr, all_threads=True):
    global _enabled
    _enabled = True


def disable():
    global _enabled
    was = _enabled
    _enabled = False
    return was


def is_enabled():
    return _enabled


def dump_traceback(file=sys.stderr, all_threads=True):
    import threading
    frame = sys._getframe(1)
    lines = [f'Current thread 0x{threading.get_ident():016x} (most recent call first):']
    while frame is not None:
        lines.append(f'  File "{frame.f_code.co_filename}", line {frame.f_lineno} in {frame.f_code.co_name}')
        frame = frame.f_back
    print('\n'.join(lines), file=file, flush=True)


def dump_traceback_later(timeout, repeat=False, file=sys.stderr, exit=False):
    if timeout <= 0:
        raise ValueError('timeout must be greater than 0')


def cancel_dump_traceback_later():
    pass


def register(signum, file=sys.stderr, all_threads=True, chain=False):
    import signal
    signal.signal(signum, lambda number, frame: dump_traceback(file, all_threads))


def unregister(signum):
    import signal
    was = callable(signal.getsignal(signum))
    signal.signal(signum, signal.SIG_DFL)
    return was
