def f(**kw): return kw
result = f(a=1,
           b=2,
           c=undefined)

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi.py", line 4, in <module>
# expect-error:     c=undefined)
# expect-error:       ^^^^^^^^^
# expect-error: NameError: name 'undefined' is not defined
# status: 1
