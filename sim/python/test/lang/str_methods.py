# The methods and operators of str.


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')


show(lambda: str(10**5000))
# expect: ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit
show(lambda: "a"+1)
# expect: TypeError: can only concatenate str (not "int") to str
show(lambda: "a"*1.0)
# expect: TypeError: can't multiply sequence by non-int of type 'float'
show(lambda: "a"[5])
# expect: IndexError: string index out of range
show(lambda: "a"["x"])
# expect: TypeError: string indices must be integers, not 'str'
show(lambda: "a"<1)
# expect: TypeError: '<' not supported between instances of 'str' and 'int'
show(lambda: ("abcdef"[1:4],"abcdef"[::-1],"abcdef"[-3:],"abcdef"[5:1:-2],"яЖ☃😀"[1:3],"яЖ☃😀"[::-1],"яЖ☃😀"[-1],len("яЖ☃😀")))
# expect: ('bcd', 'fedcba', 'def', 'fd', 'Ж☃', '😀☃Жя', '😀', 4)
show(lambda: "a".find(1))
# expect: TypeError: must be str, not int
show(lambda: "a".count(1))
# expect: TypeError: must be str, not int
show(lambda: "a".index(1))
# expect: TypeError: must be str, not int
show(lambda: ("a".replace(1,"a")))
# expect: TypeError: replace() argument 1 must be str, not int
show(lambda: ("a".replace("a",1)))
# expect: TypeError: replace() argument 2 must be str, not int
show(lambda: "a".split(1))
# expect: TypeError: must be str or None, not int
show(lambda: "a".split(""))
# expect: ValueError: empty separator
show(lambda: "a".rsplit(""))
# expect: ValueError: empty separator
show(lambda: "a".strip(1))
# expect: TypeError: strip arg must be None or str
show(lambda: "a".lstrip(1))
# expect: TypeError: lstrip arg must be None or str
show(lambda: (",".join([1])))
# expect: TypeError: sequence item 0: expected str instance, int found
show(lambda: (",".join(1)))
# expect: TypeError: can only join an iterable
show(lambda: "a".startswith(1))
# expect: TypeError: startswith first arg must be str or a tuple of str, not int
show(lambda: ("a".startswith((1,))))
# expect: TypeError: tuple for startswith must only contain str, not int
show(lambda: "a".endswith(1))
# expect: TypeError: endswith first arg must be str or a tuple of str, not int
show(lambda: "a".center("x"))
# expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: ("a".center(5,"xx")))
# expect: TypeError: The fill character must be exactly one character long
show(lambda: ("a".ljust(5,1)))
# expect: TypeError: The fill character must be a unicode character, not int
show(lambda: "a".partition(1))
# expect: TypeError: must be str, not int
show(lambda: "a".partition(""))
# expect: ValueError: empty separator
show(lambda: "a".removeprefix(1))
# expect: TypeError: removeprefix() argument must be str, not int
show(lambda: "a".removesuffix(1))
# expect: TypeError: removesuffix() argument must be str, not int
show(lambda: "a".expandtabs("x"))
# expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: "a".zfill("x"))
# expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: "a".translate(1))
# expect: TypeError: 'int' object is not subscriptable
show(lambda: ("abc".translate({97:None,98:"xy",99:100})))
# expect: 'xyd'
show(lambda: "abc".translate({97:[]}))
# expect: TypeError: character mapping must return integer, None or str
show(lambda: str.maketrans(1))
# expect: TypeError: if you give only one argument to maketrans it must be a dict
show(lambda: str.maketrans({1.5:1}))
# expect: TypeError: keys in translate table must be strings or integers
show(lambda: (str("a","utf8")))
# expect: TypeError: decoding str is not supported
show(lambda: (str(1,"utf8")))
# expect: TypeError: decoding to str: need a bytes-like object, int found
show(lambda: str(x=1))
# expect: TypeError: 'x' is an invalid keyword argument for str()
show(lambda: "abc".count(""))
# expect: 4
show(lambda: ("abc".count("",2,5)))
# expect: 2
show(lambda: ("abc".find("",3)))
# expect: 3
show(lambda: ("abc".find("",4)))
# expect: -1
show(lambda: "abc".rfind(""))
# expect: 3
show(lambda: ("abc".replace("","-")))
# expect: '-a-b-c-'
show(lambda: ("abc".replace("","-",2)))
# expect: '-a-bc'
show(lambda: ("".replace("","-")))
# expect: '-'
show(lambda: " a b  c ".split())
# expect: ['a', 'b', 'c']
show(lambda: (" a b  c ".split(None,1)))
# expect: ['a', 'b  c ']
show(lambda: (" a b  c ".rsplit(None,1)))
# expect: [' a b', 'c']
show(lambda: ("a,b,,c".split(",")))
# expect: ['a', 'b', '', 'c']
show(lambda: "a\nb\r\nc\x0bd\u2028e".splitlines())
# expect: ['a', 'b', 'c', 'd', 'e']
show(lambda: "a\nb\r\nc".splitlines(True))
# expect: ['a\n', 'b\r\n', 'c']
show(lambda: "Hello World's".title())
# expect: "Hello World'S"
show(lambda: "ὈΔΥΣΣΕΎΣ".lower())
# expect: 'ὀδυσσεύς'
show(lambda: "ß".upper())
# expect: 'SS'
show(lambda: "ŉa".title())
# expect: 'ʼNa'
show(lambda: "ﬁ".capitalize())
# expect: 'Fi'
show(lambda: "straße".casefold())
# expect: 'strasse'
show(lambda: "\t1\t22".expandtabs(4))
# expect: '    1   22'
show(lambda: "-5".zfill(4))
# expect: '-005'
show(lambda: "+".zfill(3))
# expect: '+00'
show(lambda: ("abc".center(6,"*")))
# expect: '*abc**'
show(lambda: ("abc".center(8,"*")))
# expect: '**abc***'
show(lambda: ("abc".endswith("bc",1)))
# expect: True
show(lambda: ("abc".endswith("",3)))
# expect: True
show(lambda: ("abc".startswith("",4)))
# expect: False
show(lambda: ("1²".isdigit(),"1²".isdecimal(),"½".isnumeric(),"".isalpha()))
# expect: (True, False, True, False)
show(lambda: ("a1_".isidentifier(),"1a".isidentifier(),"éa".isidentifier()))
# expect: (True, False, True)
show(lambda: ("A".islower(),"a1".islower(),"1".islower()))
# expect: (False, True, False)
show(lambda: (" \t\u3000".isspace(),"я".isascii()))
# expect: (True, False)
show(lambda: str(2**200))
# expect: '1606938044258990275541962092341162602522202993782792835301376'
