# sys.settrace, threading.settrace and sys.setprofile; threads that are stopped by them, and by an asynchronous exception.
import ctypes
import sys
import threading
import time


def tracer(frame, event, arg):
    if event == 'exception':
        arg = (arg[0].__name__, str(arg[1]), arg[2].tb_lineno - frame.f_code.co_firstlineno)
    print(event, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, arg)
    return tracer


def show(function, *args, trace=tracer):
    sys.settrace(trace)
    try:
        function(*args)
    except ValueError as e:
        sys.settrace(None)
        print('raised', e)
    finally:
        sys.settrace(None)


def add(a, b):
    c = a + b
    return c


def loop(n):
    total = 0
    for i in range(n):
        total += i
    while total > 0:
        total -= 1
    for i in range(1):
        pass


show(add, 1, 2)
# expect: call add 0 None
# expect: line add 1 None
# expect: line add 2 None
# expect: return add 2 3
show(loop, 2)
# expect: call loop 0 None
# expect: line loop 1 None
# expect: line loop 2 None
# expect: line loop 3 None
# expect: line loop 2 None
# expect: line loop 3 None
# expect: line loop 2 None
# expect: line loop 4 None
# expect: line loop 5 None
# expect: line loop 4 None
# expect: line loop 6 None
# expect: line loop 7 None
# expect: line loop 6 None
# expect: return loop 6 None


def divide():
    return 1 / 0


def fails():
    try:
        divide()
    except ZeroDivisionError:
        raise ValueError('v') from None
    finally:
        x = 1


show(fails)
# expect: call fails 0 None
# expect: line fails 1 None
# expect: line fails 2 None
# expect: call divide 0 None
# expect: line divide 1 None
# expect: exception divide 1 ('ZeroDivisionError', 'division by zero', 1)
# expect: return divide 1 None
# expect: exception fails 2 ('ZeroDivisionError', 'division by zero', 2)
# expect: line fails 3 None
# expect: line fails 4 None
# expect: exception fails 4 ('ValueError', 'v', 4)
# expect: line fails 6 None
# expect: return fails 6 None
# expect: raised v


def pairs():
    yield 1
    yield 2


def uses():
    return [x for x in pairs()]


show(uses)
# expect: call uses 0 None
# expect: line uses 1 None
# expect: call <listcomp> 0 None
# expect: line <listcomp> 0 None
# expect: call pairs 0 None
# expect: line pairs 1 None
# expect: return pairs 1 1
# expect: line <listcomp> 0 None
# expect: call pairs 1 None
# expect: line pairs 2 None
# expect: return pairs 2 2
# expect: line <listcomp> 0 None
# expect: call pairs 2 None
# expect: return pairs 2 None
# expect: return <listcomp> 0 [1, 2]
# expect: return uses 1 [1, 2]


def calls(frame, event, arg):
    print(event, frame.f_code.co_name)


show(lambda: (add(1, 2), sorted([2, 1], key=lambda v: -v)), trace=calls)
# expect: call <lambda>
# expect: call add
# expect: call <lambda>
# expect: call <lambda>


def bad(frame, event, arg):
    if event == 'line':
        raise KeyError('from the tracer')
    return bad


try:
    sys.settrace(bad)
    add(1, 2)
except KeyError as e:
    print(e, sys.gettrace(), add(1, 2))
# expect: 'from the tracer' None 3


def within():
    sys._getframe().f_trace = lambda frame, event, arg: print(event, frame.f_lineno - frame.f_code.co_firstlineno)
    sys.settrace(calls)
    x = 1
    sys.settrace(None)
    return callable(sys._getframe().f_trace)


print(within(), sys._getframe().f_trace)
# expect: line 3
# expect: line 4
# expect: True None


def variables(frame, event, arg):
    if event == 'line':
        print(sorted(frame.f_locals.items()))
    return variables


show(add, 4, 5, trace=variables)
# expect: [('a', 4), ('b', 5)]
# expect: [('a', 4), ('b', 5), ('c', 9)]


def profile(frame, event, arg):
    if event in ('call', 'return'):
        print('profile', event, frame.f_code.co_name, arg)


def deeper(n):
    if n:
        return deeper(n - 1)
    raise ValueError('x')


def caught():
    try:
        deeper(1)
    except ValueError:
        pass
    return 'c'


sys.setprofile(profile)
caught()
sys.setprofile(None)
# expect: profile call caught None
# expect: profile call deeper None
# expect: profile call deeper None
# expect: profile return deeper None
# expect: profile return deeper None
# expect: profile return caught c

# --- threads that others stop ---
stop = []


def killer(frame, event, arg):
    if stop and event == 'line':
        raise SystemExit
    return killer


def work():
    while True:
        time.sleep(0.01)


threading.settrace(killer)
thread = threading.Thread(target=work)
thread.start()
threading.settrace(None)
time.sleep(0.05)
stop.append(True)
thread.join()
print('killed', thread.is_alive())
# expect: killed False


def raise_in(ident, exception):
    return ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_long(ident), ctypes.py_object(exception))


def sleeper():
    try:
        time.sleep(0.1)
        print('slept')
        time.sleep(0.1)
    except SystemExit:
        print('exit')
        raise
    finally:
        print('finally')


thread = threading.Thread(target=sleeper)
thread.start()
time.sleep(0.02)
print(raise_in(thread.ident, SystemExit), raise_in(99, SystemExit))
thread.join()
# expect: 1 0
# expect: exit
# expect: finally
thread = threading.Thread(target=sleeper)
thread.start()
time.sleep(0.02)
print(raise_in(thread.ident, ValueError), ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_long(thread.ident), None))
thread.join()
# expect: 1 1
# expect: slept
# expect: finally
# The ident is no int of 32 bits, and nobody said that it is a long.
print(ctypes.pythonapi.PyThreadState_SetAsyncExc(threading.get_ident(), ctypes.py_object(ValueError)))
# expect: 0
try:
    raise_in(threading.get_ident(), ValueError)
    for i in range(100):
        pass
except ValueError as e:
    print('here', e.args)
# expect: here ()
