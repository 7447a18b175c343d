# The namespace of a class body: what a metaclass prepares, and what the finished class shows.
import collections


class Counting(dict):
    def __missing__(self, key):
        if key.startswith('__'):
            raise KeyError(key)
        self[key] = value = len([k for k in self if not k.startswith('_')])
        return value

    def __setitem__(self, key, value):
        print('bind', key)
        super().__setitem__(key, value)

    def __delitem__(self, key):
        print('unbind', key)
        super().__delitem__(key)


class Prepared(type):
    @classmethod
    def __prepare__(meta, name, bases):
        return Counting()


# expect: bind __module__
# expect: bind __qualname__
# expect: bind red
# expect: bind green
# expect: bind twice
# expect: unbind twice
class Colours(metaclass=Prepared):
    red
    green
    twice = green * 2
    del twice


# expect: 0 1 False
print(Colours.red, Colours.green, hasattr(Colours, 'twice'))


class Wrapped(type):
    @classmethod
    def __prepare__(meta, name, bases):
        return collections.UserDict()

    def __new__(meta, name, bases, namespace):
        return super().__new__(meta, name, bases, namespace.data)


class Loud(metaclass=Wrapped):
    a = 1
    b = a + len('xx')
    c: int = b
    try:
        del nothing
    except NameError as error:
        message = str(error)

    def me(self):
        return __class__


# expect: 3 {'c': <class 'int'>} name 'nothing' is not defined True
print(Loud.b, Loud.__annotations__, Loud.message, Loud().me() is Loud)


def wrong(name, bases, **keywords):
    return name


class Wrong(type):
    @classmethod
    def __prepare__(meta, name, bases):
        return 3


try:
    class Refused(metaclass=Wrong):
        pass
except TypeError as error:
    print(error)  # expect: Wrong.__prepare__() must return a mapping, not int

names = collections.ChainMap({}, {'x': 20})
exec('y = x + 1', {}, names)
print(names.maps)  # expect: [{'y': 21}, {'x': 20}]


class Dog:
    kind = 'canine'

    def __init__(self, name):
        self.name = name


class Puppy(Dog):
    pass


class Slotted:
    __slots__ = ('a', '__weakref__')


class Mistake(Exception):
    pass


class Number(int):
    pass


# expect: ['__module__', 'kind', '__init__', '__dict__', '__weakref__', '__doc__']
# expect: ['__module__', '__doc__']
# expect: ['__module__', '__slots__', 'a', '__weakref__', '__doc__']
# expect: ['__module__', '__weakref__', '__doc__']
# expect: ['__module__', '__dict__', '__doc__']
for each in Dog, Puppy, Slotted, Mistake, Number:
    print(list(each.__dict__))
# expect: <attribute '__dict__' of 'Dog' objects> <attribute '__weakref__' of 'Dog' objects> <attribute 'real' of 'int' objects>
print(Dog.__dict__['__dict__'], Dog.__weakref__, int.__dict__['real'])
rex = Dog('rex')
print(Dog.__dict__['__dict__'].__get__(rex), Dog('x').__weakref__)  # expect: {'name': 'rex'} None
slotted = Slotted()
member = Slotted.__dict__['a']
member.__set__(slotted, 5)
print(slotted.a, member.__get__(slotted), member.__get__(None, Slotted) is member, member.__name__)  # expect: 5 5 True a
member.__delete__(slotted)
print(hasattr(slotted, 'a'))  # expect: False


class Listing:
    def __dir__(self):
        return [name for name in super().__dir__() if not name.startswith('__')] + ['more']

    def method(self):
        pass


print(dir(Listing()))  # expect: ['method', 'more']
print(object.__sizeof__(3), object().__sizeof__())  # expect: 28 16
import sys


class Heavy:
    def __sizeof__(self):
        return object.__sizeof__(self) + 100


print(sys.getsizeof(Heavy()) - sys.getsizeof(Dog('x')))  # expect: 100


# Classes derived from property, classmethod and staticmethod.
class MyClassMethod(classmethod):
    def __init__(self, function):
        super().__init__(function)
        self.note = 'noted'


class MyStaticMethod(staticmethod):
    pass


class ClassProperty(property):
    def __get__(self, obj, owner=None):
        return self.fget(owner)


class Labelled(property):
    def __init__(self, function, label):
        super().__init__(function)
        self.label = label

    def __set__(self, obj, value):
        print('set', value)

    def __delete__(self, obj):
        print('delete')


class Wrapping(classmethod):
    def __get__(self, obj, owner=None):
        return 'got', super().__get__(obj, owner)()


class Base:
    @MyClassMethod
    def made(cls):
        return cls.__name__

    @MyStaticMethod
    def same(x):
        return x

    @ClassProperty
    def shown(cls):
        return cls.__name__ + '!'

    @Wrapping
    def wrapped(cls):
        return cls.__name__

    value = Labelled(lambda self: 5, 'a label')


class Derived(Base):
    @classmethod
    def made(cls):
        return 'from ' + super().made()

    @staticmethod
    def same(x):
        return super(Derived, Derived).same(x) + 1


print(Base.made(), Base().made(), Base.same(3), Base().same(4))  # expect: Base Base 3 4
print(Derived.made(), Derived().made(), Derived.same(3))  # expect: from Derived from Derived 4
print(Base.shown, Derived().shown, Base.wrapped, Derived().wrapped)  # expect: Base! Derived! ('got', 'Base') ('got', 'Derived')
print(Base.__dict__['made'].note, Base.__dict__['value'].label)  # expect: noted a label
base = Base()
base.value = 3  # expect: set 3
del base.value  # expect: delete
print(base.value)  # expect: 5
try:
    classmethod()
except TypeError as error:
    print(error)  # expect: classmethod expected 1 argument, got 0


# A class method of a property; the methods of properties by hand; modules with classes of their own.
class Chained:
    @classmethod
    @property
    def label(cls):
        return 'of ' + cls.__name__

    @property
    def fixed(self):
        return 3


print(Chained.label, Chained().label)  # expect: of Chained of Chained
fixed = Chained.__dict__['fixed']
print(fixed.__get__(Chained()), hasattr(type(fixed), '__set__'))  # expect: 3 True
for write in (lambda: fixed.__set__(Chained(), 1), lambda: fixed.__delete__(Chained())):
    try:
        write()
    except AttributeError as error:
        print(error)
# expect: property 'fixed' of 'Chained' object has no setter
# expect: property 'fixed' of 'Chained' object has no deleter
import types


class Verbose(types.ModuleType):
    def __repr__(self):
        return 'verbose ' + self.__name__

    def __getattr__(self, name):
        return 'made ' + name


module = types.ModuleType('m')
module.__class__ = Verbose
print(module, module.anything, type(module) is Verbose)  # expect: verbose m made anything True
try:
    (1).__class__ = Verbose
except TypeError as error:
    print(error)  # expect: __class__ assignment only supported for mutable types or ModuleType subclasses
print(type(int).__hash__(int) == hash(int))  # expect: True


# super(C) alone, kept in the class: for the object it is asked through.
class WithSuper(type):
    def __init__(cls, name, bases, namespace):
        super().__init__(name, bases, namespace)
        setattr(cls, f'_{name}__super', super(cls))


class Top(metaclass=WithSuper):
    def path(self):
        return 'Top'


class Left(Top):
    def path(self):
        return 'Left ' + self.__super.path()


class Right(Top):
    def path(self):
        return 'Right ' + self.__super.path()


class Bottom(Left, Right):
    def path(self):
        return 'Bottom ' + self.__super.path()


print(Bottom().path())  # expect: Bottom Left Right Top


# What has an __init__ of its own: classes, modules, bytearrays, weak references.
class Registered(type):
    known = []

    def __new__(meta, name, bases, namespace, **options):
        return super().__new__(meta, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)
        Registered.known.append((name, options))


class First(metaclass=Registered, level=1):
    pass


class Second(First):
    pass


print(Registered.known)  # expect: [('First', {'level': 1}), ('Second', {})]
for arguments in (), ('x',), ('x', ()):
    try:
        type.__init__(First, *arguments)
    except TypeError as error:
        print(error)
# expect: type.__init__() takes 1 or 3 arguments
# expect: type.__init__() takes 1 or 3 arguments


class Named(types.ModuleType):
    def __init__(self):
        super().__init__('named', 'about it')
        self.x = 1


class Joined(bytearray):
    def __init__(self, a, b):
        super().__init__(a + b)


import weakref


class Noted(weakref.ref):
    def __init__(self, target, callback=None):
        super().__init__(target, callback)


print(Named().__name__, Named().__doc__, Named().x, Joined(b'x', b'y'), Noted(First)() is First)  # expect: named about it 1 Joined(b'xy') True
try:
    types.ModuleType()
except TypeError as error:
    print(error)  # expect: module() missing required argument 'name' (pos 1)
