# Tracebacks as data.
import traceback, sys
def boom(n):
    return {}['k'] + n
try:
    boom(1)
except KeyError as e:
    print([(f.name, f.line) for f in traceback.extract_tb(e.__traceback__)], traceback.format_exception_only(e), traceback.format_exception(e)[0], end='')
    print(traceback.format_exc().splitlines()[-1], len(traceback.format_tb(e.__traceback__)))
    te = traceback.TracebackException.from_exception(e)
    print(str(te), te.exc_type, te.stack[-1].name, list(te.format())[-1], end='')
    saved = e
try:
    raise ValueError('outer') from saved
except ValueError as e:
    text = traceback.format_exception(e)
    print([line for line in text if not line.startswith('  File')])
    print(len(traceback.format_exception(e, chain=False)), len(traceback.format_exception(type(e), e, e.__traceback__)))
print(traceback.format_exc(), traceback.extract_stack()[-1].name, traceback.format_list([('f.py', 3, 'g', 'x = 1')]))
def f():
    return [s.name for s in traceback.extract_stack()]
print(f())
# expect: [('<module>', 'boom(1)'), ('boom', "return {}['k'] + n")] ["KeyError: 'k'\n"] Traceback (most recent call last):
# expect: KeyError: 'k' 2
# expect: 'k' <class 'KeyError'> boom KeyError: 'k'
# expect: ['Traceback (most recent call last):\n', "KeyError: 'k'\n", '\nThe above exception was the direct cause of the following exception:\n\n', 'Traceback (most recent call last):\n', 'ValueError: outer\n']
# expect: 3 8
# expect: NoneType: None
# expect:  <module> ['  File "f.py", line 3, in g\n    x = 1\n']
# expect: ['<module>', 'f']
print(list(traceback.TracebackException(None, None, None).format()))  # expect: ['None: None\n']
def asked():
    return traceback.StackSummary.extract(traceback.walk_stack(None))
def asking():
    return asked()
print([frame.name for frame in asking()])  # expect: ['asked', 'asking', '<module>']
