d = dict(a=1)
print(d["b"] if "c" not in d else d["c"])

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi35.py", line 2, in <module>
# expect-error:     print(d["b"] if "c" not in d else d["c"])
# expect-error:           ~^^^^^
# expect-error: KeyError: 'b'
# status: 1
