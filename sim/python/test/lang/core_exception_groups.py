import traceback, sys
def mk(): return ExceptionGroup('eg', [ValueError(1), TypeError('t'), ExceptionGroup('inner', [KeyError('k'), OSError(2, 'no')])])
try: raise mk()
except* ValueError as e: print('VE', e, e.exceptions)
except* (TypeError, KeyError) as e: print('TK', repr(e))
except* OSError as e: print('OS', repr(e))
try:
    try: raise mk()
    except* ValueError: print('only VE')
except ExceptionGroup as e: print('rest', repr(e), e.message, e.exceptions)
g = mk()
print(g.split(ValueError), g.subgroup(KeyError), g.subgroup(lambda e: isinstance(e, OSError)), g.derive([ValueError(9)]), str(g), repr(g))
try:
    try: raise ValueError('plain')
    except* ValueError as e: print(repr(e)); raise RuntimeError('new')
except BaseException as e: print(repr(e), repr(e.__context__))
try:
    try: raise mk()
    except* ValueError as e: raise KeyError('from handler')
except BaseException as e: print(repr(e))
try:
    try: raise mk()
    except* TypeError: raise
except BaseException as e: print(repr(e))
for bad in (lambda: ExceptionGroup('x', []), lambda: ExceptionGroup('x', [1]), lambda: ExceptionGroup('x', 5), lambda: ExceptionGroup(5, [ValueError()]), lambda: ExceptionGroup('x'), lambda: ExceptionGroup('x', [KeyboardInterrupt()]), lambda: BaseExceptionGroup('x', [ValueError()]), lambda: BaseExceptionGroup('x', [KeyboardInterrupt()])):
    try: print(repr(bad()), type(bad()).__name__)
    except Exception as e: print(type(e).__name__, e)
class MyG(ExceptionGroup):
    def __new__(cls, m, e, code): o = super().__new__(cls, m, e); o.code = code; return o
    def derive(self, e): return MyG(self.message, e, self.code)
a, b = MyG('m', [ValueError(1), TypeError(2)], 7).split(ValueError)
print(repr(a), a.code, repr(b), b.code)
e = ValueError('noted'); e.add_note('note 1'); e.add_note('note 2\nline'); print(e.__notes__)
try: e.add_note(5)
except TypeError as x: print(x)
traceback.print_exception(e)
def f():
    try: raise mk()
    except ExceptionGroup as e: raise RuntimeError('outer') from e
try: f()
except RuntimeError: traceback.print_exc()
try:
    try: 1 / 0
    except ZeroDivisionError as z: raise ExceptionGroup('many', [ValueError(i) for i in range(20)])
except ExceptionGroup: traceback.print_exc()
try: raise ExceptionGroup('a', [ExceptionGroup('b', [ExceptionGroup('c', [ValueError('deep')])])])
except* ValueError as g: traceback.print_exc()
print(list(traceback.format_exception_only(KeyError, KeyError('x'))), traceback.format_exception_only(SyntaxError('bad', ('f.py', 3, 5, 'x = = 1\n', 3, 6))))
def gen():
    try: yield 1
    except* ValueError as e: print('gen caught', e.exceptions); yield 2
it = gen(); next(it); print(it.throw(ValueError('thrown')))
try:
    raise ExceptionGroup('g', [ValueError('v'), KeyError('k')])
except* ValueError: pass

# expect: VE eg (1 sub-exception) (ValueError(1),)
# expect: TK ExceptionGroup('eg', [TypeError('t'), ExceptionGroup('inner', [KeyError('k')])])
# expect: OS ExceptionGroup('eg', [ExceptionGroup('inner', [FileNotFoundError(2, 'no')])])
# expect: only VE
# expect: rest ExceptionGroup('eg', [TypeError('t'), ExceptionGroup('inner', [KeyError('k'), FileNotFoundError(2, 'no')])]) eg (TypeError('t'), ExceptionGroup('inner', [KeyError('k'), FileNotFoundError(2, 'no')]))
# expect: (ExceptionGroup('eg', [ValueError(1)]), ExceptionGroup('eg', [TypeError('t'), ExceptionGroup('inner', [KeyError('k'), FileNotFoundError(2, 'no')])])) eg (1 sub-exception) eg (1 sub-exception) eg (1 sub-exception) eg (3 sub-exceptions) ExceptionGroup('eg', [ValueError(1), TypeError('t'), ExceptionGroup('inner', [KeyError('k'), FileNotFoundError(2, 'no')])])
# expect: ExceptionGroup('', (ValueError('plain'),))
# expect: RuntimeError('new') ExceptionGroup('', (ValueError('plain'),))
# expect: ExceptionGroup('', [KeyError('from handler'), ExceptionGroup('eg', [TypeError('t'), ExceptionGroup('inner', [KeyError('k'), FileNotFoundError(2, 'no')])])])
# expect: ExceptionGroup('eg', [ValueError(1), TypeError('t'), ExceptionGroup('inner', [KeyError('k'), FileNotFoundError(2, 'no')])])
# expect: ValueError second argument (exceptions) must be a non-empty sequence
# expect: ValueError Item 0 of second argument (exceptions) is not an exception
# expect: TypeError second argument (exceptions) must be a sequence
# expect: TypeError BaseExceptionGroup.__new__() argument 1 must be str, not int
# expect: TypeError BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)
# expect: TypeError Cannot nest BaseExceptions in an ExceptionGroup
# expect: ExceptionGroup('x', [ValueError()]) ExceptionGroup
# expect: BaseExceptionGroup('x', [KeyboardInterrupt()]) BaseExceptionGroup
# expect: MyG('m', [ValueError(1)], 7) 7 MyG('m', [TypeError(2)], 7) 7
# expect: ['note 1', 'note 2\nline']
# expect: note must be a str, not 'int'
# expect: ["KeyError: 'x'\n"] ['  File "f.py", line 3\n', '    x = = 1\n', '        ^\n', 'SyntaxError: bad\n']
# expect: gen caught (ValueError('thrown'),)
# expect: 2
# expect-error:     | KeyError: 'k'
# expect-error:     +------------------------------------
# status: 1
