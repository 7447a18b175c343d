x = 10
def f():
    print(x)
    x = 5
try:
    f()
except UnboundLocalError as e:
    print(e)
def g():
    del y
try: g()
except NameError as e: print(e)
def h():
    def inner():
        return v
    inner()
    v = 1
try: h()
except NameError as e: print(e)
def k():
    try:
        1/0
    except ZeroDivisionError as e:
        pass
    print(e)
try: k()
except UnboundLocalError as e: print(e)
class C:
    z = z1 if False else 3
    print(z)
del x
f()

# expect: cannot access local variable 'x' where it is not associated with a value
# expect: cannot access local variable 'y' where it is not associated with a value
# expect: cannot access free variable 'v' where it is not associated with a value in enclosing scope
# expect: cannot access local variable 'e' where it is not associated with a value
# expect: 3
# expect-error: Traceback (most recent call last):
# expect-error:   File "core_tb_unbound.py", line 32, in <module>
# expect-error:     f()
# expect-error:   File "core_tb_unbound.py", line 3, in f
# expect-error:     print(x)
# expect-error:           ^
# expect-error: UnboundLocalError: cannot access local variable 'x' where it is not associated with a value
# status: 1
