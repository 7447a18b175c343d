# text % arguments.


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')


show(lambda: "%d" % "a")
# expect: TypeError: %d format: a real number is required, not str
show(lambda: "%d" % 1.5)
# expect: '1'
show(lambda: "%x" % 1.5)
# expect: TypeError: %x format: an integer is required, not float
show(lambda: "%c" % "ab")
# expect: TypeError: %c requires int or char
show(lambda: "%c" % 1.5)
# expect: TypeError: %c requires int or char
show(lambda: "%q" % 1)
# expect: ValueError: unsupported format character 'q' (0x71) at index 1
show(lambda: "%d %d" % 1)
# expect: TypeError: not enough arguments for format string
show(lambda: ("%d" % (1,2)))
# expect: TypeError: not all arguments converted during string formatting
show(lambda: "%(a)s" % 1)
# expect: TypeError: format requires a mapping
show(lambda: ("%*d" % ("a",1)))
# expect: TypeError: * wants int
show(lambda: "%" % ())
# expect: ValueError: incomplete format
show(lambda: "%s" % ())
# expect: TypeError: not enough arguments for format string
show(lambda: "%s" % b"a")
# expect: "b'a'"
show(lambda: ("%5.2f|%-5d|%05d|%+d|% d|%x|%#x|%o|%e|%g|%r|%s|%c|%%" % (1.234,5,6,7,8,255,255,8,1234.5,0.0001,"a","b","c")))
# expect: " 1.23|5    |00006|+7| 8|ff|0xff|10|1.234500e+03|0.0001|'a'|b|c|%"
show(lambda: ("%(a)s %(b)d" % {"a":1,"b":2}))
# expect: '1 2'
show(lambda: ("%s" % (1,)))
# expect: '1'
show(lambda: ("%s" % [1,2]))
# expect: '[1, 2]'
show(lambda: ("%s %s" % ("a",{"x":1})))
# expect: "a {'x': 1}"
show(lambda: ("%5s|%-5s|%.2s" % ("abc","abc","abc")))
# expect: '  abc|abc  |ab'
show(lambda: ("%*d|%-*d|%.*f" % (5,1,5,1,2,1.0)))
# expect: '    1|1    |1.00'
show(lambda: ("%i %u" % (1,2)))
# expect: '1 2'
show(lambda: "%d" % True)
# expect: '1'
show(lambda: ("%s %s" % (True,None)))
# expect: 'True None'
show(lambda: "%x" % -255)
# expect: '-ff'
show(lambda: "%#o" % 8)
# expect: '0o10'
show(lambda: "%.3d" % 5)
# expect: '005'
show(lambda: "%08.3f" % -3.14159)
# expect: '-003.142'
show(lambda: "%+.1e" % 12345.678)
# expect: '+1.2e+04'
show(lambda: "%G" % 1e-10)
# expect: '1E-10'
show(lambda: "%c" % 8364)
# expect: '€'
show(lambda: "%a" % "я")
# expect: "'\\u044f'"
show(lambda: "%r" % "я")
# expect: "'я'"
show(lambda: "%s" % "я")
# expect: 'я'
show(lambda: "%5c" % "x")
# expect: '    x'
show(lambda: ("%.0f" % 0.5, "%.0f" % 1.5, "%.20f" % 0.1, "%.3g" % 1e-5, "%g" % 100000, "%g" % 1000000, "%#g" % 1.0))
# expect: ('0', '2', '0.10000000000000000555', '1e-05', '100000', '1e+06', '1.00000')
show(lambda: "100%% of %s" % 5)
# expect: '100% of 5'
show(lambda: "%(a)%s" % {'a': 1})
# expect: ValueError: unsupported format character '%' (0x25) at index 4
show(lambda: "%5%" % 1)
# expect: ValueError: unsupported format character '%' (0x25) at index 2
show(lambda: "%5%" % ())
# expect: TypeError: not enough arguments for format string
show(lambda: b"%-%" % 1)
# expect: ValueError: unsupported format character '%' (0x25) at index 2
