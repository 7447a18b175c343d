# Abstract classes.
from abc import ABC, abstractmethod, ABCMeta
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
class Half(Shape):
    def area(self): return 1
for cls in (Shape, Half):
    try:
        cls()
    except TypeError as e:
        print(e)
class Square(Shape):
    def __init__(self, a): self.a = a
    def area(self): return self.a ** 2
    name = 'square'
print(Square(3).area(), Square(1).name, isinstance(Square(1), Shape), sorted(Shape.__abstractmethods__))
class Duck(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, 'quack') or NotImplemented
class D:
    def quack(self): pass
print(isinstance(D(), Duck), issubclass(int, Duck))
Shape.register(int)
print(isinstance(5, Shape))
# expect: Can't instantiate abstract class Shape with abstract methods area, name
# expect: Can't instantiate abstract class Half with abstract method name
# expect: 9 square True ['area', 'name']
# expect: True False
# expect: True


import abc


class Old(abc.ABC):
    @abc.abstractclassmethod
    def make(cls):
        return cls

    @abc.abstractstaticmethod
    def check(value):
        return value


try:
    Old()
except TypeError as error:
    print(error)  # expect: Can't instantiate abstract class Old with abstract methods check, make


class New(Old):
    @classmethod
    def make(cls):
        return super().make()

    @staticmethod
    def check(value):
        return Old.check(value)


print(New().make() is New, New.check(3))  # expect: True 3
