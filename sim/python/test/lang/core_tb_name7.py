import nonexistent_module

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_tb_name7.py", line 1, in <module>
# expect-error:     import nonexistent_module
# expect-error: ModuleNotFoundError: No module named 'nonexistent_module'
# status: 1
