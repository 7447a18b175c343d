# Pipes with a name: opening one waits for the other end.
import errno
import os
import select
import stat
import tempfile
import time

os.chdir(tempfile.mkdtemp())
os.mkfifo('fifo', 0o600)
print(stat.S_ISFIFO(os.stat('fifo').st_mode), oct(os.stat('fifo').st_mode & 0o777))
try:
    os.mkfifo('fifo')
except FileExistsError as e:
    print(e)
if os.fork() == 0:
    time.sleep(0.1)
    with open('fifo', 'w') as f:
        f.write('first\nsecond\n')
    os._exit(0)
start = time.monotonic()
with open('fifo') as f:
    print(time.monotonic() - start >= 0.1, f.readlines())
os.wait()

# Several writers; the end comes with the last of them.
for i in range(3):
    if os.fork() == 0:
        with open('fifo', 'w') as f:
            time.sleep(0.05 * i)
            f.write(f'writer {i}\n')
        os._exit(0)
time.sleep(0.02)
with open('fifo') as f:
    print(sorted(f))
for i in range(3):
    os.wait()

# Without waiting.
try:
    os.open('fifo', os.O_WRONLY | os.O_NONBLOCK)
except OSError as e:
    print(e, e.errno == errno.ENXIO)
r = os.open('fifo', os.O_RDONLY | os.O_NONBLOCK)
print(os.read(r, 10), select.select([r], [], [], 0.01)[0] == [r] or 'nothing yet')
w = os.open('fifo', os.O_WRONLY | os.O_NONBLOCK)
try:
    os.read(r, 10)
except BlockingIOError as e:
    print(e)
os.write(w, b'now')
print(select.select([r], [], [], 1)[0] == [r], os.read(r, 10))
os.close(w)
print(os.read(r, 10))
os.close(r)

# Both ends in one descriptor.
both = os.open('fifo', os.O_RDWR)
os.write(both, b'round')
print(os.read(both, 10))
os.close(both)

# A question and its answer.
os.mkfifo('answers')
if os.fork() == 0:
    with open('fifo') as questions, open('answers', 'w') as answers:
        for line in questions:
            print(line.strip().upper(), file=answers, flush=True)
    os._exit(0)
with open('fifo', 'w') as questions, open('answers') as answers:
    for word in ('one', 'two'):
        print(word, file=questions, flush=True)
        print(answers.readline().strip())
os.wait()
os.unlink('fifo')
print(os.listdir('.'))

# expect: True 0o600
# expect: [Errno 17] File exists
# expect: True ['first\n', 'second\n']
# expect: ['writer 0\n', 'writer 1\n', 'writer 2\n']
# expect: [Errno 6] No such device or address: 'fifo' True
# expect: b'' nothing yet
# expect: [Errno 11] Resource temporarily unavailable
# expect: True b'now'
# expect: b''
# expect: b'round'
# expect: ONE
# expect: TWO
# expect: ['answers']
