values = [1, 2, 3]
total = (values[0] +
         values[1] +
         values[10])

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi2.py", line 4, in <module>
# expect-error:     values[10])
# expect-error:     ~~~~~~^^^^
# expect-error: IndexError: list index out of range
# status: 1
