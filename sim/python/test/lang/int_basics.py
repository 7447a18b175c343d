# int: arithmetic without bound, text, conversions.


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')


show(lambda: 1//0)
# expect: ZeroDivisionError: integer division or modulo by zero
show(lambda: 1%0)
# expect: ZeroDivisionError: integer modulo by zero
show(lambda: 1/0)
# expect: ZeroDivisionError: division by zero
show(lambda: (divmod(1,0)))
# expect: ZeroDivisionError: integer division or modulo by zero
show(lambda: 0**-1)
# expect: ZeroDivisionError: 0.0 cannot be raised to a negative power
show(lambda: 1<<-1)
# expect: ValueError: negative shift count
show(lambda: 1>>-1)
# expect: ValueError: negative shift count
show(lambda: 1<<(1<<70))
# expect: OverflowError: too many digits in integer
show(lambda: (pow(2,3,0)))
# expect: ValueError: pow() 3rd argument cannot be 0
show(lambda: (pow(2,-1,4)))
# expect: ValueError: base is not invertible for the given modulus
show(lambda: 10**400/3)
# expect: OverflowError: integer division result too large for a float
show(lambda: int("x"))
# expect: ValueError: invalid literal for int() with base 10: 'x'
show(lambda: int("1"*5000))
# expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit
show(lambda: (int("12",50)))
# expect: ValueError: int() base must be >= 2 and <= 36, or 0
show(lambda: (int("12",1)))
# expect: ValueError: int() base must be >= 2 and <= 36, or 0
show(lambda: (int("z",8)))
# expect: ValueError: invalid literal for int() with base 8: 'z'
show(lambda: int([]))
# expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'list'
show(lambda: 1+"a")
# expect: TypeError: unsupported operand type(s) for +: 'int' and 'str'
show(lambda: 1 in "a")
# expect: TypeError: 'in <string>' requires string as left operand, not int
show(lambda: (repr("it's"),repr('say "hi"'),repr("it's \"q\""),repr("tab\t nl\n bs\\ nul\0 del\x7f"),repr("é\xa0\u200b\U0001f600"),ascii("é😀")))
# expect: ('"it\'s"', '\'say "hi"\'', '\'it\\\'s "q"\'', "'tab\\t nl\\n bs\\\\ nul\\x00 del\\x7f'", "'é\\xa0\\u200b😀'", "'\\xe9\\U0001f600'")
show(lambda: int())
# expect: 0
show(lambda: int(" 12 "))
# expect: 12
show(lambda: int("1_000"))
# expect: 1000
show(lambda: int("1__0"))
# expect: ValueError: invalid literal for int() with base 10: '1__0'
show(lambda: int("_1"))
# expect: ValueError: invalid literal for int() with base 10: '_1'
show(lambda: (int("0x1f",16)))
# expect: 31
show(lambda: (int("0x1f",0)))
# expect: 31
show(lambda: (int("010",0)))
# expect: ValueError: invalid literal for int() with base 0: '010'
show(lambda: (int("0",0)))
# expect: 0
show(lambda: (int("0b101",2)))
# expect: 5
show(lambda: (int("-0o17",0)))
# expect: -15
show(lambda: int("٣"))
# expect: 3
show(lambda: int(True))
# expect: 1
show(lambda: int(""))
# expect: ValueError: invalid literal for int() with base 10: ''
show(lambda: int(" "))
# expect: ValueError: invalid literal for int() with base 10: ' '
show(lambda: int(None))
# expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
show(lambda: (int("12",x=1)))
# expect: TypeError: 'x' is an invalid keyword argument for int()
show(lambda: int(x=1))
# expect: TypeError: 'x' is an invalid keyword argument for int()
show(lambda: (int("1", base=2)))
# expect: 1
show(lambda: (int(12,2)))
# expect: TypeError: int() can't convert non-string with explicit base
show(lambda: int("1"*30))
# expect: 111111111111111111111111111111
show(lambda: int("é"))
# expect: ValueError: invalid literal for int() with base 10: 'é'
show(lambda: ((5).bit_length(),(-5).bit_count(),(2**100).bit_length()))
# expect: (3, 2, 101)
show(lambda: ((1000).to_bytes(2,"big"),(1000).to_bytes(2,"little"),(-1).to_bytes(2,"big",signed=True)))
# expect: (b'\x03\xe8', b'\xe8\x03', b'\xff\xff')
show(lambda: (1000).to_bytes(1,"big"))
# expect: OverflowError: int too big to convert
show(lambda: (-1).to_bytes(1,"big"))
# expect: OverflowError: can't convert negative int to unsigned
show(lambda: (128).to_bytes(1,"big",signed=True))
# expect: OverflowError: int too big to convert
show(lambda: (5).to_bytes())
# expect: b'\x05'
show(lambda: (5).to_bytes(1,"x"))
# expect: ValueError: byteorder must be either 'little' or 'big'
show(lambda: (5).to_bytes(-1,"big"))
# expect: ValueError: length argument must be non-negative
show(lambda: (int.from_bytes([1,2],"big")))
# expect: 258
show(lambda: (2**70).to_bytes(10,"little"))
# expect: b'\x00\x00\x00\x00\x00\x00\x00\x00@\x00'
show(lambda: ((5).as_integer_ratio(),(5).numerator,(5).denominator,(5).real,(5).imag,(5).conjugate()))
# expect: ((5, 1), 5, 1, 5, 0, 5)
show(lambda: (True+True,True&False,True|False,True^True,~True,-True))
# expect: (2, False, True, False, -2, -1)
show(lambda: (2**100//3**20, -2**100//7, 2**100%-7, divmod(-2**100,7)))
# expect: (363558641556578823726, -181092942889747057356671886483, -5, (-181092942889747057356671886483, 5))
show(lambda: (-7//2,-7%2,7//-2,7%-2,divmod(-7,2)))
# expect: (-4, 1, -4, -1, (-4, 1))
show(lambda: (2**64*2**64,2**64-2**64,(2**64)&(2**63-1),-(2**64)|1,(-(2**64))^5,~(2**64),-(2**70)&(2**66-1)))
# expect: (340282366920938463463374607431768211456, 0, 0, -18446744073709551615, -18446744073709551611, -18446744073709551617, 0)
show(lambda: (1<<100,-1<<70,(1<<100)>>98,-(1<<100)>>98,-5>>1,-1>>100))
# expect: (1267650600228229401496703205376, -1180591620717411303424, 4, -4, -3, -1)
show(lambda: (10**20/10**19,2**1000/2**999,(2**53+1)/1,1/3,10**400/10**399))
# expect: (10.0, 2.0, 9007199254740992.0, 0.3333333333333333, 10.0)
show(lambda: (1e300*1e10, -1e300*1e10))
# expect: (inf, -inf)
show(lambda: round("a"))
# expect: TypeError: type str doesn't define __round__ method
show(lambda: (pow(3,4,5),pow(3,-1,7),pow(2,100,10**9),pow(-3,3,7),pow(3,3,-7),pow(2,0,1)))
# expect: (1, 5, 703205376, 1, -1, 0)
show(lambda: (bin(10),oct(8),hex(255),bin(-5)))
# expect: ('0b1010', '0o10', '0xff', '-0b101')
show(lambda: (-(-2**62),2**62,2**62-1,-2**62,-2**62-1,2**63,2**64))
# expect: (4611686018427387904, 4611686018427387904, 4611686018427387903, -4611686018427387904, -4611686018427387905, 9223372036854775808, 18446744073709551616)
show(lambda: (4611686018427387903+1,-4611686018427387904-1,4611686018427387904-1))
# expect: (4611686018427387904, -4611686018427387905, 4611686018427387903)
show(lambda: (9223372036854775807+1,-9223372036854775808-1,9223372036854775807*2))
# expect: (9223372036854775808, -9223372036854775809, 18446744073709551614)
show(lambda: int("9"*4300)%1000)
# expect: 999
show(lambda: (10**4299)%7)
# expect: 6
show(lambda: (3**1000%10**9,7**77//7**75))
# expect: (855220001, 49)
show(lambda: (5 .__add__(3),(5).__add__("a"),int.__mul__(2,3),(5).__divmod__(3),(2).__pow__(3),(2).__pow__(3,5)))
# expect: (8, NotImplemented, 6, (1, 2), 8, 3)
show(lambda: (bool("a"),bool(0),bool([]),bool()))
# expect: (True, False, False, False)
show(lambda: (bool(1,2)))
# expect: TypeError: bool expected at most 1 argument, got 2
