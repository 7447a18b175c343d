# Rational numbers.
from fractions import Fraction
print(Fraction(1, 3) + Fraction(1, 6), Fraction('3/4'), Fraction(0.5), Fraction('1.25'), repr(Fraction(6, 4)), Fraction(3, 2) * 2, Fraction(1, 2) ** 2, float(Fraction(1, 3)))
print(Fraction(3.14159).limit_denominator(100), Fraction(7, 2) // 1, round(Fraction(7, 2)), Fraction(1, 2) < 1, Fraction(1, 2) == 0.5, hash(Fraction(1, 2)) == hash(0.5), 1 / Fraction(2, 3), sum([Fraction(1, 10)] * 10))
for bad in (lambda: Fraction(1, 0), lambda: Fraction('x')):
    try:
        bad()
    except (ZeroDivisionError, ValueError) as e:
        print(type(e).__name__, e)
# expect: 1/2 3/4 1/2 5/4 Fraction(3, 2) 3 1/4 0.3333333333333333
# expect: 311/99 3 4 True True True 3/2 1
# expect: ZeroDivisionError Fraction(1, 0)
# expect: ValueError Invalid literal for Fraction: 'x'
