# Encodings.


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')


show(lambda: "a".encode(1))
# expect: TypeError: encode() argument 'encoding' must be str, not int
show(lambda: "a".encode("nope"))
# expect: LookupError: unknown encoding: nope
show(lambda: ("a".encode("ascii","nope")))
# expect: b'a'
show(lambda: "я".encode("ascii"))
# expect: UnicodeEncodeError: 'ascii' codec can't encode character '\u044f' in position 0: ordinal not in range(128)
show(lambda: "яя".encode("ascii"))
# expect: UnicodeEncodeError: 'ascii' codec can't encode characters in position 0-1: ordinal not in range(128)
show(lambda: "aяя".encode("latin-1"))
# expect: UnicodeEncodeError: 'latin-1' codec can't encode characters in position 1-2: ordinal not in range(256)
show(lambda: "я€☃".encode("cp1251"))
# expect: UnicodeEncodeError: 'charmap' codec can't encode character '\u2603' in position 2: character maps to <undefined>
show(lambda: ("я".encode("ascii","nope")))
# expect: LookupError: unknown error handler name 'nope'
show(lambda: ("я☃😀".encode("ascii","backslashreplace")))
# expect: b'\\u044f\\u2603\\U0001f600'
show(lambda: ("я☃😀".encode("ascii","xmlcharrefreplace")))
# expect: b'&#1103;&#9731;&#128512;'
show(lambda: "\ud800".encode())
# expect: UnicodeEncodeError: 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
show(lambda: "\ud800".encode("utf-16"))
# expect: UnicodeEncodeError: 'utf-16' codec can't encode character '\ud800' in position 0: surrogates not allowed
show(lambda: ("a\ud800".encode("utf-8","surrogatepass")))
# expect: b'a\xed\xa0\x80'
show(lambda: ("a\udc80".encode("utf-8","surrogateescape")))
# expect: b'a\x80'
show(lambda: b"\xff".decode())
# expect: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
show(lambda: b"a\xe2\x82".decode())
# expect: UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 1-2: unexpected end of data
show(lambda: b"a\xe2\x82b".decode())
# expect: UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 1-2: invalid continuation byte
show(lambda: b"\xff".decode("ascii"))
# expect: UnicodeDecodeError: 'ascii' codec can't decode byte 0xff in position 0: ordinal not in range(128)
show(lambda: b"\xff\xfe".decode("ascii"))
# expect: UnicodeDecodeError: 'ascii' codec can't decode byte 0xff in position 0: ordinal not in range(128)
show(lambda: b"\x98".decode("cp1251"))
# expect: UnicodeDecodeError: 'charmap' codec can't decode byte 0x98 in position 0: character maps to <undefined>
show(lambda: (b"a\xff".decode("utf-8","replace")))
# expect: 'a�'
show(lambda: (b"a\xe2\x82b".decode("utf-8","replace")))
# expect: 'a�b'
show(lambda: (b"a\xf0\x9f\x98b".decode("utf-8","ignore")))
# expect: 'ab'
show(lambda: (b"a\xff".decode("utf-8","backslashreplace")))
# expect: 'a\\xff'
show(lambda: (b"a\xff".decode("utf-8","surrogateescape")))
# expect: 'a\udcff'
show(lambda: b"a\xff".decode("nope"))
# expect: LookupError: unknown encoding: nope
show(lambda: b"a".decode("utf-16"))
# expect: UnicodeDecodeError: 'utf-16-le' codec can't decode byte 0x61 in position 0: truncated data
show(lambda: "яa".encode("utf-16"))
# expect: b'\xff\xfeO\x04a\x00'
show(lambda: "яa".encode("utf-16-le"))
# expect: b'O\x04a\x00'
show(lambda: "яa".encode("utf-32"))
# expect: b'\xff\xfe\x00\x00O\x04\x00\x00a\x00\x00\x00'
show(lambda: "яa".encode("utf-8-sig"))
# expect: b'\xef\xbb\xbf\xd1\x8fa'
