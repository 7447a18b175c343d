x = {"a": {"b": None}}
print(x["a"]["b"]["c"])

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi3.py", line 2, in <module>
# expect-error:     print(x["a"]["b"]["c"])
# expect-error:           ~~~~~~~~~~~^^^^^
# expect-error: TypeError: 'NoneType' object is not subscriptable
# status: 1
