class MyErr(Exception):
    def __str__(self): return ""
raise MyErr("x")

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi19.py", line 3, in <module>
# expect-error:     raise MyErr("x")
# expect-error: MyErr
# status: 1
