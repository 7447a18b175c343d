# Python ignores SIGPIPE, and what it becomes by exec does so too: it sees the error. subprocess gives the default back.
import os
import subprocess
import sys


def writer_to_nobody(start):
    r, w = os.pipe()
    os.close(r)
    return start(w)


def by_exec(w):
    pid = os.fork()
    if pid == 0:
        os.dup2(w, 1)
        os.dup2(os.open('/dev/null', os.O_WRONLY), 2)
        os.execvp('yes', ['yes'])
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def by_subprocess(w, **options):
    return subprocess.run(['yes'], stdout=w, stderr=subprocess.PIPE, text=True, **options)


print(writer_to_nobody(by_exec))
done = writer_to_nobody(by_subprocess)
print(done.returncode, done.stderr)
done = writer_to_nobody(lambda w: by_subprocess(w, restore_signals=False))
print(done.returncode, done.stderr.strip())
# expect: 1
# expect: -13 
# expect: 1 yes: standard output: Broken pipe
