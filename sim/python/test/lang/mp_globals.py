# What a child changes, the parent does not see.
import multiprocessing as mp
import os

counter = 0
items = ['parent']


def child(conn):
    global counter
    counter += 1
    items.append('child')
    conn.send((counter, items, id(items)))


if __name__ == '__main__':
    for _ in range(2):
        a, b = mp.Pipe()
        p = mp.Process(target=child, args=(b,))
        p.start()
        n, seen, place = a.recv()
        p.join()
        print(n, seen, counter, items, place == id(items))
    r, w = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.write(w, b'from the child')
        os._exit(4)
    print(os.read(r, 100), os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))

# expect: 1 ['parent', 'child'] 0 ['parent'] True
# expect: 1 ['parent', 'child'] 0 ['parent'] True
# expect: b'from the child' 4
