def gen():
    yield 1
    raise StopIteration
g = gen()
print(next(g)); next(g)

# expect: 1
# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi12.py", line 3, in gen
# expect-error:     raise StopIteration
# expect-error: StopIteration
# expect-error: The above exception was the direct cause of the following exception:
# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi12.py", line 5, in <module>
# expect-error:     print(next(g)); next(g)
# expect-error:                     ^^^^^^^
# expect-error: RuntimeError: generator raised StopIteration
# status: 1
