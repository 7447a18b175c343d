class P:
    @property
    def v(self):
        return self._v
p = P()
print(f"value {p.v:>5}")

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi5.py", line 6, in <module>
# expect-error:     print(f"value {p.v:>5}")
# expect-error:                    ^^^
# expect-error:   File "core_uncaught_multi5.py", line 4, in v
# expect-error:     return self._v
# expect-error:            ^^^^^^^
# expect-error: AttributeError: 'P' object has no attribute '_v'. Did you mean: 'v'?
# status: 1
