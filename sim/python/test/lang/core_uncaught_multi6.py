имя = "мир"
print("привет", имя + 1)

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi6.py", line 2, in <module>
# expect-error:     print("привет", имя + 1)
# expect-error:                     ~~~~^~~
# expect-error: TypeError: can only concatenate str (not "int") to str
# status: 1
