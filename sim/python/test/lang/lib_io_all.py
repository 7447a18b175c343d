# Streams in memory.
import io
s = io.StringIO('a\nb\nc')
print(s.readline(), s.read(2), s.tell(), s.seek(0), s.readlines(), s.getvalue())
b = io.BytesIO()
print(b.write(b'abc'), b.getvalue(), b.seek(1), b.read(), b.closed)
with io.StringIO() as f:
    print('x', 1, file=f, sep='-')
    print(repr(f.getvalue()))
print(f.closed)
print([line for line in io.StringIO('1\n2\n')], io.StringIO().read(), io.BytesIO(b'x').readable())
# expect: a
# expect:  b
# expect:  4 0 ['a\n', 'b\n', 'c'] a
# expect: b
# expect: c
# expect: 3 b'abc' 1 b'bc' False
# expect: 'x-1\n'
# expect: True
# expect: ['1\n', '2\n']  True
