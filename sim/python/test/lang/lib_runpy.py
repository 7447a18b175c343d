# Programs as main modules; what they raise shows CPython's frames.
import os, runpy, sys, traceback
with open('/tmp/prog_runpy.py', 'w') as f:
    f.write('import sys\nx = 5\nprint(__name__, __file__)\nif __name__ == "__main__": print("main")\n')
sys.path.insert(0, '/tmp')
found = runpy.run_path('/tmp/prog_runpy.py')
print(found['x'], 'prog_runpy' in sys.modules)
found = runpy.run_path('/tmp/prog_runpy.py', {'y': 1}, run_name='__main__')
print(found['y'], found['__name__'])
print(runpy.run_module('prog_runpy', run_name='__main__')['x'])
try:
    runpy.run_module('nope_runpy')
except ImportError as e:
    print(e)
with open('/tmp/prog_runpy.py', 'w') as f:
    f.write('1 / 0\n')
try:
    runpy.run_path('/tmp/prog_runpy.py')
except ZeroDivisionError as e:
    print([entry.name for entry in traceback.extract_tb(e.__traceback__)])
os.unlink('/tmp/prog_runpy.py')
# expect: <run_path> /tmp/prog_runpy.py
# expect: 5 False
# expect: __main__ /tmp/prog_runpy.py
# expect: main
# expect: 1 __main__
# expect: __main__ /tmp/prog_runpy.py
# expect: main
# expect: 5
# expect: No module named nope_runpy
# expect: ['<module>', 'run_path', '_run_module_code', '_run_code', '<module>']
