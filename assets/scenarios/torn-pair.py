# /// kvant
# title.en = "A torn pair: half of it is old"
# title.ru = "Разорванная пара: половина старая"
# description.en = "One thread sets two fields, another reads them. A switch in between shows half of the old place and half of the new one: where nobody ever was."
# description.ru = "Один поток записывает два поля, другой их читает. Переключение посередине покажет половину старого места и половину нового: там никто никогда не был."
# subject = "races"
# order = 34
# [machine]
# cores = 1
# [python]
# version = "3.9"
# [expect]
# output = """
# seen: (0, 0)
# """
# reachable = ["seen: (0, 4)", "seen: (3, 4)"]
# ///
from threading import Thread


class Robot:
    def __init__(self):
        self.x = 0
        self.y = 0

    def move(self, x, y):
        self.x = x
        self.y = y

    def place(self):
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
