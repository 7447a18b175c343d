# struct and hashlib.
import hashlib
import struct

print(struct.pack('!Ihb4sd', 1, -2, 3, b'ab', 1.5), struct.calcsize('!IH'), struct.calcsize('bhiq'))
# expect: b'\x00\x00\x00\x01\xff\xfe\x03ab\x00\x00?\xf8\x00\x00\x00\x00\x00\x00' 6 16
print(struct.unpack('<e f', struct.pack('<e f', 2.5, 0.1)), struct.unpack('>3B?c', b'\x01\x02\x03\x01x'))
# expect: (2.5, 0.10000000149011612) (1, 2, 3, True, b'x')
print(list(struct.iter_unpack('<H', b'\x01\x00\x02\x00')), struct.unpack_from('>H', b'..\x01\x02', 2))
# expect: [(1,), (2,)] (258,)
header = struct.Struct('!HI')
buffer = bytearray(8)
header.pack_into(buffer, 2, 7, 2**32 - 1)
print(header.size, header.format, buffer)
# expect: 6 !HI bytearray(b'\x00\x00\x00\x07\xff\xff\xff\xff')
for wrong in (lambda: struct.pack('b', 300), lambda: struct.pack('!I', -1), lambda: struct.unpack('!I', b'abc'),
              lambda: struct.pack('!H', 'a'), lambda: struct.pack('?z', 1), lambda: struct.pack('!HH', 1)):
    try:
        wrong()
    except struct.error as e:
        print(e)
# expect: byte format requires -128 <= number <= 127
# expect: argument out of range
# expect: unpack requires a buffer of 4 bytes
# expect: required argument is not an integer
# expect: bad char in struct format
# expect: pack expected 2 items for packing (got 1)
print(hashlib.md5(b'a').hexdigest(), hashlib.sha256(b'abc').hexdigest())
# expect: 0cc175b9c0f1b6a831c399e269772661 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
sha = hashlib.new('sha1')
sha.update(b'x')
copy = sha.copy()
sha.update(b'y')
print(sha.hexdigest(), copy.hexdigest() == hashlib.sha1(b'x').hexdigest(), sha.name, sha.digest_size, sha.block_size)
# expect: 5f8459982f9f619f4b0d9af2542a2086e56a4bef True sha1 20 64
print(hashlib.sha512(b'').digest()[:8], hashlib.pbkdf2_hmac('sha256', b'password', b'salt', 5).hex())
# expect: b'\xcf\x83\xe15~\xef\xb8\xbd' 65cc4b332e89aa90252ddca8fd3641d5b830f2216a6ab2669c15f30e652f542c
try:
    hashlib.md5('text')
except TypeError as e:
    print(e)
# expect: Strings must be encoded before hashing
