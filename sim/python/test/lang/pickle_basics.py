# Objects as bytes and back.
import collections
import datetime
import enum
import io
import pickle


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)


class Colour(enum.Enum):
    RED = 1
    BLUE = 2


Pair = collections.namedtuple('Pair', 'left right')


def function():
    pass


values = [None, True, -5, 70000, 1 << 100, -(1 << 64), 1.5, 'text', 'текст', b'bytes', bytearray(b'x'), (), (1, 2), [1, [2]], {'a': 1},
          {1}, frozenset({2}), 3 + 4j, range(3), slice(1, 2, 3), ..., Point(1, 2), Colour.BLUE, Pair(1, 2), function, Point, len,
          collections.OrderedDict(a=1), collections.Counter('aab'), collections.deque([1, 2], 5),
          collections.defaultdict(list, {'k': [1]}), datetime.date(2024, 5, 1), datetime.timedelta(3), ValueError]
for value in values:
    again = pickle.loads(pickle.dumps(value))
    assert again == value and type(again) is type(value), value
print(len(values), 'values')
for value in [[1, 'a', (2.5, None)], {'k': [True, False]}, Point(1, [2]), {'x', }, 'ab' * 200]:
    print(pickle.dumps(value).hex()[:150])
print(pickle.loads(pickle.dumps(Colour.RED)) is Colour.RED, pickle.loads(pickle.dumps(function)) is function)
shared = [1]
a, b = pickle.loads(pickle.dumps((shared, shared)))
print(a is b, a is shared)
loop = []
loop.append(loop)
again = pickle.loads(pickle.dumps(loop))
print(again[0] is again, again is loop)
file = io.BytesIO()
pickle.dump('first', file)
pickle.dump({'second': 2}, file)
file.seek(0)
print(pickle.load(file), pickle.load(file))
try:
    pickle.load(file)
except EOFError as error:
    print('EOFError', error)
print(pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL)
for protocol in (2, 3, 4, 5):
    data = pickle.dumps([Point(1, 2), b'x', {3}], protocol)
    print(protocol, data[:2], pickle.loads(data) == [Point(1, 2), b'x', {3}])

# expect: 34 values
# expect: 80049517000000000000005d94284b018c0161944740040000000000004e8694652e
# expect: 8004950e000000000000007d948c016b945d9428888965732e
# expect: 8004952d000000000000008c085f5f6d61696e5f5f948c05506f696e749493942981947d94288c0178944b018c0179945d944b026175622e
# expect: 80049509000000000000008f94288c017894902e
# expect: 800495970100000000000058900100006162616261626162616261626162616261626162616261626162616261626162616261626162616261626162616261626162616261626162616261
# expect: True True
# expect: True False
# expect: True False
# expect: first {'second': 2}
# expect: EOFError Ran out of input
# expect: 5 4
# expect: 2 b'\x80\x02' True
# expect: 3 b'\x80\x03' True
# expect: 4 b'\x80\x04' True
# expect: 5 b'\x80\x05' True
