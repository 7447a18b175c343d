# A hook of one's own that does a little and leaves the rest to the usual one.
# status: 1
import sys


def hook(kind, value, traceback):
    print('hook:', kind.__name__, value)
    sys.__excepthook__(kind, value, traceback)


sys.excepthook = hook
raise ValueError('once')
# expect: hook: ValueError once
# expect-error: Traceback (most recent call last):
# expect-error:   File "lib_sys_excepthook_default.py", line 12, in <module>
# expect-error:     raise ValueError('once')
# expect-error: ValueError: once
