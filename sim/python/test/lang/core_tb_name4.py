print(lenght("a"))

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_tb_name4.py", line 1, in <module>
# expect-error:     print(lenght("a"))
# expect-error:           ^^^^^^
# expect-error: NameError: name 'lenght' is not defined
# status: 1
