# What a frame was computing with when an exception left it dies at once, before any handler runs and before the end
# is reported; its variables live on in the traceback.
import sys


class Part:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('gone', self.name, sys.is_finalizing())


def product():
    kept = Part('variable')
    return [Part('operand'), 1 / 0]


try:
    product()
except ZeroDivisionError as error:
    print(type(error).__name__)
print('over')
# expect: gone operand False
# expect: ZeroDivisionError
# expect: gone variable False
# expect: over


def numbers():
    yield [Part('in a generator'), {}['no']]


try:
    Part('in between'), list(numbers())
except KeyError as error:
    print('no key', error)
# expect: gone in a generator False
# expect: gone in between False
# expect: no key 'no'


def outer():
    mine = Part('variable at the end')
    return [Part('outer operand'), product()]


sys.stderr = None
outer()
# expect: gone operand False
# expect: gone outer operand False
# expect: gone variable True
# expect: gone variable at the end True
# status: 1
