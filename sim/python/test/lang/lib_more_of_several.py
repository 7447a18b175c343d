# Copies of UUIDs, memoryviews of arrays, BLAKE2 with salt, time tuples that are none, sizes, atexit that exits.
import array, atexit, copy, hashlib, pickle, socket, sys, time, uuid
u = uuid.uuid5(uuid.NAMESPACE_DNS, 'x')
print(copy.deepcopy(u) == u, copy.copy(u) == u, pickle.loads(pickle.dumps(u)) == u)
# expect: True True True
a = array.array('H', [1, 2, 3])
view = memoryview(a)
view[0] = 500
print(a, view.cast('B').tolist(), view[1:].tolist(), view.nbytes, view.format, view == a, view.obj is a, sys.getsizeof(a))
# expect: array('H', [500, 2, 3]) [244, 1, 2, 0, 3, 0] [2, 3] 6 H True True 86
print(hashlib.blake2b(b'x', digest_size=4, salt=b'abc').hexdigest(), hashlib.blake2s(b'y', person=b'12345678', salt=b'1').hexdigest()[:20])
# expect: 070ffc72 76f18714ca628732420d
for f in (lambda: time.strftime('%Y', (1, 2)), lambda: time.asctime(5), lambda: time.mktime((1,) * 3),
          lambda: time.strftime('%Y', (2024, 13, 1, 0, 0, 0, 0, 0, 0))):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
# expect: TypeError strftime(): illegal time tuple argument
# expect: TypeError Tuple or struct_time argument required
# expect: TypeError mktime(): illegal time tuple argument
# expect: ValueError month out of range
server, client = (socket.socket(type=socket.SOCK_DGRAM) for _ in range(2))
server.bind(('127.0.0.1', 0))
client.connect(server.getsockname())
client.send(b'a')
print(client.getsockname()[0], server.recvfrom(9)[1] == client.getsockname())
# expect: 127.0.0.1 True
try:
    sys.exit()
except SystemExit as e:
    print(repr(e), time.get_clock_info('time').adjustable)
# expect: SystemExit() True
atexit.register(lambda: sys.exit(77))


import gc, types
def f(a, b=2): return a + b
def outer():
    x = 5
    def inner(): return x
    return inner
print(types.FunctionType(f.__code__, {}, 'renamed', (1, 5))(), types.FunctionType(f.__code__, globals())(1, 2),
      types.FunctionType(outer().__code__, {}, closure=outer().__closure__)())
for bad in (lambda: types.FunctionType(outer().__code__, {}), lambda: types.FunctionType(5, {})):
    try:
        bad()
    except TypeError as e:
        print(e)
print(gc.get_referents({'a': [1]}), gc.get_referents({1: 'x'}))
# expect: 6 3 5
# expect: arg 5 (closure) must be tuple
# expect: function() argument 'code' must be code, not int
# expect: [[1]] ['x', 1]


import random
class Dice(random.Random):
    def random(self): return 0.5
class One(random.Random):
    def getrandbits(self, k): return 1
class Sub(Dice): pass
l = [1, 2, 3, 4]
Dice().shuffle(l)
print(Dice().randint(1, 6), Dice().choice('abc'), Dice().sample(range(10), 3), One().randint(1, 6), Sub().randint(1, 100), l)
# expect: 5 b [6, 7, 0] 2 97 [3, 4, 2, 1]


from http import HTTPStatus
print(len(HTTPStatus), HTTPStatus(451).phrase, HTTPStatus.LOCKED, [s.value for s in HTTPStatus if s.value > 503])
# expect: 62 Unavailable For Legal Reasons 423 [504, 505, 506, 507, 508, 510, 511]


import dis, io
from contextlib import redirect_stdout
shown = io.StringIO()
with redirect_stdout(shown):
    dis.dis(outer)
print('<code object inner at 0x' in shown.getvalue(), 'Disassembly of <code object inner at 0x' in shown.getvalue())
# expect: True True
