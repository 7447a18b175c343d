class Meta(type): pass
int("12x")

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi13.py", line 2, in <module>
# expect-error:     int("12x")
# expect-error: ValueError: invalid literal for int() with base 10: '12x'
# status: 1
