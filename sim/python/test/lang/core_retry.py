import time, functools, random
class TransientError(Exception): pass
def retry(exceptions, tries=4, delay=0.1, backoff=2):
    def deco(f):
        @functools.wraps(f)
        def wrapper(*a, **k):
            mtries, mdelay = tries, delay
            while mtries > 1:
                try:
                    return f(*a, **k)
                except exceptions as e:
                    print(f"{e!r}, retrying in {mdelay:.2f} s...")
                    time.sleep(mdelay)
                    mtries -= 1
                    mdelay *= backoff
            return f(*a, **k)
        return wrapper
    return deco
attempts = 0
@retry((TransientError, ValueError), tries=3)
def flaky():
    global attempts
    attempts += 1
    if attempts < 3:
        raise TransientError("attempt", attempts)
    return "success"
print(flaky())
@retry(ZeroDivisionError, tries=2, delay=0.01)
def always(): return 1 // 0
always()

# expect: TransientError('attempt', 1), retrying in 0.10 s...
# expect: TransientError('attempt', 2), retrying in 0.20 s...
# expect: success
# expect: ZeroDivisionError('integer division or modulo by zero'), retrying in 0.01 s...
# expect-error: Traceback (most recent call last):
# expect-error:   File "core_retry.py", line 30, in <module>
# expect-error:     always()
# expect-error:   File "core_retry.py", line 16, in wrapper
# expect-error:     return f(*a, **k)
# expect-error:            ^^^^^^^^^^
# expect-error:   File "core_retry.py", line 29, in always
# expect-error:     def always(): return 1 // 0
# expect-error:                          ~~^^~~
# expect-error: ZeroDivisionError: integer division or modulo by zero
# status: 1
