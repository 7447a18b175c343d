raise Exception

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi18.py", line 1, in <module>
# expect-error:     raise Exception
# expect-error: Exception
# status: 1
