# Producers, a bounded buffer, consumers that are told to stop.
import multiprocessing as mp

STOP = None


def produce(q, start, n):
    for i in range(start, start + n):
        q.put(i)


def consume(q, results):
    total = 0
    while (item := q.get()) is not STOP:
        total += item
    results.put(total)


if __name__ == '__main__':
    q, results = mp.Queue(maxsize=4), mp.Queue()
    producers = [mp.Process(target=produce, args=(q, 100 * i, 10)) for i in range(3)]
    consumers = [mp.Process(target=consume, args=(q, results)) for _ in range(2)]
    for p in producers + consumers:
        p.start()
    for p in producers:
        p.join()
    for _ in consumers:
        q.put(STOP)
    print(sum(results.get() for _ in consumers))
    for p in consumers:
        p.join()
    print([p.exitcode for p in producers + consumers])

# expect: 3135
# expect: [0, 0, 0, 0, 0]
