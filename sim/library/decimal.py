# Hidden: in CPython this is C code.
# Decimal floating point (IEEE 754-2008, General Decimal Arithmetic), over integers.

import math as _math
from contextvars import ContextVar as _ContextVar

ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN = ('ROUND_CEILING', 'ROUND_DOWN', 'ROUND_FLOOR',
                                                           'ROUND_HALF_DOWN')
ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, ROUND_05UP = 'ROUND_HALF_EVEN', 'ROUND_HALF_UP', 'ROUND_UP', 'ROUND_05UP'
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999
MIN_ETINY = -1999999999999999997
HAVE_THREADS = HAVE_CONTEXTVAR = True


class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class InvalidContext(InvalidOperation):
    pass


class Inexact(DecimalException):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


_SIGNALS = [InvalidOperation, Clamped, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal, Underflow]
for _signal in list(globals().values()):
    if isinstance(_signal, type) and issubclass(_signal, DecimalException):
        _signal.__module__ = 'decimal'
del _signal


class Context:
    _in_c_ = True
    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
        self.prec = 28 if prec is None else prec
        self.rounding = ROUND_HALF_EVEN if rounding is None else rounding
        self.Emin = -999999 if Emin is None else Emin
        self.Emax = 999999 if Emax is None else Emax
        self.capitals = 1 if capitals is None else capitals
        self.clamp = 0 if clamp is None else clamp
        self.traps = _switches(traps, (InvalidOperation, DivisionByZero, Overflow))
        self.flags = _switches(flags, ())

    def __setattr__(self, name, value):
        if name == 'prec' and (not isinstance(value, int) or not 1 <= value <= MAX_PREC):
            raise ValueError('valid range for prec is [1, MAX_PREC]')
        if name == 'rounding' and value not in _ROUNDERS:
            raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
                            '   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]')
        object.__setattr__(self, name, value)

    def copy(self):
        made = Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp)
        made.traps, made.flags = dict(self.traps), dict(self.flags)
        return made

    __copy__ = copy

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def clear_flags(self):
        for signal in self.flags:
            self.flags[signal] = False

    def clear_traps(self):
        for signal in self.traps:
            self.traps[signal] = False

    def _signal(self, kind, result, detail=None):
        base = kind
        for known in _SIGNALS:
            if issubclass(kind, known) and known in self.flags:
                base = known
                break
        if kind in self.flags:
            base = kind
        self.flags[base] = True
        if self.traps.get(base):
            raise base([kind] if detail is None else detail)
        return result

    def create_decimal(self, num='0'):
        return Decimal(num, self)._rounded(self)

    def create_decimal_from_float(self, f):
        return Decimal(f)._rounded(self)

    def abs(self, a):
        return _convert(a).__abs__()._rounded(self)

    def add(self, a, b):
        return _convert(a)._add(_convert(b), self)

    def subtract(self, a, b):
        return _convert(a)._add(_convert(b).copy_negate(), self)

    def multiply(self, a, b):
        return _convert(a)._multiply(_convert(b), self)

    def divide(self, a, b):
        return _convert(a)._divide(_convert(b), self)

    def divide_int(self, a, b):
        return _convert(a)._divmod(_convert(b), self)[0]

    def remainder(self, a, b):
        return _convert(a)._divmod(_convert(b), self)[1]

    def power(self, a, b, modulo=None):
        return _convert(a)._power(_convert(b), self)

    def sqrt(self, a):
        return _convert(a).sqrt(self)

    def exp(self, a):
        return _convert(a).exp(self)

    def ln(self, a):
        return _convert(a).ln(self)

    def log10(self, a):
        return _convert(a).log10(self)

    def plus(self, a):
        return _convert(a)._rounded(self)

    def minus(self, a):
        return _convert(a).copy_negate()._rounded(self)

    def quantize(self, a, b):
        return _convert(a).quantize(b, context=self)

    def compare(self, a, b):
        return _convert(a).compare(b)

    def normalize(self, a):
        return _convert(a).normalize(self)

    def to_sci_string(self, a):
        return str(a)

    def max(self, a, b):
        return _convert(a).max(b, self)

    def min(self, a, b):
        return _convert(a).min(b, self)

    def __repr__(self):
        flags = ', '.join([s.__name__ for s in _SIGNALS if self.flags.get(s)])
        traps = ', '.join([s.__name__ for s in _SIGNALS if self.traps.get(s)])
        return (f'Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, '
                f'capitals={self.capitals}, clamp={self.clamp}, flags=[{flags}], traps=[{traps}])')


def _switches(given, default):
    if isinstance(given, dict):
        return {signal: bool(given.get(signal, False)) for signal in _SIGNALS}
    chosen = default if given is None else given
    return {signal: signal in chosen for signal in _SIGNALS}


def _half(value, unit, tie):
    quotient, rest = divmod(value, unit)
    twice = rest * 2
    if twice > unit or twice == unit and tie(quotient):
        quotient += 1
    return quotient


# rounder(sign, coefficient, unit): the coefficient in units, of the magnitude.
_ROUNDERS = {
    ROUND_DOWN: lambda sign, c, unit: c // unit,
    ROUND_UP: lambda sign, c, unit: -(-c // unit),
    ROUND_CEILING: lambda sign, c, unit: c // unit if sign else -(-c // unit),
    ROUND_FLOOR: lambda sign, c, unit: -(-c // unit) if sign else c // unit,
    ROUND_HALF_UP: lambda sign, c, unit: _half(c, unit, lambda q: True),
    ROUND_HALF_DOWN: lambda sign, c, unit: _half(c, unit, lambda q: False),
    ROUND_HALF_EVEN: lambda sign, c, unit: _half(c, unit, lambda q: q % 2 == 1),
    ROUND_05UP: lambda sign, c, unit: (c // unit + (1 if c % unit and c // unit % 5 == 0 else 0)),
}

DefaultContext = Context()
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP,
                       traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow])
ExtendedContext = Context(prec=9, traps=[])
_current = _ContextVar('decimal_context')


def getcontext():
    context = _current.get(None)
    if context is None:
        context = DefaultContext.copy()
        _current.set(context)
    return context


def setcontext(context, /):
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _current.set(context)


class _LocalContext:
    def __init__(self, context):
        self.new_context = context

    def __enter__(self):
        self._saved = getcontext()
        setcontext(self.new_context)
        return self.new_context

    def __exit__(self, *error):
        setcontext(self._saved)


def localcontext(ctx=None, **kwargs):
    made = (getcontext() if ctx is None else ctx).copy()
    for name, value in kwargs.items():
        if name not in ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps'):
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        setattr(made, name, _switches(value, ()) if name in ('flags', 'traps') else value)
    return _LocalContext(made)


def _length(coefficient):
    """Number of decimal digits."""
    if coefficient < 10 ** 15:
        return len(str(coefficient))
    guess = int((coefficient.bit_length() - 1) * 0.30102999566398114)
    return guess + 2 if coefficient >= 10 ** (guess + 1) else guess + 1


def _make(sign, coefficient, exponent, special=None):
    made = object.__new__(Decimal)
    made._sign, made._int, made._exp, made._special = sign, coefficient, exponent, special
    return made


class DecimalTuple(tuple):
    __slots__ = ()
    sign = property(lambda self: self[0])
    digits = property(lambda self: self[1])
    exponent = property(lambda self: self[2])

    def __repr__(self):
        return f'DecimalTuple(sign={self[0]!r}, digits={self[1]!r}, exponent={self[2]!r})'


def _parsed(text):
    s = text.strip().replace('_', '')
    sign = 0
    if s[:1] in ('+', '-'):
        sign = 1 if s[0] == '-' else 0
        s = s[1:]
    low = s.lower()
    if low in ('inf', 'infinity'):
        return _make(sign, 0, 0, 'F')
    for name, kind in (('snan', 'N'), ('nan', 'n')):
        if low.startswith(name):
            payload = low[len(name):]
            if payload and not payload.isdecimal():
                return None
            return _make(sign, int(payload or 0), 0, kind)
    number, e, exponent = low.partition('e')
    whole, dot, part = number.partition('.')
    digits = whole + part
    if not digits.isdecimal() or e and not (exponent[1:] if exponent[:1] in ('+', '-') else exponent).isdecimal():
        return None
    return _make(sign, int(digits) if len(digits) < 4000 else _long_int(digits), (int(exponent) if e else 0) - len(part))


def _long_int(digits):
    half = len(digits) // 2
    if half < 2000:
        return int(digits)
    return _long_int(digits[:-half]) * 10 ** half + _long_int(digits[-half:])


def _long_text(number):
    if number.bit_length() < 12000:
        return str(number)
    half = _length(number) // 2
    high, low = divmod(number, 10 ** half)
    return _long_text(high) + _long_text(low).rjust(half, '0')


def _convert(value):
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return _make(1 if value < 0 else 0, abs(int(value)), 0)
    raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')


def _operand(value):
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return _make(1 if value < 0 else 0, abs(int(value)), 0)
    return None


class Decimal:
    _in_c_ = True
    __slots__ = ('_sign', '_int', '_exp', '_special', '__weakref__')
    __module__ = 'decimal'

    def __new__(cls, value='0', context=None):
        if isinstance(value, str):
            made = _parsed(value)
            if made is None:
                context = getcontext() if context is None else context
                made = context._signal(ConversionSyntax, _make(0, 0, 0, 'n'))
        elif isinstance(value, Decimal):
            made = _make(value._sign, value._int, value._exp, value._special)
        elif isinstance(value, int):
            made = _make(1 if value < 0 else 0, abs(int(value)), 0)
        elif isinstance(value, float):
            (getcontext() if context is None else context)._signal(
                FloatOperation, None, 'strict semantics for mixing floats and Decimals are enabled')
            made = Decimal.from_float(value)
        elif isinstance(value, (tuple, list)):
            if len(value) != 3:
                raise ValueError('argument must be a sequence of length 3')
            sign, digits, exponent = value
            number = 0
            for digit in digits:
                number = number * 10 + digit
            if isinstance(exponent, str):
                made = _make(sign, number if exponent != 'F' else 0, 0, exponent)
            else:
                made = _make(sign, number, exponent)
        else:
            raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')
        if cls is not Decimal:
            other = object.__new__(cls)
            other._sign, other._int, other._exp, other._special = made._sign, made._int, made._exp, made._special
            return other
        return made

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            return _convert(f)
        if not isinstance(f, float):
            raise TypeError('argument must be int or float')
        sign = 1 if _math.copysign(1.0, f) < 0 else 0
        if f != f:
            return _make(sign, 0, 0, 'n')
        if _math.isinf(f):
            return _make(sign, 0, 0, 'F')
        n, d = abs(f).as_integer_ratio()
        k = d.bit_length() - 1
        return _make(sign, n * 5 ** k, -k)

    # --- shape

    def _rounded(self, context):
        if self._special:
            return self
        context = getcontext() if context is None else context
        coefficient, exponent = self._int, self._exp
        if not coefficient:
            exponent = min(max(exponent, context.Etiny()), context.Emax if not context.clamp else context.Etop())
            return self if exponent == self._exp else _make(self._sign, 0, exponent)
        size = _length(coefficient)
        adjusted = exponent + size - 1
        if adjusted > context.Emax:
            context._signal(Rounded, None)
            context._signal(Inexact, None)
            if context.rounding in (ROUND_DOWN, ROUND_05UP) or (
                    context.rounding == (ROUND_CEILING if self._sign else ROUND_FLOOR)):
                result = _make(self._sign, 10 ** context.prec - 1, context.Etop())
            else:
                result = _make(self._sign, 0, 0, 'F')
            return context._signal(Overflow, result)
        lowest = max(size - context.prec, 0) + exponent
        subnormal = adjusted < context.Emin
        if subnormal:
            lowest = max(lowest, context.Etiny())
        cut = lowest - exponent
        if cut <= 0:
            if subnormal:
                context._signal(Subnormal, None)
            return self
        unit = 10 ** cut
        exact = coefficient % unit == 0
        coefficient = _ROUNDERS[context.rounding](self._sign, coefficient, unit)
        exponent = lowest
        if _length(coefficient) > context.prec:
            coefficient //= 10
            exponent += 1
        result = _make(self._sign, coefficient, exponent)
        if exponent + _length(coefficient) - 1 > context.Emax:
            return result._rounded(context)
        context._signal(Rounded, None)
        if not exact:
            context._signal(Inexact, None)
            if subnormal:
                context._signal(Subnormal, None)
                context._signal(Underflow, None)
        return result

    def adjusted(self):
        return 0 if self._special else self._exp + _length(self._int) - 1

    def as_tuple(self):
        if self._special == 'F':
            return DecimalTuple((self._sign, (0,), 'F'))
        digits = tuple([int(c) for c in _long_text(self._int)])
        if self._special:
            return DecimalTuple((self._sign, digits if self._int else (), self._special))
        return DecimalTuple((self._sign, digits, self._exp))

    def as_integer_ratio(self):
        if self._special:
            if self._special == 'F':
                raise OverflowError('cannot convert Infinity to integer ratio')
            raise ValueError('cannot convert NaN to integer ratio')
        n = -self._int if self._sign else self._int
        if self._exp >= 0:
            return n * 10 ** self._exp, 1
        d = 10 ** -self._exp
        common = _math.gcd(n, d)
        return n // common, d // common

    def __str__(self, eng=False):
        sign = '-' if self._sign else ''
        if self._special:
            if self._special == 'F':
                return sign + 'Infinity'
            return sign + ('sNaN' if self._special == 'N' else 'NaN') + (str(self._int) if self._int else '')
        digits = _long_text(self._int)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            point = left
        elif not eng:
            point = 1
        elif self._int == 0:
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        if point <= 0:
            text = '0.' + '0' * -point + digits
        elif point >= len(digits):
            text = digits + '0' * (point - len(digits))
        else:
            text = digits[:point] + '.' + digits[point:]
        if left == point:
            return sign + text
        return f"{sign}{text}{'E' if getcontext().capitals else 'e'}{left - point:+d}"

    def to_eng_string(self, context=None):
        return self.__str__(True)

    def __repr__(self):
        return f"Decimal('{self}')"

    def __hash__(self):
        if self._special:
            if self._special == 'N':
                raise TypeError('Cannot hash a signaling NaN value')
            if self._special == 'F':
                return -314159 if self._sign else 314159
            return object.__hash__(self)
        modulus = (1 << 61) - 1
        power = pow(10, self._exp, modulus) if self._exp >= 0 else pow(pow(10, -1, modulus), -self._exp, modulus)
        value = self._int * power % modulus
        value = -value if self._sign else value
        return -2 if value == -1 else value

    def __bool__(self):
        return bool(self._special or self._int)

    def __reduce__(self):
        return type(self), (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    # --- comparisons

    def _order(self, other):
        """-1, 0, 1; both are numbers or infinities."""
        if self._special or other._special:
            a = (-1 if self._sign else 1) if self._special else 0
            b = (-1 if other._sign else 1) if other._special else 0
            return (a > b) - (a < b)
        a = -self._int if self._sign else self._int
        b = -other._int if other._sign else other._int
        if a == 0 or b == 0 or (a < 0) != (b < 0):
            return (a > b) - (a < b)
        if self.adjusted() != other.adjusted():
            greater = self.adjusted() > other.adjusted()
            return 1 if greater != (a < 0) else -1
        if self._exp > other._exp:
            a *= 10 ** (self._exp - other._exp)
        else:
            b *= 10 ** (other._exp - self._exp)
        return (a > b) - (a < b)

    def _compared(self, other, test, equality=False):
        if isinstance(other, float):
            context = getcontext()
            if equality:
                context.flags[FloatOperation] = True
            else:
                context._signal(FloatOperation, None, 'strict semantics for mixing floats and Decimals are enabled')
            other = Decimal.from_float(other)
        elif not isinstance(other, Decimal):
            if not isinstance(other, int):
                if hasattr(other, 'numerator') and hasattr(other, 'denominator'):
                    n, d = other.numerator, other.denominator
                    if self._special:
                        return test(self._order(Decimal(0)))
                    mine = self.as_integer_ratio()
                    a, b = mine[0] * d, n * mine[1]
                    return test((a > b) - (a < b))
                return NotImplemented
            other = _convert(other)
        if self.is_nan() or other.is_nan():
            if not equality or self.is_snan() or other.is_snan():
                getcontext()._signal(InvalidOperation, None)
            return False
        return test(self._order(other))

    def __eq__(self, other):
        return self._compared(other, lambda order: order == 0, True)

    def __lt__(self, other):
        return self._compared(other, lambda order: order < 0)

    def __le__(self, other):
        return self._compared(other, lambda order: order <= 0)

    def __gt__(self, other):
        return self._compared(other, lambda order: order > 0)

    def __ge__(self, other):
        return self._compared(other, lambda order: order >= 0)

    def compare(self, other, context=None):
        other = _convert(other)
        if self.is_nan() or other.is_nan():
            return _make(0, 0, 0, 'n')
        return Decimal(self._order(other))

    def compare_total(self, other, context=None):
        return Decimal(self._order(_convert(other)))

    def max(self, other, context=None):
        other = _convert(other)
        if self.is_nan() or other.is_nan():
            return other if self.is_nan() else self
        return (other if self._order(other) < 0 else self)._rounded(context)

    def min(self, other, context=None):
        other = _convert(other)
        if self.is_nan() or other.is_nan():
            return other if self.is_nan() else self
        return (self if self._order(other) <= 0 else other)._rounded(context)

    # --- arithmetic

    def _nan_of(self, other, context):
        if self._special in ('n', 'N') or other is not None and other._special in ('n', 'N'):
            if self._special == 'N' or other is not None and other._special == 'N':
                return context._signal(InvalidOperation, _make(0, 0, 0, 'n'))
            return self if self._special == 'n' else other
        return None

    def _add(self, other, context):
        if self._special or other._special:
            nan = self._nan_of(other, context)
            if nan is not None:
                return nan
            if self._special:
                if other._special and self._sign != other._sign:
                    return context._signal(InvalidOperation, _make(0, 0, 0, 'n'))
                return self
            return other
        a = -self._int if self._sign else self._int
        b = -other._int if other._sign else other._int
        exponent = min(self._exp, other._exp)
        if a and b:
            # What lies far below the last digit counts as a little more than nothing.
            big, small = (self, other) if self.adjusted() >= other.adjusted() else (other, self)
            limit = min(big._exp, big.adjusted() - context.prec - 2)
            if small.adjusted() < limit and context.prec < MAX_PREC:
                sticky = _make(small._sign, 1, limit - 1)
                return big._add_exact(sticky)._rounded(context)
        elif not a and not b:
            sign = self._sign if self._sign == other._sign else (1 if context.rounding == ROUND_FLOOR else 0)
            return _make(sign, 0, exponent)._rounded(context)
        elif not a or not b:
            zero, number = (self, other) if not a else (other, self)
            lowest = max(exponent, number._exp - (context.prec - _length(number._int)) - 1) \
                if number._exp > exponent else number._exp
            if number._exp > lowest:
                number = _make(number._sign, number._int * 10 ** (number._exp - lowest), lowest)
            return number._rounded(context)
        return self._add_exact(other, context)._rounded(context)

    def _add_exact(self, other, context=None):
        exponent = min(self._exp, other._exp)
        a = (-self._int if self._sign else self._int) * 10 ** (self._exp - exponent)
        b = (-other._int if other._sign else other._int) * 10 ** (other._exp - exponent)
        total = a + b
        if total == 0:
            return _make(1 if context is not None and context.rounding == ROUND_FLOOR else 0, 0, exponent)
        return _make(1 if total < 0 else 0, abs(total), exponent)

    def __add__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else self._add(other, getcontext())

    __radd__ = __add__

    def __sub__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else self._add(other.copy_negate(), getcontext())

    def __rsub__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other._add(self.copy_negate(), getcontext())

    def _multiply(self, other, context):
        sign = self._sign ^ other._sign
        if self._special or other._special:
            nan = self._nan_of(other, context)
            if nan is not None:
                return nan
            if not self or not other:
                return context._signal(InvalidOperation, _make(0, 0, 0, 'n'))
            return _make(sign, 0, 0, 'F')
        return _make(sign, self._int * other._int, self._exp + other._exp)._rounded(context)

    def __mul__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else self._multiply(other, getcontext())

    __rmul__ = __mul__

    def _divide(self, other, context):
        sign = self._sign ^ other._sign
        if self._special or other._special:
            nan = self._nan_of(other, context)
            if nan is not None:
                return nan
            if self._special and other._special:
                return context._signal(InvalidOperation, _make(0, 0, 0, 'n'))
            return _make(sign, 0, 0, 'F') if self._special else _make(sign, 0, context.Etiny())
        if not other._int:
            if not self._int:
                return context._signal(DivisionUndefined, _make(0, 0, 0, 'n'))
            return context._signal(DivisionByZero, _make(sign, 0, 0, 'F'))
        exponent = self._exp - other._exp
        if not self._int:
            return _make(sign, 0, exponent)._rounded(context)
        shift = max(0, _length(other._int) - _length(self._int) + context.prec + 1)
        quotient, rest = divmod(self._int * 10 ** shift, other._int)
        exponent -= shift
        if rest:
            if quotient % 5 == 0:
                quotient += 1  # never a tie, nor exact
        else:
            ideal = self._exp - other._exp
            while exponent < ideal and quotient % 10 == 0:
                quotient //= 10
                exponent += 1
        return _make(sign, quotient, exponent)._rounded(context)

    def __truediv__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else self._divide(other, getcontext())

    def __rtruediv__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other._divide(self, getcontext())

    def _divmod(self, other, context):
        sign = self._sign ^ other._sign
        nan = self._nan_of(other, context)
        if nan is not None:
            return nan, nan
        if self._special:
            bad = context._signal(InvalidOperation, _make(0, 0, 0, 'n'))
            return bad, bad
        if other._special:
            return _make(sign, 0, 0), self._rounded(context)
        if not other._int:
            if not self._int:
                bad = context._signal(DivisionUndefined, _make(0, 0, 0, 'n'))
                return bad, bad
            return (context._signal(DivisionByZero, _make(sign, 0, 0, 'F')),
                    context._signal(InvalidOperation, _make(0, 0, 0, 'n')))
        exponent = min(self._exp, other._exp)
        a = self._int * 10 ** (self._exp - exponent)
        b = other._int * 10 ** (other._exp - exponent)
        quotient, rest = divmod(a, b)
        if _length(quotient) > context.prec:
            bad = context._signal(DivisionImpossible, _make(0, 0, 0, 'n'))
            return bad, bad
        return _make(sign, quotient, 0), _make(self._sign, rest, exponent)._rounded(context)

    def __floordiv__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else self._divmod(other, getcontext())[0]

    def __rfloordiv__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other._divmod(self, getcontext())[0]

    def __mod__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else self._divmod(other, getcontext())[1]

    def __rmod__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other._divmod(self, getcontext())[1]

    def __divmod__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else self._divmod(other, getcontext())

    def __rdivmod__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other._divmod(self, getcontext())

    def remainder_near(self, other, context=None):
        context = getcontext() if context is None else context
        quotient, rest = self._divmod(_convert(other), context)
        twice = rest.copy_abs() * 2
        if twice > other or twice == other and quotient._int % 2:
            rest = rest - other.copy_sign(rest)
        return rest

    def fma(self, other, third, context=None):
        context = getcontext() if context is None else context
        other = _convert(other)
        product = _make(self._sign ^ other._sign, self._int * other._int, self._exp + other._exp)
        return product._add(_convert(third), context)

    def __neg__(self):
        context = getcontext()
        if not self and not self._special and context.rounding != ROUND_FLOOR:
            return self.copy_abs()._rounded(context)
        return self.copy_negate()._rounded(context)

    def __pos__(self):
        if not self and not self._special:
            return self.copy_abs()._rounded(getcontext())
        return self._rounded(getcontext())

    def __abs__(self):
        return self.copy_abs()._rounded(getcontext())

    def copy_abs(self):
        return _make(0, self._int, self._exp, self._special)

    def copy_negate(self):
        return _make(1 - self._sign, self._int, self._exp, self._special)

    def copy_sign(self, other, context=None):
        return _make(_convert(other)._sign, self._int, self._exp, self._special)

    def __pow__(self, other, modulo=None):
        other = _operand(other)
        if other is None:
            return NotImplemented
        if modulo is not None:
            return Decimal(pow(int(self), int(other), int(modulo)))
        return self._power(other, getcontext())

    def __rpow__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other._power(self, getcontext())

    def _power(self, other, context):
        nan = self._nan_of(other, context)
        if nan is not None:
            return nan
        if not other:
            if not self and not self._special:
                return context._signal(InvalidOperation, _make(0, 0, 0, 'n'))
            return Decimal(1)
        whole = other == other.to_integral_value() if not other._special else False
        negative = self._sign and whole and int(other) % 2
        if self._sign and not whole and self:
            return context._signal(InvalidOperation, _make(0, 0, 0, 'n'))
        sign = 1 if negative else 0
        if not self and not self._special:
            return _make(sign, 0, 0) if not other._sign else _make(sign, 0, 0, 'F')
        if self._special or other._special:
            grows = (self._special or self.copy_abs() > 1) != bool(other._sign)
            return _make(sign, 0, 0, 'F') if grows else _make(sign, 0, 0)
        if whole:
            power = int(other)
            count = abs(power)
            if count * _length(self._int) < 200000:
                coefficient = self._int ** count
                exponent = self._exp * count
                exact = _make(sign, coefficient, exponent)
                return exact._rounded(context) if power > 0 else Decimal(1)._divide(exact, context)
        working = context.copy()
        working.prec = context.prec + 10 + max(0, other.adjusted() + _length(abs(self.adjusted()) + 1))
        working.clear_traps()
        value = self.copy_abs().ln(working)._multiply(other, working).exp(working)
        result = _make(sign, value._int, value._exp, value._special)
        if result._special:
            return result
        return _filled(result._rounded(context), context)

    def sqrt(self, context=None):
        context = getcontext() if context is None else context
        nan = self._nan_of(None, context)
        if nan is not None:
            return nan
        if self._special:
            return self if not self._sign else context._signal(InvalidOperation, _make(0, 0, 0, 'n'))
        if not self._int:
            return _make(self._sign, 0, self._exp // 2)._rounded(context)
        if self._sign:
            return context._signal(InvalidOperation, _make(0, 0, 0, 'n'))
        exponent, coefficient = self._exp, self._int
        ideal = exponent // 2
        if exponent % 2:
            coefficient *= 10
            exponent -= 1
        shift = max(0, context.prec + 2 - (_length(coefficient) + 1) // 2)
        coefficient *= 100 ** shift
        root = _math.isqrt(coefficient)
        exponent = exponent // 2 - shift
        if root * root == coefficient:
            while exponent < ideal and root % 10 == 0:
                root //= 10
                exponent += 1
        elif root % 5 == 0:
            root += 1
        half_even = context.copy()
        half_even.rounding = ROUND_HALF_EVEN
        result = _make(0, root, exponent)._rounded(half_even)
        context.flags.update({s: True for s, on in half_even.flags.items() if on})
        return result

    def exp(self, context=None):
        context = getcontext() if context is None else context
        nan = self._nan_of(None, context)
        if nan is not None:
            return nan
        if self._special:
            return _make(0, 0, 0) if self._sign else self
        if not self._int:
            return Decimal(1)
        digits = context.prec + 10 + max(0, self.adjusted() + 1)
        scale = 10 ** digits
        x = self._int * scale * 10 ** self._exp if self._exp >= 0 else self._int * scale // 10 ** -self._exp
        # e^x = (e^(x / 2^k))^(2^k)
        ten = _ln_int(10, digits)
        tens, x = divmod(-x if self._sign else x, ten)
        k = 8 + int(_math.isqrt(digits))
        guard = 10 ** (k // 3 + 5)
        scale *= guard
        x = x * guard >> k
        total = term = scale
        n = 1
        while term:
            term = term * x // (scale * n)
            total += term
            n += 1
        for _ in range(k):
            total = total * total // scale
        size = _length(scale) - 1
        if total % 5 == 0:
            total += 1
        return _filled(_make(0, total, tens - size)._rounded(context), context)

    def ln(self, context=None):
        context = getcontext() if context is None else context
        nan = self._nan_of(None, context)
        if nan is not None:
            return nan
        if not self and not self._special:
            return _make(1, 0, 0, 'F')
        if self._sign:
            return context._signal(InvalidOperation, _make(0, 0, 0, 'n'))
        if self._special:
            return self
        if self == 1:
            return Decimal(0)
        digits = context.prec + 12
        difference = (self - 1).adjusted() if abs(self.adjusted()) <= 1 else 0
        digits += max(0, -difference) * 2
        value = _ln_ratio(self._int, self._exp, digits)
        sign = 1 if value < 0 else 0
        value = abs(value)
        if value % 5 == 0:
            value += 1
        return _filled(_make(sign, value, -digits)._rounded(context), context)

    def log10(self, context=None):
        context = getcontext() if context is None else context
        nan = self._nan_of(None, context)
        if nan is not None:
            return nan
        if not self and not self._special:
            return _make(1, 0, 0, 'F')
        if self._sign:
            return context._signal(InvalidOperation, _make(0, 0, 0, 'n'))
        if self._special:
            return self
        text = _long_text(self._int)
        if text.rstrip('0') == '1':
            return Decimal(self._exp + len(text) - 1)
        digits = context.prec + 12
        value = _ln_ratio(self._int, self._exp, digits) * 10 ** digits // _ln_int(10, digits)
        sign = 1 if value < 0 else 0
        value = abs(value)
        if value % 5 == 0:
            value += 1
        return _filled(_make(sign, value, -digits)._rounded(context), context)

    # --- rounding

    def _to_exponent(self, exponent, rounding):
        if self._exp >= exponent:
            return _make(self._sign, self._int * 10 ** (self._exp - exponent), exponent)
        return _make(self._sign, _ROUNDERS[rounding](self._sign, self._int, 10 ** (exponent - self._exp)), exponent)

    def quantize(self, exp, rounding=None, context=None):
        context = getcontext() if context is None else context
        exp = _convert(exp)
        rounding = context.rounding if rounding is None else rounding
        nan = self._nan_of(exp, context)
        if nan is not None:
            return nan
        if self._special or exp._special:
            if self._special and exp._special:
                return self
            return context._signal(InvalidOperation, _make(0, 0, 0, 'n'))
        result = self._to_exponent(exp._exp, rounding)
        if result._int and _length(result._int) > context.prec or result.adjusted() > context.Emax:
            return context._signal(InvalidOperation, _make(0, 0, 0, 'n'))
        if result._exp > self._exp:
            context._signal(Rounded, None)
            if result != self:
                context._signal(Inexact, None)
        return result

    def to_integral_value(self, rounding=None, context=None):
        if self._special or self._exp >= 0:
            return self
        context = getcontext() if context is None else context
        return self._to_exponent(0, context.rounding if rounding is None else rounding)

    to_integral = to_integral_exact = to_integral_value

    def normalize(self, context=None):
        made = self._rounded(context)
        if made._special:
            return made
        if not made._int:
            return _make(made._sign, 0, 0)
        coefficient, exponent = made._int, made._exp
        while coefficient % 10 == 0:
            coefficient //= 10
            exponent += 1
        return _make(made._sign, coefficient, exponent)

    def scaleb(self, other, context=None):
        return _make(self._sign, self._int, self._exp + int(other), self._special)._rounded(context)

    def logb(self, context=None):
        return Decimal(self.adjusted())

    def shift(self, other, context=None):
        count = int(other)
        value = self._int * 10 ** count if count >= 0 else self._int // 10 ** -count
        return _make(self._sign, value, self._exp)

    def __round__(self, ndigits=None):
        if ndigits is not None:
            return self.quantize(_make(0, 1, -ndigits), ROUND_HALF_EVEN)
        self._must_be_finite()
        return int(self._to_exponent(0, ROUND_HALF_EVEN))

    def __floor__(self):
        self._must_be_finite()
        return int(self._to_exponent(0, ROUND_FLOOR))

    def __ceil__(self):
        self._must_be_finite()
        return int(self._to_exponent(0, ROUND_CEILING))

    def _must_be_finite(self):
        if self._special == 'F':
            raise OverflowError('cannot convert Infinity to integer')
        if self._special:
            raise ValueError('cannot convert NaN to integer')

    def __int__(self):
        self._must_be_finite()
        value = self._int * 10 ** self._exp if self._exp >= 0 else self._int // 10 ** -self._exp
        return -value if self._sign else value

    __trunc__ = __int__

    def __float__(self):
        if self._special == 'N':
            raise ValueError('cannot convert signaling NaN to float')
        if self._special == 'n':
            return -_math.nan if self._sign else _math.nan
        return float(str(self))

    def __complex__(self):
        return complex(float(self))

    real = property(lambda self: self)
    imag = property(lambda self: Decimal(0))

    def conjugate(self):
        return self

    # --- questions

    def is_nan(self):
        return self._special in ('n', 'N')

    def is_snan(self):
        return self._special == 'N'

    def is_qnan(self):
        return self._special == 'n'

    def is_infinite(self):
        return self._special == 'F'

    def is_finite(self):
        return not self._special

    def is_signed(self):
        return self._sign == 1

    def is_zero(self):
        return not self._special and self._int == 0

    def is_normal(self, context=None):
        context = getcontext() if context is None else context
        return not self._special and bool(self._int) and context.Emin <= self.adjusted()

    def is_subnormal(self, context=None):
        context = getcontext() if context is None else context
        return not self._special and bool(self._int) and self.adjusted() < context.Emin

    def same_quantum(self, other, context=None):
        other = _convert(other)
        if self._special or other._special:
            return self.is_nan() and other.is_nan() or self.is_infinite() and other.is_infinite()
        return self._exp == other._exp

    def canonical(self):
        return self

    def number_class(self, context=None):
        if self.is_nan():
            return 'sNaN' if self.is_snan() else 'NaN'
        name = 'Infinity' if self._special else 'Zero' if not self._int else (
            'Subnormal' if self.is_subnormal(context) else 'Normal')
        return ('-' if self._sign else '+') + name

    def __format__(self, spec):
        return _formatted(self, spec)


def _filled(value, context):
    """An inexact result has as many digits as the precision."""
    if value._special or not value._int:
        return value
    missing = context.prec - _length(value._int)
    if missing > 0:
        return _make(value._sign, value._int * 10 ** missing, value._exp - missing)
    return value


def _atanh_inverse(n, scale):
    """scale * atanh(1 / n)"""
    total = term = scale // n
    square = n * n
    k = 3
    while term:
        term //= square
        total += term // k
        k += 2
    return total


def _ln_int(n, digits):
    """10^digits * ln(n) for n = 2 and 10."""
    scale = 10 ** (digits + 10)
    a, b, c = _atanh_inverse(26, scale), _atanh_inverse(4801, scale), _atanh_inverse(8749, scale)
    two = 18 * a - 2 * b + 8 * c
    if n == 2:
        return two // 10 ** 10
    five = _atanh_inverse(9, scale) * 2 + 2 * two  # ln 5 = ln(5/4) + 2 ln 2, and ln(5/4) = 2 atanh(1/9)
    return (two + five) // 10 ** 10


def _ln_ratio(coefficient, exponent, digits):
    """10^digits * ln(coefficient * 10^exponent), nearly."""
    work = digits + 10
    scale = 10 ** work
    size = _length(coefficient)
    # x = coefficient / 10^size in [0.1, 1)
    x = coefficient * scale // 10 ** size if size <= work else coefficient // 10 ** (size - work)
    tens = exponent + size
    halvings = 0
    while x * 4 < scale * 3:
        x *= 2
        halvings += 1
    # atanh series of (x - 1) / (x + 1), after taking roots
    roots = 0
    limit = 6 + int(_math.isqrt(digits)) // 2
    while roots < limit:
        x = _math.isqrt(x * scale)
        roots += 1
    z = (x - scale) * scale // (x + scale)
    square = z * z // scale
    total = term = z
    k = 3
    while term and term != -1:
        term = term * square // scale
        total += term // k
        k += 2
    value = (2 * total << roots) - halvings * _ln_int(2, work) + tens * _ln_int(10, work)
    return value // 10 ** 10 if value >= 0 else -(-value // 10 ** 10)


def _formatted(value, spec):
    fill, align, sign, zero, width, comma, precision, kind = ' ', '', '-', False, 0, '', None, ''
    rest = spec
    if len(rest) >= 2 and rest[1] in '<>=^':
        fill, align, rest = rest[0], rest[1], rest[2:]
    elif rest[:1] in ('<', '>', '=', '^') and rest:
        align, rest = rest[0], rest[1:]
    if rest[:1] in ('+', '-', ' ') and rest:
        sign, rest = rest[0], rest[1:]
    if rest[:1] == 'z':
        rest = rest[1:]
    if rest[:1] == '#':
        rest = rest[1:]
    if rest[:1] == '0':
        zero, rest = True, rest[1:]
    digits = ''
    while rest and rest[0].isdigit():
        digits, rest = digits + rest[0], rest[1:]
    width = int(digits or 0)
    if rest[:1] in (',', '_') and rest:
        comma, rest = rest[0], rest[1:]
    if rest[:1] == '.':
        digits, rest = '', rest[1:]
        while rest and rest[0].isdigit():
            digits, rest = digits + rest[0], rest[1:]
        if not digits:
            raise ValueError('invalid format string')
        precision = int(digits)
    kind, rest = rest[:1], rest[1:]
    if rest or kind and kind not in 'eEfFgGn%':
        raise ValueError('invalid format string')
    if zero and not align:
        fill, align = '0', '='
    align = align or '>'
    if value._special:
        body = str(value.copy_abs())
        if fill == '0':
            fill = ' '
    else:
        body = _body(value, precision, kind)
    mark = '-' if value._sign else '' if sign == '-' else sign
    if comma and not value._special:
        end = 0
        while end < len(body) and body[end].isdigit():
            end += 1
        whole, tail = body[:end], body[end:]
        if zero and fill == '0' and align == '=':
            room = width - len(mark) - len(tail)
            while len(_grouped(whole, comma)) < room:
                whole = '0' + whole
            grouped = _grouped(whole, comma)
            if grouped.startswith(comma):
                grouped = '0' + grouped
            whole = grouped
        else:
            whole = _grouped(whole, comma)
        body = whole + tail
    space = width - len(mark) - len(body)
    if space <= 0:
        return mark + body
    if align == '<':
        return mark + body + fill * space
    if align == '>':
        return fill * space + mark + body
    if align == '=':
        return mark + fill * space + body
    return fill * (space // 2) + mark + body + fill * (space - space // 2)


def _grouped(whole, comma):
    parts = []
    while len(whole) > 3:
        parts.insert(0, whole[-3:])
        whole = whole[:-3]
    parts.insert(0, whole)
    return comma.join(parts)


def _body(value, precision, kind):
    rounding = getcontext().rounding
    value = value.copy_abs()
    if kind == '%':
        value = _make(0, value._int, value._exp + 2)
    if not kind and precision is None:
        return str(value)
    if precision is not None:
        if kind and kind in 'eE':
            value = _to_digits(value, precision + 1, rounding)
        elif kind and kind in 'fF%':
            value = value._to_exponent(-precision, rounding)
        elif value._int and _length(value._int) > max(precision, 1):
            value = _to_digits(value, max(precision, 1), rounding)
    if not value._int and value._exp > 0 and kind and kind in 'fF%':
        value = value._to_exponent(0, rounding)
    digits = _long_text(value._int)
    left = value._exp + len(digits)
    if kind and kind in 'eE':
        point = 1
        if not value._int and precision is not None:
            digits = '0' * (precision + 1)
            left = 1
    elif kind and kind in 'fF%':
        point = left
    elif value._exp <= 0 and left > -6:
        point = left
    else:
        point = 1
    if point < 0:
        whole, part = '0', '0' * -point + digits
    elif point > len(digits):
        whole, part = digits + '0' * (point - len(digits)), ''
    else:
        whole, part = digits[:point] or '0', digits[point:]
    text = whole + ('.' + part if part else '')
    exponent = left - point
    if kind and kind in 'eE' or exponent and not (kind and kind in 'fF%'):
        text += f"{'e' if kind in ('e', 'g', 'n') else 'E'}{exponent:+d}"
    return text + ('%' if kind == '%' else '')


def _to_digits(value, digits, rounding):
    size = _length(value._int)
    made = value._to_exponent(value._exp + size - digits, rounding)
    if _length(made._int) > digits:
        made = made._to_exponent(made._exp + 1, rounding)
    return made
