# /// kvant
# title.en = "Two threads share one core"
# title.ru = "Два потока делят одно ядро"
# description.en = "The scheduler gives each thread the core for a quantum, then takes it away: the threads take turns, and neither is done sooner than both."
# description.ru = "Планировщик даёт каждому потоку ядро на квант времени и отбирает его: потоки чередуются, и вместе они не быстрее, чем по очереди."
# subject = "threads"
# order = 20
# [machine]
# cores = 1
# policy = "round-robin"
# quantum = "5 ms"
# [expect]
# lines = ["left: done", "right: done"]
# at_least = "30 ms"
# ///
from threading import Thread


def walk(name, steps):
    for _ in range(steps):
        pass
    print(f"{name}: done")


left = Thread(target=walk, args=("left", 800_000))
right = Thread(target=walk, args=("right", 800_000))
left.start()
right.start()
left.join()
right.join()
