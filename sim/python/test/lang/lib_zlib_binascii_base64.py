# Compression, check sums, bytes as text.
import zlib, gzip, binascii, base64
data = b'hello ' * 100
z = zlib.compress(data)
print(len(z), z[:4], zlib.decompress(z) == data, zlib.crc32(b'abc'), zlib.adler32(b'abc'), gzip.decompress(gzip.compress(b'data')), binascii.crc32(b'x', 5))
c, d = zlib.compressobj(9), zlib.decompressobj()
z = c.compress(data) + c.flush()
print(d.decompress(z) == data, d.eof, d.unused_data)
print(base64.b64encode(b'hello!?'), base64.b64decode('aGVsbG8='), base64.urlsafe_b64encode(b'\xff\xfe'), base64.b32encode(b'hi'), base64.b16encode(b'hi'), base64.b85encode(b'hello'), base64.b85decode(b'Xk~0{Zv'), base64.b32decode(b'NBUQ===='))
print(binascii.hexlify(b'ab', '-'), binascii.unhexlify('6162'), binascii.b2a_base64(b'x'))
for bad in (lambda: base64.b64decode('abc'), lambda: base64.b64decode('a'), lambda: zlib.decompress(b'bad'), lambda: binascii.unhexlify('6'), lambda: binascii.unhexlify('zz'), lambda: base64.b64encode('s')):
    try:
        print(bad())
    except (binascii.Error, zlib.error, TypeError) as e:
        print(type(e).__name__, e)
# expect: 20 b'x\x9c\xcbH' True 891568578 38600999 b'data' 4239843852
# expect: True True b''
# expect: b'aGVsbG8hPw==' b'hello' b'__4=' b'NBUQ====' b'6869' b'Xk~0{Zv' b'hello' b'hi'
# expect: b'61-62' b'ab' b'eA==\n'
# expect: Error Incorrect padding
# expect: Error Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
# expect: error Error -3 while decompressing data: incorrect header check
# expect: Error Odd-length string
# expect: Error Non-hexadecimal digit found
# expect: TypeError a bytes-like object is required, not 'str'
