# What is wrong with a pattern, and where.
import re
for pattern in ['(', 'a)', '*a', 'a**', '[a', '[b-a]', '\\', r'\q', '(?P<1>a)', '(?P<n>a)(?P<n>b)', r'\2', '(?<=a+)b', '(?x', 'a{3,2}', '(?z)',
                '(?P=x)', 'a(?i)b', '(?P<n', '(?#x', '\\x1', '(?<x', '(?', '(?:a', '[\\d-a]', '+', 'a|*']:
    try:
        re.compile(pattern)
        print(pattern, 'compiles')
    except re.error as e:
        print(repr(pattern), '-', e, '-', e.msg, e.pos, e.lineno, e.colno)
for call in (lambda: re.search('a', b'a'), lambda: re.search(b'a', 'a'), lambda: re.search('a', 5), lambda: re.compile(5), lambda: re.match('a', 'a').group(1),
             lambda: re.compile('a', re.L), lambda: re.match('a', 'a')['x']):
    try:
        print(call())
    except (TypeError, IndexError, ValueError) as e:
        print(type(e).__name__, e)
# expect: '(' - missing ), unterminated subpattern at position 0 - missing ), unterminated subpattern 0 1 1
# expect: 'a)' - unbalanced parenthesis at position 1 - unbalanced parenthesis 1 1 2
# expect: '*a' - nothing to repeat at position 0 - nothing to repeat 0 1 1
# expect: 'a**' - multiple repeat at position 2 - multiple repeat 2 1 3
# expect: '[a' - unterminated character set at position 0 - unterminated character set 0 1 1
# expect: '[b-a]' - bad character range b-a at position 1 - bad character range b-a 1 1 2
# expect: '\\' - bad escape (end of pattern) at position 0 - bad escape (end of pattern) 0 1 1
# expect: '\\q' - bad escape \q at position 0 - bad escape \q 0 1 1
# expect: '(?P<1>a)' - bad character in group name '1' at position 4 - bad character in group name '1' 4 1 5
# expect: '(?P<n>a)(?P<n>b)' - redefinition of group name 'n' as group 2; was group 1 at position 12 - redefinition of group name 'n' as group 2; was group 1 12 1 13
# expect: '\\2' - invalid group reference 2 at position 1 - invalid group reference 2 1 1 2
# expect: '(?<=a+)b' - look-behind requires fixed-width pattern - look-behind requires fixed-width pattern None None None
# expect: '(?x' - missing -, : or ) at position 3 - missing -, : or ) 3 1 4
# expect: 'a{3,2}' - min repeat greater than max repeat at position 2 - min repeat greater than max repeat 2 1 3
# expect: '(?z)' - unknown extension ?z at position 1 - unknown extension ?z 1 1 2
# expect: '(?P=x)' - unknown group name 'x' at position 4 - unknown group name 'x' 4 1 5
# expect: 'a(?i)b' - global flags not at the start of the expression at position 1 - global flags not at the start of the expression 1 1 2
# expect: '(?P<n' - missing >, unterminated name at position 4 - missing >, unterminated name 4 1 5
# expect: '(?#x' - missing ), unterminated comment at position 0 - missing ), unterminated comment 0 1 1
# expect: '\\x1' - incomplete escape \x1 at position 0 - incomplete escape \x1 0 1 1
# expect: '(?<x' - unknown extension ?<x at position 1 - unknown extension ?<x 1 1 2
# expect: '(?' - unexpected end of pattern at position 2 - unexpected end of pattern 2 1 3
# expect: '(?:a' - missing ), unterminated subpattern at position 0 - missing ), unterminated subpattern 0 1 1
# expect: '[\\d-a]' - bad character range \d-a at position 1 - bad character range \d-a 1 1 2
# expect: '+' - nothing to repeat at position 0 - nothing to repeat 0 1 1
# expect: 'a|*' - nothing to repeat at position 2 - nothing to repeat 2 1 3
# expect: TypeError cannot use a string pattern on a bytes-like object
# expect: TypeError cannot use a bytes pattern on a string-like object
# expect: TypeError expected string or bytes-like object, got 'int'
# expect: TypeError first argument must be string or compiled pattern
# expect: IndexError no such group
# expect: ValueError cannot use LOCALE flag with a str pattern
# expect: IndexError no such group
