# A manager with classes of one's own.
from multiprocessing.managers import BaseManager


class Counter:
    def __init__(self, start=0):
        self.n = start

    def step(self, by=1):
        self.n += by
        return self.n

    def _hidden(self):
        pass


class Manager(BaseManager):
    pass


Manager.register('Counter', Counter)

if __name__ == '__main__':
    with Manager() as m:
        c = m.Counter(10)
        print(c.step(), c.step(by=5), hasattr(c, '_hidden'))
        try:
            c.step('x')
        except TypeError as error:
            print('TypeError')

# expect: 11 16 False
# expect: TypeError
