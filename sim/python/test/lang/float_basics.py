# float: arithmetic, text, rounding.


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')


show(lambda: 1.0//0)
# expect: ZeroDivisionError: float floor division by zero
show(lambda: 1.0%0)
# expect: ZeroDivisionError: float modulo
show(lambda: 1.0/0)
# expect: ZeroDivisionError: float division by zero
show(lambda: (divmod(1.0,0)))
# expect: ZeroDivisionError: float divmod()
show(lambda: 0.0**-1)
# expect: ZeroDivisionError: 0.0 cannot be raised to a negative power
show(lambda: (pow(2,3.0,4)))
# expect: TypeError: pow() 3rd argument not allowed unless all arguments are integers
show(lambda: (pow(2.0,3,4)))
# expect: TypeError: pow() 3rd argument not allowed unless all arguments are integers
show(lambda: 10.0**400)
# expect: OverflowError: (34, 'Numerical result out of range')
show(lambda: float(10**400))
# expect: OverflowError: int too large to convert to float
show(lambda: 10**400*1.0)
# expect: OverflowError: int too large to convert to float
show(lambda: (int(1.5,10)))
# expect: TypeError: int() can't convert non-string with explicit base
show(lambda: int(float("inf")))
# expect: OverflowError: cannot convert float infinity to integer
show(lambda: int(float("nan")))
# expect: ValueError: cannot convert float NaN to integer
show(lambda: float("x"))
# expect: ValueError: could not convert string to float: 'x'
show(lambda: float([]))
# expect: TypeError: float() argument must be a string or a real number, not 'list'
show(lambda: (f"{3!r:>5}|{1.5:6.2f}|{'a':^5}|{10:#x}|{2**100:,}"))
# expect: '    3|  1.50|  a  |0xa|1,267,650,600,228,229,401,496,703,205,376'
show(lambda: int(3.99))
# expect: 3
show(lambda: int(-3.99))
# expect: -3
show(lambda: ((5).__index__(),(5).__int__(),(5).__float__()))
# expect: (5, 5, 5.0)
show(lambda: (hash(2**61-1),hash(2**61),hash(-1),hash(-2),hash(1.5),hash(float("inf")),hash(2**100),hash(0.1)))
# expect: (0, 1, -2, -2, 1152921504606846977, 314159, 549755813888, 230584300921369408)
show(lambda: (0.1+0.2,1e16,1e15,123456789012345678.0,1e-5,0.0001,1e22,1.0,-0.0,5e-324,1.7976931348623157e308))
# expect: (0.30000000000000004, 1e+16, 1000000000000000.0, 1.2345678901234568e+17, 1e-05, 0.0001, 1e+22, 1.0, -0.0, 5e-324, 1.7976931348623157e+308)
show(lambda: (7.5//2,-7.5//2,7.5%2,-7.5%2,7.5%-2,divmod(-7.5,2),5.0//0.1,1e300%7))
# expect: (3.0, -4.0, 1.5, 0.5, -0.5, (-4.0, 0.5), 49.0, 1.0)
show(lambda: (2.0**0.5,(-8)**(1/3),2**-1,2.0**-1,0**0,0.0**0))
# expect: (1.4142135623730951, (1.0000000000000002+1.7320508075688772j), 0.5, 0.5, 1, 1.0)
show(lambda: (10**400<float("inf"),2**53==float(2**53),2**53+1==float(2**53),1<1.5,2**1000>1e300,10**400>1e308))
# expect: (True, True, False, True, True, True)
show(lambda: (float("1e400"),float("-1e400"),float("1e-400"),float("nan"),float("inf"),float("-Infinity"),float("1_0.5"),float(" 3 "),float(".5"),float("5.")))
# expect: (inf, -inf, 0.0, nan, inf, -inf, 10.5, 3.0, 0.5, 5.0)
show(lambda: (float("1e"),))
# expect: ValueError: could not convert string to float: '1e'
show(lambda: float("--1"))
# expect: ValueError: could not convert string to float: '--1'
show(lambda: (float("1_"),))
# expect: ValueError: could not convert string to float: '1_'
show(lambda: float("0x1"))
# expect: ValueError: could not convert string to float: '0x1'
show(lambda: ((1.5).is_integer(),(2.0).is_integer(),(0.75).as_integer_ratio(),(-1.5).as_integer_ratio()))
# expect: (False, True, (3, 4), (-3, 2))
show(lambda: ((1.5).hex(),(0.1).hex(),(-0.0).hex(),float("inf").hex(),(5e-324).hex()))
# expect: ('0x1.8000000000000p+0', '0x1.999999999999ap-4', '-0x0.0p+0', 'inf', '0x0.0000000000001p-1022')
show(lambda: (float.fromhex("0x1.8p1"),float.fromhex("-0x.8"),float.fromhex("inf"),float.fromhex("10")))
# expect: (3.0, -0.5, inf, 16.0)
show(lambda: float.fromhex("xyz"))
# expect: ValueError: invalid hexadecimal floating-point string
show(lambda: float("inf").as_integer_ratio())
# expect: OverflowError: cannot convert Infinity to integer ratio
show(lambda: float("nan").as_integer_ratio())
# expect: ValueError: cannot convert NaN to integer ratio
show(lambda: (round(2.5),round(3.5),round(-2.5),round(2.675,2),round(1.005,2),round(1234.5678,-2),round(0.5),round(1e300,2),round(5,-1),round(15,-1),round(25,-1),round(-15,-1),round(12345,-2),round(2.5,0),round(2**70,-5)))
# expect: (2, 4, -2, 2.67, 1.0, 1200.0, 0, 1e+300, 0, 20, 20, -20, 12300, 2.0, 1180591620717411300000)
show(lambda: round(float("nan")))
# expect: ValueError: cannot convert float NaN to integer
show(lambda: round(float("inf")))
# expect: OverflowError: cannot convert float infinity to integer
show(lambda: (round(1.5,"a")))
# expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: (round(1e308,-308),round(9.5e307,-308)))
# expect: (1e+308, 1e+308)
show(lambda: (round(True),round(1.7,None)))
# expect: (1, 2)
show(lambda: (True==1,1==1.0,hash(1)==hash(1.0)==hash(True),0.1==0.1,float("nan")==float("nan")))
# expect: (True, True, True, True, False)
show(lambda: (max(1,2.5),sum([0.1]*10),sum([1,2.5])))
# expect: (2.5, 0.9999999999999999, 3.5)
show(lambda: 1 if 0.0 else 2)
# expect: 2
show(lambda: ((123.456).__round__(1),(5).__round__(-1),(1.5).__trunc__(),(1.5).__floor__(),(1.5).__ceil__(),(5).__trunc__()))
# expect: (123.5, 0, 1, 1, 2, 5)
show(lambda: ((-0.0).__bool__(),(0).__bool__(),(5).__neg__(),(5).__invert__(),abs(-5),abs(-5.5),+True))
# expect: (False, False, -5, -6, 5, 5.5, 1)
show(lambda: (float.__format__(1.5,".2f"),int.__format__(5,"3"),(5).__format__("")))
# expect: ('1.50', '  5', '5')
show(lambda: float("1"*400))
# expect: inf
show(lambda: (repr(1e100), repr(1.1e-10), repr(123456.789e3), str(1e5), repr(float(2**63))))
# expect: ('1e+100', '1.1e-10', '123456789.0', '100000.0', '9.223372036854776e+18')
