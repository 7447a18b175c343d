# Flags, reprs, escape.
import re
print(re.I, repr(re.I | re.S), re.compile('a+', re.I | re.M), re.compile(b'x'), re.compile('a').flags, re.compile('(?ix)a').flags)
print(re.compile('(?P<a>x)(?P<b>y)').groupindex, re.compile('a') == re.compile('a'), re.compile('a') is re.compile('a'))
print(re.escape('a.b*c [x] é'), re.escape(b'a+b'), re.NOFLAG, int(re.X), re.ASCII | re.VERBOSE)
p = re.compile(r'''
    (\d+)   # number
    \s* [#] # a hash
    ([a-z]+)''', re.VERBOSE)
print(p.match('12 #abc').groups(), re.findall(r'\w+', 'naïve café', re.A), re.match('(?i:A)b', 'ab'), re.match('(?i:A)B', 'ab'))
# expect: re.IGNORECASE re.IGNORECASE|re.DOTALL re.compile('a+', re.IGNORECASE|re.MULTILINE) re.compile(b'x') 32 98
# expect: {'a': 1, 'b': 2} True True
# expect: a\.b\*c\ \[x\]\ é b'a\\+b' re.NOFLAG 64 re.ASCII|re.VERBOSE
# expect: ('12', 'abc') ['na', 've', 'caf'] <re.Match object; span=(0, 2), match='ab'> None
