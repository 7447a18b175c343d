import os
import sys

os.makedirs('below/inner', exist_ok=True)
with open('below/kept_below.py', 'w') as f:
    f.write('value = 7\n')
with open('below/inner/__init__.py', 'w') as f:
    f.write('from inner.part import name\n')
with open('below/inner/part.py', 'w') as f:
    f.write('name = __name__\n')
try:
    import kept_below
except ImportError as e:
    print(e)
sys.path.insert(0, 'below')
import kept_below
import inner
print(kept_below.value, inner.name, kept_below.__file__.endswith('below/kept_below.py'))
sys.path[0] = os.path.abspath('below')
del sys.modules['kept_below']
import kept_below
print(kept_below.value)
# expect: No module named 'kept_below'
# expect: 7 inner.part True
# expect: 7

# Modules that import each other.
with open('below/round_one.py', 'w') as f:
    f.write('import round_two\nA = 1\n')
with open('below/round_two.py', 'w') as f:
    f.write('from round_one import A\n')
with open('below/round_three.py', 'w') as f:
    f.write('import round_four\n')
with open('below/round_four.py', 'w') as f:
    f.write('import round_three\nprint(round_three.x)\n')
import importlib

for name in ('round_one', 'round_three'):
    try:
        importlib.import_module(name)
    except (ImportError, AttributeError) as e:
        print(str(e).rpartition(' (/')[0] or str(e).rpartition(' (below')[0] or e)
# expect: cannot import name 'A' from partially initialized module 'round_one' (most likely due to a circular import)
# expect: partially initialized module 'round_three' has no attribute 'x' (most likely due to a circular import)

# An error in a module comes through who imports it.
with open('below/fails.py', 'w') as f:
    f.write('x = 1\nx / 0\n')
import traceback


def brings():
    import fails


for turn in range(2):
    try:
        brings()
    except ZeroDivisionError as e:
        print([frame.name for frame in traceback.extract_tb(e.__traceback__)], 'fails' in sys.modules)
# expect: ['<module>', 'brings', '<module>'] False
# expect: ['<module>', 'brings', '<module>'] False
