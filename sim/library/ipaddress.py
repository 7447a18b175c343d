"""Addresses and networks of IPv4 and IPv6."""

import functools

__all__ = ['ip_address', 'ip_network', 'ip_interface', 'IPv4Address', 'IPv6Address', 'IPv4Network', 'IPv6Network',
           'IPv4Interface', 'IPv6Interface', 'AddressValueError', 'NetmaskValueError', 'summarize_address_range',
           'collapse_addresses', 'get_mixed_type_key', 'v4_int_to_packed', 'v6_int_to_packed']

IPV4LENGTH = 32
IPV6LENGTH = 128


class AddressValueError(ValueError):
    """Not an address."""


class NetmaskValueError(ValueError):
    """Not a mask."""


def _either(text, four, six, what):
    for kind in (four, six):
        try:
            return kind(text)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f'{text!r} does not appear to be an IPv4 or IPv6 {what}')


def ip_address(address):
    return _either(address, IPv4Address, IPv6Address, 'address')


def ip_network(address, strict=True):
    return _either(address, lambda a: IPv4Network(a, strict), lambda a: IPv6Network(a, strict), 'network')


def ip_interface(address):
    return _either(address, IPv4Interface, IPv6Interface, 'interface')


def v4_int_to_packed(address):
    try:
        return address.to_bytes(4, 'big')
    except OverflowError:
        raise ValueError('Address negative or too large for IPv4') from None


def v6_int_to_packed(address):
    try:
        return address.to_bytes(16, 'big')
    except OverflowError:
        raise ValueError('Address negative or too large for IPv6') from None


def _split_optional_netmask(address):
    parts = str(address).split('/')
    if len(parts) > 2:
        raise AddressValueError(f"Only one '/' permitted in {address!r}")
    return parts


def summarize_address_range(first, last):
    if not (isinstance(first, _Address) and isinstance(last, _Address)):
        raise TypeError('first and last must be IP addresses, not networks')
    if first.version != last.version:
        raise TypeError(f'{first} and {last} are not of the same version')
    if first > last:
        raise ValueError('last IP address must be greater than first')
    network = IPv4Network if first.version == 4 else IPv6Network
    bits = first._max_prefixlen
    low, high = first._ip, last._ip
    while low <= high:
        zeros = bits if low == 0 else (low & -low).bit_length() - 1
        size = min(zeros, (high - low + 1).bit_length() - 1)
        yield network((low, bits - size))
        low += 1 << size


def collapse_addresses(addresses):
    singles, nets = [], []
    for item in addresses:
        kept = (nets or singles)
        if kept and kept[-1].version != item.version:
            raise TypeError(f'{item} and {kept[-1]} are not of the same version')
        if isinstance(item, _Address):
            singles.append(item)
        else:
            nets.append(item)
    singles = sorted(set(singles))
    at = 0
    while at < len(singles):
        end = at
        while end + 1 < len(singles) and singles[end + 1]._ip == singles[end]._ip + 1:
            end += 1
        nets.extend(summarize_address_range(singles[at], singles[end]))
        at = end + 1
    found = sorted(set(nets))
    changed = True
    while changed:
        changed = False
        kept = []
        for net in found:
            if kept and net.subnet_of(kept[-1]):
                changed = True
            elif kept and kept[-1].prefixlen == net.prefixlen and net.prefixlen > 0 and (
                    kept[-1].supernet() == net.supernet()):
                kept[-1] = net.supernet()
                changed = True
            else:
                kept.append(net)
        found = kept
    return iter(found)


def get_mixed_type_key(obj):
    if isinstance(obj, _Network):
        return obj.version, obj.network_address, obj.netmask
    if isinstance(obj, _Address):
        return obj.version, obj
    return NotImplemented


@functools.total_ordering
class _Address:
    __slots__ = ('_ip', '__weakref__')

    def __init__(self, address):
        if isinstance(address, int):
            self._check_int(address)
            self._ip = address
        elif isinstance(address, bytes):
            wanted = self._max_prefixlen // 8
            if len(address) != wanted:
                raise AddressValueError(f'{address!r} (len {len(address)} != {wanted}) is not permitted as an '
                                        f'IPv{self.version} address')
            self._ip = int.from_bytes(address, 'big')
        else:
            text = str(address)
            if '/' in text:
                raise AddressValueError(f"Unexpected '/' in {address!r}")
            self._ip = self._parse(text)

    @classmethod
    def _check_int(cls, address):
        if address < 0:
            raise AddressValueError(f'{address} (< 0) is not permitted as an IPv{cls.version} address')
        if address >= 1 << cls._max_prefixlen:
            raise AddressValueError(f'{address} (>= 2**{cls._max_prefixlen}) is not permitted as an '
                                    f'IPv{cls.version} address')

    def __int__(self):
        return self._ip

    def __eq__(self, other):
        try:
            return self._ip == other._ip and self.version == other.version
        except AttributeError:
            return NotImplemented

    def __lt__(self, other):
        if not isinstance(other, _Address):
            return NotImplemented
        if self.version != other.version:
            raise TypeError(f'{self} and {other} are not of the same version')
        return self._ip < other._ip

    def __hash__(self):
        return hash(hex(self._ip))

    def __add__(self, other):
        return type(self)(self._ip + other) if isinstance(other, int) else NotImplemented

    def __sub__(self, other):
        return type(self)(self._ip - other) if isinstance(other, int) else NotImplemented

    def __repr__(self):
        return f'{type(self).__name__}({str(self)!r})'

    def __str__(self):
        return self._text(self._ip)

    def __format__(self, spec):
        if not spec or spec[-1] == 's':
            return format(str(self), spec)
        kind = spec[-1]
        if kind == 'n':
            kind = 'b' if self.version == 4 else 'x'
        if kind in 'bxX':
            flags = spec[:-1]
            digits = self._max_prefixlen // (1 if kind == 'b' else 4)
            if flags.replace('#', '').replace('_', ''):
                return super().__format__(spec)
            if '#' in flags:
                digits += 2
            if '_' in flags:
                digits += self._max_prefixlen // (4 if kind == 'b' else 16) - 1
            return format(self._ip, f'{"#" if "#" in flags else ""}0{digits}{"_" if "_" in flags else ""}{kind}')
        return super().__format__(spec)

    def __reduce__(self):
        return type(self), (str(self),)

    @property
    def exploded(self):
        return self._exploded(self._ip)

    @property
    def compressed(self):
        return str(self)

    @property
    def max_prefixlen(self):
        return self._max_prefixlen

    @property
    def packed(self):
        return self._ip.to_bytes(self._max_prefixlen // 8, 'big')

    def _among(self, networks):
        return any([self._ip & mask == net for net, mask in networks])

    @property
    def is_multicast(self):
        return self._among(self._kinds['multicast'])

    @property
    def is_private(self):
        return self._among(self._kinds['private'])

    @property
    def is_reserved(self):
        return self._among(self._kinds['reserved'])

    @property
    def is_loopback(self):
        return self._among(self._kinds['loopback'])

    @property
    def is_link_local(self):
        return self._among(self._kinds['link_local'])

    @property
    def is_unspecified(self):
        return self._ip == 0

    @property
    def is_global(self):
        return not self.is_private and not self._among(self._kinds['shared'])

    @property
    def reverse_pointer(self):
        return self._reverse()


class _Four:
    __slots__ = ()
    version = 4
    _max_prefixlen = IPV4LENGTH

    @classmethod
    def _parse(cls, text):
        if not text:
            raise AddressValueError('Address cannot be empty')
        octets = text.split('.')
        if len(octets) != 4:
            raise AddressValueError(f'Expected 4 octets in {text!r}')
        value = 0
        for octet in octets:
            try:
                value = value << 8 | cls._octet(octet)
            except ValueError as error:
                raise AddressValueError(f'{error} in {text!r}') from None
        return value

    @staticmethod
    def _octet(text):
        if not text:
            raise ValueError('Empty octet not permitted')
        if not (text.isascii() and text.isdigit()):
            raise ValueError(f'Only decimal digits permitted in {text!r}')
        if len(text) > 3:
            raise ValueError(f'At most 3 characters permitted in {text!r}')
        if text != '0' and text[0] == '0':
            raise ValueError(f'Leading zeros are not permitted in {text!r}')
        value = int(text, 10)
        if value > 255:
            raise ValueError(f'Octet {value} (> 255) not permitted')
        return value

    @staticmethod
    def _text(value):
        return '.'.join([str(byte) for byte in value.to_bytes(4, 'big')])

    _exploded = _text


class _Six:
    __slots__ = ()
    version = 6
    _max_prefixlen = IPV6LENGTH

    @classmethod
    def _parse(cls, text):
        if not text:
            raise AddressValueError('Address cannot be empty')
        text = text.partition('%')[0]
        parts = text.split(':')
        if len(parts) < 3:
            raise AddressValueError(f'At least 3 parts expected in {text!r}')
        if '.' in parts[-1]:
            try:
                four = IPv4Address(parts.pop())._ip
            except AddressValueError as error:
                raise AddressValueError(f'{error} in {text!r}') from None
            parts.append('%x' % (four >> 16 & 0xFFFF))
            parts.append('%x' % (four & 0xFFFF))
        if len(parts) > 9:
            raise AddressValueError(f'At most 8 colons permitted in {text!r}')
        gap = None
        for i in range(1, len(parts) - 1):
            if not parts[i]:
                if gap is not None:
                    raise AddressValueError(f"At most one '::' permitted in {text!r}")
                gap = i
        if gap is not None:
            before, after = gap, len(parts) - gap - 1
            if not parts[0]:
                before -= 1
                if before:
                    raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
            if not parts[-1]:
                after -= 1
                if after:
                    raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
            left_out = 8 - (before + after)
            if left_out < 1:
                raise AddressValueError(f"Expected at most 7 other parts with '::' in {text!r}")
        else:
            if len(parts) != 8:
                raise AddressValueError(f"Exactly 8 parts expected without '::' in {text!r}")
            if not parts[0]:
                raise AddressValueError(f"Leading ':' only permitted as part of '::' in {text!r}")
            if not parts[-1]:
                raise AddressValueError(f"Trailing ':' only permitted as part of '::' in {text!r}")
            before, after, left_out = 8, 0, 0
        value = 0
        try:
            for part in parts[:before] if parts[0] or gap is None else []:
                value = value << 16 | cls._hextet(part)
            if not parts[0] and gap is not None:
                before = 0
            value <<= 16 * left_out
            for part in parts[len(parts) - after:] if after else []:
                value = value << 16 | cls._hextet(part)
        except ValueError as error:
            raise AddressValueError(f'{error} in {text!r}') from None
        return value

    @staticmethod
    def _hextet(text):
        if not text or any([c not in '0123456789abcdefABCDEF' for c in text]):
            raise ValueError(f'Only hex digits permitted in {text!r}')
        if len(text) > 4:
            raise ValueError(f'At most 4 characters permitted in {text!r}')
        return int(text, 16)

    @staticmethod
    def _hextets(value):
        return [value >> shift & 0xFFFF for shift in range(112, -1, -16)]

    @classmethod
    def _text(cls, value):
        parts = cls._hextets(value)
        best = start = length = 0
        for i, part in enumerate(parts):
            length = length + 1 if part == 0 else 0
            if length > best:
                best, start = length, i - length + 1
        texts = ['%x' % part for part in parts]
        if best < 2:
            return ':'.join(texts)
        return ':'.join(texts[:start]) + '::' + ':'.join(texts[start + best:])

    @classmethod
    def _exploded(cls, value):
        return ':'.join(['%04x' % part for part in cls._hextets(value)])


def _networks(length, *texts):
    kind = _Four if length == 32 else _Six
    made = []
    for text in texts:
        address, prefix = text.split('/')
        made.append((kind._parse(address), (1 << length) - (1 << length - int(prefix))))
    return made


class IPv4Address(_Four, _Address):
    __slots__ = ()

    def _reverse(self):
        return '.'.join(reversed(str(self).split('.'))) + '.in-addr.arpa'


class IPv6Address(_Six, _Address):
    __slots__ = ('_scope_id',)

    def __init__(self, address):
        scope = None
        if isinstance(address, str) and '%' in address:
            address, _, scope = address.partition('%')
            if not scope or '%' in scope:
                raise AddressValueError(f'Invalid IPv6 address: "{address}%{scope}"')
        self._scope_id = scope
        super().__init__(address)

    def __str__(self):
        text = super().__str__()
        return f'{text}%{self._scope_id}' if self._scope_id else text

    def __eq__(self, other):
        same = super().__eq__(other)
        return same if same is NotImplemented or not same else self._scope_id == getattr(other, '_scope_id', None)

    def __hash__(self):
        return hash((self._ip, self._scope_id))

    @property
    def scope_id(self):
        return self._scope_id

    @property
    def ipv4_mapped(self):
        return IPv4Address(self._ip & 0xFFFFFFFF) if self._ip >> 32 == 0xFFFF else None

    @property
    def sixtofour(self):
        return IPv4Address(self._ip >> 80 & 0xFFFFFFFF) if self._ip >> 112 == 0x2002 else None

    @property
    def teredo(self):
        if self._ip >> 96 != 0x20010000:
            return None
        return IPv4Address(self._ip >> 64 & 0xFFFFFFFF), IPv4Address(~self._ip & 0xFFFFFFFF)

    @property
    def is_private(self):
        mapped = self.ipv4_mapped
        return _Address.is_private.fget(self) if mapped is None else mapped.is_private

    @property
    def is_site_local(self):
        return self._ip >> 118 == 0x3FB

    def _reverse(self):
        return '.'.join(self.exploded[::-1].replace(':', '')) + '.ip6.arpa'


IPv4Address._kinds = {
    'multicast': _networks(32, '224.0.0.0/4'),
    'private': _networks(32, '0.0.0.0/8', '10.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12',
                         '192.0.0.0/29', '192.0.0.170/31', '192.0.2.0/24', '192.168.0.0/16', '198.18.0.0/15',
                         '198.51.100.0/24', '203.0.113.0/24', '240.0.0.0/4', '255.255.255.255/32'),
    'reserved': _networks(32, '240.0.0.0/4'),
    'loopback': _networks(32, '127.0.0.0/8'),
    'link_local': _networks(32, '169.254.0.0/16'),
    'shared': _networks(32, '100.64.0.0/10'),
}
IPv6Address._kinds = {
    'multicast': _networks(128, 'ff00::/8'),
    'private': _networks(128, '::1/128', '::/128', '::ffff:0:0/96', '100::/64', '2001::/23', '2001:2::/48',
                         '2001:db8::/32', '2001:10::/28', 'fc00::/7', 'fe80::/10'),
    'reserved': _networks(128, '::/8', '100::/8', '200::/7', '400::/6', '800::/5', '1000::/4', '4000::/3', '6000::/3',
                          '8000::/3', 'a000::/3', 'c000::/3', 'e000::/4', 'f000::/5', 'f800::/6', 'fe00::/9'),
    'loopback': _networks(128, '::1/128'),
    'link_local': _networks(128, 'fe80::/10'),
    'shared': [],
}


@functools.total_ordering
class _Network:
    def __init__(self, address, strict=True):
        if isinstance(address, (int, bytes)):
            base, prefix = address, self._max_prefixlen
        elif isinstance(address, tuple):
            base, prefix = address[0], address[1] if len(address) > 1 else self._max_prefixlen
        else:
            base, *rest = _split_optional_netmask(address)
            prefix = rest[0] if rest else self._max_prefixlen
        ip = self._address_class(base)
        self._prefixlen = self._read_prefix(prefix)
        mask = self._mask()
        if ip._ip & mask != ip._ip:
            if strict:
                raise ValueError(f'{self._shown(address)} has host bits set')
            ip = self._address_class(ip._ip & mask)
        self.network_address = ip

    @staticmethod
    def _shown(address):
        return address

    def _mask(self):
        bits = self._max_prefixlen
        return (1 << bits) - (1 << bits - self._prefixlen)

    @classmethod
    def _read_prefix(cls, prefix):
        bits = cls._max_prefixlen
        if isinstance(prefix, int):
            if not 0 <= prefix <= bits:
                raise NetmaskValueError(f'{prefix!r} is not a valid netmask')
            return prefix
        if prefix.isascii() and prefix.isdigit():
            if int(prefix) > bits:
                raise NetmaskValueError(f'{prefix!r} is not a valid netmask')
            return int(prefix)
        if cls.version == 4:
            try:
                mask = cls._address_class(prefix)._ip
            except AddressValueError:
                mask = -1
            for value in (mask, mask ^ 0xFFFFFFFF):
                inverted = value ^ 0xFFFFFFFF
                if mask >= 0 and inverted & inverted + 1 == 0:
                    return bits - inverted.bit_length()
        raise NetmaskValueError(f'{prefix!r} is not a valid netmask')

    @property
    def prefixlen(self):
        return self._prefixlen

    @property
    def max_prefixlen(self):
        return self._max_prefixlen

    @property
    def netmask(self):
        return self._address_class(self._mask())

    @property
    def hostmask(self):
        return self._address_class(self._mask() ^ (1 << self._max_prefixlen) - 1)

    @property
    def broadcast_address(self):
        return self._address_class(self.network_address._ip | self.hostmask._ip)

    @property
    def num_addresses(self):
        return 1 << self._max_prefixlen - self._prefixlen

    @property
    def with_prefixlen(self):
        return f'{self.network_address}/{self._prefixlen}'

    @property
    def with_netmask(self):
        return f'{self.network_address}/{self.netmask}'

    @property
    def with_hostmask(self):
        return f'{self.network_address}/{self.hostmask}'

    @property
    def compressed(self):
        return str(self)

    @property
    def exploded(self):
        return f'{self.network_address.exploded}/{self._prefixlen}'

    def __str__(self):
        return self.with_prefixlen

    def __repr__(self):
        return f'{type(self).__name__}({str(self)!r})'

    def __iter__(self):
        for value in range(self.network_address._ip, self.broadcast_address._ip + 1):
            yield self._address_class(value)

    def __getitem__(self, n):
        value = n + (self.network_address._ip if n >= 0 else self.broadcast_address._ip + 1)
        if not self.network_address._ip <= value <= self.broadcast_address._ip:
            raise IndexError('address out of range')
        return self._address_class(value)

    def hosts(self):
        first, last = self.network_address._ip, self.broadcast_address._ip
        left = self._max_prefixlen - self._prefixlen
        if left == 0:
            return [self.network_address]
        if left == 1:
            return [self._address_class(first), self._address_class(last)]
        return map(self._address_class, range(first + 1, last if self.version == 4 else last + 1))

    def __contains__(self, other):
        if isinstance(other, _Network) or self.version != other.version:
            return False
        return other._ip & self._mask() == self.network_address._ip

    def __eq__(self, other):
        try:
            return (self.version == other.version and self.network_address == other.network_address
                    and self._prefixlen == other._prefixlen)
        except AttributeError:
            return NotImplemented

    def __lt__(self, other):
        if not isinstance(other, _Network):
            return NotImplemented
        if self.version != other.version:
            raise TypeError(f'{self} and {other} are not of the same version')
        return (self.network_address, self._prefixlen) < (other.network_address, other._prefixlen)

    def __hash__(self):
        return hash(self.network_address._ip ^ self._mask())

    def __reduce__(self):
        return type(self), (str(self),)

    def overlaps(self, other):
        return (self.network_address in other or self.broadcast_address in other or other.network_address in self
                or other.broadcast_address in self)

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        here, most = self._prefixlen, self._max_prefixlen
        if here == most:  # one address is not divided
            yield self
            return
        prefix = here + prefixlen_diff if new_prefix is None else new_prefix
        if new_prefix is not None and prefix < here:
            raise ValueError('new prefix must be longer')
        if new_prefix is not None and prefixlen_diff != 1:
            raise ValueError('cannot set prefixlen_diff and new_prefix')
        if prefix < here:
            raise ValueError('prefix length diff must be > 0')
        if prefix > most:
            raise ValueError(f'prefix length diff {prefix} is invalid for netblock {self}')
        step = 1 << self._max_prefixlen - prefix
        for value in range(self.network_address._ip, self.broadcast_address._ip + 1, step):
            yield type(self)((value, prefix))

    def supernet(self, prefixlen_diff=1, new_prefix=None):
        here = self._prefixlen
        if not here:  # all addresses
            return self
        prefix = here - prefixlen_diff if new_prefix is None else new_prefix
        if new_prefix is not None and prefix > here:
            raise ValueError('new prefix must be shorter')
        if new_prefix is not None and prefixlen_diff != 1:
            raise ValueError('cannot set prefixlen_diff and new_prefix')
        up = here - prefix
        if prefix < 0:
            raise ValueError(f'current prefixlen is {here}, cannot have a prefixlen_diff of {up}')
        mask = self._mask() & self._mask() << up
        return type(self)((self.network_address._ip & mask, prefix))

    def subnet_of(self, other):
        return self._is_within(self, other)

    def supernet_of(self, other):
        return self._is_within(other, self)

    @staticmethod
    def _is_within(small, large):
        if small.version != large.version:
            raise TypeError(f'{small} and {large} are not of the same version')
        return (large.network_address <= small.network_address
                and large.broadcast_address >= small.broadcast_address)

    def address_exclude(self, other):
        if self.version != other.version:
            raise TypeError(f'{self} and {other} are not of the same version')
        if not isinstance(other, _Network):
            raise TypeError(f'{other} is not a network object')
        if not other.subnet_of(self):
            raise ValueError(f'{other} not contained in {self}')
        if other == self:
            return
        one, two = self.subnets()
        while one != other and two != other:
            if other.subnet_of(one):
                yield two
                one, two = one.subnets()
            else:
                yield one
                one, two = two.subnets()
        yield two if one == other else one

    def compare_networks(self, other):
        if self.version != other.version:
            raise TypeError(f'{self} and {other} are not of the same type')
        one, two = (self.network_address, self.netmask), (other.network_address, other.netmask)
        return (one > two) - (one < two)

    def _both(self, name):
        return getattr(self.network_address, name) and getattr(self.broadcast_address, name)

    is_multicast = property(lambda self: self._both('is_multicast'))
    is_private = property(lambda self: self._both('is_private'))
    is_reserved = property(lambda self: self._both('is_reserved'))
    is_loopback = property(lambda self: self._both('is_loopback'))
    is_link_local = property(lambda self: self._both('is_link_local'))
    is_unspecified = property(lambda self: self._both('is_unspecified'))
    is_global = property(lambda self: self._both('is_global'))


class IPv4Network(_Network):
    version = 4
    _max_prefixlen = IPV4LENGTH
    _address_class = IPv4Address


class IPv6Network(_Network):
    version = 6
    _max_prefixlen = IPV6LENGTH
    _address_class = IPv6Address


class _Interface:
    def __init__(self, address):
        if isinstance(address, tuple):
            base, prefix = address[0], address[1] if len(address) > 1 else self._max_prefixlen
        elif isinstance(address, (int, bytes)):
            base, prefix = address, self._max_prefixlen
        else:
            base, *rest = _split_optional_netmask(address)
            prefix = rest[0] if rest else self._max_prefixlen
        super().__init__(base)
        self.network = self._network_class((self._ip, prefix), strict=False)
        self.netmask, self.hostmask = self.network.netmask, self.network.hostmask
        self._prefixlen = self.network.prefixlen

    @property
    def ip(self):
        return self._plain(self._ip)

    @property
    def with_prefixlen(self):
        return f'{self._text(self._ip)}/{self._prefixlen}'

    @property
    def with_netmask(self):
        return f'{self._text(self._ip)}/{self.netmask}'

    @property
    def with_hostmask(self):
        return f'{self._text(self._ip)}/{self.hostmask}'

    def __str__(self):
        return self.with_prefixlen

    def __eq__(self, other):
        same = super().__eq__(other)
        if same is NotImplemented or not same:
            return same
        return isinstance(other, _Interface) and self.network == other.network

    def __lt__(self, other):
        less = super().__lt__(other)
        if less is NotImplemented or not isinstance(other, _Interface):
            return NotImplemented
        return self.network < other.network or self.network == other.network and less

    def __hash__(self):
        return hash((self._ip, self._prefixlen, self.network.network_address._ip))


class IPv4Interface(_Interface, IPv4Address):
    _network_class = IPv4Network
    _plain = IPv4Address


class IPv6Interface(_Interface, IPv6Address):
    _network_class = IPv6Network
    _plain = IPv6Address
