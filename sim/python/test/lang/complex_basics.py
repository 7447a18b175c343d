# complex.


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')


show(lambda: (0j)**-1)
# expect: ZeroDivisionError: 0.0 to a negative or complex power
show(lambda: 1j/0)
# expect: ZeroDivisionError: complex division by zero
show(lambda: 1j//1)
# expect: TypeError: unsupported operand type(s) for //: 'complex' and 'int'
show(lambda: 1j%1)
# expect: TypeError: unsupported operand type(s) for %: 'complex' and 'int'
show(lambda: 1.0<1j)
# expect: TypeError: '<' not supported between instances of 'float' and 'complex'
show(lambda: complex("q"))
# expect: ValueError: complex() arg is a malformed string
show(lambda: complex([]))
# expect: TypeError: complex() first argument must be a string or a number, not 'list'
show(lambda: (1j*1j,(1+2j)/(3-4j),abs(3+4j),(1+2j)**2,2j**0.5,(1+2j).conjugate(),(1+2j).real,-(1+2j),1j==1j,1j!=2))
# expect: ((-1+0j), (-0.2+0.4j), 5.0, (-3+4j), (1.0000000000000002+1j), (1-2j), 1.0, (-1-2j), True, True)
show(lambda: (complex("1+2j"),complex("j"),complex(" -1.5e3-2J "),complex(1,2),complex(1j,1j),complex(),complex("(1+2j)"),complex("nan"),complex(1.5)))
# expect: ((1+2j), 1j, (-1500-2j), (1+2j), (-1+1j), 0j, (1+2j), (nan+0j), (1.5+0j))
show(lambda: (complex("1+"),))
# expect: ValueError: complex() arg is a malformed string
show(lambda: complex("1 + 2j"))
# expect: ValueError: complex() arg is a malformed string
show(lambda: (complex("1",2)))
# expect: TypeError: complex() can't take second arg if first is a string
show(lambda: (complex(1,"2")))
# expect: TypeError: complex() second arg can't be a string
show(lambda: ((1e-7+1j),complex(-0.0,0),complex(0,-0.0),complex(float("nan"),float("inf"))))
# expect: ((1e-07+1j), (-0+0j), -0j, (nan+infj))
