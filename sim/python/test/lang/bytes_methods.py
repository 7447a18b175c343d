# bytes and bytearray.


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')


show(lambda: int(b"q"))
# expect: ValueError: invalid literal for int() with base 10: b'q'
show(lambda: "a"*"b")
# expect: TypeError: can't multiply sequence by non-int of type 'str'
show(lambda: b"a"+"a")
# expect: TypeError: can't concat str to bytes
show(lambda: b"a"[5])
# expect: IndexError: index out of range
show(lambda: b"a"["x"])
# expect: TypeError: byte indices must be integers or slices, not str
show(lambda: bytearray(b"a")["x"])
# expect: TypeError: bytearray indices must be integers or slices, not str
show(lambda: bytearray(b"a")[7])
# expect: IndexError: bytearray index out of range
show(lambda: "a" in b"a")
# expect: TypeError: a bytes-like object is required, not 'str'
show(lambda: 300 in b"a")
# expect: ValueError: byte must be in range(0, 256)
show(lambda: None in b"a")
# expect: TypeError: a bytes-like object is required, not 'NoneType'
show(lambda: b"a"<"a")
# expect: TypeError: '<' not supported between instances of 'bytes' and 'str'
show(lambda: ("a"<"b","a"<"я","я"<"😀","ab"<"abc","b">"a","a"=="a","a"!="b",b"a"<b"b",bytearray(b"a")==b"a"))
# expect: (True, True, True, True, True, True, True, True, True)
show(lambda: ("ab"*3,3*"ab","ab"*0,"ab"*-1,"ab"+"cd","b" in "abc","" in "abc","bd" in "abc"))
# expect: ('ababab', 'ababab', '', '', 'abcd', True, True, False)
show(lambda: (list("aя😀"),list(b"ab"),tuple("xy")))
# expect: (['a', 'я', '😀'], [97, 98], ('x', 'y'))
show(lambda: (repr(b"it's"),repr(b"\x00\xff\t"),repr(bytearray(b"a'b"))))
# expect: ('b"it\'s"', "b'\\x00\\xff\\t'", 'bytearray(b"a\\\'b")')
show(lambda: (b"abc"[1],b"abc"[::-1],b"abc"[1:],bytearray(b"abc")[0:2],b"ab"*2,b"a"+b"b",b"a"+bytearray(b"b"),bytearray(b"a")+b"b"))
# expect: (98, b'cba', b'bc', bytearray(b'ab'), b'abab', b'ab', b'ab', bytearray(b'ab'))
show(lambda: (format(2**70,"_b"),format(10**30,"e"),format(1e300,"f")[:20],format(0.1,".30f"),format(123456789,"_"),format(-1234,"08,")))
# expect: ('100_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000_0000', '1.000000e+30', '10000000000000000525', '0.100000000000000005551115123126', '123_456_789', '-001,234')
show(lambda: "a".index("b"))
# expect: ValueError: substring not found
show(lambda: "a".rindex("b"))
# expect: ValueError: substring not found
show(lambda: ("a".find("a","b")))
# expect: TypeError: slice indices must be integers or None or have an __index__ method
show(lambda: ("a".replace("a","b","c")))
# expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: (",".join(["a",b"a"])))
# expect: TypeError: sequence item 1: expected str instance, bytes found
show(lambda: ("a".center(5,b"a")))
# expect: TypeError: The fill character must be a unicode character, not bytes
show(lambda: (str.maketrans("ab","c")))
# expect: ValueError: the first two maketrans arguments must have equal length
show(lambda: str.maketrans({"ab":1}))
# expect: ValueError: string keys in translate table must be of length 1
show(lambda: str(b"a"))
# expect: "b'a'"
show(lambda: (str(b"abc","utf8")))
# expect: 'abc'
show(lambda: bytes("a"))
# expect: TypeError: string argument without an encoding
show(lambda: bytes(-1))
# expect: ValueError: negative count
show(lambda: bytes([256]))
# expect: ValueError: bytes must be in range(0, 256)
show(lambda: bytes(["a"]))
# expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: bytes(1.5))
# expect: TypeError: cannot convert 'float' object to bytes
show(lambda: (bytes(1,"utf8")))
# expect: TypeError: encoding without a string argument
show(lambda: (bytes("a",1)))
# expect: TypeError: bytes() argument 'encoding' must be str, not int
show(lambda: bytes(3))
# expect: b'\x00\x00\x00'
show(lambda: bytes(b"abc"))
# expect: b'abc'
show(lambda: bytes(range(3)))
# expect: b'\x00\x01\x02'
show(lambda: bytes(True))
# expect: b'\x00'
show(lambda: bytes({1:2}))
# expect: b'\x01'
show(lambda: bytearray(3))
# expect: bytearray(b'\x00\x00\x00')
show(lambda: (bytearray("aя","utf8")))
# expect: bytearray(b'a\xd1\x8f')
show(lambda: b"abc".hex())
# expect: '616263'
show(lambda: (b"abcd".hex(":",2)))
# expect: '6162:6364'
show(lambda: (b"abcde".hex("-",-2)))
# expect: '6162-6364-65'
show(lambda: bytes.fromhex("61 62"))
# expect: b'ab'
show(lambda: bytes.fromhex("6"))
# expect: ValueError: non-hexadecimal number found in fromhex() arg at position 1
show(lambda: bytes.fromhex("6x"))
# expect: ValueError: non-hexadecimal number found in fromhex() arg at position 1
show(lambda: b"a".find("a"))
# expect: TypeError: argument should be integer or bytes-like object, not 'str'
show(lambda: b"a".find(97))
# expect: 0
show(lambda: b"a".find(300))
# expect: ValueError: byte must be in range(0, 256)
show(lambda: b"a".split("a"))
# expect: TypeError: a bytes-like object is required, not 'str'
show(lambda: b"a".strip("a"))
# expect: TypeError: a bytes-like object is required, not 'str'
show(lambda: (b"a".replace("a","b")))
# expect: TypeError: a bytes-like object is required, not 'str'
show(lambda: b"a".startswith("a"))
# expect: TypeError: startswith first arg must be bytes or a tuple of bytes, not str
show(lambda: b"a".join(["a"]))
# expect: TypeError: sequence item 0: expected a bytes-like object, str found
show(lambda: (b"a".join([b"x",1])))
# expect: TypeError: sequence item 1: expected a bytes-like object, int found
show(lambda: (b"a".center(5,"x")))
# expect: TypeError: center() argument 2 must be a byte string of length 1, not str
show(lambda: b"a".index(b"b"))
# expect: ValueError: subsection not found
show(lambda: b"a b\n c".split())
# expect: [b'a', b'b', b'c']
show(lambda: b"Ab c".title())
# expect: b'Ab C'
show(lambda: bytearray(b"abc").pop())
# expect: 99
show(lambda: bytearray(b"").pop())
# expect: IndexError: pop from empty bytearray
show(lambda: bytearray(b"abc").remove(300))
# expect: ValueError: byte must be in range(0, 256)
show(lambda: bytearray(b"abc").remove(120))
# expect: ValueError: value not found in bytearray
show(lambda: bytearray(b"abc").append("a"))
# expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: (bytearray(b"abc").insert(0,256)))
# expect: ValueError: byte must be in range(0, 256)
show(lambda: bytearray(b"abc").extend("ab"))
# expect: TypeError: 'str' object cannot be interpreted as an integer
show(lambda: (bytearray(b"abc").extend([1,2])))
# expect: None
show(lambda: hash(bytearray(b"a")))
# expect: TypeError: unhashable type: 'bytearray'
show(lambda: b"%s" % "a")
# expect: TypeError: %b requires a bytes-like object, or an object that implements __bytes__, not 'str'
show(lambda: (b"%d %x %c" % (1,255,65)))
# expect: b'1 ff A'
show(lambda: b"%a" % "я")
# expect: b"'\\u044f'"
show(lambda: ("abcabc".rsplit("b",1)))
# expect: ['abca', 'c']
show(lambda: ("ab".center(5,"*")))
# expect: '**ab*'
show(lambda: ("abc".startswith("b",1)))
# expect: True
show(lambda: ("abc".startswith(("x","b"),1,2)))
# expect: True
show(lambda: ("Ab C".istitle(),"aB".swapcase(),"a b".isprintable(),"a\n".isprintable()))
# expect: (True, 'Ab', True, False)
show(lambda: int(b"12"))
# expect: 12
show(lambda: int(bytearray(b"7")))
# expect: 7
show(lambda: (int("ab",36)))
# expect: 371
show(lambda: (int.from_bytes(b"\x03\xe8","big"),int.from_bytes(b"\xff\xff","big",signed=True),int.from_bytes(b"\xe8\x03","little")))
# expect: (1000, -1, 1000)
show(lambda: (float(b"1.5"),float()))
# expect: (1.5, 0.0)
show(lambda: (format(5,"b"),format(-5,"#x"),format(10**20,","),format(1.5,".3f"),format(255,"08b"),format(1234567.891,",.1f"),format(0.5,".0%"),format(1e10,"g"),format(3,"e")))
# expect: ('101', '-0x5', '100,000,000,000,000,000,000', '1.500', '11111111', '1,234,567.9', '50%', '1e+10', '3.000000e+00')
