"""Abstract kinds of numbers."""

from abc import ABC, abstractmethod

__all__ = ['Number', 'Complex', 'Real', 'Rational', 'Integral']


class Number(ABC):
    __hash__ = None


class Complex(Number):
    @abstractmethod
    def __complex__(self):
        pass

    def __bool__(self):
        return self != 0


class Real(Complex):
    @abstractmethod
    def __float__(self):
        pass

    def __complex__(self):
        return complex(float(self))


class Rational(Real):
    @property
    @abstractmethod
    def numerator(self):
        pass

    @property
    @abstractmethod
    def denominator(self):
        pass

    def __float__(self):
        return int(self.numerator) / int(self.denominator)


class Integral(Rational):
    @abstractmethod
    def __int__(self):
        pass

    def __index__(self):
        return int(self)


Complex.register(complex)
Real.register(float)
Integral.register(int)
