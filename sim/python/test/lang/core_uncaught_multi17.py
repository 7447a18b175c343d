class V:
    def __init__(self, x): self.x = x
V(1) + V(2)

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi17.py", line 3, in <module>
# expect-error:     V(1) + V(2)
# expect-error:     ~~~~~^~~~~~
# expect-error: TypeError: unsupported operand type(s) for +: 'V' and 'V'
# status: 1
