# What has something left to do is asked when the program ends.
class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('gone:', self.name)


def steps():
    try:
        yield 1
    finally:
        print('closed: steps')


first = Thing('first')
loop = Thing('a cycle')
loop.itself = loop
begun = steps()
next(begun)
things = [Thing(number) for number in range(2)]
Thing('never kept')
forgotten = Thing('a cycle nobody knows')
forgotten.itself = forgotten
del forgotten
print('end of the program')
# expect: gone: never kept
# expect: end of the program
# expect: gone: a cycle nobody knows
# expect: gone: first
# expect: gone: a cycle
# expect: closed: steps
# expect: gone: 0
# expect: gone: 1
