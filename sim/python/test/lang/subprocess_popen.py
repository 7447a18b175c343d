import os


def attempt(function, *args, **options):
    try:
        print('ok', function(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


import signal
import subprocess
import sys
import time
p = subprocess.Popen(['cat'], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
print(p.poll(), p.returncode, p.communicate(b'some input'), p.returncode, p.wait())
p = subprocess.Popen(['sleep', '10'])
print(p.poll())
p.terminate()
print(p.wait(), p.returncode == -signal.SIGTERM)
p = subprocess.Popen(['sleep', '10'])
p.kill()
print(p.wait())
p.kill()
p = subprocess.Popen(['sleep', '1'])
try:
    p.wait(timeout=0.2)
except subprocess.TimeoutExpired as e:
    print(e, e.timeout, e.cmd)
print(p.wait())
with subprocess.Popen([sys.executable, '-u', '-c', 'import time\nfor i in range(3):\n    print("line", i)\n    time.sleep(0.05)'], stdout=subprocess.PIPE, text=True) as p:
    for line in p.stdout:
        print('got', line.strip())
print(p.returncode, repr(p)[:31])
a = subprocess.Popen(['printf', 'b\\na\\nc\\n'], stdout=subprocess.PIPE)
b = subprocess.Popen(['sort'], stdin=a.stdout, stdout=subprocess.PIPE)
a.stdout.close()
print(b.communicate()[0])
p = subprocess.Popen([sys.executable, '-c', 'import sys\nfor line in sys.stdin: print(line.strip().upper(), flush=True)'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
for word in ('one', 'two'):
    p.stdin.write(word + '\n')
    p.stdin.flush()
    print(p.stdout.readline().strip())
p.stdin.close()
print(p.wait())
began = time.monotonic()
three = [subprocess.Popen(['sleep', '0.3']) for _ in range(3)]
print([p.wait() for p in three], 0.3 <= time.monotonic() - began < 0.8)
p = subprocess.Popen(['cat'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
out, err = p.communicate(b'x' * 200000)
print(len(out), err)
print(subprocess.run(['echo', 'to stderr'], stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout, subprocess.run(['echo', 'gone'], stdout=subprocess.DEVNULL))
import traceback
for args, more in ((['no-such-program'], {}), (['true'], {'cwd': '/no/such'})):
    try:
        subprocess.Popen(args, **more)
    except OSError as error:
        print(error, [frame.name for frame in traceback.extract_tb(error.__traceback__)])

# expect: None None (b'some input', None) 0 0
# expect: None
# expect: -15 True
# expect: -9
# expect: Command '['sleep', '1']' timed out after 0.2 seconds 0.2 ['sleep', '1']
# expect: 0
# expect: got line 0
# expect: got line 1
# expect: got line 2
# expect: 0 <Popen: returncode: 0 args: ['/
# expect: b'a\nb\nc\n'
# expect: ONE
# expect: TWO
# expect: 0
# expect: [0, 0, 0] True
# expect: 200000 b''
# expect: b'to stderr\n' CompletedProcess(args=['echo', 'gone'], returncode=0)
# expect: [Errno 2] No such file or directory: 'no-such-program' ['<module>', '__init__', '_execute_child']
# expect: [Errno 2] No such file or directory: '/no/such' ['<module>', '__init__', '_execute_child']
