# format(value, specification).


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')


show(lambda: (format(1,"q")))
# expect: ValueError: Unknown format code 'q' for object of type 'int'
show(lambda: (format("a","d")))
# expect: ValueError: Unknown format code 'd' for object of type 'str'
show(lambda: (format(1.5,"d")))
# expect: ValueError: Unknown format code 'd' for object of type 'float'
show(lambda: (format(1,".2d")))
# expect: ValueError: Precision not allowed in integer format specifier
show(lambda: (format(1,",n")))
# expect: ValueError: Cannot specify ',' with 'n'.
show(lambda: (format("a","=5")))
# expect: ValueError: '=' alignment not allowed in string format specifier
show(lambda: (format("a","+5")))
# expect: ValueError: Sign not allowed in string format specifier
show(lambda: (format("a",",")))
# expect: ValueError: Cannot specify ',' with 's'.
show(lambda: (format(1,"c,")))
# expect: ValueError: Invalid format specifier 'c,' for object of type 'int'
show(lambda: (format(1,"+c")))
# expect: ValueError: Sign not allowed with integer format specifier 'c'
show(lambda: (format(-1,"c")))
# expect: OverflowError: %c arg not in range(0x110000)
show(lambda: (format(1,",x")))
# expect: ValueError: Cannot specify ',' with 'x'.
show(lambda: (format(1.0,"qq")))
# expect: ValueError: Invalid format specifier 'qq' for object of type 'float'
show(lambda: (format(1,"qq")))
# expect: ValueError: Invalid format specifier 'qq' for object of type 'int'
show(lambda: (format(1j,"010")))
# expect: ValueError: Zero padding is not allowed in complex format specifier
show(lambda: (format(1j,"=10")))
# expect: ValueError: '=' alignment flag is not allowed in complex format specifier
show(lambda: (format("a","z")))
# expect: ValueError: Negative zero coercion (z) not allowed in string format specifier
show(lambda: (format("a","#")))
# expect: ValueError: Alternate form (#) not allowed in string format specifier
show(lambda: (format(1,"z")))
# expect: ValueError: Negative zero coercion (z) not allowed in integer format specifier
show(lambda: (format(1,".")))
# expect: ValueError: Format specifier missing precision
show(lambda: (format(1,"5.9999999999999999999")))
# expect: ValueError: Too many decimal digits in format string
show(lambda: (format(1,"99999999999999999999")))
# expect: ValueError: Too many decimal digits in format string
show(lambda: (format(1,",_")))
# expect: ValueError: Cannot specify both ',' and '_'.
show(lambda: (format(1,",,")))
# expect: ValueError: Cannot specify ',' with ','.
show(lambda: (format(True,"s")))
# expect: ValueError: Unknown format code 's' for object of type 'bool'
show(lambda: (format("abc","*^9"),format("abc",">6"),format("abc",".2"),format("я","05"),format("abc","010.3"),format("😀",">3")))
# expect: ('***abc***', '   abc', 'ab', 'я0000', 'abc0000000', '  😀')
show(lambda: (format(1e10,".3"),format(100.0,".3"),format(1234.0,".3"),format(1.0,".3"),format(1e16,"g"),format(1.0,"#"),format(1.0,"#.3"),format(12345.678,",.2f"),format(1e20,",")))
# expect: ('1e+10', '1e+02', '1.23e+03', '1.0', '1e+16', '1.0', '1.00', '12,345.68', '1e+20')
show(lambda: (format(1+2j,""),format(1+2j,".2"),format(1+2j,".2f"),format(2j,">10"),format(0j,""),format(1.0,"n"),format(5,"#_x"),format(-0.0,"z"),format(-0.0001,"z.2f")))
# expect: ('(1+2j)', '(1+2j)', '1.00+2.00j', '        2j', '0j', '1', '0x5', '0.0', '0.00')
show(lambda: (format(float("nan"),"05"),format(float("inf"),"+,"),format(1234567,"012,"),format(1234567,"011,"),format(97,"5c"),format(97,"05c"),format(255,"#X"),format(3.0,"%"),format(True,"d"),format(True,"")))
# expect: ('00nan', '+inf', '0,001,234,567', '001,234,567', '    a', '0000a', '0XFF', '300.000000%', '1', 'True')
show(lambda: (format(3,"$")))
# expect: ValueError: Unknown format code '$' for object of type 'int'
show(lambda: (format(3,"й")))
# expect: ValueError: Unknown format code '\x439' for object of type 'int'
show(lambda: (format(object(),"x")[:0]))
# expect: TypeError: unsupported format string passed to object.__format__
show(lambda: (format(None,"")))
# expect: 'None'
show(lambda: (format(12,"^10"),format(12,"*<10"),format(12,"+d"),format(-12,"=10"),format(12,"010d"),format(1,"+010.2f")))
# expect: ('    12    ', '12********', '+12', '-       12', '0000000012', '+000001.00')
