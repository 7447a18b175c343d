# Hidden: in CPython this is C code.
# Digests. Work on 2048 bytes or more gives the GIL up, as in CPython.

import _hashlib

algorithms_guaranteed = {'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha3_224', 'sha3_256', 'sha3_384',
                         'sha3_512', 'shake_128', 'shake_256', 'blake2b', 'blake2s'}
algorithms_available = set(algorithms_guaranteed)
__all__ = ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'blake2b', 'blake2s', 'sha3_224', 'sha3_256',
           'sha3_384', 'sha3_512', 'shake_128', 'shake_256', 'new', 'algorithms_guaranteed', 'algorithms_available',
           'pbkdf2_hmac', 'file_digest')

_BLOCKS = {'md5': 64, 'sha1': 64, 'sha224': 64, 'sha256': 64, 'sha384': 128, 'sha512': 128, 'sha3_224': 144,
           'sha3_256': 136, 'sha3_384': 104, 'sha3_512': 72, 'shake_128': 168, 'shake_256': 136, 'blake2b': 128,
           'blake2s': 64}
_SIZES = {'md5': 16, 'sha1': 20, 'sha224': 28, 'sha256': 32, 'sha384': 48, 'sha512': 64, 'sha3_224': 28,
          'sha3_256': 32, 'sha3_384': 48, 'sha3_512': 64, 'shake_128': 0, 'shake_256': 0, 'blake2b': 64, 'blake2s': 32}


def _bytes(data):
    if isinstance(data, str):
        raise TypeError('Strings must be encoded before hashing')
    if isinstance(data, (bytes, bytearray)):
        return data
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError('object supporting the buffer API required') from None


class HASH:
    _in_c_ = True
    __module__ = '_hashlib'

    def __init__(self, name, data, size=None, key=b'', salt=b''):
        self.name = name
        self.digest_size = _SIZES[name] if size is None else size
        self.block_size = _BLOCKS[name]
        self._state = _hashlib.begin(name, self.digest_size, key, salt)
        if data:
            self.update(data)
        elif isinstance(data, str):
            _bytes(data)

    def update(self, data, /):
        _hashlib.update(self.name, self._state, _bytes(data))

    def digest(self):
        return _hashlib.digest(self.name, self._state, 0)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__)
        other._state = bytearray(self._state)
        return other

    def __repr__(self):
        return f'<{self.name} _hashlib.HASH object @ {hex(id(self))}>'


class HASHXOF(HASH):
    __module__ = '_hashlib'

    def digest(self, length, /):
        return _hashlib.digest(self.name, self._state, length)

    def hexdigest(self, length, /):
        return self.digest(length).hex()


def new(name, data=b'', *, usedforsecurity=True, **kwargs):  # Python
    if not isinstance(name, str):
        raise TypeError(f'name must be a string')
    plain = name.lower().replace('-', '_')
    if plain in ('blake2b', 'blake2s'):
        return _blake(plain, data, **kwargs)
    for candidate in (plain, plain.replace('_', '')):
        if candidate in _SIZES:
            return (HASH if _SIZES[candidate] else HASHXOF)(candidate, data)
    raise ValueError('unsupported hash type ' + name)


def md5(string=b'', *, usedforsecurity=True):
    return HASH('md5', string)


def sha1(string=b'', *, usedforsecurity=True):
    return HASH('sha1', string)


def sha224(string=b'', *, usedforsecurity=True):
    return HASH('sha224', string)


def sha256(string=b'', *, usedforsecurity=True):
    return HASH('sha256', string)


def sha384(string=b'', *, usedforsecurity=True):
    return HASH('sha384', string)


def sha512(string=b'', *, usedforsecurity=True):
    return HASH('sha512', string)


def sha3_224(string=b'', *, usedforsecurity=True):
    return HASH('sha3_224', string)


def sha3_256(string=b'', *, usedforsecurity=True):
    return HASH('sha3_256', string)


def sha3_384(string=b'', *, usedforsecurity=True):
    return HASH('sha3_384', string)


def sha3_512(string=b'', *, usedforsecurity=True):
    return HASH('sha3_512', string)


def shake_128(string=b'', *, usedforsecurity=True):
    return HASHXOF('shake_128', string)


def shake_256(string=b'', *, usedforsecurity=True):
    return HASHXOF('shake_256', string)


def _blake(name, data, digest_size=None, key=b'', salt=b'', person=b'', **other):
    longest = _SIZES[name]
    for option, value in other.items():
        if option not in ('usedforsecurity',):
            raise TypeError(f'{name}(): the simulator does not model the argument {option!r}')
    if digest_size is None:
        digest_size = longest
    if not 1 <= digest_size <= longest:
        raise ValueError(f'digest_size for {name.capitalize().replace("lake", "lake")} must be between 1 and {longest} '
                         f'bytes, here it is {digest_size}')
    if len(key) > longest:
        raise ValueError(f'maximum key length is {longest} bytes')
    longest //= 4
    for what, value in (('salt', salt), ('person', person)):
        if len(value) > longest:
            raise ValueError(f'maximum {what} length is {longest} bytes')
    return HASH(name, data, digest_size, bytes(key), bytes(salt).ljust(longest, b'\0') + bytes(person).ljust(longest, b'\0'))


def blake2b(data=b'', /, **options):
    return _blake('blake2b', data, **options)


def blake2s(data=b'', /, **options):
    return _blake('blake2s', data, **options)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    name = hash_name.lower().replace('-', '')
    if name not in _SIZES:
        raise ValueError(f'unsupported hash type {hash_name}')
    if iterations < 1:
        raise ValueError('iteration value must be greater than 0.')
    if dklen is not None and dklen < 1:
        raise ValueError('key length must be greater than 0.')
    return _hashlib.pbkdf2(name, _bytes(password), _bytes(salt), iterations, _SIZES[name] if dklen is None else dklen)


def file_digest(fileobj, digest, /):  # Python
    made = new(digest) if isinstance(digest, str) else digest()
    while data := fileobj.read(1 << 18):
        made.update(data)
    return made
