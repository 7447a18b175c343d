"""Processes that are used like threads."""

import sys
import multiprocessing.context as context
from multiprocessing import process, reduction

_default = context._default_context
__all__ = [name for name in dir(_default) if not name.startswith('_')]
for _name in __all__:
    globals()[_name] = getattr(_default, _name)
del _name

SUBDEBUG = 5
SUBWARNING = 25
AuthenticationError = context.AuthenticationError
BufferTooShort = context.BufferTooShort
ProcessError = context.ProcessError
TimeoutError = context.TimeoutError

if '__main__' in sys.modules:
    sys.modules['__mp_main__'] = sys.modules['__main__']
