import threading
import time
class ReadWriteLock:
    """A lock that allows many simultaneous readers but one writer."""
    def __init__(self):
        self._read_ready = threading.Condition(threading.Lock())
        self._readers = 0
    def acquire_read(self):
        self._read_ready.acquire()
        try:
            self._readers += 1
        finally:
            self._read_ready.release()
    def release_read(self):
        self._read_ready.acquire()
        try:
            self._readers -= 1
            if not self._readers:
                self._read_ready.notify_all()
        finally:
            self._read_ready.release()
    def acquire_write(self):
        self._read_ready.acquire()
        while self._readers > 0:
            self._read_ready.wait()
    def release_write(self):
        self._read_ready.release()
rw = ReadWriteLock()
value = 0
out = []
def reader(i):
    time.sleep(0.01 * i)
    rw.acquire_read()
    out.append(f"reader {i} sees {value}")
    time.sleep(0.03)
    rw.release_read()
def writer():
    global value
    time.sleep(0.015)
    rw.acquire_write()
    value += 1
    out.append(f"writer sets {value}")
    rw.release_write()
ts = [threading.Thread(target=reader, args=(i,)) for i in range(3)] + [threading.Thread(target=writer)]
for t in ts: t.start()
for t in ts: t.join()
print("\n".join(out))

# expect: reader 0 sees 0
# expect: reader 1 sees 0
# expect: writer sets 1
# expect: reader 2 sees 1
