d = {"a": 1}
for k in d:
    d[k + "x"] = 1

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi11.py", line 2, in <module>
# expect-error:     for k in d:
# expect-error: RuntimeError: dictionary changed size during iteration
# status: 1
