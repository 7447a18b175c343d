import math
class Counter:
    def __init__(self):
        self.count = 0
        self.total_sum = 0
try:
    print(math.squrt(2))
except AttributeError as e:
    print(e)
c = Counter()
c.conut

# expect: module 'math' has no attribute 'squrt'
# expect-error: Traceback (most recent call last):
# expect-error:   File "core_tb_name1.py", line 11, in <module>
# expect-error:     c.conut
# expect-error: AttributeError: 'Counter' object has no attribute 'conut'. Did you mean: 'count'?
# status: 1
