try:
    1/0
except "a":
    pass

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi24.py", line 2, in <module>
# expect-error:     1/0
# expect-error:     ~^~
# expect-error: ZeroDivisionError: division by zero
# expect-error: During handling of the above exception, another exception occurred:
# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi24.py", line 3, in <module>
# expect-error:     except "a":
# expect-error: TypeError: catching classes that do not inherit from BaseException is not allowed
# status: 1
