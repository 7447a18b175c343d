# The module traceback does not say what may have been meant, and sys.excepthook does: as in 3.11.
import collections.abc
import math
import random
import sys
import traceback
import types

for text in ('lenght', 'math.squrt', '[].apend'):
    try:
        eval(text)
    except (NameError, AttributeError) as e:
        print(traceback.format_exception_only(e)[-1].strip(), e.name)
print(collections.abc.Callable[[int, str], None], collections.abc.Callable[..., int], collections.abc.Callable[[], int])
print(collections.abc.Callable[[int], str].__args__, types.ModuleType('made'))
print('threading' in sys.stdlib_module_names, 'numpy' in sys.stdlib_module_names)
for bad in (lambda: random.randint(1.5, 2), lambda: sys.no_such_name, lambda: ExceptionGroup('g', [])):
    try:
        bad()
    except (ValueError, AttributeError) as e:
        print(e)
lenght = 1
lengt
# status: 1
# expect-error: NameError: name 'lengt' is not defined. Did you mean: 'lenght'?
# expect: NameError: name 'lenght' is not defined lenght
# expect: AttributeError: module 'math' has no attribute 'squrt' squrt
# expect: AttributeError: 'list' object has no attribute 'apend' apend
# expect: collections.abc.Callable[[int, str], None] collections.abc.Callable[..., int] collections.abc.Callable[[], int]
# expect: (<class 'int'>, <class 'str'>) <module 'made'>
# expect: True False
# expect: non-integer arg 1 for randrange()
# expect: module 'sys' has no attribute 'no_such_name'
# expect: second argument (exceptions) must be a non-empty sequence
