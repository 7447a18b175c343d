# python -m package: its __main__ imports from the package.
import os
import subprocess
import sys

os.makedirs('made_package', exist_ok=True)
for name, text in (('__init__', 'name = "package"\n'), ('__main__', 'from . import name\nprint(name, __name__, __package__)\n'),
                   ('part', 'from .__init__ import name\nimport sys\nprint(name, __name__, __package__, sys.argv[1:])\n')):
    with open(f'made_package/{name}.py', 'w') as file:
        file.write(text)
for what in ('made_package', 'made_package.part', 'made_package.missing'):
    done = subprocess.run([sys.executable, '-m', what, 'x'], text=True, capture_output=True)
    print(done.returncode, done.stdout.strip() or done.stderr.split(': ')[-1].strip())
print('\ud800'.encode('utf-8', 'surrogatepass').decode('utf-8', 'surrogatepass') == '\ud800')
try:
    b'\xed\xa0'.decode('utf-8', 'surrogatepass')
except UnicodeDecodeError as error:
    print(error)
# expect: 0 package __main__ made_package
# expect: 0 package __main__ made_package ['x']
# expect: 1 No module named made_package.missing
# expect: True
# expect: 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte
