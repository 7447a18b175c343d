pirnt("hello")

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_tb_name5.py", line 1, in <module>
# expect-error:     pirnt("hello")
# expect-error:     ^^^^^
# expect-error: NameError: name 'pirnt' is not defined. Did you mean: 'print'?
# status: 1
