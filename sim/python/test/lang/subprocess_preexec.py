# preexec_fn runs in the child, which is a fork with all that belongs to it; the shell reads lines.
import os
import signal
import subprocess
import threading


def prepare():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    os.write(1, f'{threading.current_thread() is threading.main_thread()}\n'.encode())


os.register_at_fork(after_in_child=lambda: os.write(1, b'forked\n'))
p = subprocess.Popen('kill -TERM $$; echo survived', shell=True, preexec_fn=prepare, stdout=subprocess.PIPE, text=True)
print(p.communicate()[0].split(), p.returncode)
print(subprocess.run('read a b; echo "<$a> <$b>"; read c || echo end "<$c>"', shell=True, input='one two  three\n',
                     text=True, stdout=subprocess.PIPE).stdout.splitlines())
print(subprocess.run('printf "x\\ny\\n" | while read line; do echo "[$line]"; done', shell=True, text=True,
                     stdout=subprocess.PIPE).stdout.split())
# expect: forked
# expect: ['True', 'survived'] 0
# expect: ['<one> <two  three>', 'end <>']
# expect: ['[x]', '[y]']
