# Examples in docstrings: found, run, reported.
import doctest
import sys


class Stack:
    """A stack.

    >>> s = Stack()
    >>> s.push(1); s.push(2)
    >>> s.pop()
    2
    >>> Stack().pop()
    Traceback (most recent call last):
      ...
    IndexError: pop from empty list
    >>> print(s)  # doctest: +ELLIPSIS
    <...Stack object at 0x...>
    >>> for i in range(2):
    ...     print(i)
    0
    1
    >>> print('a\\n\\nb')
    a
    <BLANKLINE>
    b
    >>> {'a': 1,   'b': 2}  # doctest: +NORMALIZE_WHITESPACE
    {'a': 1,
     'b': 2}
    >>> broken(  # doctest: +SKIP
    """
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)

    def pop(self):
        return self.items.pop()


def wrong():
    """
    >>> 1 + 1
    3
    >>> print('x')
    >>> x = 5
    5
    >>> int('a')  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ValueError: something else
    """


def fine():
    """>>> fine()
    5"""
    return 5


if sys.flags.isolated:  # run by hand: the file's name as in a test
    __file__ = __file__.rpartition('/')[2]
r = doctest.testmod(verbose=True)
print(r, r.failed, r.attempted)
doctest.run_docstring_examples(fine, globals())
t = doctest.DocTestParser().get_examples('text\n>>> a = 1\n>>> a\n1\n')
print([(e.source, e.want, e.lineno) for e in t])
# expect: Trying:
# expect:     s = Stack()
# expect: Expecting nothing
# expect: ok
# expect: Trying:
# expect:     s.push(1); s.push(2)
# expect: Expecting nothing
# expect: ok
# expect: Trying:
# expect:     s.pop()
# expect: Expecting:
# expect:     2
# expect: ok
# expect: Trying:
# expect:     Stack().pop()
# expect: Expecting:
# expect:     Traceback (most recent call last):
# expect:       ...
# expect:     IndexError: pop from empty list
# expect: ok
# expect: Trying:
# expect:     print(s)  # doctest: +ELLIPSIS
# expect: Expecting:
# expect:     <...Stack object at 0x...>
# expect: ok
# expect: Trying:
# expect:     for i in range(2):
# expect:         print(i)
# expect: Expecting:
# expect:     0
# expect:     1
# expect: ok
# expect: Trying:
# expect:     print('a\n\nb')
# expect: Expecting:
# expect:     a
# expect:     <BLANKLINE>
# expect:     b
# expect: ok
# expect: Trying:
# expect:     {'a': 1,   'b': 2}  # doctest: +NORMALIZE_WHITESPACE
# expect: Expecting:
# expect:     {'a': 1,
# expect:      'b': 2}
# expect: ok
# expect: Trying:
# expect:     fine()
# expect: Expecting:
# expect:         5
# expect: **********************************************************************
# expect: File "lib_doctest_all.py", line 56, in __main__.fine
# expect: Failed example:
# expect:     fine()
# expect: Expected:
# expect:         5
# expect: Got:
# expect:     5
# expect: Trying:
# expect:     1 + 1
# expect: Expecting:
# expect:     3
# expect: **********************************************************************
# expect: File "lib_doctest_all.py", line 44, in __main__.wrong
# expect: Failed example:
# expect:     1 + 1
# expect: Expected:
# expect:     3
# expect: Got:
# expect:     2
# expect: Trying:
# expect:     print('x')
# expect: Expecting nothing
# expect: **********************************************************************
# expect: File "lib_doctest_all.py", line 46, in __main__.wrong
# expect: Failed example:
# expect:     print('x')
# expect: Expected nothing
# expect: Got:
# expect:     x
# expect: Trying:
# expect:     x = 5
# expect: Expecting:
# expect:     5
# expect: **********************************************************************
# expect: File "lib_doctest_all.py", line 47, in __main__.wrong
# expect: Failed example:
# expect:     x = 5
# expect: Expected:
# expect:     5
# expect: Got nothing
# expect: Trying:
# expect:     int('a')  # doctest: +IGNORE_EXCEPTION_DETAIL
# expect: Expecting:
# expect:     Traceback (most recent call last):
# expect:     ValueError: something else
# expect: ok
# expect: 4 items had no tests:
# expect:     __main__
# expect:     __main__.Stack.__init__
# expect:     __main__.Stack.pop
# expect:     __main__.Stack.push
# expect: 1 items passed all tests:
# expect:    8 tests in __main__.Stack
# expect: **********************************************************************
# expect: 2 items had failures:
# expect:    1 of   1 in __main__.fine
# expect:    3 of   4 in __main__.wrong
# expect: 13 tests in 7 items.
# expect: 9 passed and 4 failed.
# expect: ***Test Failed*** 4 failures.
# expect: TestResults(failed=4, attempted=13) 4 13
# expect: **********************************************************************
# expect: File "lib_doctest_all.py", line 56, in NoName
# expect: Failed example:
# expect:     fine()
# expect: Expected:
# expect:         5
# expect: Got:
# expect:     5
# expect: [('a = 1\n', '', 1), ('a\n', '1\n', 2)]
