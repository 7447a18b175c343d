"""TLS in name only: bytes pass through as they are, and every certificate is good."""

import enum
import socket
from collections import namedtuple

CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED = 0, 1, 2
PROTOCOL_TLS = PROTOCOL_SSLv23 = 2
PROTOCOL_TLS_CLIENT, PROTOCOL_TLS_SERVER = 16, 17
PROTOCOL_TLSv1_2 = 5
OP_ALL, OP_NO_SSLv2, OP_NO_SSLv3, OP_NO_TLSv1, OP_NO_TLSv1_1 = 0x80000050, 0, 0x2000000, 0x4000000, 0x10000000
HAS_SNI = HAS_ALPN = HAS_TLSv1_3 = True
OPENSSL_VERSION = 'OpenSSL 3.0.0 (simulated)'

_Purpose = namedtuple('_ASN1Object', 'nid shortname longname oid')


class Purpose(enum.Enum):
    SERVER_AUTH = _Purpose(129, 'serverAuth', 'TLS Web Server Authentication', '1.3.6.1.5.5.7.3.1')
    CLIENT_AUTH = _Purpose(130, 'clientAuth', 'TLS Web Client Authentication', '1.3.6.1.5.5.7.3.2')


class VerifyMode(enum.IntEnum):
    CERT_NONE = 0
    CERT_OPTIONAL = 1
    CERT_REQUIRED = 2


class TLSVersion(enum.IntEnum):
    MINIMUM_SUPPORTED = -2
    TLSv1_2 = 771
    TLSv1_3 = 772
    MAXIMUM_SUPPORTED = -1


class SSLError(OSError):
    pass


class SSLCertVerificationError(SSLError, ValueError):
    pass


CertificateError = SSLCertVerificationError


class SSLWantReadError(SSLError):
    pass


class SSLWantWriteError(SSLError):
    pass


class SSLZeroReturnError(SSLError):
    pass


class SSLEOFError(SSLError):
    pass


class SSLSyscallError(SSLError):
    pass


class SSLSocket(socket.socket):
    @property
    def context(self):
        return self._context

    def do_handshake(self, block=False):
        pass

    def version(self):
        return 'TLSv1.3'

    def cipher(self):
        return 'TLS_AES_256_GCM_SHA384', 'TLSv1.3', 256

    def getpeercert(self, binary_form=False):
        return b'' if binary_form else {}

    def selected_alpn_protocol(self):
        return None

    def pending(self):
        return 0

    def read(self, len=1024, buffer=None):
        return self.recv(len) if buffer is None else self.recv_into(buffer, len)

    def write(self, data):
        return self.send(data)

    def unwrap(self):
        return self

    def accept(self):
        made, addr = super().accept()
        return self._context.wrap_socket(made, server_side=True), addr


class SSLContext:
    sslsocket_class = SSLSocket

    def __init__(self, protocol=PROTOCOL_TLS):
        self.protocol = protocol
        self.check_hostname = protocol == PROTOCOL_TLS_CLIENT
        self.verify_mode = VerifyMode.CERT_REQUIRED if protocol == PROTOCOL_TLS_CLIENT else VerifyMode.CERT_NONE
        self.minimum_version = TLSVersion.TLSv1_2
        self.maximum_version = TLSVersion.MAXIMUM_SUPPORTED
        self.options = OP_ALL

    def wrap_socket(self, sock, server_side=False, do_handshake_on_connect=True, suppress_ragged_eofs=True,
                    server_hostname=None, session=None):
        kept = sock.gettimeout()
        family, kind, proto = sock.family, sock.type, sock.proto
        made = self.sslsocket_class(family, kind, proto, fileno=sock.detach())
        made.settimeout(kept)
        made._context, made.server_side, made.server_hostname = self, server_side, server_hostname
        return made

    def load_cert_chain(self, certfile, keyfile=None, password=None):
        pass

    def load_verify_locations(self, cafile=None, capath=None, cadata=None):
        pass

    def load_default_certs(self, purpose=Purpose.SERVER_AUTH):
        pass

    def set_ciphers(self, ciphers):
        pass

    def set_alpn_protocols(self, protocols):
        pass


def create_default_context(purpose=Purpose.SERVER_AUTH, *, cafile=None, capath=None, cadata=None):
    return SSLContext(PROTOCOL_TLS_CLIENT if purpose is Purpose.SERVER_AUTH else PROTOCOL_TLS_SERVER)


def _create_unverified_context(*args, **options):
    context = SSLContext(PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = VerifyMode.CERT_NONE
    return context


_create_default_https_context = create_default_context
_create_stdlib_context = _create_unverified_context


def wrap_socket(sock, server_side=False, **options):
    return SSLContext().wrap_socket(sock, server_side, server_hostname=options.get('server_hostname'))


def get_default_verify_paths():
    return None


def match_hostname(cert, hostname):
    pass
