class MyErr(Exception):
    def __str__(self): raise ValueError("in str")
raise MyErr("x")

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi20.py", line 3, in <module>
# expect-error:     raise MyErr("x")
# expect-error: MyErr: <exception str() failed>
# status: 1
