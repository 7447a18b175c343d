# A pipeline of two children, connected by pipes, as a shell makes it.
import os
def child(work, source, target):
    if os.fork() == 0:
        for fd in (r1, w1, r2, w2):
            if fd not in (source, target):
                os.close(fd)
        work(source, target)
        os._exit(0)
def produce(source, target):
    for i in range(5):
        os.write(target, b'%d\n' % i)
def double(source, target):
    with os.fdopen(source) as lines, os.fdopen(target, 'w') as out:
        for line in lines:
            out.write(f'{int(line) * 2}\n')
r1, w1 = os.pipe()
r2, w2 = os.pipe()
child(produce, None, w1)
child(double, r1, w2)
for fd in (r1, w1, w2):
    os.close(fd)
with os.fdopen(r2) as lines:
    print([int(line) for line in lines])
print(len([os.wait() for _ in range(2)]))

# expect: [0, 2, 4, 6, 8]
# expect: 2
