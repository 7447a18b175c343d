# Digests.
import hashlib, hmac
for n in ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512', 'blake2b', 'blake2s']:
    h = hashlib.new(n, b'abc')
    h.update(b'x' * 5000)
    print(n, h.hexdigest()[:40], h.digest_size, h.block_size, h.name, getattr(hashlib, n)().hexdigest()[:8])
h = hashlib.sha256(b'a')
k = h.copy()
k.update(b'b')
print(h.hexdigest() == hashlib.sha256(b'a').hexdigest(), k.digest() == hashlib.sha256(b'ab').digest())
print(hashlib.shake_128(b'a').hexdigest(10), hashlib.blake2b(b'a', digest_size=16, key=b'k').hexdigest(), hashlib.pbkdf2_hmac('sha256', b'pw', b'salt', 1000).hex())
print(hmac.new(b'k', b'm', 'sha256').hexdigest(), hmac.compare_digest('a', 'a'), hmac.new(b'k' * 100, b'm', hashlib.md5).hexdigest())
for bad in (lambda: hashlib.sha256('str'), lambda: hashlib.new('nope'), lambda: hmac.new('k', b'm', 'md5')):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
# expect: md5 40bfc58defe0336453e08c48ecd42e06 16 64 md5 d41d8cd9
# expect: sha1 6878afaf9cb1b919e1c27dbae6b0b20c27ff8c4b 20 64 sha1 da39a3ee
# expect: sha224 b6a4c91512f7945c7917dad6a934a5d3529c2ec2 28 64 sha224 d14a028c
# expect: sha256 b27489cd79d1119b09a2531fe10c614b186dc5ab 32 64 sha256 e3b0c442
# expect: sha384 13578b633eea997bb87451c8dd35e5266f99a94b 48 128 sha384 38b060a7
# expect: sha512 b352f61cc42f92d5eb31a356b1baeb437aa8da81 64 128 sha512 cf83e135
# expect: sha3_224 2a654b7d01bf4783aee48e099b55834652827012 28 144 sha3_224 6b4e0342
# expect: sha3_256 699829b1ed9356fb967fe91ad6167983f4f3e31c 32 136 sha3_256 a7ffc6f8
# expect: sha3_384 336dcf8e77f3a227ee656dcad39aa072b0319e84 48 104 sha3_384 0c63a75b
# expect: sha3_512 f64968e8d0fb15e380ec06f17de59fc464fe1f89 64 72 sha3_512 a69f73cc
# expect: blake2b 49fde3bfb4e3c26477fbec3f4d5acafe3c6fd7f9 64 128 blake2b 786a02f7
# expect: blake2s 4771220381414d74fc2d3d4849c0ac8cf70534c7 32 64 blake2s 69217a30
# expect: True True
# expect: 85c8de88d28866bf0868 191eb557ce344479c0c0266b4091c51d 0a38253555ce37f5c72a6b703f996814ebf241f203af146e93dcdeb031c5567e
# expect: b60090e3052297aeb5a080889ce2fc4bca957e756faeb4df7d31800ca1e771ec True 42b30474e1d3e8c54f2060cc0b35bf27
# expect: TypeError Strings must be encoded before hashing
# expect: ValueError unsupported hash type nope
# expect: TypeError key: expected bytes or bytearray, but got 'str'
