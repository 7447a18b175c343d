# Code compiled as at the prompt shows the values of its expressions by sys.displayhook.
import sys

exec(compile('2 + 3', '<prompt>', 'single'))  # expect: 5
exec(compile('None; "a"; x = 1', '<prompt>', 'single'))  # expect: 'a'
# expect: 0
# expect: 1
exec(compile('for i in range(2):\n    i\n', '<prompt>', 'single'))
exec(compile('def f():\n    4\n', '<prompt>', 'single'))
f()
print(_)  # expect: 1


def shown(value):
    print('shown:', value)


sys.displayhook = shown
exec(compile('7 * 6', '<prompt>', 'single'))  # expect: shown: 42
sys.displayhook = sys.__displayhook__
exec(compile('7 * 6', '<prompt>', 'single'))  # expect: 42
try:
    compile('a = 1\nb = 2\n', '<prompt>', 'single')
except SyntaxError as error:
    print(error.msg)  # expect: multiple statements found while compiling a single statement
