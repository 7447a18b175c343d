import os
folder = f'/tmp/kvant-{os.getpid()}'
os.makedirs(folder, exist_ok=True)
os.chdir(folder)


def attempt(function, *args, **options):
    try:
        print('ok', function(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


import subprocess
for command in ('echo one; echo two', 'echo a && false || echo b', 'false && echo no', 'echo "quoted  $HOME_X text" \'$x\'',
                'printf "b\\na\\n" | sort', 'echo $((1))' if False else 'X=5; echo $X ${X}y', 'exit 3', 'echo err >&2', 'seq 3 | wc -l',
                'echo hi > f.txt; cat f.txt; cat < f.txt; echo more >> f.txt; wc -l f.txt', 'nosuchcommand', 'cat nofile',
                'echo $(echo inner) $?', '(echo sub; exit 2); echo $?', 'true | false; echo $?', 'seq 1 5 | grep 3', 'seq 5 | head -n 2 | tail -n 1',
                'echo hello | tr a-z A-Z', 'cd / && pwd', 'echo a#b # comment'):
    r = subprocess.run(command, shell=True, capture_output=True, text=True)
    print(r.returncode, repr(r.stdout), repr(r.stderr.split(':')[-1]))
print(subprocess.getoutput('echo out'), subprocess.getstatusoutput('exit 4'))
print(os.system('exit 2') >> 8, os.popen('echo popen').read())
with os.popen('cat > p.txt', 'w') as f:
    f.write('written')
print(open('p.txt').read())

# expect: 0 'one\ntwo\n' ''
# expect: 0 'a\nb\n' ''
# expect: 1 '' ''
# expect: 0 'quoted   text $x\n' ''
# expect: 0 'a\nb\n' ''
# expect: 0 '5 5y\n' ''
# expect: 3 '' ''
# expect: 0 '' 'err\n'
# expect: 0 '3\n' ''
# expect: 0 'hi\nhi\n2 f.txt\n' ''
# expect: 127 '' ' not found\n'
# expect: 1 '' ' No such file or directory\n'
# expect: 0 'inner 0\n' ''
# expect: 0 'sub\n2\n' ''
# expect: 0 '1\n' ''
# expect: 0 '3\n' ''
# expect: 0 '2\n' ''
# expect: 0 'HELLO\n' ''
# expect: 0 '/\n' ''
# expect: 0 'a#b\n' ''
# expect: out (4, '')
# expect: 2 popen
# expect:
# expect: written
for line in ('echo `echo sub` "`echo a b`" \'`x`\'', 'command -v cd', 'command -v nope', 'command echo a "b c"'):
    r = subprocess.run(line, shell=True, capture_output=True, text=True)
    print(r.returncode, r.stdout.rstrip(), r.stderr)
# expect: 0 sub a b `x` 
# expect: 0 cd 
# expect: 127  
# expect: 0 a b c 
