# Two producers and two consumers on the queue of course-14: nothing is lost, nothing comes twice.
import threading

queue = __import__("course-14-condition-queue").Queue(2)
received = []


def produce(who):
    for number in range(8):
        queue.put((who, number))


def consume():
    for _ in range(8):
        received.append(queue.get())


threads = [threading.Thread(target=produce, args=(who,)) for who in range(2)]
threads += [threading.Thread(target=consume) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(received) == [(who, number) for who in range(2) for number in range(8)])
