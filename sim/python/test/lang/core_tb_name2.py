def calculate_total(items):
    total = 0
    for item in items:
        totl += item
    return total
calculate_total([1])

# expect-error: Traceback (most recent call last):
# expect-error:   File "core_tb_name2.py", line 6, in <module>
# expect-error:     calculate_total([1])
# expect-error:   File "core_tb_name2.py", line 4, in calculate_total
# expect-error:     totl += item
# expect-error:     ^^^^
# expect-error: UnboundLocalError: cannot access local variable 'totl' where it is not associated with a value
# status: 1
