# /// kvant
# title.en = "A pair kept whole by a lock"
# title.ru = "Пара, целая благодаря замку"
# description.en = "Both fields are written and read under one lock. Whatever the order of the threads, nobody sees half of a move."
# description.ru = "Оба поля записываются и читаются под одним замком. Как бы ни чередовались потоки, половины хода никто не увидит."
# subject = "locks"
# order = 35
# [machine]
# cores = 1
# [python]
# version = "3.9"
# [expect]
# output = """
# seen: (0, 0)
# """
# reachable = ["seen: (3, 4)"]
# unreachable = ["seen: (3, 0)", "seen: (0, 4)"]
# ///
from threading import RLock, Thread


class Robot:
    def __init__(self):
        self.lock = RLock()
        self.x = 0
        self.y = 0

    def move(self, x, y):
        with self.lock:
            self.x = x
            self.y = y

    def place(self):
        with self.lock:
            return self.x, self.y


robot = Robot()
seen = []
watcher = Thread(target=lambda: seen.append(robot.place()), name="watcher")
mover = Thread(target=robot.move, args=(3, 4), name="mover")
watcher.start()
mover.start()
watcher.join()
mover.join()
print("seen:", seen[0])
