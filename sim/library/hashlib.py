# Digests. The data is kept until the digest is asked for.
import _hashlib

algorithms_guaranteed = {'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'}
algorithms_available = algorithms_guaranteed
__all__ = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'new', 'algorithms_guaranteed',
           'algorithms_available', 'pbkdf2_hmac']

_BLOCKS = {'md5': 64, 'sha1': 64, 'sha224': 64, 'sha256': 64, 'sha384': 128, 'sha512': 128}
_SIZES = {'md5': 16, 'sha1': 20, 'sha224': 28, 'sha256': 32, 'sha384': 48, 'sha512': 64}


class _Hash:
    def __init__(self, name, data):
        self.name = name
        self.digest_size = _SIZES[name]
        self.block_size = _BLOCKS[name]
        self._data = bytearray()
        self.update(data)

    def update(self, data):
        if isinstance(data, str):
            raise TypeError('Strings must be encoded before hashing')
        if not isinstance(data, (bytes, bytearray)):
            raise TypeError('object supporting the buffer API required')
        self._data += data

    def digest(self):
        return _hashlib.digest(self.name, self._data)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return _Hash(self.name, self._data)

    def __repr__(self):
        return f'<{self.name} _hashlib.HASH object @ {hex(id(self))}>'


def new(name, data=b'', **kwargs):
    name = name.lower().replace('-', '')
    if name not in _SIZES:
        raise ValueError('unsupported hash type ' + name)
    return _Hash(name, data)


def md5(string=b'', *, usedforsecurity=True):
    return _Hash('md5', string)


def sha1(string=b'', *, usedforsecurity=True):
    return _Hash('sha1', string)


def sha224(string=b'', *, usedforsecurity=True):
    return _Hash('sha224', string)


def sha256(string=b'', *, usedforsecurity=True):
    return _Hash('sha256', string)


def sha384(string=b'', *, usedforsecurity=True):
    return _Hash('sha384', string)


def sha512(string=b'', *, usedforsecurity=True):
    return _Hash('sha512', string)


def _hmac(name, key, data):
    block = _BLOCKS[name]
    if len(key) > block:
        key = _hashlib.digest(name, key)
    key = key + b'\x00' * (block - len(key))
    inner = _hashlib.digest(name, bytes(b ^ 0x36 for b in key) + data)
    return _hashlib.digest(name, bytes(b ^ 0x5C for b in key) + inner)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    if hash_name not in _SIZES:
        raise ValueError(f'unsupported hash type {hash_name}')
    if iterations < 1:
        raise ValueError('iteration value must be greater than 0.')
    size = _SIZES[hash_name] if dklen is None else dklen
    out = b''
    block = 1
    while len(out) < size:
        part = _hmac(hash_name, password, salt + block.to_bytes(4, 'big'))
        total = int.from_bytes(part, 'big')
        for _ in range(iterations - 1):
            part = _hmac(hash_name, password, part)
            total ^= int.from_bytes(part, 'big')
        out += total.to_bytes(_SIZES[hash_name], 'big')
        block += 1
    return out[:size]
