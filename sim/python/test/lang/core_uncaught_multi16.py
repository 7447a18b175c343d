x = 5
x.append(1)

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi16.py", line 2, in <module>
# expect-error:     x.append(1)
# expect-error:     ^^^^^^^^
# expect-error: AttributeError: 'int' object has no attribute 'append'
# status: 1
