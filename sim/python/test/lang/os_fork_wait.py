import os


def attempt(function, *args, **options):
    try:
        print('ok', function(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


import time
pid = os.fork()
if pid == 0:
    os._exit(3)
got, status = os.waitpid(pid, 0)
print(got == pid, status, os.WIFEXITED(status), os.WEXITSTATUS(status), os.waitstatus_to_exitcode(status), os.WIFSIGNALED(status))
pid = os.fork()
if pid == 0:
    time.sleep(5)
    os._exit(0)
print(os.waitpid(pid, os.WNOHANG))
os.kill(pid, 9)
got, status = os.wait()
print(got == pid, os.WIFSIGNALED(status), os.WTERMSIG(status), os.waitstatus_to_exitcode(status))
attempt(os.wait)
attempt(os.waitpid, -1, 0)
attempt(os.kill, pid, 0)
r, w = os.pipe()
if os.fork() == 0:
    os.close(r)
    with os.fdopen(w, 'w') as out:
        print('from the child', os.getppid() > 0, file=out)
    os._exit(0)
os.close(w)
with os.fdopen(r) as source:
    print(source.read(), end='')
os.wait()
done = []
os.register_at_fork(before=lambda: done.append('before'), after_in_parent=lambda: done.append('parent'),
                    after_in_child=lambda: done.append('child'))
if os.fork() == 0:
    os._exit(len(done) if done[-1] == 'child' else 99)
print(os.waitstatus_to_exitcode(os.wait()[1]), done)
data = [1]
if os.fork() == 0:
    data.append(2)
    os._exit(len(data))
print(os.waitstatus_to_exitcode(os.wait()[1]), data)

# expect: True 768 True 3 3 False
# expect: (0, 0)
# expect: True True 9 -9
# expect: ChildProcessError [Errno 10] No child processes
# expect: ChildProcessError [Errno 10] No child processes
# expect: ProcessLookupError [Errno 3] No such process
# expect: from the child True
# expect: 2 ['before', 'parent']
# expect: 2 [1]
