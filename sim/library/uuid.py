"""Universally unique identifiers (RFC 4122)."""

RESERVED_NCS, RFC_4122, RESERVED_MICROSOFT, RESERVED_FUTURE = (
    'reserved for NCS compatibility', 'specified in RFC 4122', 'reserved for Microsoft compatibility',
    'reserved for future definition')


def _swapped(data):
    """The first three fields with their bytes the other way round."""
    return data[3::-1] + data[5:3:-1] + data[7:5:-1] + data[8:]


class UUID:
    __slots__ = ('int', 'is_safe', '__weakref__')

    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *, is_safe=None):
        if [hex, bytes, bytes_le, fields, int].count(None) != 4:
            raise TypeError('one of the hex, bytes, bytes_le, fields, or int arguments must be given')
        digits = None if hex is None else hex.replace('urn:', '').replace('uuid:', '').strip('{}').replace('-', '')
        for given, length, complaint in ((digits, 32, 'badly formed hexadecimal UUID string'),
                                         (bytes_le, 16, 'bytes_le is not a 16-char string'),
                                         (bytes, 16, 'bytes is not a 16-char string'),
                                         (fields, 6, 'fields is not a 6-tuple')):
            if given is not None and len(given) != length:
                raise ValueError(complaint)
        if digits is not None:
            int = _int(digits, 16)
        elif fields is not None:
            low, mid, high, clock_high, clock_low, node = fields
            int = low << 96 | mid << 80 | high << 64 | clock_high << 56 | clock_low << 48 | node
        elif int is None:
            int = _int.from_bytes(_swapped(bytes_le) if bytes is None else bytes, 'big')
        if int < 0 or int >> 128:
            raise ValueError('int is out of range (need a 128-bit value)')
        if version is not None:
            if version < 1 or version > 5:
                raise ValueError('illegal version number')
            # The version's four bits and the variant's two.
            int = int & ~(15 << 76 | 3 << 62) | version << 76 | 2 << 62
        set_value = super().__setattr__
        set_value('int', int)
        set_value('is_safe', is_safe)

    def __setattr__(self, name, value):
        raise TypeError('UUID objects are immutable')

    def __getstate__(self):
        return {'int': self.int}

    def __setstate__(self, state):
        for name in ('int', 'is_safe'):
            object.__setattr__(self, name, state.get(name))

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented

    def __gt__(self, other):
        return self.int > other.int if isinstance(other, UUID) else NotImplemented

    def __le__(self, other):
        return self.int <= other.int if isinstance(other, UUID) else NotImplemented

    def __ge__(self, other):
        return self.int >= other.int if isinstance(other, UUID) else NotImplemented

    def __hash__(self):
        return hash(self.int)

    def __int__(self):
        return self.int

    def __repr__(self):
        return f'{type(self).__name__}({str(self)!r})'

    def __str__(self):
        digits = f'{self.int:032x}'
        return f'{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}'

    hex = property(lambda self: f'{self.int:032x}')
    bytes = property(lambda self: self.int.to_bytes(16, 'big'))
    urn = property(lambda self: 'urn:uuid:' + str(self))
    node = property(lambda self: self.int & 0xFFFFFFFFFFFF)
    time_low = property(lambda self: self.int >> 96)
    time_mid = property(lambda self: self.int >> 80 & 0xFFFF)
    time_hi_version = property(lambda self: self.int >> 64 & 0xFFFF)
    clock_seq_hi_variant = property(lambda self: self.int >> 56 & 0xFF)
    clock_seq_low = property(lambda self: self.int >> 48 & 0xFF)
    clock_seq = property(lambda self: (self.clock_seq_hi_variant & 0x3F) << 8 | self.clock_seq_low)
    time = property(lambda self: (self.time_hi_version & 0x0FFF) << 48 | self.time_mid << 32 | self.time_low)
    fields = property(lambda self: (self.time_low, self.time_mid, self.time_hi_version, self.clock_seq_hi_variant,
                                    self.clock_seq_low, self.node))

    bytes_le = property(lambda self: _swapped(self.bytes))

    @property
    def variant(self):
        bits = self.int >> 61 & 7  # 0xx, 10x, 110, 111
        return (*[RESERVED_NCS] * 4, *[RFC_4122] * 2, RESERVED_MICROSOFT, RESERVED_FUTURE)[bits]

    @property
    def version(self):
        if self.variant == RFC_4122:
            return self.int >> 76 & 15


_int = int


def getnode():
    return 0x0242AC110002


def uuid1(node=None, clock_seq=None):
    import os
    import time
    moment = time.time_ns() // 100 + 0x01B21DD213814000
    if clock_seq is None:
        clock_seq = int.from_bytes(os.urandom(2), 'big') & 0x3FFF
    return UUID(fields=(moment & 0xFFFFFFFF, moment >> 32 & 0xFFFF, moment >> 48 & 0x0FFF, clock_seq >> 8 & 0x3F,
                        clock_seq & 0xFF, getnode() if node is None else node), version=1)


def uuid3(namespace, name):
    from hashlib import md5
    return UUID(bytes=md5(namespace.bytes + name.encode()).digest(), version=3)


def uuid4():
    from os import urandom
    return UUID(bytes=urandom(16), version=4)


def uuid5(namespace, name):
    from hashlib import sha1
    return UUID(bytes=sha1(namespace.bytes + name.encode()).digest()[:16], version=5)


NAMESPACE_DNS = UUID('6ba7b810-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_URL = UUID('6ba7b811-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_OID = UUID('6ba7b812-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_X500 = UUID('6ba7b814-9dad-11d1-80b4-00c04fd430c8')
