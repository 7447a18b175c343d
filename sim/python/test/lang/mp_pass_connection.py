# A connection goes through a connection.
import multiprocessing as mp


def receiver(conn):
    other = conn.recv()
    other.send('through the passed end')
    other.close()


if __name__ == '__main__':
    a, b = mp.Pipe()
    p = mp.Process(target=receiver, args=(b,))
    p.start()
    r, w = mp.Pipe(duplex=False)
    a.send(w)
    print(r.recv())
    p.join()

# expect: through the passed end
