# Splitting and finding all.
import re
print(re.split(r'[,;]\s*', 'a, b;c,d'), re.split('(,)', 'a,b,c', maxsplit=1), re.split('x*', 'axbc'), re.split(r'\W+', 'Words, words.'))
print(re.findall(r'\d+', 'a1b22c'), re.findall(r'(\w)(\d)', 'a1b2'), re.findall(r'(\w)(\d)?', 'a1b'), re.findall('x', 'abc'), re.findall('', 'ab'))
print([m.span() for m in re.finditer('a*', 'baac')], [m.group() for m in re.finditer('[A-Z]', 'aBcD')])
token = re.compile(r'(?P<NUM>\d+)|(?P<OP>[+*-])|(?P<WS>\s+)')
print([(m.lastgroup, m.group()) for m in token.finditer('12 + 3*4')])
print(re.findall(r'\bfoo\b', 'foo food foo'), re.findall('(?i)A', 'aA'), re.findall(r'(?m)^\w', 'ab\ncd'), re.findall('a.c', 'a\nc abc', re.S))
# expect: ['a', 'b', 'c', 'd'] ['a', ',', 'b,c'] ['', 'a', '', 'b', 'c', ''] ['Words', 'words', '']
# expect: ['1', '22'] [('a', '1'), ('b', '2')] [('a', '1'), ('b', '')] [] ['', '', '']
# expect: [(0, 0), (1, 3), (3, 3), (4, 4)] ['B', 'D']
# expect: [('NUM', '12'), ('WS', ' '), ('OP', '+'), ('WS', ' '), ('NUM', '3'), ('OP', '*'), ('NUM', '4')]
# expect: ['foo', 'foo'] ['a', 'A'] ['a', 'c'] ['a\nc', 'abc']
