# What only goes to a process that is being started; an authkey is looked at when the connection is there.
import multiprocessing
import pickle
from multiprocessing.connection import Client

for thing in (multiprocessing.Lock(), multiprocessing.Event(), multiprocessing.Condition(), multiprocessing.Queue()):
    try:
        pickle.dumps(thing)
    except RuntimeError as error:
        print(error)
try:
    Client(('localhost', 60778), authkey='text')
except ConnectionRefusedError as error:
    print(error)
# expect: Lock objects should only be shared between processes through inheritance
# expect: Condition objects should only be shared between processes through inheritance
# expect: Condition objects should only be shared between processes through inheritance
# expect: Queue objects should only be shared between processes through inheritance
# expect: [Errno 111] Connection refused
