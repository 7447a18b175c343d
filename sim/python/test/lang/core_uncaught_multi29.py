def f(n):
    if n == 0: raise ValueError("deep")
    f(n - 1)
f(10)

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi29.py", line 4, in <module>
# expect-error:     f(10)
# expect-error:   File "core_uncaught_multi29.py", line 3, in f
# expect-error:     f(n - 1)
# expect-error:   File "core_uncaught_multi29.py", line 3, in f
# expect-error:     f(n - 1)
# expect-error:   File "core_uncaught_multi29.py", line 3, in f
# expect-error:     f(n - 1)
# expect-error:   [Previous line repeated 7 more times]
# expect-error:   File "core_uncaught_multi29.py", line 2, in f
# expect-error:     if n == 0: raise ValueError("deep")
# expect-error:                ^^^^^^^^^^^^^^^^^^^^^^^^
# expect-error: ValueError: deep
# status: 1
