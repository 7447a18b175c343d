# Tracebacks name the frames of the library that is Python in CPython, and none of what is C there.
import asyncio, collections, copy, csv, decimal, io, json, logging, os, pickle, queue, re, socket, sys, threading, traceback
from functools import cached_property, singledispatch


here = os.path.dirname(os.path.abspath(__file__)) + '/'


def frames(label, f):
    try:
        f()
    except BaseException as e:
        at = [(x.filename.rpartition('lib/python3.11/')[2].removeprefix(here), x.name) for x in traceback.extract_tb(e.__traceback__)]
        print(label, type(e).__name__, *[f'{file}:{name}' for file, name in at[2:]])


class C:
    @cached_property
    def x(self): return 1 / 0


@singledispatch
def single(x): return 1 / 0


frames('listdir', lambda: os.listdir('nope'))
frames('mkdir', lambda: os.mkdir('/tmp'))
frames('environ', lambda: os.environ['NOPE'])
frames('loads', lambda: json.loads('[1 2]'))
frames('dumps', lambda: json.dumps(object()))
frames('pickle', lambda: pickle.dumps(lambda: 1))
frames('deepcopy', lambda: copy.deepcopy(threading.Lock()))
frames('queue', lambda: queue.Queue().get(timeout=0.01))
frames('simple', lambda: queue.SimpleQueue().get(False))
frames('csv', lambda: csv.writer(io.StringIO()).writerow(5))
frames('decimal', lambda: decimal.Decimal(1) / 0)
frames('group', lambda: re.match('a', 'a').group(5))
frames('format', lambda: logging.Formatter('%(bad'))
frames('info', lambda: logging.info())
frames('counter', lambda: collections.Counter(5))
frames('make', lambda: collections.namedtuple('P', 'x')._make([]))
frames('cached', lambda: C().x)
frames('single', lambda: single(1))
# expect: listdir FileNotFoundError
# expect: mkdir FileExistsError
# expect: environ KeyError <frozen os>:__getitem__
# expect: loads JSONDecodeError json/__init__.py:loads json/decoder.py:decode json/decoder.py:raw_decode
# expect: dumps TypeError json/__init__.py:dumps json/encoder.py:encode json/encoder.py:iterencode json/encoder.py:default
# expect: pickle AttributeError
# expect: deepcopy TypeError copy.py:deepcopy
# expect: queue Empty queue.py:get
# expect: simple Empty
# expect: csv Error
# expect: decimal DivisionByZero
# expect: group IndexError
# expect: format ValueError logging/__init__.py:__init__ logging/__init__.py:validate
# expect: info TypeError
# expect: counter TypeError collections/__init__.py:__init__ collections/__init__.py:update
# expect: make TypeError collections/__init__.py:_make
# expect: cached ZeroDivisionError functools.py:__get__ core_traceback_of_library.py:x
# expect: single ZeroDivisionError functools.py:wrapper core_traceback_of_library.py:single


def attribute(x):
    try:
        x.nope
    except AttributeError as e:
        print(e)


async def main():
    attribute(asyncio.current_task())
    attribute(asyncio.get_running_loop().create_future())
asyncio.run(main())
attribute(queue.SimpleQueue())
# expect: '_asyncio.Task' object has no attribute 'nope'
# expect: '_asyncio.Future' object has no attribute 'nope'
# expect: '_queue.SimpleQueue' object has no attribute 'nope'


class Thread(threading.Thread):
    def __init__(self): pass
try:
    repr(Thread())
except AssertionError as e:
    print(e)
# expect: Thread.__init__() was not called


# Code in a text: what the compiler itself finds has no line to show.
for text in ('return 5', 'def f(a, a): pass', 'x = = 1'):
    try:
        exec(text)
    except SyntaxError as e:
        print(e.msg, repr(e.text))
# expect: 'return' outside function None
# expect: duplicate argument 'a' in function definition None
# expect: invalid syntax 'x = = 1\n'
