"""Memory in use: the simulated heap's, as a whole."""

import sys as _sys

_start = None
_peak = 0


def start(nframe=1):
    global _start, _peak
    if _start is None:
        _start = _sys.getallocatedblocks() * 64
        _peak = 0


def stop():
    global _start
    _start = None


def is_tracing():
    return _start is not None


def get_traced_memory():
    global _peak
    if _start is None:
        return 0, 0
    now = max(0, _sys.getallocatedblocks() * 64 - _start)
    _peak = max(_peak, now)
    return now, _peak


def reset_peak():
    global _peak
    _peak = get_traced_memory()[0]


def clear_traces():
    global _start, _peak
    if _start is not None:
        _start = _sys.getallocatedblocks() * 64
        _peak = 0


def get_tracemalloc_memory():
    return 0


def get_traceback_limit():
    return 1


def get_object_traceback(obj):
    return None
