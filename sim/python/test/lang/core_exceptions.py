# Exceptions: chaining, finally, with, exception groups.
def f(n):
    return g(n) + 1
def g(n):
    x = {'a': 1}
    return x['b'] / n
class E1(Exception): pass
def chain():
    try:
        f(0)
    except KeyError as e:
        raise ValueError("bad") from e
def ctx():
    try:
        chain()
    except ValueError:
        undefined_name + 1
def none():
    try: 1/0
    except ZeroDivisionError: raise E1("no ctx") from None
try: none()
except E1 as e: print(repr(e), e.__cause__, e.__suppress_context__)
try:
    try: 1/0
    finally: print('finally')
except Exception as e: print(type(e), e)
def h():
    try: return 'try'
    finally: print('f')
print(h())
def loop():
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
            print(i)
        finally: print('fin', i)
    else: print('else')
loop()
try: pass
except: pass
else: print('else')
class CM:
    def __init__(self, sup): self.sup = sup
    def __enter__(self): print('enter'); return self
    def __exit__(self, t, v, tb): print('exit', t, v); return self.sup
with CM(True) as c: raise KeyError('x')
try:
    with CM(False), CM(False): raise KeyError('y')
except KeyError as e: print('out', e)
def rec(n): return rec(n + 1)
try: rec(0)
except RecursionError as e: print(e)
try: raise E1
except (TypeError, E1) as e: print(repr(e))
try:
    try: raise KeyError(1)
    except KeyError: raise
except KeyError as e: print('re', e.args)
import sys
try: 1/0
except: print(sys.exc_info()[0])
print(sys.exc_info())
e = ValueError('note'); e.add_note('n1'); e.add_note('n2')
def z():
    return 1 + (2 *
       len(5))
try:
    ctx()
except NameError as e2:
    print('x', e2.__context__.__cause__)
try: raise ExceptionGroup('eg', [ValueError(1), TypeError('t')])
except* ValueError as eg: print('EG', eg.exceptions)
except* TypeError as eg: print('EG2', eg.exceptions)

# expect: E1('no ctx') None True
# expect: finally
# expect: <class 'ZeroDivisionError'> division by zero
# expect: f
# expect: try
# expect: 0
# expect: fin 0
# expect: fin 1
# expect: 2
# expect: fin 2
# expect: fin 3
# expect: else
# expect: enter
# expect: exit <class 'KeyError'> 'x'
# expect: enter
# expect: enter
# expect: exit <class 'KeyError'> 'y'
# expect: exit <class 'KeyError'> 'y'
# expect: out 'y'
# expect: maximum recursion depth exceeded
# expect: E1()
# expect: re (1,)
# expect: <class 'ZeroDivisionError'>
# expect: (None, None, None)
# expect: x 'b'
# expect: EG (ValueError(1),)
# expect: EG2 (TypeError('t'),)
whole = ExceptionGroup('g', [TypeError(80), ValueError(1)])
print(whole.__suppress_context__, [part.__suppress_context__ for part in whole.split(ValueError)], whole.subgroup(Exception) is whole)
# expect: False [True, True] True
try:
    try:
        raise ExceptionGroup('g', [ValueError(1), KeyError(2)])
    except* ValueError as e:
        raise e.exceptions[0]
    except* KeyError as e:
        raise OSError('x') from e
except ExceptionGroup as e:
    import io
    import traceback
    out = io.StringIO()
    traceback.print_exception(type(e), e, None, file=out)
    print(out.getvalue().count('ValueError: 1'), out.getvalue().count('+------------------------------------'))
# expect: 2 2
try:
    try:
        raise ValueError(1)
    except* ValueError:
        raise
except ExceptionGroup as e:
    print(repr(e), len(traceback.extract_tb(e.__traceback__)))
# expect: ExceptionGroup('', (ValueError(1),)) 0
