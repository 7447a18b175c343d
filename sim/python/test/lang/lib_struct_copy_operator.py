# struct, copy, operator, heapq, bisect.
import struct, copy, operator, heapq, bisect
print(struct.pack('<IHb', 1, 2, -3), struct.unpack('>I', b'\0\0\1\0'), struct.calcsize('iqd'), list(struct.iter_unpack('B', b'ab')), struct.pack('!5sf', b'ab', 1.5), struct.Struct('i').size)
try:
    struct.unpack('I', b'a')
except struct.error as e:
    print(e)
class P:
    def __init__(self):
        self.items = [1, [2]]
p = P()
q, s = copy.deepcopy(p), copy.copy(p)
print(q.items is p.items, q.items == p.items, s.items is p.items, copy.deepcopy({'a': [1, {2}]}))
print(operator.itemgetter(1, 2)('abc'), operator.attrgetter('real')(5), operator.methodcaller('upper')('a'), operator.xor(5, 1))
print(heapq.nlargest(2, [3, 1, 4]), heapq.nsmallest(2, [3, 1, 4], key=lambda x: -x), list(heapq.merge([1, 4], [2, 3])), bisect.bisect([1, 2, 3], 2), bisect.bisect_left([1, 2], 2))
h = []
for x in (5, 1, 3):
    heapq.heappush(h, x)
print(h, heapq.heappop(h), heapq.heapreplace(h, 9), heapq.heappushpop(h, 0), h)
# expect: b'\x01\x00\x00\x00\x02\x00\xfd' (256,) 24 [(97,), (98,)] b'ab\x00\x00\x00?\xc0\x00\x00' 4
# expect: unpack requires a buffer of 4 bytes
# expect: False True True {'a': [1, {2}]}
# expect: ('b', 'c') 5 A 4
# expect: [4, 3] [4, 3] [1, 2, 3, 4] 2 1
# expect: [5, 9] 1 3 0 [5, 9]
