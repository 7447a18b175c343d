# Text over files without a buffer: bufsize=0, and a wrapper around a raw file.
import io
import os
import subprocess
import sys

child = subprocess.Popen([sys.executable, '-c', 'print("a", flush=True); print(input())'], stdin=subprocess.PIPE,
                         stdout=subprocess.PIPE, text=True, bufsize=0)
print(type(child.stdout.buffer), repr(child.stdout.readline()))
child.stdin.write('b\n')
print(repr(child.stdout.read()), child.wait())
r, w = os.pipe()
os.write(w, 'ü\nrest'.encode())
os.close(w)
with io.TextIOWrapper(io.FileIO(r), encoding='utf-8') as file:
    print(list(file))

# expect: <class '_io.FileIO'> 'a\n'
# expect: 'b\n' 0
# expect: ['ü\n', 'rest']
