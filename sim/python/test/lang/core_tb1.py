def a(x):
    return b(x) + 1
def b(x):
    return c(x,
             y=2)
def c(x, y):
    d = {"k": [1, 2, 3]}
    return d["k"][x] / (x - y)
try:
    a(5)
except IndexError as e:
    print("caught", e)
class Foo:
    def __init__(self, v): self.v = v
    def method(self):
        return self.v.missing
    def __getitem__(self, i):
        raise LookupError(f"no {i}")
try:
    Foo(1).method()
except AttributeError:
    import traceback
    traceback.print_exc()
try:
    Foo(1)[3]
except LookupError:
    traceback.print_exc()
try:
    (lambda: 1/0)()
except ZeroDivisionError:
    print(traceback.format_exc())
try:
    [a(i) for i in [0, 1, 2]]
except ZeroDivisionError:
    traceback.print_exc()
try:
    try:
        1/0
    except ZeroDivisionError as e:
        raise ValueError("second") from e
except ValueError:
    traceback.print_exc()
try:
    try:
        {}["x"]
    except KeyError:
        raise ValueError("during")
except ValueError:
    traceback.print_exc()
try:
    try:
        {}["x"]
    except KeyError:
        raise ValueError("none") from None
except ValueError:
    traceback.print_exc()
def rec(n):
    return rec(n - 1)
e = ValueError("with notes")
e.add_note("first note"); e.add_note("second\nnote")
try:
    raise e
except ValueError:
    traceback.print_exc()
assert 1 == 1
try:
    assert a == b, "a is not b"
except AssertionError as e:
    traceback.print_exc()
try:
    assert (1 +
            1) == 3
except AssertionError as e:
    traceback.print_exc()
print(a(2))

# expect: caught list index out of range
# expect: Traceback (most recent call last):
# expect:   File "/tmp/conform/core_tb1.py", line 29, in <module>
# expect:     (lambda: 1/0)()
# expect:   File "/tmp/conform/core_tb1.py", line 29, in <lambda>
# expect:     (lambda: 1/0)()
# expect:              ~^~
# expect: ZeroDivisionError: division by zero
# expect:
# expect-error: Traceback (most recent call last):
# expect-error:   File "core_tb1.py", line 20, in <module>
# expect-error:     Foo(1).method()
# expect-error:   File "core_tb1.py", line 16, in method
# expect-error:     return self.v.missing
# expect-error:            ^^^^^^^^^^^^^^
# expect-error: AttributeError: 'int' object has no attribute 'missing'
# expect-error: Traceback (most recent call last):
# expect-error:   File "core_tb1.py", line 25, in <module>
# expect-error:     Foo(1)[3]
# expect-error:     ~~~~~~^^^
# expect-error:   File "core_tb1.py", line 18, in __getitem__
# expect-error:     raise LookupError(f"no {i}")
# expect-error: LookupError: no 3
# expect-error: Traceback (most recent call last):
# expect-error:   File "core_tb1.py", line 33, in <module>
# expect-error:     [a(i) for i in [0, 1, 2]]
# expect-error:   File "core_tb1.py", line 33, in <listcomp>
# expect-error:     [a(i) for i in [0, 1, 2]]
# expect-error:      ^^^^
# expect-error:   File "core_tb1.py", line 2, in a
# expect-error:     return b(x) + 1
# expect-error:            ^^^^
# expect-error:   File "core_tb1.py", line 4, in b
# expect-error:     return c(x,
# expect-error:            ^^^^
# expect-error:   File "core_tb1.py", line 8, in c
# expect-error:     return d["k"][x] / (x - y)
# expect-error:            ~~~~~~~~~~^~~~~~~~~
# expect-error: ZeroDivisionError: division by zero
# expect-error: Traceback (most recent call last):
# expect-error:   File "core_tb1.py", line 38, in <module>
# expect-error:     1/0
# expect-error:     ~^~
# expect-error: ZeroDivisionError: division by zero
# expect-error: The above exception was the direct cause of the following exception:
# expect-error: Traceback (most recent call last):
# expect-error:   File "core_tb1.py", line 40, in <module>
# expect-error:     raise ValueError("second") from e
# expect-error: ValueError: second
# expect-error: Traceback (most recent call last):
# expect-error:   File "core_tb1.py", line 45, in <module>
# expect-error:     {}["x"]
# expect-error:     ~~^^^^^
# expect-error: KeyError: 'x'
# expect-error: During handling of the above exception, another exception occurred:
# expect-error: Traceback (most recent call last):
# expect-error:   File "core_tb1.py", line 47, in <module>
# expect-error:     raise ValueError("during")
# expect-error: ValueError: during
# expect-error: Traceback (most recent call last):
# expect-error:   File "core_tb1.py", line 54, in <module>
# expect-error:     raise ValueError("none") from None
# expect-error: ValueError: none
# expect-error: Traceback (most recent call last):
# expect-error:   File "core_tb1.py", line 62, in <module>
# expect-error:     raise e
# expect-error: ValueError: with notes
# expect-error: first note
# expect-error: second
# expect-error: note
# expect-error: Traceback (most recent call last):
# expect-error:   File "core_tb1.py", line 67, in <module>
# expect-error:     assert a == b, "a is not b"
# expect-error:            ^^^^^^
# expect-error: AssertionError: a is not b
# expect-error: Traceback (most recent call last):
# expect-error:   File "core_tb1.py", line 71, in <module>
# expect-error:     assert (1 +
# expect-error:            ^^^^
# expect-error: AssertionError
# expect-error: Traceback (most recent call last):
# expect-error:   File "core_tb1.py", line 75, in <module>
# expect-error:     print(a(2))
# expect-error:           ^^^^
# expect-error:   File "core_tb1.py", line 2, in a
# expect-error:     return b(x) + 1
# expect-error:            ^^^^
# expect-error:   File "core_tb1.py", line 4, in b
# expect-error:     return c(x,
# expect-error:            ^^^^
# expect-error:   File "core_tb1.py", line 8, in c
# expect-error:     return d["k"][x] / (x - y)
# expect-error:            ~~~~~~~~~~^~~~~~~~~
# expect-error: ZeroDivisionError: division by zero
# status: 1
