# profile: 3.13
# Several interpreters in one process, as in Python 3.14: memory and a GIL of their own.
import os
import threading
from concurrent import interpreters

x = 'main'


def square(n):
    return n * n


def fail():
    raise ValueError('in there')


if __name__ == '__main__':
    a = interpreters.create()
    b = interpreters.create()
    print(interpreters.get_current(), a, [i.id for i in interpreters.list_all()])
    a.exec('x = 1')
    a.exec('''
        x += 1
        print('in a:', x)
    ''')
    b.prepare_main(x=10, name='b')
    b.exec('print(name, x)')
    print(x, a.call(square, 7))
    a.exec(f'import os; print(os.getpid() == {os.getpid()})')
    try:
        a.exec('1 / 0')
    except interpreters.ExecutionFailed as error:
        print(error.excinfo.formatted, error.excinfo.type.__name__)
    try:
        a.call(fail)
    except interpreters.ExecutionFailed as error:
        print(error.excinfo.formatted)
    try:
        b.prepare_main(lock=threading.Lock())
    except interpreters.NotShareableError as error:
        print(error)
    q = interpreters.create_queue()
    b.prepare_main(q=q)
    b.exec('q.put((1, "two"))')
    print(q.get(), q.empty(), q.qsize())
    try:
        q.get_nowait()
    except interpreters.QueueEmpty:
        print('empty')
    t = b.call_in_thread(square, 3)
    t.join()
    print(b.is_running(), interpreters.is_shareable((1, 'a')), interpreters.is_shareable([1]))
    a.close()
    print([i.id for i in interpreters.list_all()])
    try:
        a.exec('')
    except interpreters.InterpreterNotFoundError as error:
        print('not found')
# expect: Interpreter(0) Interpreter(1) [0, 1, 2]
# expect: in a: 2
# expect: b 10
# expect: main 49
# expect: True
# expect: ZeroDivisionError: division by zero ZeroDivisionError
# expect: ValueError: in there
# expect: object does not support cross-interpreter data
# expect: (1, 'two') True 0
# expect: empty
# expect: False True False
# expect: [0, 2]
# expect: not found
