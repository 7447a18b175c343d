"""The module _thread: threads without objects, and locks."""
import _thread
import sys
import time


def fail(value):
    raise ValueError(value)


def leave(a, *, k):
    print('leave', a, k)
    _thread.exit()


def hooked(unraisable):
    print(unraisable.exc_type.__name__)


_thread.start_new_thread(fail, (3,))
time.sleep(.05)
# expect-error: Traceback (most recent call last):
# expect-error:   File "threading_start_new_thread.py", line 8, in fail
# expect-error: ValueError: 3
_thread.start_new_thread(leave, (1,), {'k': 2})
time.sleep(.05)
# expect: leave 1 2
_thread.start_new_thread(sys.exit, ())
time.sleep(.05)
for wrong in (fail,), (fail, 3), (3, ()), (fail, (), 3):
    try:
        _thread.start_new_thread(*wrong)
    except TypeError as error:
        print(error)
# expect: start_new_thread expected at least 2 arguments, got 1
# expect: 2nd arg must be a tuple
# expect: first arg must be callable
# expect: optional 3rd arg must be a dictionary
lock = _thread.allocate_lock()
print(lock.locked(), lock.acquire(), lock.acquire(False), lock.acquire(timeout=.01), lock.locked_lock())
# expect: False True False False True
lock.release_lock()
try:
    lock.release()
except RuntimeError as error:
    print(error)
# expect: release unlocked lock
print(lock.acquire_lock(), _thread.error is RuntimeError, _thread.LockType.__name__)
# expect: True True lock
