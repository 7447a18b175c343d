raise 42

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi23.py", line 1, in <module>
# expect-error:     raise 42
# expect-error: TypeError: exceptions must derive from BaseException
# status: 1
