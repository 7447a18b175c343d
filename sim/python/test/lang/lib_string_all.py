# Templates and formatters.
import string
print(string.ascii_letters, string.digits, repr(string.punctuation), string.capwords('ab cd'))
t = string.Template('$a ${b} $$ $c')
print(t.substitute(a=1, b=2, c=3), t.safe_substitute(a=1), t.safe_substitute({'b': 5}))
for bad in (lambda: t.substitute(a=1), lambda: string.Template('a $').substitute()):
    try:
        bad()
    except (KeyError, ValueError) as e:
        print(type(e).__name__, e)
f = string.Formatter()
print(f.format('{0} {a!r:>5} {}', 1, a='x') if False else f.format('{0} {a!r:>5}', 1, a='x'), f.format('{} {}', 1, 2), list(f.parse('a{b!r:>{w}}c')))
class Upper(string.Formatter):
    def format_field(self, value, spec):
        return str(value).upper()
print(Upper().format('{x}-{y}', x='a', y='b'))
# expect: abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~' Ab Cd
# expect: 1 2 $ 3 1 ${b} $ $c $a 5 $ $c
# expect: KeyError 'b'
# expect: ValueError Invalid placeholder in string: line 1, col 3
# expect: 1   'x' 1 2 [('a', 'b', '>{w}', 'r'), ('c', None, None, None)]
# expect: A-B
