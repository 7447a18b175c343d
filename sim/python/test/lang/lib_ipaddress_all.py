from ipaddress import *
import ipaddress
a = ip_address('192.168.1.10'); print(a, repr(a), int(a), a + 5, a - 1, a < a + 1, a.is_private, a.is_loopback, a.packed, a.reverse_pointer, a.exploded, a.version, a.max_prefixlen, a.is_global, a == IPv4Address('192.168.1.10'), hash(a) == hash(IPv4Address(int(a))), f'{a!s:>20} {a:b} {a:x} {a:#x} {a:n} {a:_b} {a!s:>5}')
n = ip_network('192.168.1.0/29'); print(n, repr(n), list(n), list(n.hosts()), n.netmask, n.hostmask, n.broadcast_address, n.num_addresses, n.prefixlen, n.with_netmask, n.with_hostmask, a in n, IPv4Address('192.168.1.3') in n, n[1], n[-1], list(n.subnets()), list(n.subnets(new_prefix=31)), n.supernet(), n.supernet(3), n.overlaps(ip_network('192.168.1.4/30')), n.subnet_of(ip_network('192.168.0.0/16')), list(n.address_exclude(ip_network('192.168.1.4/30'))), n.is_private, n == ip_network('192.168.1.0/255.255.255.248'), ip_network('10.0.0.0/0.255.255.255'))
for t in ('::1', '2001:db8::ff00:42:8329', '::', '1::', '::ffff:1.2.3.4', '1:2:3:4:5:6:7:8', '1:0:0:2:0:0:0:3', '::2:3'):
    x = ip_address(t); print(x, repr(x), x.exploded, x.compressed, int(x), x.is_link_local, x.is_private, x.is_global, x.is_reserved, x.ipv4_mapped, x.is_multicast)
m = ip_network('2001:db8::/125'); print(m, list(m.hosts())[:3], m.num_addresses, m.netmask, m[0], list(m.subnets(2))[:2])
print(list(summarize_address_range(IPv4Address('10.0.0.1'), IPv4Address('10.0.0.10'))), list(collapse_addresses([ip_network('10.0.0.0/25'), ip_network('10.0.0.128/25'), IPv4Address('10.0.1.0')])), sorted([ip_address('10.0.0.10'), ip_address('10.0.0.9')]))
i = ip_interface('10.1.2.3/8'); print(i, repr(i), i.ip, i.network, i.netmask, i.with_netmask, i == ip_interface('10.1.2.3/8'))
for f in (lambda: ip_address('256.1.1.1'), lambda: IPv4Address('256.1.1.1'), lambda: IPv4Address('1.2.3'), lambda: IPv4Address('1.2.3.a'), lambda: IPv4Address('01.2.3.4'), lambda: IPv4Address(''), lambda: IPv4Address('1.2.3.4/5'), lambda: IPv4Address(-1), lambda: IPv4Address(2**32), lambda: IPv4Address(b'abc'), lambda: ip_network('10.0.0.1/8'), lambda: ip_network('10.0.0.0/33'), lambda: IPv4Network('10.0.0.0/33'), lambda: IPv6Address('1::2::3'), lambda: IPv6Address('12345::'), lambda: IPv6Address('g::'), lambda: IPv6Address('1:2'), lambda: IPv6Address(':1:2:3:4:5:6:7'), lambda: IPv6Address('1:2:3:4:5:6:7'), lambda: a < ip_address('::1'), lambda: n[100], lambda: list(n.subnets(new_prefix=20)), lambda: list(n.subnets(10)), lambda: n.supernet(new_prefix=31), lambda: ip_network('10.0.0.0/8/8'), lambda: a + 2**32, lambda: IPv4Network('10.0.0.1/8', strict=False), lambda: IPv4Network((167772160, 8)), lambda: list(summarize_address_range(a, a - 1)), lambda: ip_address('x'), lambda: ip_network('x'), lambda: ip_interface('1.1.1.1/99')):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
print(ip_address('127.0.0.1').is_loopback, ip_address('224.0.0.1').is_multicast, ip_address('169.254.1.1').is_link_local, ip_address('0.0.0.0').is_unspecified, ip_address('240.0.0.1').is_reserved, ip_address('8.8.8.8').is_global, ip_address('100.64.0.1').is_global, ip_address(b'\x01\x02\x03\x04'), ip_address(5))

# expect: 192.168.1.10 IPv4Address('192.168.1.10') 3232235786 192.168.1.15 192.168.1.9 True True False b'\xc0\xa8\x01\n' 10.1.168.192.in-addr.arpa 192.168.1.10 4 32 False True True         192.168.1.10 11000000101010000000000100001010 c0a8010a 0xc0a8010a 11000000101010000000000100001010 1100_0000_1010_1000_0000_0001_0000_1010 192.168.1.10
# expect: 192.168.1.0/29 IPv4Network('192.168.1.0/29') [IPv4Address('192.168.1.0'), IPv4Address('192.168.1.1'), IPv4Address('192.168.1.2'), IPv4Address('192.168.1.3'), IPv4Address('192.168.1.4'), IPv4Address('192.168.1.5'), IPv4Address('192.168.1.6'), IPv4Address('192.168.1.7')] [IPv4Address('192.168.1.1'), IPv4Address('192.168.1.2'), IPv4Address('192.168.1.3'), IPv4Address('192.168.1.4'), IPv4Address('192.168.1.5'), IPv4Address('192.168.1.6')] 255.255.255.248 0.0.0.7 192.168.1.7 8 29 192.168.1.0/255.255.255.248 192.168.1.0/0.0.0.7 False True 192.168.1.1 192.168.1.7 [IPv4Network('192.168.1.0/30'), IPv4Network('192.168.1.4/30')] [IPv4Network('192.168.1.0/31'), IPv4Network('192.168.1.2/31'), IPv4Network('192.168.1.4/31'), IPv4Network('192.168.1.6/31')] 192.168.1.0/28 192.168.1.0/26 True True [IPv4Network('192.168.1.0/30')] True True 10.0.0.0/8
# expect: ::1 IPv6Address('::1') 0000:0000:0000:0000:0000:0000:0000:0001 ::1 1 False True False True None False
# expect: 2001:db8::ff00:42:8329 IPv6Address('2001:db8::ff00:42:8329') 2001:0db8:0000:0000:0000:ff00:0042:8329 2001:db8::ff00:42:8329 42540766411282592856904265327123268393 False True False False None False
# expect: :: IPv6Address('::') 0000:0000:0000:0000:0000:0000:0000:0000 :: 0 False True False True None False
# expect: 1:: IPv6Address('1::') 0001:0000:0000:0000:0000:0000:0000:0000 1:: 5192296858534827628530496329220096 False False True True None False
# expect: ::ffff:102:304 IPv6Address('::ffff:102:304') 0000:0000:0000:0000:0000:ffff:0102:0304 ::ffff:102:304 281470698652420 False False True True 1.2.3.4 False
# expect: 1:2:3:4:5:6:7:8 IPv6Address('1:2:3:4:5:6:7:8') 0001:0002:0003:0004:0005:0006:0007:0008 1:2:3:4:5:6:7:8 5192455318486707404433266433261576 False False True True None False
# expect: 1:0:0:2::3 IPv6Address('1:0:0:2::3') 0001:0000:0000:0002:0000:0000:0000:0003 1:0:0:2::3 5192296858534864522018643748323331 False False True True None False
# expect: ::2:3 IPv6Address('::2:3') 0000:0000:0000:0000:0000:0000:0002:0003 ::2:3 131075 False False True True None False
# expect: 2001:db8::/125 [IPv6Address('2001:db8::1'), IPv6Address('2001:db8::2'), IPv6Address('2001:db8::3')] 8 ffff:ffff:ffff:ffff:ffff:ffff:ffff:fff8 2001:db8:: [IPv6Network('2001:db8::/127'), IPv6Network('2001:db8::2/127')]
# expect: [IPv4Network('10.0.0.1/32'), IPv4Network('10.0.0.2/31'), IPv4Network('10.0.0.4/30'), IPv4Network('10.0.0.8/31'), IPv4Network('10.0.0.10/32')] [IPv4Network('10.0.0.0/24'), IPv4Network('10.0.1.0/32')] [IPv4Address('10.0.0.9'), IPv4Address('10.0.0.10')]
# expect: 10.1.2.3/8 IPv4Interface('10.1.2.3/8') 10.1.2.3 10.0.0.0/8 255.0.0.0 10.1.2.3/255.0.0.0 True
# expect: ValueError '256.1.1.1' does not appear to be an IPv4 or IPv6 address
# expect: AddressValueError Octet 256 (> 255) not permitted in '256.1.1.1'
# expect: AddressValueError Expected 4 octets in '1.2.3'
# expect: AddressValueError Only decimal digits permitted in 'a' in '1.2.3.a'
# expect: AddressValueError Leading zeros are not permitted in '01' in '01.2.3.4'
# expect: AddressValueError Address cannot be empty
# expect: AddressValueError Unexpected '/' in '1.2.3.4/5'
# expect: AddressValueError -1 (< 0) is not permitted as an IPv4 address
# expect: AddressValueError 4294967296 (>= 2**32) is not permitted as an IPv4 address
# expect: AddressValueError b'abc' (len 3 != 4) is not permitted as an IPv4 address
# expect: ValueError 10.0.0.1/8 has host bits set
# expect: ValueError '10.0.0.0/33' does not appear to be an IPv4 or IPv6 network
# expect: NetmaskValueError '33' is not a valid netmask
# expect: AddressValueError At most one '::' permitted in '1::2::3'
# expect: AddressValueError At most 4 characters permitted in '12345' in '12345::'
# expect: AddressValueError Only hex digits permitted in 'g' in 'g::'
# expect: AddressValueError At least 3 parts expected in '1:2'
# expect: AddressValueError Leading ':' only permitted as part of '::' in ':1:2:3:4:5:6:7'
# expect: AddressValueError Exactly 8 parts expected without '::' in '1:2:3:4:5:6:7'
# expect: TypeError 192.168.1.10 and ::1 are not of the same version
# expect: IndexError address out of range
# expect: ValueError new prefix must be longer
# expect: ValueError prefix length diff 39 is invalid for netblock 192.168.1.0/29
# expect: ValueError new prefix must be shorter
# expect: ValueError '10.0.0.0/8/8' does not appear to be an IPv4 or IPv6 network
# expect: AddressValueError 7527203082 (>= 2**32) is not permitted as an IPv4 address
# expect: IPv4Network('10.0.0.0/8')
# expect: IPv4Network('10.0.0.0/8')
# expect: ValueError last IP address must be greater than first
# expect: ValueError 'x' does not appear to be an IPv4 or IPv6 address
# expect: ValueError 'x' does not appear to be an IPv4 or IPv6 network
# expect: ValueError '1.1.1.1/99' does not appear to be an IPv4 or IPv6 interface
# expect: True True True True True True False 1.2.3.4 0.0.0.5
