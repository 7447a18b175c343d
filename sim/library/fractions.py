"""Rational numbers."""

import math as _math
import operator as _operator
from numbers import Rational as _Rational

__all__ = ['Fraction']


def _parsed(text):
    """(numerator, denominator) of '3/4', '-1.5', '2e-3'; None when it is none of these."""
    s = text.strip().replace('_', '')
    sign = 1
    if s[:1] in ('-', '+'):
        sign = -1 if s[0] == '-' else 1
        s = s[1:]
    if '/' in s:
        top, _, bottom = s.partition('/')
        if top.isdecimal() and bottom.isdecimal():
            return sign * int(top), int(bottom)
        return None
    number, e, exponent = s.lower().partition('e')
    whole, _, part = number.partition('.')
    if not (whole + part).isdecimal() or (e and not exponent.lstrip('+-').isdecimal()):
        return None
    scale = (int(exponent) if e else 0) - len(part)
    value = sign * int(whole + part)
    return (value * 10 ** scale, 1) if scale >= 0 else (value, 10 ** -scale)


class Fraction(_Rational):
    __slots__ = ('_numerator', '_denominator')

    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            if type(numerator) is int:
                return cls._made(numerator, 1)
            if isinstance(numerator, (int, Fraction)):
                return cls._made(numerator.numerator, numerator.denominator)
            if isinstance(numerator, float) or hasattr(numerator, 'as_integer_ratio'):
                return cls._made(*numerator.as_integer_ratio())
            if isinstance(numerator, str):
                pair = _parsed(numerator)
                if pair is None:
                    raise ValueError(f'Invalid literal for Fraction: {numerator!r}')
                numerator, denominator = pair
            else:
                raise TypeError('argument should be a string or a Rational instance')
        elif isinstance(numerator, (int, Fraction)) and isinstance(denominator, (int, Fraction)):
            numerator, denominator = (numerator.numerator * denominator.denominator,
                                      denominator.numerator * numerator.denominator)
        else:
            raise TypeError('both arguments should be Rational instances')
        if denominator == 0:
            raise ZeroDivisionError(f'Fraction({numerator}, 0)')
        common = _math.gcd(numerator, denominator)
        if denominator < 0:
            common = -common
        return cls._made(numerator // common, denominator // common)

    @classmethod
    def _made(cls, numerator, denominator):
        self = object.__new__(cls)
        self._numerator = int(numerator)
        self._denominator = denominator
        return self

    @classmethod
    def from_float(cls, f):
        return cls(f)

    @classmethod
    def from_decimal(cls, dec):
        return cls(*dec.as_integer_ratio())

    numerator = property(lambda self: self._numerator)
    denominator = property(lambda self: self._denominator)

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError('max_denominator should be at least 1')
        over, under = self.as_integer_ratio()
        if under <= max_denominator:
            return Fraction(self)
        # The continued fraction, up to the last convergent that is allowed; before it, the one before.
        before, last = (0, 1), (1, 0)
        whole = over // under
        while before[1] + whole * last[1] <= max_denominator:
            before, last = last, (before[0] + whole * last[0], before[1] + whole * last[1])
            over, under = under, over - whole * under
            whole = over // under
        times = (max_denominator - before[1]) // last[1]
        between = Fraction(before[0] + times * last[0], before[1] + times * last[1])
        return min(Fraction(*last), between, key=lambda bound: abs(bound - self))

    def __repr__(self):
        return f'{type(self).__name__}({self._numerator}, {self._denominator})'

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f'{self._numerator}/{self._denominator}'

    def __hash__(self):
        try:
            inverse = pow(self._denominator, -1, (1 << 61) - 1)
        except ValueError:
            return 314159 if self._numerator >= 0 else -314159
        value = hash(hash(abs(self._numerator)) * inverse)
        value = value if self._numerator >= 0 else -value
        return -2 if value == -1 else value

    def _with(self, other, exact, inexact, swapped=False):
        if isinstance(other, (int, Fraction)):
            a, b = (other, self) if swapped else (self, other)
            return exact(a.numerator, a.denominator, b.numerator, b.denominator)
        if isinstance(other, (float, complex)):
            mine = float(self) if isinstance(other, float) else complex(float(self))
            return inexact(other, mine) if swapped else inexact(mine, other)
        return NotImplemented

    def __add__(self, other):
        return self._with(other, lambda an, ad, bn, bd: Fraction(an * bd + bn * ad, ad * bd), _operator.add)

    def __radd__(self, other):
        return self._with(other, lambda an, ad, bn, bd: Fraction(an * bd + bn * ad, ad * bd), _operator.add, True)

    def __sub__(self, other):
        return self._with(other, lambda an, ad, bn, bd: Fraction(an * bd - bn * ad, ad * bd), _operator.sub)

    def __rsub__(self, other):
        return self._with(other, lambda an, ad, bn, bd: Fraction(an * bd - bn * ad, ad * bd), _operator.sub, True)

    def __mul__(self, other):
        return self._with(other, lambda an, ad, bn, bd: Fraction(an * bn, ad * bd), _operator.mul)

    def __rmul__(self, other):
        return self._with(other, lambda an, ad, bn, bd: Fraction(an * bn, ad * bd), _operator.mul, True)

    def __truediv__(self, other):
        return self._with(other, lambda an, ad, bn, bd: Fraction(an * bd, ad * bn), _operator.truediv)

    def __rtruediv__(self, other):
        return self._with(other, lambda an, ad, bn, bd: Fraction(an * bd, ad * bn), _operator.truediv, True)

    def __floordiv__(self, other):
        return self._with(other, lambda an, ad, bn, bd: an * bd // (ad * bn), _operator.floordiv)

    def __rfloordiv__(self, other):
        return self._with(other, lambda an, ad, bn, bd: an * bd // (ad * bn), _operator.floordiv, True)

    def __mod__(self, other):
        return self._with(other, lambda an, ad, bn, bd: Fraction(an * bd % (bn * ad), ad * bd), _operator.mod)

    def __rmod__(self, other):
        return self._with(other, lambda an, ad, bn, bd: Fraction(an * bd % (bn * ad), ad * bd), _operator.mod, True)

    def __divmod__(self, other):
        return self // other, self % other

    def __rdivmod__(self, other):
        return other // self, other % self

    def __pow__(self, other):
        if isinstance(other, (int, Fraction)):
            if other.denominator == 1:
                power = other.numerator
                if power >= 0:
                    return Fraction(self._numerator ** power, self._denominator ** power)
                return Fraction(self._denominator ** -power, self._numerator ** -power)
            return float(self) ** float(other)
        return float(self) ** other

    def __rpow__(self, other):
        if self._denominator == 1 and self._numerator >= 0:
            return other ** self._numerator
        return other ** float(self)

    def __pos__(self):
        return Fraction(self)

    def __neg__(self):
        return Fraction(-self._numerator, self._denominator)

    def __abs__(self):
        return Fraction(abs(self._numerator), self._denominator)

    def __int__(self):
        return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator

    __trunc__ = __int__

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            whole, rest = divmod(self._numerator, self._denominator)
            if rest * 2 < self._denominator:
                return whole
            if rest * 2 > self._denominator:
                return whole + 1
            return whole + whole % 2
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __float__(self):
        return self._numerator / self._denominator

    def __bool__(self):
        return self._numerator != 0

    def __eq__(self, other):
        if isinstance(other, (int, Fraction)):
            return self._numerator == other.numerator and self._denominator == other.denominator
        if isinstance(other, float):
            return float(self) == other if not _math.isfinite(other) else self == Fraction(other)
        return NotImplemented

    def _compared(self, other, op):
        if isinstance(other, (int, Fraction)):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            return op(0.0, other) if not _math.isfinite(other) else op(self, Fraction(other))
        return NotImplemented

    def __lt__(self, other):
        return self._compared(other, _operator.lt)

    def __gt__(self, other):
        return self._compared(other, _operator.gt)

    def __le__(self, other):
        return self._compared(other, _operator.le)

    def __ge__(self, other):
        return self._compared(other, _operator.ge)

    def __reduce__(self):
        return type(self), (self._numerator, self._denominator)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self
