def fact(n):
    if n <= 1: return 1
    return n * fact(n - 1)
def cnt(n):
    if n == 0: return 0
    return 1 + cnt(n - 1)
class T:
    def m(self, n):
        return self.m(n + 1)
class D:
    def __init__(self, n): self.c = D(n + 1)
class E:
    def __eq__(self, o): return self == o
class S:
    def __str__(self): return str(self)
class G:
    def __getattr__(self, n): return getattr(self, n)
class H:
    def __hash__(self): return hash(self)
class I:
    def __len__(self): return len(self)
class A:
    def __add__(self, o): return self + o
def dd(d): return {k: dd(d) for k in d}
def ss(n): return sum([ss(n)])
def mm(x): return list(map(mm, [x]))
def gg(n): yield from gg(n)
for f in [lambda: fact(5000), lambda: cnt(5000), lambda: T().m(0), lambda: D(0), lambda: E() == E(), lambda: str(S()), lambda: G().x, lambda: hash(H()), lambda: len(I()), lambda: A() + 1, lambda: dd({1: 2}), lambda: ss(1), lambda: mm(1), lambda: next(gg(1)), lambda: sorted([1, 2], key=lambda x: fact(3000))]:
    try: f()
    except RecursionError as e: print(e)
def fib(n):
    if n < 2: return n
    return fib(n - 1) + fib(n - 2)
print(fib(15))
fact(2000)

# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded while calling a Python object
# expect: maximum recursion depth exceeded in comparison
# expect: maximum recursion depth exceeded while getting the str of an object
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded while calling a Python object
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded
# expect: 610
# expect-error: Traceback (most recent call last):
# expect-error:   File "core_rec1.py", line 35, in <module>
# expect-error:     fact(2000)
# expect-error:   File "core_rec1.py", line 3, in fact
# expect-error:     return n * fact(n - 1)
# expect-error:                ^^^^^^^^^^^
# expect-error:   File "core_rec1.py", line 3, in fact
# expect-error:     return n * fact(n - 1)
# expect-error:                ^^^^^^^^^^^
# expect-error:   File "core_rec1.py", line 3, in fact
# expect-error:     return n * fact(n - 1)
# expect-error:                ^^^^^^^^^^^
# expect-error:   [Previous line repeated 996 more times]
# expect-error: RecursionError: maximum recursion depth exceeded
# status: 1
