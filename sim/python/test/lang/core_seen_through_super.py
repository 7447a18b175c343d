# What super() finds is bound to the object itself; what a class may say of its instances.
import operator


class Base:
    @property
    def size(self):
        return self._size

    def __getattr__(self, name):
        raise AttributeError(f'nothing called {name}')


class Getter:
    def __get__(self, instance, owner=None):
        return instance is not None, owner.__name__


class Wide(Base):
    both = Getter()

    @property
    def size(self):
        return super().size * 2

    @Base.size.getter
    def other(self):
        return super().size


class Wider(Wide):
    both = property(lambda self: super().both)

    @classmethod
    def of_class(cls):
        return super().both


w = Wider()
w._size = 4
print(w.size, w.other, super(Wide, w).size, w.both, Wider.of_class())
try:
    w.missing
except AttributeError as e:
    print(e, e.name, e.obj is w)


class Claims:
    __class__ = property(lambda self: int)


class Refuses:
    @property
    def __class__(self):
        raise AttributeError('no class')


print(isinstance(Claims(), int), isinstance(Claims(), Claims), isinstance(Claims(), str), type(Claims()).__name__)
print(isinstance(Refuses(), Refuses), isinstance(Refuses(), int))


class Unequal:
    def __ne__(self, other):
        return 'asked'


print(Unequal() != Unequal(), Unequal() != 1, 1 != Unequal(), operator.ne(Unequal(), 2), Unequal() == 1)


def local():
    class Fixed:
        __slots__ = ('a',)

        @property
        def x(self):
            "one"
            return 1
    return Fixed


Fixed = local()
try:
    Fixed().x = 2
except AttributeError as e:
    print(e)
try:
    del Fixed().x
except AttributeError as e:
    print(e)
Fixed.x.__doc__ = 'another text'
print(Fixed.x.__doc__, Fixed.a)


class Caller:
    pass


Caller.__call__ = Caller()
try:
    Caller()()
except RecursionError as e:
    print('RecursionError')
print(bool.from_bytes(b'\x01', 'big'), bool.from_bytes(b'\x00\x00', 'little'))
try:
    int.__new__(bool, 0)
except TypeError as e:
    print(e)
try:
    x = 5
    del x[0]
except TypeError as e:
    print(e)
try:
    del (1, 2)[0]
except TypeError as e:
    print(e)
try:
    print >> 'file', 'text'
except TypeError as e:
    print(e)


# How things are shown.
class Shown:
    @staticmethod
    def f():
        pass

    @classmethod
    def g(cls):
        pass

    def __repr__(self):
        return 5


def shown(thing):
    import re
    return re.sub('0x[0-9a-f]+', '0x', repr(thing))


def closed():
    held = 1
    return lambda: held


print(shown(Shown.__dict__['f']), shown(Shown.__dict__['g']), shown(closed().__closure__[0]))
print(shown(int.__add__), shown((1).__add__), shown(str.join), shown([].append), shown(super(Wide, w)))
for show in (repr, str, print, format, '{}'.format):
    try:
        show(Shown())
    except TypeError as e:
        print(e)
print({1, 2, 3} ^ {1, 9}, {5, 1} ^ {9, 1})
try:
    from os import nothing_like_it
except ImportError as e:
    print(e.name, e.msg[:36])
# expect: 8 4 4 (True, 'Wider') (False, 'Wider')
# expect: nothing called missing missing True
# expect: True True False Claims
# expect: True False
# expect: asked asked asked asked False
# expect: property 'x' of 'local.<locals>.Fixed' object has no setter
# expect: property 'x' of 'local.<locals>.Fixed' object has no deleter
# expect: another text <member 'a' of 'Fixed' objects>
# expect: RecursionError
# expect: True False
# expect: int.__new__(bool) is not safe, use bool.__new__()
# expect: 'int' object does not support item deletion
# expect: 'tuple' object doesn't support item deletion
# expect: unsupported operand type(s) for >>: 'builtin_function_or_method' and 'str'. Did you mean "print(<message>, file=<output_stream>)"?
# expect: <staticmethod(<function Shown.f at 0x>)> <classmethod(<function Shown.g at 0x>)> <cell at 0x: int object at 0x>
# expect: <slot wrapper '__add__' of 'int' objects> <method-wrapper '__add__' of int object at 0x> <method 'join' of 'str' objects> <built-in method append of list object at 0x> <super: <class 'Wide'>, <Wider object>>
# expect: __repr__ returned non-string (type int)
# expect: __str__ returned non-string (type int)
# expect: __str__ returned non-string (type int)
# expect: __str__ returned non-string (type int)
# expect: __str__ returned non-string (type int)
# expect: {2, 3, 9} {9, 5}
# expect: os cannot import name 'nothing_like_it'
