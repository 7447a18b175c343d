import threading, queue, time
q = queue.Queue(maxsize=3)
SENTINEL = object()
def producer(n):
    for i in range(n):
        q.put(i)
        print(f"Produced item {i}")
        time.sleep(0.02)
    q.put(SENTINEL)
def consumer():
    time.sleep(0.01)
    while True:
        item = q.get()
        if item is SENTINEL:
            q.task_done()
            break
        print("Consumed item", item)
        q.task_done()
p = threading.Thread(target=producer, args=(5,), name="Producer")
c = threading.Thread(target=consumer, name="Consumer", daemon=True)
p.start(); c.start()
p.join()
q.join()
c.join(timeout=1)
print("done", c.is_alive(), q.empty(), q.qsize(), q.maxsize)

# expect: Produced item 0
# expect: Consumed item 0
# expect: Produced item 1
# expect: Consumed item 1
# expect: Produced item 2
# expect: Consumed item 2
# expect: Produced item 3
# expect: Consumed item 3
# expect: Produced item 4
# expect: Consumed item 4
# expect: done False True 0 3
