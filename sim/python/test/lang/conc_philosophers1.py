"""Dining philosophers with ordered forks."""
import threading
import time


class Philosopher(threading.Thread):
    def __init__(self, name, left, right, meals=3):
        super().__init__(name=name)
        self.left, self.right = left, right
        self.meals = meals
        self.eaten = 0

    def run(self):
        first, second = sorted((self.left, self.right), key=id)
        while self.eaten < self.meals:
            with first:
                with second:
                    self.eaten += 1
                    time.sleep(0.001)


forks = [threading.Lock() for _ in range(5)]
names = ["Aristotle", "Kant", "Buddha", "Marx", "Russell"]
philosophers = [Philosopher(n, forks[i], forks[(i + 1) % 5]) for i, n in enumerate(names)]
for p in philosophers:
    p.start()
for p in philosophers:
    p.join()
for p in philosophers:
    print(f"{p.name:<10} ate {p.eaten:>2} times")
print(all(not f.locked() for f in forks))

# expect: Aristotle  ate  3 times
# expect: Kant       ate  3 times
# expect: Buddha     ate  3 times
# expect: Marx       ate  3 times
# expect: Russell    ate  3 times
# expect: True
