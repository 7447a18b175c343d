# Pipes and connections.
import multiprocessing as mp
from multiprocessing.connection import wait


def echo(conn):
    while (message := conn.recv()) != 'stop':
        conn.send(('echo', message))
    conn.close()


def send_bytes(conn):
    conn.send_bytes(b'raw bytes')
    conn.send_bytes(b'x' * 100000)
    conn.close()


if __name__ == '__main__':
    a, b = mp.Pipe()
    p = mp.Process(target=echo, args=(b,))
    p.start()
    b.close()
    for message in (1, 'two', [3], {'four': 4.0}, None):
        a.send(message)
        print(a.recv())
    print(a.poll(), a.poll(0.001), a.closed)
    a.send('stop')
    p.join()
    a.close()
    print(p.exitcode, a.closed)
    r, w = mp.Pipe(duplex=False)
    print(r.readable, r.writable, w.readable, w.writable)
    for call in (lambda: r.send(1), w.recv):
        try:
            call()
        except OSError as error:
            print(error)
    p = mp.Process(target=send_bytes, args=(w,))
    p.start()
    w.close()
    print(r.recv_bytes(), len(r.recv_bytes()))
    try:
        r.recv()
    except EOFError:
        print('EOFError')
    p.join()
    r.close()
    try:
        r.recv()
    except OSError as error:
        print(error)
    pairs = [mp.Pipe(duplex=False) for _ in range(3)]
    pairs[2][1].send('c')
    print([pairs.index((r, w)) for r, w in pairs if r in wait([r for r, _ in pairs], 1)])
    a, b = mp.Pipe()
    b.close()
    try:
        a.recv()
    except EOFError:
        print('closed by the other end')
    try:
        a.send(1)
    except BrokenPipeError as error:
        print(error)

# expect: ('echo', 1)
# expect: ('echo', 'two')
# expect: ('echo', [3])
# expect: ('echo', {'four': 4.0})
# expect: ('echo', None)
# expect: False False False
# expect: 0 True
# expect: True False False True
# expect: connection is read-only
# expect: connection is write-only
# expect: b'raw bytes' 100000
# expect: EOFError
# expect: handle is closed
# expect: [2]
# expect: closed by the other end
# expect: [Errno 32] Broken pipe
