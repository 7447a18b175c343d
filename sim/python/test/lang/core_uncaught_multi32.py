class A:
    __slots__ = ("x",)
a = A(); a.x = 1
a.y = 2

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi32.py", line 4, in <module>
# expect-error:     a.y = 2
# expect-error:     ^^^
# expect-error: AttributeError: 'A' object has no attribute 'y'
# status: 1
