def f():
    yield
g = f()
next(g)
g.throw(ValueError("thrown"))

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi27.py", line 5, in <module>
# expect-error:     g.throw(ValueError("thrown"))
# expect-error:   File "core_uncaught_multi27.py", line 2, in f
# expect-error:     yield
# expect-error: ValueError: thrown
# status: 1
