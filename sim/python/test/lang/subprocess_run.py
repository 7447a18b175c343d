import os


def attempt(function, *args, **options):
    try:
        print('ok', function(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


import subprocess
import sys
r = subprocess.run(['echo', 'hello', 'world'], capture_output=True, text=True)
print(r)
print(subprocess.run(['true']), subprocess.run(['false']).returncode)
print(subprocess.check_output(['echo', 'bytes']))
print(subprocess.run(['cat'], input='through cat', capture_output=True, text=True).stdout)
print(subprocess.call(['true']), subprocess.check_call(['true']))
for command in (['false'], [sys.executable, '-c', 'import sys; sys.exit(7)']):
    try:
        subprocess.run(command, check=True)
    except subprocess.CalledProcessError as e:
        print(e.returncode, str(e).replace(sys.executable, '/usr/bin/python3')[:20], str(e)[-32:])
attempt(subprocess.run, ['no-such-command'])
attempt(subprocess.run, ['/no/such/command'])
attempt(subprocess.run, ['echo'], cwd='/no/such/folder')
try:
    subprocess.run(['sleep', '5'], timeout=0.1)
except subprocess.TimeoutExpired as e:
    print(type(e).__name__, e.cmd)
attempt(subprocess.run, ['cat'], input='x', stdin=subprocess.PIPE)
attempt(subprocess.check_output, ['true'], stdout=1)
print(subprocess.run([sys.executable, '-c', 'import sys; print("out"); print("err", file=sys.stderr)'], capture_output=True, text=True).stderr)
print(subprocess.run([sys.executable, '-c', 'print(input() * 2)'], input='ab', capture_output=True, text=True).stdout)
print(subprocess.run([sys.executable, '-c', 'import sys; print(sys.argv)', 'x', 'y'], stdout=subprocess.PIPE, text=True).stdout)
print(subprocess.run([sys.executable, '-c', 'import os; print(os.environ["KV"], len(os.environ) < 9)'], env={'KV': '1'}, capture_output=True, text=True).stdout)
print(subprocess.run(['pwd'], cwd='/tmp', capture_output=True, text=True).stdout)
print(subprocess.run([sys.executable, '-c', '1/0'], capture_output=True, text=True).stderr.splitlines()[-1])
print(subprocess.run([sys.executable, '-c', 'print("x'], capture_output=True, text=True).stderr.splitlines()[-1])

# expect: CompletedProcess(args=['echo', 'hello', 'world'], returncode=0, stdout='hello world\n', stderr='')
# expect: CompletedProcess(args=['true'], returncode=0) 1
# expect: b'bytes\n'
# expect: through cat
# expect: 0 0
# expect: 1 Command '['false']'  returned non-zero exit status 1.
# expect: 7 Command '['/usr/bin/ returned non-zero exit status 7.
# expect: FileNotFoundError [Errno 2] No such file or directory: 'no-such-command'
# expect: FileNotFoundError [Errno 2] No such file or directory: '/no/such/command'
# expect: FileNotFoundError [Errno 2] No such file or directory: '/no/such/folder'
# expect: TimeoutExpired ['sleep', '5']
# expect: ValueError stdin and input arguments may not both be used.
# expect: ValueError stdout argument not allowed, it will be overridden.
# expect: err
# expect:
# expect: abab
# expect:
# expect: ['-c', 'x', 'y']
# expect:
# expect: 1 True
# expect:
# expect: /tmp
# expect:
# expect: ZeroDivisionError: division by zero
# expect: SyntaxError: unterminated string literal (detected at line 1)
