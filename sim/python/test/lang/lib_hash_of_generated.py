# What a generator gives to a set or dict is found there, however its type hashes.
import contextvars
import datetime
import decimal
import enum
import fractions
import functools
import threading
import types
import weakref


class Plain:
    __slots__ = '__weakref__', 'slot'

    def method(self):
        pass

    @classmethod
    def of_class(cls):
        pass


class Colour(enum.Enum):
    RED = 1


class Number(int):
    pass


class Text(str):
    pass


def generator():
    yield


plain = Plain()
things = [plain, Plain, plain.method, Plain.method, Plain.of_class, Plain.slot, vars(Plain)['of_class'], generator,
          generator(), generator.__code__, len, [].append, (1).__add__, str.join, int.__add__, print, ValueError, ValueError(),
          1, -1, 2 ** 70, True, 0.5, 1j, 'a', b'b', (1, plain), frozenset([plain]), range(3), None, ..., NotImplemented,
          list[int], int | str, types.GenericAlias(dict, (str, plain)), weakref.ref(plain), object(), type, types, zip(),
          Colour.RED, Colour, Number(3), Text('t'), fractions.Fraction(1, 3), decimal.Decimal('1.5'),
          functools.partial(len), datetime.date(2024, 1, 1), threading.Lock(), contextvars.ContextVar('v')]
print([thing for thing in things if thing not in set(one for one in [thing])])
print([thing for thing in things if thing not in dict((one, 1) for one in [thing])])
print([thing for thing in things if hash(thing) != type(thing).__hash__(thing)])
found = dict(zip((Plain() for _ in range(4)), range(4)))
print([found[key] for key in found], object.__hash__(plain) == hash(plain))
class Kept(int):
    __hash__ = object.__hash__
kept = Kept(5)
print(hash(kept) == object.__hash__(kept), hash(kept) == 5, kept in {kept}, 5 in {kept})
# expect: []
# expect: []
# expect: []
# expect: [0, 1, 2, 3] True
# expect: True False True False
