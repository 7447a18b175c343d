# The module math.
import math


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')


show(lambda: math.sqrt(-1))
# expect: ValueError: math domain error
show(lambda: (math.sqrt(2),math.floor(2.5),math.floor(-2.5),math.ceil(2.1),math.trunc(-2.7),math.floor(5),math.floor(10**30)))
# expect: (1.4142135623730951, 2, -3, 3, -2, 5, 1000000000000000000000000000000)
show(lambda: math.sqrt("a"))
# expect: TypeError: must be real number, not str
show(lambda: math.floor("a"))
# expect: TypeError: must be real number, not str
show(lambda: math.ceil("a"))
# expect: TypeError: must be real number, not str
show(lambda: math.trunc("a"))
# expect: TypeError: type str doesn't define __trunc__ method
show(lambda: math.floor(float("inf")))
# expect: OverflowError: cannot convert float infinity to integer
show(lambda: (math.factorial(0),math.factorial(5),math.factorial(20),math.factorial(25)))
# expect: (1, 120, 2432902008176640000, 15511210043330985984000000)
show(lambda: math.factorial(-1))
# expect: ValueError: factorial() not defined for negative values
show(lambda: math.factorial(1.5))
# expect: TypeError: 'float' object cannot be interpreted as an integer
show(lambda: math.factorial(5.0))
# expect: TypeError: 'float' object cannot be interpreted as an integer
show(lambda: (math.gcd(12,18),math.gcd(),math.gcd(-4),math.gcd(0,0),math.gcd(2**100,2**70*3),math.lcm(4,6),math.lcm(),math.lcm(0,5),math.lcm(2,3,4)))
# expect: (6, 0, 4, 0, 1180591620717411303424, 12, 1, 0, 12)
show(lambda: (math.gcd(1.5,2)))
# expect: TypeError: 'float' object cannot be interpreted as an integer
show(lambda: (math.comb(5,2),math.comb(5,6),math.comb(100,50),math.perm(5,2),math.perm(5),math.perm(3,5)))
# expect: (10, 0, 100891344545564193334812497256, 20, 120, 0)
show(lambda: (math.comb(-1,2)))
# expect: ValueError: n must be a non-negative integer
show(lambda: (math.comb(2,-1)))
# expect: ValueError: k must be a non-negative integer
show(lambda: (math.perm(-1,2)))
# expect: ValueError: n must be a non-negative integer
show(lambda: (math.perm(2,-1)))
# expect: ValueError: k must be a non-negative integer
show(lambda: (math.isqrt(0),math.isqrt(10),math.isqrt(10**40),math.isqrt(2**64-1)))
# expect: (0, 3, 100000000000000000000, 4294967295)
show(lambda: math.isqrt(-1))
# expect: ValueError: isqrt() argument must be nonnegative
show(lambda: math.isqrt(2.5))
# expect: TypeError: 'float' object cannot be interpreted as an integer
show(lambda: (math.pi,math.e,math.tau,math.inf,math.nan))
# expect: (3.141592653589793, 2.718281828459045, 6.283185307179586, inf, nan)
show(lambda: math.log(0))
# expect: ValueError: math domain error
show(lambda: math.log(-1))
# expect: ValueError: math domain error
show(lambda: (math.log(10),math.log(8,2),math.log(100,10),math.log(10**400),math.log2(8),math.log2(2**2000),math.log10(1000),math.log10(10**500),math.log1p(1e-10)))
# expect: (2.302585092994046, 3.0, 2.0, 921.0340371976182, 3.0, 2000.0, 3.0, 500.0, 9.999999999500001e-11)
show(lambda: math.log2(0))
# expect: ValueError: math domain error
show(lambda: math.log10(-1))
# expect: ValueError: math domain error
show(lambda: (math.log(2,1)))
# expect: ZeroDivisionError: float division by zero
show(lambda: (math.log(2,0)))
# expect: ValueError: math domain error
show(lambda: math.log("a"))
# expect: TypeError: must be real number, not str
show(lambda: (math.exp(1),math.exp2(3),math.expm1(1e-5),math.exp(-1000)))
# expect: (2.718281828459045, 8.0, 1.0000050000166668e-05, 0.0)
show(lambda: math.exp(1000))
# expect: OverflowError: math range error
show(lambda: (math.pow(2,0.5),math.pow(0,0),math.pow(-2,3)))
# expect: (1.4142135623730951, 1.0, -8.0)
show(lambda: (math.pow(-2,0.5)))
# expect: ValueError: math domain error
show(lambda: (math.pow(0,-1)))
# expect: ValueError: math domain error
show(lambda: (math.pow(10,400)))
# expect: OverflowError: math range error
show(lambda: (math.sin(1),math.cos(1),math.tan(1),math.asin(1),math.acos(0),math.atan(1),math.atan2(1,-1),math.sinh(1),math.cosh(1),math.tanh(1),math.asinh(1),math.acosh(2),math.atanh(0.5)))
# expect: (0.8414709848078965, 0.5403023058681398, 1.5574077246549023, 1.5707963267948966, 1.5707963267948966, 0.7853981633974483, 2.356194490192345, 1.1752011936438014, 1.5430806348152437, 0.7615941559557649, 0.881373587019543, 1.3169578969248166, 0.5493061443340548)
show(lambda: math.asin(2))
# expect: ValueError: math domain error
show(lambda: math.acosh(0))
# expect: ValueError: math domain error
show(lambda: math.atanh(1))
# expect: ValueError: math domain error
show(lambda: math.sin(float("inf")))
# expect: ValueError: math domain error
show(lambda: math.cosh(1000))
# expect: OverflowError: math range error
show(lambda: (math.hypot(3,4),math.hypot(),math.hypot(1,1,1),math.hypot(1e200,1e200),math.hypot(float("inf"),float("nan"))))
# expect: (5.0, 0.0, 1.7320508075688772, 1.414213562373095e+200, inf)
show(lambda: (math.dist([1,2],[4,6]),math.dist((1,),(2,)),math.dist([],[])))
# expect: (5.0, 1.0, 0.0)
show(lambda: (math.dist([1],[1,2])))
# expect: ValueError: both points must have the same number of dimensions
show(lambda: (math.fsum([0.1]*10),math.fsum([1e100,1,-1e100]),math.fsum([]),math.fsum([float("inf"),1])))
# expect: (1.0, 1.0, 0.0, inf)
show(lambda: (math.fsum([float("inf"),float("-inf")])))
# expect: ValueError: -inf + inf in fsum
show(lambda: (math.fsum([1e308,1e308])))
# expect: OverflowError: intermediate overflow in fsum
show(lambda: (math.prod([1,2,3]),math.prod([]),math.prod([1.5,2]),math.prod([2,3],start=5),math.prod(range(1,25))))
# expect: (6, 1, 3.0, 30, 620448401733239439360000)
show(lambda: (math.isclose(1,1+1e-10),math.isclose(1,1.1),math.isclose(0,1e-9,abs_tol=1e-8),math.isclose(1,1.05,rel_tol=0.1),math.isclose(float("inf"),float("inf"))))
# expect: (True, False, True, True, True)
show(lambda: (math.isclose(1,2,rel_tol=-1)))
# expect: ValueError: tolerances must be non-negative
show(lambda: (math.copysign(1,-0.0),math.fabs(-3),math.fmod(7,3),math.fmod(-7,3),math.modf(2.5),math.modf(-2.5),math.frexp(8),math.frexp(0),math.ldexp(0.5,4),math.remainder(7,4),math.remainder(5,2)))
# expect: (-1.0, 3.0, 1.0, -1.0, (0.5, 2.0), (-0.5, -2.0), (0.5, 4), (0.0, 0), 8.0, -1.0, 1.0)
show(lambda: (math.fmod(1,0)))
# expect: ValueError: math domain error
show(lambda: (math.remainder(1,0)))
# expect: ValueError: math domain error
show(lambda: (math.fmod(float("inf"),1)))
# expect: ValueError: math domain error
show(lambda: (math.ldexp(1,5000)))
# expect: OverflowError: math range error
show(lambda: (math.ldexp(1.0,-5000),math.ldexp(1,-1074)))
# expect: (0.0, 5e-324)
show(lambda: (math.ldexp(1,1.5)))
# expect: TypeError: Expected an int as second argument to ldexp.
show(lambda: (math.isnan(float("nan")),math.isinf(1),math.isfinite(1),math.isnan(10**400)))
# expect: OverflowError: int too large to convert to float
show(lambda: math.isfinite("a"))
# expect: TypeError: must be real number, not str
show(lambda: (math.degrees(math.pi),math.radians(180)))
# expect: (180.0, 3.141592653589793)
show(lambda: (math.erf(0.5),math.erfc(0.5),math.gamma(5),math.cbrt(27)))
# expect: (0.5204998778130465, 0.4795001221869535, 24.0, 3.0000000000000004)
show(lambda: math.gamma(0))
# expect: ValueError: math domain error
show(lambda: math.gamma(-1))
# expect: ValueError: math domain error
show(lambda: math.gamma(200))
# expect: OverflowError: math range error
show(lambda: math.lgamma(0))
# expect: ValueError: math domain error
show(lambda: (math.nextafter(1,2),math.nextafter(1,0),math.ulp(1.0),math.ulp(0.0)))
# expect: (1.0000000000000002, 0.9999999999999999, 2.220446049250313e-16, 5e-324)
show(lambda: math.sqrt(10**400))
# expect: OverflowError: int too large to convert to float
show(lambda: math.fsum(1))
# expect: TypeError: 'int' object is not iterable
show(lambda: math.prod(1))
# expect: TypeError: 'int' object is not iterable
show(lambda: (math.floor(2**70+0.0),math.ceil(-0.5),math.sumprod if hasattr(math,"sumprod") else None))
# expect: (1180591620717411303424, 0, None)
show(lambda: (math.exp(float("-inf")),math.exp(float("inf")),math.sqrt(float("inf")),math.log(float("inf")),math.atan(float("inf"))))
# expect: (0.0, inf, inf, inf, 1.5707963267948966)
show(lambda: (math.gcd(2**64,2**32),math.lcm(2**64,3),math.comb(1000,3),math.perm(100,3),math.factorial(50)))
# expect: (4294967296, 55340232221128654848, 166167000, 970200, 30414093201713378043612608166064768844377641568960512000000000000)
