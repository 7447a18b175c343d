import os, tempfile; os.chdir(tempfile.mkdtemp())
import subprocess, sys
def run(*a, **k):
    try: print(subprocess.run(*a, capture_output=True, text=True, **k).stdout.split())
    except Exception as e: print(type(e).__name__, e)
run("i=0; while [ $i -lt 3 ]; do echo n$i; i=$((i+1)); done", shell=True)
run("if [ -d /tmp ]; then echo dir; else echo none; fi", shell=True)
run("for f in a b; do echo $f; done | sort -r", shell=True)
run("X=1; [ \"$X\" = 1 ] && { echo one; echo two; }", shell=True)
run("test 3 -gt 2 && ! false && echo good", shell=True)
run("until true; do echo no; done; echo end", shell=True)
run("echo $((2*3+4)) $((10/3)) $((7%4))", shell=True)
run("for i in 1 2 3 4; do if [ $i = 3 ]; then break; fi; echo $i; done", shell=True)
run(["sh", "-c", "echo $1-$2", "name", "x", "y"])
run("(cd /; pwd); echo a > f; echo b >> f; cat f; wc -l < f", shell=True)
run("echo out; echo err 1>&2; exit 3", shell=True)
p = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL); p.send_signal(2); print(p.wait())
# expect: ['n0', 'n1', 'n2']
# expect: ['dir']
# expect: ['b', 'a']
# expect: ['one', 'two']
# expect: ['good']
# expect: ['end']
# expect: ['10', '3', '3']
# expect: ['1', '2']
# expect: ['x-y']
# expect: ['/', 'a', 'b', '2']
# expect: ['out']
# expect: -2
run("read a b; echo \"$a-$b\"; read rest || echo none", shell=True, input="one two three\n")
run("while read -r line; do echo \"<$line>\"; done", shell=True, input="1\n\n2 3\n")
# expect: ['one-two', 'three', 'none']
# expect: ['<1>', '<>', '<2', '3>']
