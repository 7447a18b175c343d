with open("missing.txt") as f:
    print(f.read())

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_uncaught_multi7.py", line 1, in <module>
# expect-error:     with open("missing.txt") as f:
# expect-error:          ^^^^^^^^^^^^^^^^^^^
# expect-error: FileNotFoundError: [Errno 2] No such file or directory: 'missing.txt'
# status: 1
