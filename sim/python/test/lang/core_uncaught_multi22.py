class Outer:
    class InnerError(ValueError): pass
def f():
    class Local(Outer.InnerError): pass
    raise Local(1, 2)
f()

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi22.py", line 6, in <module>
# expect-error:     f()
# expect-error:   File "core_uncaught_multi22.py", line 5, in f
# expect-error:     raise Local(1, 2)
# expect-error: f.<locals>.Local: (1, 2)
# status: 1
