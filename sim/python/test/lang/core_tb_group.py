def f():
    raise ExceptionGroup("group", [ValueError("one"), TypeError("two"), ExceptionGroup("inner", [KeyError("k")])])
try:
    f()
except* ValueError as eg:
    print("V", eg.exceptions)
except* (TypeError, KeyError) as eg:
    print("T", repr(eg))
try:
    try:
        f()
    except* ValueError:
        raise RuntimeError("new")
except ExceptionGroup as e:
    print(repr(e))
    print(e.subgroup(TypeError), e.split(KeyError))
    print(e.message, len(e.exceptions))
f()

# expect: V (ValueError('one'),)
# expect: T ExceptionGroup('group', [TypeError('two'), ExceptionGroup('inner', [KeyError('k')])])
# expect: ExceptionGroup('', [RuntimeError('new'), ExceptionGroup('group', [TypeError('two'), ExceptionGroup('inner', [KeyError('k')])])])
# expect:  (1 sub-exception) (ExceptionGroup('', [ExceptionGroup('group', [ExceptionGroup('inner', [KeyError('k')])])]), ExceptionGroup('', [RuntimeError('new'), ExceptionGroup('group', [TypeError('two')])]))
# expect:  2
# expect-error:   + Exception Group Traceback (most recent call last):
# expect-error:   |   File "core_tb_group.py", line 18, in <module>
# expect-error:   |     f()
# expect-error:   |   File "core_tb_group.py", line 2, in f
# expect-error:   |     raise ExceptionGroup("group", [ValueError("one"), TypeError("two"), ExceptionGroup("inner", [KeyError("k")])])
# expect-error:   | ExceptionGroup: group (3 sub-exceptions)
# expect-error:   +-+---------------- 1 ----------------
# expect-error:     | ValueError: one
# expect-error:     +---------------- 2 ----------------
# expect-error:     | TypeError: two
# expect-error:     +---------------- 3 ----------------
# expect-error:     | ExceptionGroup: inner (1 sub-exception)
# expect-error:     +-+---------------- 1 ----------------
# expect-error:       | KeyError: 'k'
# expect-error:       +------------------------------------
# status: 1
