a, b = 1, 2, 3

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi8.py", line 1, in <module>
# expect-error:     a, b = 1, 2, 3
# expect-error:     ^^^^
# expect-error: ValueError: too many values to unpack (expected 2)
# status: 1
