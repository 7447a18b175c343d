# What counts as a sequence or a mapping in patterns: also what derives from the abstract classes or was registered.
import array
import collections
import collections.abc


class Countdown(collections.abc.Sequence):
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __getitem__(self, i):
        if not -self.n <= i < self.n:
            raise IndexError(i)
        return self.n - i if i >= 0 else -i


class Settings(collections.abc.Mapping):
    def __init__(self, **values):
        self.values_ = values

    def __getitem__(self, key):
        return self.values_[key]

    def __iter__(self):
        return iter(self.values_)

    def __len__(self):
        return len(self.values_)


@collections.abc.Sequence.register
class Registered:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return ['a', 'b'][i]


class Neither:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return i


def shape(value):
    match value:
        case []:
            return 'nothing'
        case [x]:
            return f'one: {x!r}'
        case [first, *_, last]:
            return f'from {first!r} to {last!r}'
        case {'name': name, **rest}:
            return f'named {name}, {rest}'
        case {}:
            return 'a mapping'
        case _:
            return 'something else'


for value in (Countdown(0), Countdown(1), Countdown(5), Registered(), Neither(), collections.UserList([1, 2]),
              collections.deque('xyz'), array.array('b', b'abc'), memoryview(b'ab'), range(3), 'text', b'bytes',
              bytearray(b'x'), {1, 2}, Settings(name='n', size=3), Settings(), collections.UserDict(name='u'),
              collections.ChainMap({'name': 'c'}, {'deep': 1}), collections.OrderedDict(name='o'),
              collections.Counter('aab'), type.__dict__, collections.namedtuple('P', 'x y')(1, 2)):
    print(shape(value))
# expect: nothing
# expect: one: 1
# expect: from 5 to 1
# expect: from 'a' to 'b'
# expect: something else
# expect: from 1 to 2
# expect: from 'x' to 'z'
# expect: from 97 to 99
# expect: from 97 to 98
# expect: from 0 to 2
# expect: something else
# expect: something else
# expect: something else
# expect: something else
# expect: named n, {'size': 3}
# expect: a mapping
# expect: named u, {}
# expect: named c, {'deep': 1}
# expect: named o, {}
# expect: a mapping
# expect: a mapping
# expect: from 1 to 2


def handle(group: ExceptionGroup[ValueError]) -> BaseExceptionGroup[int]:
    pass


print(handle.__annotations__)  # expect: {'group': ExceptionGroup[ValueError], 'return': BaseExceptionGroup[int]}
