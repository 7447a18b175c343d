for k, v in {"a": 1}: print(k, v)
x, y = [1]

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi9.py", line 1, in <module>
# expect-error:     for k, v in {"a": 1}: print(k, v)
# expect-error:         ^^^^
# expect-error: ValueError: not enough values to unpack (expected 2, got 1)
# status: 1
