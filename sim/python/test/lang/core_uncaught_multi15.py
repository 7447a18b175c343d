def f(a, b): pass
f(1)

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi15.py", line 2, in <module>
# expect-error:     f(1)
# expect-error: TypeError: f() missing 1 required positional argument: 'b'
# status: 1
