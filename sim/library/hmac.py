"""Keyed hashes (RFC 2104)."""

import hashlib as _hashlib

digest_size = None


class HMAC:
    def __init__(self, key, msg=None, digestmod=''):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f'key: expected bytes or bytearray, but got {type(key).__name__!r}')
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        if isinstance(digestmod, str):
            make = lambda data=b'': _hashlib.new(digestmod, data)
        elif callable(digestmod):
            make = digestmod
        else:
            make = lambda data=b'': digestmod.new(data)
        inner, outer = make(), make()
        self.digest_size = inner.digest_size
        self.block_size = inner.block_size
        self.name = 'hmac-' + inner.name
        if len(key) > self.block_size:
            key = make(key).digest()
        key = bytes(key) + b'\0' * (self.block_size - len(key))
        inner.update(bytes([b ^ 0x36 for b in key]))
        outer.update(bytes([b ^ 0x5C for b in key]))
        self._inner, self._outer = inner, outer
        if msg is not None:
            self.update(msg)

    def update(self, msg):
        self._inner.update(msg)

    def copy(self):
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__)
        other._inner = self._inner.copy()
        return other

    def digest(self):
        outer = self._outer.copy()
        outer.update(self._inner.digest())
        return outer.digest()

    def hexdigest(self):
        return self.digest().hex()


def new(key, msg=None, digestmod=''):
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    return HMAC(key, msg, digest).digest()


def compare_digest(a, b, /):
    if isinstance(a, str) != isinstance(b, str) or not isinstance(a, (str, bytes, bytearray)):
        raise TypeError(f"unsupported operand types(s) or combination of types: '{type(a).__name__}' and "
                        f"'{type(b).__name__}'")
    if isinstance(a, str) and not (a.isascii() and b.isascii()):
        raise TypeError('comparing strings with non-ASCII characters is not supported')
    return a == b
