def attempt(function, *args, **options):
    try:
        print('ok', function(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


import io
s = io.StringIO('l1\nl2\n')
print(repr(s.readline()), repr(s.read()), s.write('more'), repr(s.getvalue()), s.seek(0), s.readlines(), s.tell())
s.close()
attempt(s.read)
s = io.StringIO()
print(s.write('abc'), s.seek(1), s.write('X'), s.getvalue(), s.truncate(2), s.getvalue())
attempt(s.write, b'x')
attempt(io.StringIO, 5)
print(io.StringIO('a\r\nb\rc\n', newline=None).readlines(), io.StringIO('a\r\nb\rc\n', newline='').readlines())
b = io.BytesIO(b'abc\ndef')
print(b.readline(), b.read(), b.write(b'!!'), b.getvalue(), b.seek(-2, 2), b.read())
attempt(b.write, 'x')
attempt(b.seek, -1)
t = io.TextIOWrapper(io.BytesIO('ä\nb'.encode()), encoding='utf-8')
print(t, repr(t.readline()), t.read())
import contextlib
with contextlib.redirect_stdout(io.StringIO()) as out:
    print('hidden')
print(repr(out.getvalue()))
print(isinstance(s, io.TextIOBase), isinstance(b, io.IOBase), isinstance(b, io.BufferedIOBase), isinstance(b, io.RawIOBase))
class Up(io.TextIOBase):
    def write(self, s):
        global got
        got = got + s.upper()
        return len(s)
got = ''
print('hi', 'there', file=Up())
print(repr(got))
print(sorted(io.UnsupportedOperation.__mro__[1:3], key=str))

# expect: 'l1\n' 'l2\n' 4 'l1\nl2\nmore' 0 ['l1\n', 'l2\n', 'more'] 10
# expect: ValueError I/O operation on closed file
# expect: 3 1 1 aXc 2 aX
# expect: TypeError string argument expected, got 'bytes'
# expect: TypeError initial_value must be str or None, not int
# expect: ['a\n', 'b\n', 'c\n'] ['a\r\n', 'b\r', 'c\n']
# expect: b'abc\n' b'def' 2 b'abc\ndef!!' 7 b'!!'
# expect: TypeError a bytes-like object is required, not 'str'
# expect: ValueError negative seek value -1
# expect: <_io.TextIOWrapper encoding='utf-8'> 'ä\n' b
# expect: 'hidden\n'
# expect: True True True False
# expect: 'HI THERE\n'
# expect: [<class 'OSError'>, <class 'ValueError'>]
