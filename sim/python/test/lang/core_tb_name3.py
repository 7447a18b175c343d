def f():
    values = [1, 2]
    return valeus
f()

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_tb_name3.py", line 4, in <module>
# expect-error:     f()
# expect-error:   File "core_tb_name3.py", line 3, in f
# expect-error:     return valeus
# expect-error:            ^^^^^^
# expect-error: NameError: name 'valeus' is not defined. Did you mean: 'values'?
# status: 1
