x = "a" "b"
print(x[5:], x.upper().lower().foo().bar())

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi34.py", line 2, in <module>
# expect-error:     print(x[5:], x.upper().lower().foo().bar())
# expect-error:                  ^^^^^^^^^^^^^^^^^^^^^
# expect-error: AttributeError: 'str' object has no attribute 'foo'
# status: 1
