# What the compiler finds odd is told before the program's first line.
print('begins')
x = 5
if x is 5:
    print('the same')
assert (x == 6, 'never')
assert (None, 4), 'folded'
[1, 2, 3]['a':] if False else None


def f(rows):
    if rows is not 'abc':
        return [(1, 2)
                (3, 4)]


try:
    f(0)
except TypeError as e:
    print(e)
try:
    eval('5[0]')
except TypeError as e:
    print(e)

# expect: begins
# expect: the same
# expect: 'tuple' object is not callable
# expect: 'int' object is not subscriptable
# expect-error: lib_syntax_warnings.py:4: SyntaxWarning: "is" with a literal. Did you mean "=="?
# expect-error:   if x is 5:
# expect-error: lib_syntax_warnings.py:6: SyntaxWarning: assertion is always true, perhaps remove parentheses?
# expect-error:   assert (x == 6, 'never')
# expect-error: lib_syntax_warnings.py:7: SyntaxWarning: assertion is always true, perhaps remove parentheses?
# expect-error:   assert (None, 4), 'folded'
# expect-error: lib_syntax_warnings.py:12: SyntaxWarning: "is not" with a literal. Did you mean "!="?
# expect-error:   if rows is not 'abc':
# expect-error: lib_syntax_warnings.py:13: SyntaxWarning: 'tuple' object is not callable; perhaps you missed a comma?
# expect-error:   return [(1, 2)
# expect-error: <string>:1: SyntaxWarning: 'int' object is not subscriptable; perhaps you missed a comma?
