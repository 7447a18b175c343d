import os, tempfile; os.chdir(tempfile.mkdtemp())
import subprocess, sys, time
ps = [subprocess.Popen([sys.executable, "-c", f"import sys,time; time.sleep({d}); sys.exit({d*10:.0f})"]) for d in (0.3, 0.1, 0.2)]
live = dict(enumerate(ps)); order = []
while live:
    for i, p in list(live.items()):
        if p.poll() is not None: order.append((i, p.returncode)); del live[i]
    time.sleep(0.01)
print(order)
with open("o.txt", "w") as o, open("e.txt", "w") as e: subprocess.run([sys.executable, "-c", "import sys; print('O'); print('E', file=sys.stderr)"], stdout=o, stderr=e)
print(open("o.txt").read(), open("e.txt").read())
try: subprocess.check_output([sys.executable, "-c", "import sys; print('partial'); sys.exit(3)"], stderr=subprocess.STDOUT, text=True)
except subprocess.CalledProcessError as e: print(e.returncode, repr(e.output), e.cmd[1])
p = subprocess.Popen([sys.executable, "-c", "for i in range(3): print(i)"], stdout=subprocess.PIPE); print([l for l in iter(p.stdout.readline, b"")]); p.wait()
print(subprocess.run([sys.executable, "-c", "import sys; print(sys.argv)", "--x", "y z"], capture_output=True, text=True).stdout)
print(subprocess.run([sys.executable, "-m", "this_mod_does_not_exist"], capture_output=True, text=True).returncode, subprocess.run([sys.executable, "nofile.py"], capture_output=True).returncode)
print(subprocess.run([sys.executable], input="print(6*7)", capture_output=True, text=True).stdout)
# expect: [(1, 1), (2, 2), (0, 3)]
# expect: O
# expect:  E
# expect:
# expect: 3 'partial\n' -c
# expect: [b'0\n', b'1\n', b'2\n']
# expect: ['-c', '--x', 'y z']
# expect:
# expect: 1 2
# expect: 42
# expect:
