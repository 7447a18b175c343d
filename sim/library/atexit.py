# Hidden: in CPython this is C code.
"""Functions to be called when the program ends."""

_functions = []


def register(func, /, *args, **kwargs):
    _functions.append((func, args, kwargs))
    return func


def unregister(func):
    _functions[:] = [entry for entry in _functions if entry[0] != func]


def _run_exitfuncs():
    error = None
    while _functions:
        func, args, kwargs = _functions.pop()
        try:
            func(*args, **kwargs)
        except BaseException as e:
            import sys
            from _traceback import format_exception
            sys.stderr.write('Exception ignored in atexit callback: ' + repr(func) + '\n' + format_exception(e))
            error = e


def _clear():
    _functions.clear()


def _ncallbacks():
    return len(_functions)
