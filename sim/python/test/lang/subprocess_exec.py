import os


def attempt(function, *args, **options):
    try:
        print('ok', function(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


import sys
r, w = os.pipe()
if os.fork() == 0:
    os.dup2(w, 1)
    os.execvp('echo', ['echo', 'replaced'])
os.close(w)
print(os.read(r, 100), os.waitstatus_to_exitcode(os.wait()[1]))
r, w = os.pipe()
if os.fork() == 0:
    os.dup2(w, 1)
    os.execv(sys.executable, [sys.executable, '-c', 'import os; print("python", os.environ.get("KV")); os.write(1, b"!")'])
os.close(w)
os.wait()
print(os.read(r, 100))
if os.fork() == 0:
    os.execve(sys.executable, [sys.executable, '-c', 'import os, sys; sys.exit(int(os.environ["CODE"]))'], {'CODE': '9'})
print(os.waitstatus_to_exitcode(os.wait()[1]))
attempt(os.execv, '/no/such', ['x'])
attempt(os.execvp, 'no-such-program', ['x'])
pid = os.posix_spawn('/bin/echo', ['echo', 'spawned'], os.environ, file_actions=[(os.POSIX_SPAWN_CLOSE, 1)]) if False else os.spawnlp(os.P_NOWAIT, 'true', 'true')
print(os.waitpid(pid, 0)[1], os.spawnlp(os.P_WAIT, 'false', 'false'))

# expect: b'replaced\n' 0
# expect: b'!python None\n'
# expect: 9
# expect: FileNotFoundError [Errno 2] No such file or directory
# expect: FileNotFoundError [Errno 2] No such file or directory
# expect: 0 1
