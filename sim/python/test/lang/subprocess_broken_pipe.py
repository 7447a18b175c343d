"""Children whose standard output nobody reads any more."""
import subprocess
import sys


def run(code):
    child = subprocess.Popen([sys.executable, '-c', 'import time\ntime.sleep(.2)\n' + code], env={},
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    child.stdout.close()
    for line in child.stderr.read().splitlines():
        print(' ', line)
    print(child.wait())


run("print('kept until the end')")
# expect:   Exception ignored in: <_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>
# expect:   BrokenPipeError: [Errno 32] Broken pipe
# expect: 120
run("import sys\ntry:\n    print('x', flush=True)\nexcept BrokenPipeError as error:\n    print(error, file=sys.stderr)")
# expect:   [Errno 32] Broken pipe
# expect:   Exception ignored in: <_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>
# expect:   BrokenPipeError: [Errno 32] Broken pipe
# expect: 120
run("for i in range(100000):\n    print(i)")
# expect:   Traceback (most recent call last):
# expect:     File "<string>", line 4, in <module>
# expect:   BrokenPipeError: [Errno 32] Broken pipe
# expect: 1
