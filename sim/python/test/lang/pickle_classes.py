# Classes that say how they are pickled.
import copy
import copyreg
import dataclasses
import pickle


class Slots:
    __slots__ = ('a', 'b')


s = Slots()
s.a = 1
t = pickle.loads(pickle.dumps(s))
print(t.a, hasattr(t, 'b'))


class Connection:
    def __init__(self, host):
        self.host = host
        self.handle = object()

    def __getstate__(self):
        state = self.__dict__.copy()
        del state['handle']
        return state

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.handle = 'opened again'


c = pickle.loads(pickle.dumps(Connection('example.com')))
print(c.host, c.handle)


class Reduced:
    def __init__(self, *values):
        self.values = values

    def __reduce__(self):
        return Reduced, self.values, {'more': 'state'}


r = pickle.loads(pickle.dumps(Reduced(1, 2)))
print(r.values, r.more)


class Args:
    def __new__(cls, n):
        print('new', n)
        self = object.__new__(cls)
        self.n = n
        return self

    def __getnewargs__(self):
        return (self.n,)


pickle.loads(pickle.dumps(Args(7)))


class Stack(list):
    pass


st = Stack([1, 2])
st.name = 'stack'
u = pickle.loads(pickle.dumps(st))
print(u, u.name, type(u).__name__)


class Numbers(dict):
    pass


print(pickle.loads(pickle.dumps(Numbers(one=1))))


@dataclasses.dataclass(frozen=True)
class Item:
    name: str
    price: float = 0.0


print(pickle.loads(pickle.dumps(Item('tea', 2.5))), copy.copy(Item('a')))


class Old:
    pass


copyreg.pickle(Old, lambda o: (print, ('made by print',)))
print(pickle.loads(pickle.dumps(Old())))


class Failure(Exception):
    def __init__(self, code, text):
        super().__init__(code, text)
        self.code = code


e = pickle.loads(pickle.dumps(Failure(3, 'bad')))
print(repr(e), e.code, e.args)
for error in [KeyError('k'), OSError(2, 'No such file', 'name'), ValueError(), StopIteration(5), UnicodeDecodeError('utf-8', b'a', 0, 1, 'r')]:
    print(repr(pickle.loads(pickle.dumps(error))))


class Bound:
    def __init__(self, n):
        self.n = n

    def get(self):
        return self.n


print(pickle.loads(pickle.dumps(Bound(9).get))())
print(object().__reduce_ex__(2)[1][0], Bound(1).__reduce_ex__(4)[2], Bound(2).__getstate__())

# expect: 1 False
# expect: example.com opened again
# expect: (1, 2) state
# expect: new 7
# expect: new 7
# expect: [1, 2] stack Stack
# expect: {'one': 1}
# expect: Item(name='tea', price=2.5) Item(name='a', price=0.0)
# expect: made by print
# expect: None
# expect: Failure(3, 'bad') 3 (3, 'bad')
# expect: KeyError('k')
# expect: FileNotFoundError(2, 'No such file')
# expect: ValueError()
# expect: StopIteration(5)
# expect: UnicodeDecodeError('utf-8', b'a', 0, 1, 'r')
# expect: 9
# expect: <class 'object'> {'n': 1} {'n': 2}
