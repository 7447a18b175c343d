# Hidden: in CPython this is C code.
# Sockets over the system calls of _net.

import _net
import _posix
import sys as _sys

error = OSError
timeout = TimeoutError
has_ipv6 = False

AF_UNSPEC, AF_UNIX, AF_INET, AF_INET6 = 0, 1, 2, 10
SOCK_STREAM, SOCK_DGRAM, SOCK_RAW, SOCK_RDM, SOCK_SEQPACKET = 1, 2, 3, 4, 5
SOCK_NONBLOCK, SOCK_CLOEXEC = 0o4000, 0o2000000
IPPROTO_IP, IPPROTO_ICMP, IPPROTO_TCP, IPPROTO_UDP, IPPROTO_IPV6 = 0, 1, 6, 17, 41
SOL_SOCKET, SOL_IP, SOL_TCP, SOL_UDP = 1, 0, 6, 17
SO_DEBUG, SO_REUSEADDR, SO_TYPE, SO_ERROR, SO_DONTROUTE, SO_BROADCAST, SO_SNDBUF, SO_RCVBUF = 1, 2, 3, 4, 5, 6, 7, 8
SO_KEEPALIVE, SO_OOBINLINE, SO_LINGER, SO_REUSEPORT, SO_RCVTIMEO, SO_SNDTIMEO = 9, 10, 13, 15, 20, 21
SO_ACCEPTCONN, SO_PROTOCOL, SO_DOMAIN = 30, 38, 39
TCP_NODELAY, TCP_KEEPIDLE, TCP_KEEPINTVL, TCP_KEEPCNT, TCP_QUICKACK, TCP_DEFER_ACCEPT = 1, 4, 5, 6, 12, 9
IPV6_V6ONLY = 26
IP_TTL, IP_MULTICAST_TTL, IP_MULTICAST_LOOP, IP_ADD_MEMBERSHIP = 2, 33, 34, 35
MSG_OOB, MSG_PEEK, MSG_DONTROUTE, MSG_CTRUNC, MSG_TRUNC, MSG_DONTWAIT = 1, 2, 4, 8, 0x20, 0x40
MSG_WAITALL, MSG_NOSIGNAL, MSG_MORE, MSG_CMSG_CLOEXEC = 0x100, 0x4000, 0x8000, 0x40000000
SCM_RIGHTS, SCM_CREDENTIALS = 1, 2
_TAKES_PASSED = 1 << 20  # recvmsg takes descriptors that come with the data
SHUT_RD, SHUT_WR, SHUT_RDWR = 0, 1, 2
SOMAXCONN = 4096
INADDR_ANY, INADDR_BROADCAST, INADDR_LOOPBACK, INADDR_NONE = 0, 0xffffffff, 0x7f000001, 0xffffffff
AI_PASSIVE, AI_CANONNAME, AI_NUMERICHOST, AI_V4MAPPED, AI_ALL, AI_ADDRCONFIG, AI_NUMERICSERV = 1, 2, 4, 8, 16, 32, 1024
NI_NUMERICHOST, NI_NUMERICSERV, NI_NOFQDN, NI_NAMEREQD, NI_DGRAM = 1, 2, 4, 8, 16
EAI_BADFLAGS, EAI_NONAME, EAI_AGAIN, EAI_FAIL, EAI_FAMILY, EAI_SOCKTYPE, EAI_SERVICE = -1, -2, -3, -4, -6, -7, -8
EAI_NODATA = -5


class gaierror(OSError):
    __module__ = 'socket'


class herror(OSError):
    __module__ = 'socket'


_default_timeout = [None]
# Well-known services: names with their port and t for TCP, u for UDP. Of two at one port the first counts.
_SERVICES = '''
tcpmux 1t echo 7tu discard,sink,null 9tu systat,users 11t daytime 13tu netstat 15t qotd,quote 17t
chargen,ttytst,source 19tu ftp-data 20t ftp 21t fsp,fspd 21u ssh 22t telnet 23t smtp,mail 25t time,timserver 37tu
whois,nicname 43t tacacs 49tu domain 53tu bootps 67u bootpc 68u tftp 69u gopher 70t finger 79t http,www 80t
kerberos,kerberos5,krb5,kerberos-sec 88tu acr-nema,dicom 104t pop3,pop-3 110t sunrpc,portmapper 111tu
auth,authentication,tap,ident 113t nntp,readnews,untp 119t ntp 123u epmap,loc-srv 135t netbios-ns 137u
netbios-dgm 138u netbios-ssn 139t imap2,imap 143t snmp 161tu snmp-trap,snmptrap 162tu xdmcp 177u bgp 179t smux 199t
ldap 389tu svrloc 427tu https 443tu microsoft-ds 445t submissions,ssmtp,smtps,urd 465t isakmp 500u rtsp 554tu
exec 512t biff,comsat 512u login 513t who,whod 513u shell,cmd 514t syslog 514u printer,spooler 515t talk 517u
route,router,routed 520u submission 587t ipp 631t ldaps 636tu domain-s 853tu rsync 873t ftps-data 989t ftps 990t
telnets 992t imaps 993t pop3s 995t socks 1080t openvpn 1194tu ms-sql-s 1433t ms-sql-m 1434u radius 1812tu
radius-acct,radacct 1813tu nfs 2049tu mysql 3306t ms-wbt-server 3389t svn,subversion 3690t sip 5060tu sip-tls 5061tu
xmpp-client,jabber-client 5222t xmpp-server,jabber-server 5269t mdns 5353u postgresql,postgres 5432t amqps 5671t
amqp 5672t x11,x11-0 6000t redis 6379t ircd 6667t http-alt,webcache 8080t git 9418t webmin 10000t
'''


def getdefaulttimeout():
    return _default_timeout[0]


def setdefaulttimeout(timeout, /):
    _default_timeout[0] = _checked_timeout(timeout)


def _checked_timeout(timeout):
    if timeout is None:
        return None
    if not isinstance(timeout, (int, float)):
        raise TypeError(f"'{type(timeout).__name__}' object cannot be interpreted as an integer")
    if timeout < 0:
        raise ValueError('Timeout value out of range')
    return float(timeout)


# --- addresses ---
def inet_aton(ip_string, /):
    parts = ip_string.split('.')
    numbers = []
    for part in parts:
        try:
            numbers.append(int(part, 0) if part[:1] != '0' or part[:2].lower() == '0x' else int(part, 8))
        except ValueError:
            raise OSError('illegal IP address string passed to inet_aton') from None
    if not 1 <= len(numbers) <= 4 or any(n < 0 or n > 255 for n in numbers[:-1]) \
            or numbers[-1] >= 256 ** (5 - len(numbers)) or numbers[-1] < 0:
        raise OSError('illegal IP address string passed to inet_aton')
    value = numbers[-1]
    for i, n in enumerate(numbers[:-1]):
        value |= n << 8 * (3 - i)
    return value.to_bytes(4, 'big')


def inet_ntoa(packed_ip, /):
    if len(packed_ip) != 4:
        raise OSError('packed IP wrong length')
    return '.'.join([str(b) for b in bytes(packed_ip)])


def _dotted(text):
    parts = text.split('.')
    if len(parts) != 4 or not all([p.isascii() and p.isdigit() and int(p) < 256 and (p == '0' or p[0] != '0') for p in parts]):
        return None
    return bytes([int(p) for p in parts])


def inet_pton(address_family, ip_string, /):
    if address_family == AF_INET:
        packed = _dotted(ip_string)
        if packed is None:
            raise OSError('illegal IP address string passed to inet_pton')
        return packed
    if address_family == AF_INET6 and ip_string == '::1':
        return bytes(15) + b'\x01'
    if address_family == AF_INET6 and ip_string == '::':
        return bytes(16)
    if address_family == AF_INET6:
        raise OSError('illegal IP address string passed to inet_pton')
    raise OSError(97, 'Address family not supported by protocol')


def inet_ntop(address_family, packed_ip, /):
    if address_family == AF_INET:
        if len(packed_ip) != 4:
            raise ValueError('invalid length of packed IP address string')
        return inet_ntoa(packed_ip)
    if address_family == AF_INET6:
        if len(packed_ip) != 16:
            raise ValueError('invalid length of packed IP address string')
        groups = [format(packed_ip[i] << 8 | packed_ip[i + 1], 'x') for i in range(0, 16, 2)]
        text = ':'.join(groups)
        return '::1' if text == '0:0:0:0:0:0:0:1' else '::' if set(groups) == {'0'} else text
    raise ValueError(f'unknown address family {address_family}')


def _swap(value, size, name):
    if value < 0:
        raise OverflowError(f"{name}: can't convert negative Python int to C {8 * size}-bit unsigned integer")
    if value >= 1 << 8 * size:
        raise OverflowError(f'{name}: Python int too large to convert to C {8 * size}-bit unsigned integer')
    return int.from_bytes(value.to_bytes(size, 'big'), 'little')


def htons(x, /):
    return _swap(x, 2, 'htons')


def ntohs(x, /):
    return _swap(x, 2, 'ntohs')


def htonl(x, /):
    return _swap(x, 4, 'htonl')


def ntohl(x, /):
    return _swap(x, 4, 'ntohl')


# The four bytes of a host's address.
def _resolve(host):
    if host in ('', '0.0.0.0'):
        return bytes(4)
    if host == '<broadcast>':
        return b'\xff\xff\xff\xff'
    packed = _dotted(host)
    if packed is None:
        packed = _net.resolve(host.lower().rstrip('.'))[:4]
        if not packed:
            raise gaierror(EAI_NONAME, 'Name or service not known')
    return packed


def _text(host):
    if isinstance(host, (bytes, bytearray)):
        return bytes(host).decode()
    if not isinstance(host, str):
        raise TypeError(f"str, bytes or bytearray expected, not {type(host).__name__}")
    return host


def _encode(family, address, what):
    if family == AF_UNIX:
        if isinstance(address, (bytes, bytearray)):
            path = bytes(address)
        elif isinstance(address, str):
            path = address.encode()
        else:
            path = _posix_path(address)
        if len(path) > 107:
            raise OSError('AF_UNIX path too long')
        return b'u' + path
    if not isinstance(address, tuple):
        raise TypeError(f'{what}(): AF_INET address must be tuple, not {type(address).__name__}')
    if len(address) != 2:
        raise TypeError('AF_INET address must be a pair (host, port)')
    host, port = address
    if not isinstance(port, int):
        port = _index(port)
    host = _resolve(_text(host))
    if not 0 <= port <= 0xffff:
        raise OverflowError(f'{what}(): port must be 0-65535.')
    return b'4' + host + bytes([port >> 8, port & 0xff])


def _index(value):
    method = getattr(type(value), '__index__', None)
    if method is None:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return method(value)


def _posix_path(path):
    method = getattr(type(path), '__fspath__', None)
    if method is None:
        raise TypeError(f"a bytes-like object is required, not '{type(path).__name__}'")
    path = method(path)
    return path.encode() if isinstance(path, str) else path


def _decode(address):
    if not address:
        return None
    if address[:1] == b'u':
        path = address[1:]
        return path if path[:1] == b'\0' else path.decode()
    return inet_ntoa(address[1:5]), address[5] << 8 | address[6]


# --- the class ---
class socket:
    __module__ = '_socket'
    __slots__ = ('_fd', '_family', '_type', '_proto', '_timeout')

    family = property(lambda self: self._family)
    type = property(lambda self: self._type)
    proto = property(lambda self: self._proto)

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        self._fd = -1
        self._timeout = None
        if fileno is None:
            self._family = AF_INET if family == -1 else int(family)
            self._type = SOCK_STREAM if type == -1 else int(type)
            self._proto = 0 if proto == -1 else proto
            fd = _net.socket(self._family, self._type, self._proto)
            if self._type & SOCK_NONBLOCK:
                self._timeout = 0.0
            self._type &= 0xf
        else:
            fd = _index(fileno)
            if isinstance(fileno, float):
                raise TypeError('integer argument expected, got float')
            if fd < 0:
                raise ValueError('negative file descriptor')
            self._family = _net.getsockopt(fd, SOL_SOCKET, SO_DOMAIN) if family == -1 else int(family)
            self._type = _net.getsockopt(fd, SOL_SOCKET, SO_TYPE) if type == -1 else int(type) & 0xf
            self._proto = _net.getsockopt(fd, SOL_SOCKET, SO_PROTOCOL) if proto == -1 else proto
        self._fd = fd
        if self._timeout is None and _default_timeout[0] is not None:
            self._timeout = _default_timeout[0]
            _posix.set_blocking(fd, False)

    @property
    def timeout(self):
        return self._timeout

    def __repr__(self):
        return f'<socket object, fd={self._fd}, family={self._family}, type={self._type}, proto={self._proto}>'

    def __del__(self):
        try:
            fd = self._fd
        except AttributeError:
            return
        if fd >= 0:
            self._fd = -1
            _posix.close(fd)

    def fileno(self):
        return self._fd

    def detach(self):
        fd, self._fd = self._fd, -1
        return fd

    def close(self):
        fd, self._fd = self._fd, -1
        if fd >= 0:
            try:
                _posix.close(fd)
            except ConnectionResetError:
                pass

    def setblocking(self, flag, /):
        self._timeout = None if flag else 0.0
        _posix.set_blocking(self._fd, flag)

    def getblocking(self):
        return self._timeout is None or self._timeout > 0

    def settimeout(self, value, /):
        self._timeout = _checked_timeout(value)
        _posix.set_blocking(self._fd, self._timeout is None)

    def gettimeout(self):
        return self._timeout

    def bind(self, address, /):
        _net.bind(self._fd, _encode(self._family, address, 'bind'))

    def listen(self, backlog=128, /):
        _net.listen(self._fd, max(_index(backlog), 0))

    def _accept(self):
        fd, address = _net.accept(self._fd, self._timeout)
        return fd, _decode(address)

    def connect(self, address, /):
        _net.connect(self._fd, _encode(self._family, address, 'connect'), self._timeout)

    def connect_ex(self, address, /):
        try:
            _net.connect(self._fd, _encode(self._family, address, 'connect_ex'), self._timeout)
        except TimeoutError as error:
            return error.errno or 11
        except gaierror:
            raise
        except OSError as error:
            return error.errno
        return 0

    def send(self, data, flags=0, /):
        return _net.send(self._fd, _buffer(data), flags, b'', self._timeout)

    def sendall(self, data, flags=0, /):
        data = _buffer(data)
        sent = _net.send(self._fd, data, flags, b'', self._timeout)
        while sent < len(data):
            sent += _net.send(self._fd, data[sent:], flags, b'', self._timeout)

    def sendto(self, data, *args):
        if not 1 <= len(args) <= 2:
            raise TypeError(f'sendto() takes 2 or 3 arguments ({len(args) + 1} given)')
        flags, address = args if len(args) == 2 else (0, args[0])
        return _net.send(self._fd, _buffer(data), flags, _encode(self._family, address, 'sendto'), self._timeout)

    def sendmsg(self, buffers, ancdata=(), flags=0, address=None, /):
        import _multiprocessing
        tickets = []
        for level, kind, payload in ancdata:
            if level != SOL_SOCKET or kind != SCM_RIGHTS:
                raise OSError(22, 'Invalid argument')
            payload = bytes(_buffer(payload))
            if self._family == AF_UNIX:
                tickets += [_multiprocessing.send_file(int.from_bytes(payload[i:i + 4], 'little', signed=True))
                            for i in range(0, len(payload) // 4 * 4, 4)]
        data = b''.join([_buffer(b) for b in buffers])
        where = b'' if address is None else _encode(self._family, address, 'sendmsg')
        if tickets:
            where = b'r' + ' '.join([str(ticket) for ticket in tickets]).encode() + b'\n' + where
        return _net.send(self._fd, data, flags, where, self._timeout)

    def recv(self, bufsize, flags=0, /):
        return _net.recv(self._fd, bufsize, flags, self._timeout)

    def recvfrom(self, bufsize, flags=0, /):
        if bufsize < 0:
            raise ValueError('negative buffersize in recvfrom')
        data, address = _net.recv_from(self._fd, bufsize, flags, self._timeout)
        return data, _decode(address)

    def recv_into(self, buffer, nbytes=0, flags=0):
        size = _room(buffer, nbytes, 'recv_into')
        data = _net.recv(self._fd, size, flags, self._timeout)
        _fill(buffer, data)
        return len(data)

    def recvfrom_into(self, buffer, nbytes=0, flags=0):
        size = _room(buffer, nbytes, 'recvfrom_into')
        data, address = _net.recv_from(self._fd, size, flags, self._timeout)
        _fill(buffer, data)
        return len(data), _decode(address)

    def recvmsg(self, bufsize, ancbufsize=0, flags=0, /):
        if bufsize < 0:
            raise ValueError('negative buffer size in recvmsg()')
        if ancbufsize < 0:
            raise ValueError('invalid ancillary data buffer length')
        data, address = _net.recv_from(self._fd, bufsize, flags | _TAKES_PASSED, self._timeout)
        ancillary, state, address = _passed(address, ancbufsize)
        return data, ancillary, state, _decode(address)

    def recvmsg_into(self, buffers, ancbufsize=0, flags=0, /):
        views = [memoryview(buffer).cast('B') for buffer in buffers]
        data, *rest = self.recvmsg(sum([len(view) for view in views]), ancbufsize, flags)
        at = 0
        for view in views:
            part = data[at:at + len(view)]
            view[:len(part)] = part
            at += len(part)
        return len(data), *rest

    def shutdown(self, how, /):
        _net.shutdown(self._fd, int(how))

    def getsockname(self):
        return _decode(_net.getsockname(self._fd))

    def getpeername(self):
        return _decode(_net.getpeername(self._fd))

    def getsockopt(self, level, optname, buflen=0, /):
        value = _net.getsockopt(self._fd, int(level), int(optname))
        return value.to_bytes(8 if optname == SO_LINGER else 4, 'little')[:buflen] if buflen else value

    def setsockopt(self, level, optname, value, optlen=None, /):
        if isinstance(value, (bytes, bytearray)):
            value = int.from_bytes(value[:8 if optname == SO_LINGER else 4], 'little')
        elif value is None:
            value = 0
        _net.setsockopt(self._fd, int(level), int(optname), int(value))


SocketType = socket


def CMSG_LEN(length, /):
    """Of ancillary data with that many bytes: a header of 16 goes before them."""
    if not 0 <= length < 1 << 62:
        raise OverflowError('CMSG_LEN() argument out of range')
    return 16 + length


def CMSG_SPACE(length, /):
    if not 0 <= length < 1 << 62:
        raise OverflowError('CMSG_SPACE() argument out of range')
    return 16 + (length + 7) // 8 * 8


def _passed(address, room):
    """What came with data: ([(level, type, data)], flags, the sender's address)."""
    if address[:1] != b'r':
        return [], 0, address
    import _multiprocessing
    tickets, _, address = address[1:].partition(b'\n')
    tickets = [int(ticket) for ticket in tickets.split()]
    fits = max(room - 16, 0) // 4
    numbers = []
    for place, ticket in enumerate(tickets):
        fd = _multiprocessing.receive_file(ticket)
        if place >= fits:  # Linux closes them as well
            _posix.close(fd)
            continue
        _posix.set_inheritable(fd, True)
        numbers.append(fd)
    payload = b''.join([fd.to_bytes(4, 'little') for fd in numbers])
    return [(SOL_SOCKET, SCM_RIGHTS, payload)] if numbers else [], 0 if len(tickets) <= fits else MSG_CTRUNC, address


def _buffer(data):
    if isinstance(data, (bytes, bytearray)):
        return data
    try:
        return memoryview(data).tobytes()
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None


def _fill(buffer, data):
    if isinstance(buffer, bytearray):
        buffer[:len(data)] = data
    else:
        memoryview(buffer).cast('B')[:len(data)] = data


def _room(buffer, nbytes, name):
    if nbytes < 0:
        raise ValueError(f'negative buffersize in {name}')
    size = len(buffer) if isinstance(buffer, bytearray) else memoryview(buffer).nbytes
    if nbytes > size:
        raise ValueError(f'buffer too small for requested bytes' if name == 'recv_into'
                         else 'nbytes is greater than the length of the buffer')
    return nbytes or size


def socketpair(family=AF_UNIX, type=SOCK_STREAM, proto=0, /):
    first, second = _net.socketpair(int(family), int(type), proto)
    return socket(family, type, proto, first), socket(family, type, proto, second)


def close(fd, /):
    _posix.close(fd)


def dup(fd, /):
    made = _posix.dup(fd)
    _posix.set_inheritable(made, False)
    return made


# --- names ---
def gethostname():
    return 'kvant'


def sethostname(name, /):
    raise PermissionError(1, 'Operation not permitted')


def gethostbyname(hostname, /):
    return inet_ntoa(_resolve(_text(hostname)))


def gethostbyname_ex(hostname, /):
    return hostname, [], [gethostbyname(hostname)]


def gethostbyaddr(ip_address, /):
    address = gethostbyname(ip_address)
    if address.startswith('127.'):
        return 'localhost', [], [address]
    raise herror(1, 'Unknown host')


def _services(protocol):
    """Of that protocol, or of both: names and port."""
    words = iter(_SERVICES.split())
    for names, where in zip(words, words):
        if protocol is None or protocol[:1] in where and protocol in ('tcp', 'udp'):
            yield names.split(','), int(where.rstrip('tu'))


def getservbyname(servicename, protocolname=None, /):
    for names, port in _services(protocolname):
        if servicename in names:
            return port
    raise OSError('service/proto not found')


def getservbyport(port, protocolname=None, /):
    if not 0 <= port <= 65535:
        raise OverflowError('getservbyport: port must be 0-65535.')
    for names, number in _services(protocolname):
        if number == port:
            return names[0]
    raise OSError('port/proto not found')


def getprotobyname(protocolname, /):
    numbers = {'ip': 0, 'icmp': 1, 'igmp': 2, 'tcp': 6, 'udp': 17, 'ipv6': 41, 'gre': 47, 'esp': 50, 'ah': 51,
               'ipv6-icmp': 58, 'ospf': 89, 'sctp': 132}
    name = protocolname if protocolname in numbers else protocolname.lower()
    if name not in numbers or protocolname not in (name, name.upper()):
        raise OSError('protocol not found')
    return numbers[name]


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    if host is None and port is None:
        raise gaierror(EAI_NONAME, 'Name or service not known')
    if host is None:
        packed = bytes(4) if flags & AI_PASSIVE else b'\x7f\0\0\x01'
    else:
        host = _text(host)
        if host in ('::1', '::'):
            raise gaierror(-9, 'Address family for hostname not supported')
        packed = _dotted(host)
        if packed is None and flags & AI_NUMERICHOST:
            raise gaierror(EAI_NONAME, 'Name or service not known')
        if packed is None and host == '':
            raise gaierror(EAI_NONAME, 'Name or service not known')
        if packed is None:
            packed = _resolve(host)
    if family not in (AF_UNSPEC, AF_INET):
        if family == AF_INET6:
            raise gaierror(-9, 'Address family for hostname not supported')
        raise gaierror(EAI_FAMILY, 'ai_family not supported')
    service = None  # of a name: for which protocols it is known
    if port is None:
        number = 0
    elif isinstance(port, int):
        number = int(port)
    else:
        port = _text(port)
        if port.isdigit():
            number = int(port)
        elif flags & AI_NUMERICSERV:
            raise gaierror(EAI_NONAME, 'Name or service not known')
        else:
            service = {protocol: places for protocol in ('tcp', 'udp')
                       if (places := [place for names, place in _services(protocol) if port in names])}
            number = next(iter(service.values()))[0] if service else 0
    address = (inet_ntoa(packed), number & 0xffff)
    kinds = [(SOCK_STREAM, IPPROTO_TCP), (SOCK_DGRAM, IPPROTO_UDP), (SOCK_RAW, 0)]
    kinds = [(kind, number) for kind, number in kinds
             if type in (0, kind) and (proto in (0, number) or kind == SOCK_RAW and type == SOCK_RAW)]
    if not kinds:
        raise gaierror(EAI_SOCKTYPE, 'ai_socktype not supported')
    if service is not None:
        named = {SOCK_STREAM: 'tcp', SOCK_DGRAM: 'udp'}
        kinds = [(kind, number) for kind, number in kinds if named.get(kind) in service]
        if not kinds:
            raise gaierror(EAI_SERVICE, 'Servname not supported for ai_socktype')
    name = host if flags & AI_CANONNAME and host else ''
    return [(AF_INET, kind, number, name if i == 0 else '', address) for i, (kind, number) in enumerate(kinds)]


def getnameinfo(sockaddr, flags, /):
    host, port = sockaddr[:2]
    if not flags & NI_NUMERICHOST and host.startswith('127.'):
        host = 'localhost'
    service = str(port)
    if not flags & NI_NUMERICSERV:
        try:
            service = getservbyport(port, 'udp' if flags & NI_DGRAM else 'tcp')
        except OSError:
            pass
    return host, service


def if_nameindex():
    return [(1, 'lo'), (2, 'eth0')]
