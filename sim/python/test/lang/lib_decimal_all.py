# Decimal numbers.
from decimal import *
print(Decimal('1.10') + Decimal('2.2'), Decimal(1) / 3, Decimal('0.1') * 3, Decimal(7) // 2, Decimal(-7) % 3, Decimal(2) ** 10, Decimal(2).sqrt(), Decimal('1E+5'), repr(Decimal('3.140')), Decimal(0.1))
print(Decimal('2.675').quantize(Decimal('0.01')), Decimal('2.5').quantize(Decimal('1'), rounding=ROUND_HALF_UP), round(Decimal('2.345'), 2), int(Decimal('9.9')), Decimal('1.5') == 1.5, hash(Decimal(3)) == hash(3), Decimal('1.20').normalize(), Decimal(5).as_tuple())
getcontext().prec = 50
print(Decimal(1) / 7, Decimal(2).sqrt(), Decimal(1).exp(), Decimal(10).ln(), Decimal(2).log10(), Decimal(2) ** Decimal('0.5'))
getcontext().prec = 6
with localcontext() as c:
    c.prec = 10
    print(Decimal(1) / 3)
print(Decimal(1) / 3, sum([Decimal('0.1')] * 10), f"{Decimal('1234.5678'):,.2f}", f"{Decimal('0.00012'):e}", f"{Decimal('12.3'):>10}", f"{Decimal('5'):.2%}", format(Decimal('1.23456789'), '.3g'))
for f in (lambda: Decimal(1) / 0, lambda: Decimal('x'), lambda: Decimal(0) / 0, lambda: Decimal(-1).sqrt()):
    try:
        print(f())
    except ArithmeticError as e:
        print(type(e).__name__, e)
print(Decimal('Infinity'), Decimal('NaN'), Decimal('-0'), max(Decimal(1), Decimal(2)), Decimal((0, (1, 2), -1)), getcontext().rounding)
def pi():
    getcontext().prec += 2
    three = Decimal(3)
    last, t, s, n, na, d, da = 0, three, 3, 1, 0, 0, 24
    while s != last:
        last = s
        n, na = n + na, na + 8
        d, da = d + da, da + 32
        t = (t * n) / d
        s += t
    getcontext().prec -= 2
    return +s
getcontext().prec = 60
print(pi())
# expect: 3.30 0.3333333333333333333333333333 0.3 3 -1 1024 1.414213562373095048801688724 1E+5 Decimal('3.140') 0.1000000000000000055511151231257827021181583404541015625
# expect: 2.68 3 2.34 9 True True 1.2 DecimalTuple(sign=0, digits=(5,), exponent=0)
# expect: 0.14285714285714285714285714285714285714285714285714 1.4142135623730950488016887242096980785696718753769 2.7182818284590452353602874713526624977572470937000 2.3025850929940456840179914546843642076011014886288 0.30102999566398119521373889472449302676818988146211 1.4142135623730950488016887242096980785696718753769
# expect: 0.3333333333
# expect: 0.333333 1.0 1,234.57 1.2e-4       12.3 500.00% 1.23
# expect: DivisionByZero [<class 'decimal.DivisionByZero'>]
# expect: InvalidOperation [<class 'decimal.ConversionSyntax'>]
# expect: InvalidOperation [<class 'decimal.DivisionUndefined'>]
# expect: InvalidOperation [<class 'decimal.InvalidOperation'>]
# expect: Infinity NaN -0 2 1.2 ROUND_HALF_EVEN
# expect: 3.14159265358979323846264338327950288419716939937510582097494
