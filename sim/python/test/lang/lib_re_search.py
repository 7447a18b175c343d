# Searching with groups.
import re
m = re.search(r'(?P<user>[\w.]+)@(?P<host>[\w.]+)', 'mail ivan.petrov@example.com now')
print(m, m.group(), m.group('user', 'host'), m.groups(), m.groupdict(), m.span(), m.start('host'), m.end(2))
print(m[1], m['host'], m.lastgroup, m.lastindex, m.re.groups, m.string[:4], m.pos, m.endpos)
print(re.match('b', 'ab'), re.search('b', 'ab'), re.fullmatch('a|ab', 'ab'), re.match(r'\d+', '12ab').group())
print(re.search('(a)?(b)?c', 'bc').groups(), re.search('(a)?(b)?c', 'bc').groups('-'), re.search('(?:x)(y)', 'xy').regs)
print(re.compile('b').search('abab', 2), re.compile('^b').search('ab', 1), re.compile('b$').match('ab', 1, 2))
print(bool(re.search('привет', 'Скажи ПРИВЕТ', re.I)), re.search('ж', 'межа').span())
# expect: <re.Match object; span=(5, 28), match='ivan.petrov@example.com'> ivan.petrov@example.com ('ivan.petrov', 'example.com') ('ivan.petrov', 'example.com') {'user': 'ivan.petrov', 'host': 'example.com'} (5, 28) 17 28
# expect: ivan.petrov example.com host 2 2 mail 0 32
# expect: None <re.Match object; span=(1, 2), match='b'> <re.Match object; span=(0, 2), match='ab'> 12
# expect: (None, 'b') ('-', 'b') ((0, 2), (1, 2))
# expect: <re.Match object; span=(3, 4), match='b'> None <re.Match object; span=(1, 2), match='b'>
# expect: True (2, 3)
import re
found = re.finditer('a.', 'abacad')
print(type(found).__name__, [m.span() for m in found], [m.span() for m in re.finditer('x*', 'axb')])
# expect: callable_iterator [(0, 2), (2, 4), (4, 6)] [(0, 0), (1, 2), (2, 2), (3, 3)]
