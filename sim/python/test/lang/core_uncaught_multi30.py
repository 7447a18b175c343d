sorted([3, "a", 2], key=lambda v: -v)

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi30.py", line 1, in <module>
# expect-error:     sorted([3, "a", 2], key=lambda v: -v)
# expect-error:   File "core_uncaught_multi30.py", line 1, in <lambda>
# expect-error:     sorted([3, "a", 2], key=lambda v: -v)
# expect-error:                                       ^^
# expect-error: TypeError: bad operand type for unary -: 'str'
# status: 1
