# Lookaround, back-references, conditions, quantifiers.
import re
print(re.search('(?<=abc)def', 'abcdef'), re.search('(?<!a)b', 'ab cb').start(), re.search(r'(?=.*\d)\w+', 'ab1').group(), re.search('a(?!b)', 'abac').start())
print(re.match(r'(\w+) \1', 'ab ab').group(), re.match(r'(?P<q>["\']).*?(?P=q)', '"a\'b" c').group(), [bool(re.fullmatch(r'(<)?(\w+)(?(1)>)', s)) for s in ('<a>', 'a', '<a')])
print(re.match('a{2,3}?', 'aaaa').group(), re.match('a{,2}', 'aaa').group(), re.match('a{', 'a{').group(), re.match('a++b', 'aab'), re.match('(?>a+)ab', 'aab'))
print(re.match(r'(a|b)*', 'abba').groups(), re.match(r'(?:(a)|(b))*', 'ba').groups(), re.match('[^]a]', ']'), re.match('[]a]', ']').group())
print(re.findall(r'[\w-]+', 'a-b c'), re.findall('[a-c^]', 'b^d'), re.match(r'\x41\101\u0042', 'AAB').group(), re.search(r'a\Z', 'a\n'), re.search('a$', 'a\n').span())
# expect: <re.Match object; span=(3, 6), match='def'> 4 ab1 2
# expect: ab ab "a'b" [True, True, False]
# expect: aa aa a{ <re.Match object; span=(0, 3), match='aab'> None
# expect: ('a',) ('a', 'b') None ]
# expect: ['a-b', 'c'] ['b', '^'] AAB None (0, 1)
