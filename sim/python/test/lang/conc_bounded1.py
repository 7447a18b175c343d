import threading
class BoundedBuffer:
    def __init__(self, capacity):
        self.buffer = [None] * capacity
        self.capacity = capacity
        self.head = self.tail = self.count = 0
        self.lock = threading.Lock()
        self.not_full = threading.Condition(self.lock)
        self.not_empty = threading.Condition(self.lock)
    def put(self, item):
        with self.not_full:
            self.not_full.wait_for(lambda: self.count < self.capacity)
            self.buffer[self.tail] = item
            self.tail = (self.tail + 1) % self.capacity
            self.count += 1
            self.not_empty.notify()
    def get(self):
        with self.not_empty:
            while self.count == 0:
                self.not_empty.wait()
            item, self.buffer[self.head] = self.buffer[self.head], None
            self.head = (self.head + 1) % self.capacity
            self.count -= 1
            self.not_full.notify()
            return item
bb = BoundedBuffer(2)
got = []
def consume(n):
    for _ in range(n):
        got.append(bb.get())
def produce(r):
    for i in r:
        bb.put(i)
c = [threading.Thread(target=consume, args=(10,)) for _ in range(3)]
p = [threading.Thread(target=produce, args=(range(k * 10, k * 10 + 10),)) for k in range(3)]
for t in c + p: t.start()
for t in c + p: t.join()
print(sorted(got) == list(range(30)), bb.count, bb.buffer)

# expect: True 0 [None, None]
