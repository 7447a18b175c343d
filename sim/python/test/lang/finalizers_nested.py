# An object that dies while a finalizer runs is finalized there, before the others that died with the first.
class Inner:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('inner', self.name)


class Outer:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('begin', self.name)
        Inner(self.name)
        parts = [Inner(self.name + '1'), Inner(self.name + '2')]
        del parts
        print('end', self.name)


def numbers():
    try:
        yield 1
    finally:
        print('closed')


class Last:
    def __del__(self):
        next(numbers())
        print('last')


things = [Outer('a'), Outer('b'), Last(), Outer('c')]
del things
# expect: begin c
# expect: inner c
# expect: inner c2
# expect: inner c1
# expect: end c
# expect: closed
# expect: last
# expect: begin b
# expect: inner b
# expect: inner b2
# expect: inner b1
# expect: end b
# expect: begin a
# expect: inner a
# expect: inner a2
# expect: inner a1
# expect: end a
