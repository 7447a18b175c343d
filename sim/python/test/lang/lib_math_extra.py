# Functions on numbers.
import math
print(math.gcd(12, 18), math.lcm(4, 6), math.isqrt(17), math.comb(5, 2), math.perm(5, 2), math.factorial(10), math.prod([1, 2, 3]), math.dist((0, 0), (3, 4)), math.hypot(3, 4), math.fsum([0.1] * 10))
print(math.pi, math.e, math.floor(-1.5), math.ceil(1.2), math.trunc(-1.7), math.log2(8), math.log10(1000), math.log(8, 2), math.sqrt(2), math.isclose(0.1 + 0.2, 0.3), math.copysign(1, -0.0), math.modf(1.5), math.frexp(8.0), math.degrees(math.pi))
for bad in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.factorial(1.5), lambda: math.floor(float('inf'))):
    try:
        bad()
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
# expect: 6 12 4 10 20 3628800 6 5.0 5.0 1.0
# expect: 3.141592653589793 2.718281828459045 -2 2 -1 3.0 3.0 3.0 1.4142135623730951 True -1.0 (0.5, 1.0) (0.5, 4) 180.0
# expect: ValueError math domain error
# expect: ValueError math domain error
# expect: ValueError factorial() not defined for negative values
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: OverflowError cannot convert float infinity to integer
