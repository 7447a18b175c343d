# Replacing with templates and functions.
import re
print(re.sub(r'(\w+) (\w+)', r'\2 \1', 'hello world foo bar'), re.sub('a', 'b', 'aaa', count=2), re.subn('a', 'b', 'banana'))
print(re.sub(r'\d+', lambda m: str(int(m[0]) * 2), 'a1b22'), re.sub('(?P<x>a)', r'<\g<x>\g<1>\g<0>>', 'cat'))
print(re.sub('a*', '-', 'baac'), re.sub('', '.', 'abc'), re.sub('x', r'\n\t\\', 'axb') == 'a\n\t\\b', re.sub('(a)|b', r'[\1]', 'ab'))
print(re.sub(b'a', b'b', b'cat'), re.sub('[аеё]', '*', 'ёлка'), re.sub('^', '> ', 'a\nb', flags=re.M))
for template in (r'\2', r'\g<q>', r'\q', '\\', r'\g<a'):
    try:
        print(re.sub('(a)', template, 'a'))
    except (re.error, IndexError) as e:
        print(type(e).__name__, e)
# expect: world hello bar foo bba ('bbnbnb', 3)
# expect: a2b44 c<aaa>t
# expect: -b--c- .a.b.c. True [a][]
# expect: b'cbt' *лк* > a
# expect: > b
# expect: error invalid group reference 2 at position 1
# expect: IndexError unknown group name 'q'
# expect: error bad escape \q at position 0
# expect: error bad escape (end of pattern) at position 0
# expect: error missing >, unterminated name at position 3
