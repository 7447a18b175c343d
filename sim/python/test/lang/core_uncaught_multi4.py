def div(a, b): return a / b
print(div(1, 2) + div(3, 0) * 2)

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi4.py", line 2, in <module>
# expect-error:     print(div(1, 2) + div(3, 0) * 2)
# expect-error:                       ^^^^^^^^^
# expect-error:   File "core_uncaught_multi4.py", line 1, in div
# expect-error:     def div(a, b): return a / b
# expect-error:                           ~~^~~
# expect-error: ZeroDivisionError: division by zero
# status: 1
