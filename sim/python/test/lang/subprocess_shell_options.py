# set and what it switches on: -e, -x, -u; the arguments of a shell.
import subprocess


def sh(text, *args):
    p = subprocess.run(['sh', *args, '-c', text], capture_output=True, text=True)
    print(p.returncode, p.stdout.split('\n')[:-1], p.stderr.split('\n')[:-1])


sh('set -x; echo a  "b c"; x=1; echo $x; set +x; echo off')
# expect: 0 ['a b c', '1', 'off'] ['+ echo a b c', '+ x=1', '+ echo 1', '+ set +x']
sh('set -e; false; echo never')
# expect: 1 [] []
sh('set -e; false || echo tried; if false; then echo x; fi; ! true; false && true; echo still; (exit 3); echo never')
# expect: 3 ['tried', 'still'] []
sh('set -e; while ! test -e done.txt; do touch done.txt; done; rm done.txt; sh -c "exit 4" | cat; echo end')
# expect: 0 ['end'] []
sh('echo a; false; echo b', '-e')
# expect: 1 ['a'] []
sh('set -o errexit; set -u; echo ${y:-none}; false')
# expect: 1 ['none'] []
sh('set one "two three"; echo $# $2; set --; echo $#; : nothing; echo $?')
# expect: 0 ['2 two three', '0', '0'] []
