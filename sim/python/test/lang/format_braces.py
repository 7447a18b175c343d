# str.format and format_map.


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')


show(lambda: "{".format())
# expect: ValueError: Single '{' encountered in format string
show(lambda: "}".format())
# expect: ValueError: Single '}' encountered in format string
show(lambda: "{}".format())
# expect: IndexError: Replacement index 0 out of range for positional args tuple
show(lambda: "{0}{}".format(1))
# expect: ValueError: cannot switch from manual field specification to automatic field numbering
show(lambda: "{}{0}".format(1))
# expect: ValueError: cannot switch from automatic field numbering to manual field specification
show(lambda: "{a}".format())
# expect: KeyError: 'a'
show(lambda: "{!x}".format(1))
# expect: ValueError: Unknown conversion specifier x
show(lambda: "{!}".format(1))
# expect: ValueError: unmatched '{' in format spec
show(lambda: "{0[}".format([1]))
# expect: ValueError: expected '}' before end of string
show(lambda: "{0.}".format([1]))
# expect: ValueError: Empty attribute in format string
show(lambda: "{0[]}".format([1]))
# expect: ValueError: Empty attribute in format string
show(lambda: "{0[a]b}".format({"a":1}))
# expect: ValueError: Only '.' or '[' may follow ']' in format field specifier
show(lambda: "{:{}}".format(1))
# expect: IndexError: Replacement index 1 out of range for positional args tuple
show(lambda: ("{:{:{}}}".format(1,2,3)))
# expect: ValueError: Max string recursion exceeded
show(lambda: "{!r:{}".format(1))
# expect: ValueError: unmatched '{' in format spec
show(lambda: "{0!rx}".format(1))
# expect: ValueError: expected ':' after conversion specifier
show(lambda: ("{:>5}|{:^5}|{:05.1f}".format("a","b",1.25)))
# expect: '    a|  b  |001.2'
show(lambda: ("{0[a]}{1.real}".format({"a":1},5)))
# expect: '15'
show(lambda: ("{0[0]}{a[x]}".format([1],a={"x":2})))
# expect: '12'
show(lambda: ("{!r:>5}{!s}{!a}".format("a","b","я")))
# expect: "  'a'b'\\u044f'"
show(lambda: "{{}}{}".format(1))
# expect: '{}1'
show(lambda: ("{:{}}".format("a",5)))
# expect: 'a    '
show(lambda: ("{a:{w}.{p}f}".format(a=1.5,w=8,p=3)))
# expect: '   1.500'
show(lambda: "{x}".format_map({"x":1}))
# expect: '1'
show(lambda: "{}".format_map({}))
# expect: ValueError: Format string contains positional fields
