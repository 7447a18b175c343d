try:
    raise KeyError("a")
except KeyError as e:
    raise
finally:
    print("fin")

# expect: fin
# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi28.py", line 2, in <module>
# expect-error:     raise KeyError("a")
# expect-error: KeyError: 'a'
# status: 1
