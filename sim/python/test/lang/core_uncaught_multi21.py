class E(Exception): pass
E.__module__ = "pkg.mod"
raise E("multi\nline")

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi21.py", line 3, in <module>
# expect-error:     raise E("multi\nline")
# expect-error: pkg.mod.E: multi
# expect-error: line
# status: 1
