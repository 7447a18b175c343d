# Listener and Client.
import multiprocessing as mp
from multiprocessing.connection import Client, Listener


def client(address, key):
    if key == b'wrong':
        try:
            Client(address, authkey=key)
        except mp.AuthenticationError as error:
            print(error, flush=True)
        return
    with Client(address, authkey=key) as conn:
        conn.send(['hello', 1])
        print(conn.recv(), flush=True)


if __name__ == '__main__':
    with Listener(('localhost', 0), authkey=b'secret') as listener:
        p = mp.Process(target=client, args=(listener.address, b'secret'))
        p.start()
        with listener.accept() as conn:
            print(conn.recv(), flush=True)
            conn.send('answer')
            p.join()
        p = mp.Process(target=client, args=(listener.address, b'wrong'))
        p.start()
        try:
            listener.accept()
        except mp.AuthenticationError as error:
            p.join()
            print(error)
        print(p.exitcode)

# expect: ['hello', 1]
# expect: answer
# expect: digest sent was rejected
# expect: digest received was wrong
# expect: 0
