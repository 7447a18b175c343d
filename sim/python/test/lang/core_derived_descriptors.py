# Classes derived from property, staticmethod and classmethod; __set_name__ of all kinds of objects.
import inspect


class Counted(property):
    made = 0

    def __init__(self, function, unit, *, digits=1):
        super().__init__(function, doc='in ' + unit)
        self.unit = unit
        self.digits = digits
        Counted.made += 1

    def __get__(self, instance, owner=None):
        value = super().__get__(instance, owner)
        return value if instance is None else f'{value:.{self.digits}f} {self.unit}'

    def __set__(self, instance, value):
        print('not set:', value)


class Registered(staticmethod):
    registry = []

    def __init__(self, function, tag=None):
        super().__init__(function)
        self.tag = tag

    def __set_name__(self, owner, name):
        self.registry.append((owner.__name__, name, self.tag))


class Announced(classmethod):
    def __get__(self, instance, owner=None):
        print('asked for', self.__func__.__name__)
        return super().__get__(instance, owner)


class Called(staticmethod):
    def __call__(self, *args):
        return 'called', args


class Body:
    height = Counted(lambda self: 12.345, 'm', digits=2)

    @Registered
    def plain():
        return 'plain'

    tagged = Registered(lambda: 'tagged', 'a tag')

    @Announced
    def name(cls):
        return cls.__name__

    called = Called(len)


class Part(Body):
    def all(self):
        return super().plain(), super().name(), super().height


body = Body()
body.height = 3
print(body.height, Body.height.unit, Body.height.__doc__, Counted.made)
print(Body.plain(), body.tagged(), Registered.registry)
print(Body.name(), body.name())
print(Body.called('abc'), vars(Body)['called']('abc'))
print(Part().all())
print([name for name, value in vars(Body).items() if isinstance(value, (staticmethod, classmethod))])
print(callable(vars(Body)['plain']), callable(vars(Body)['name']), inspect.isfunction(Body.plain))
print(repr(vars(Body)['plain'])[:14], repr(vars(Body)['name'])[:13])
for make in (lambda: staticmethod(), lambda: classmethod(1, 2), lambda: Registered(), lambda: staticmethod(f=1)):
    try:
        make()
    except TypeError as error:
        print(error)


def named(base):
    return type('Named', (base,), {'__set_name__': lambda self, owner, name: print(base.__name__, 'is', name)})


class Meta(type):
    def __set_name__(self, owner, name):
        print('a class is', name)


class Inner(metaclass=Meta):
    pass


class Holder:
    a, b, c, d, e = named(list)(), named(dict)(), named(int)(3), named(str)('x'), named(float)()
    f, g, h, i, j = named(tuple)(), named(set)(), named(Exception)(), named(property)(), Inner
# expect: not set: 3
# expect: 12.35 m m None 1
# expect: plain tagged [('Body', 'plain', None), ('Body', 'tagged', 'a tag')]
# expect: asked for name
# expect: asked for name
# expect: Body Body
# expect: 3 ('called', ('abc',))
# expect: asked for name
# expect: ('plain', 'Part', '12.35 m')
# expect: ['plain', 'tagged', 'name', 'called']
# expect: True False True
# expect: <staticmethod( <classmethod(
# expect: staticmethod expected 1 argument, got 0
# expect: classmethod expected 1 argument, got 2
# expect: Registered.__init__() missing 1 required positional argument: 'function'
# expect: staticmethod() takes no keyword arguments
# expect: list is a
# expect: dict is b
# expect: int is c
# expect: str is d
# expect: float is e
# expect: tuple is f
# expect: set is g
# expect: Exception is h
# expect: property is i
# expect: a class is j
