"""RFC 4648: base 16, 32, 64; base 85."""

import binascii as _binascii

__all__ = ['encodebytes', 'decodebytes', 'b64encode', 'b64decode', 'b32encode', 'b32decode', 'b16encode', 'b16decode',
           'b32hexencode', 'b32hexdecode', 'a85encode', 'a85decode', 'b85encode', 'b85decode', 'standard_b64encode', 'standard_b64decode', 'urlsafe_b64encode', 'urlsafe_b64decode']


def _decodable(s):
    if isinstance(s, str):
        try:
            return s.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters') from None
    if isinstance(s, (bytes, bytearray)):
        return s
    try:
        return bytes(memoryview(s))
    except TypeError:
        raise TypeError("argument should be a bytes-like object or ASCII string, not "
                        f'{type(s).__name__!r}') from None


def b64encode(s, altchars=None):
    made = _binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        made = made.translate(bytes.maketrans(b'+/', altchars))
    return made


def b64decode(s, altchars=None, validate=False):
    s = _decodable(s)
    if altchars is not None:
        s = s.translate(bytes.maketrans(_decodable(altchars), b'+/'))
    if validate:
        for c in s.rstrip(b'='):
            if not (chr(c).isalnum() or c in b'+/'):
                raise _binascii.Error('Only base64 data is allowed')
    return _binascii.a2b_base64(s)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b'-_')


def urlsafe_b64decode(s):
    return b64decode(s, b'-_')


def _check_bytes(s):
    try:
        memoryview(s)
    except TypeError:
        raise TypeError(f'expected bytes-like object, not {type(s).__name__}') from None


def encodebytes(s):
    _check_bytes(s)
    return b''.join([_binascii.b2a_base64(s[i:i + 57]) for i in range(0, len(s), 57)])


def decodebytes(s):
    _check_bytes(s)
    return _binascii.a2b_base64(s)


def b16encode(s):
    return _binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _decodable(s)
    if casefold:
        s = s.upper()
    for c in s:
        if c not in b'0123456789ABCDEF':
            raise _binascii.Error('Non-base16 digit found')
    return _binascii.unhexlify(s)


_BASE32 = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'


def b32encode(s):
    made = bytearray()
    for i in range(0, len(s), 5):
        piece = bytes(s[i:i + 5])
        number = int.from_bytes(piece + b'\0' * (5 - len(piece)), 'big')
        digits = bytes([_BASE32[number >> shift & 31] for shift in range(35, -1, -5)])
        used = (len(piece) * 8 + 4) // 5
        made += digits[:used] + b'=' * (8 - used)
    return bytes(made)


def b32decode(s, casefold=False, map01=None):
    s = _decodable(s)
    if casefold:
        s = s.upper()
    if len(s) % 8:
        raise _binascii.Error('Incorrect padding')
    made = bytearray()
    for i in range(0, len(s), 8):
        piece = s[i:i + 8].rstrip(b'=')
        number = 0
        for c in piece:
            place = _BASE32.find(c)
            if place < 0:
                raise _binascii.Error('Non-base32 digit found')
            number = number << 5 | place
        if len(piece) in (1, 3, 6):
            raise _binascii.Error('Incorrect padding')
        number <<= 5 * (8 - len(piece))
        made += number.to_bytes(5, 'big')[:len(piece) * 5 // 8]
    return bytes(made)


_BASE32HEX = b'0123456789ABCDEFGHIJKLMNOPQRSTUV'


def b32hexencode(s):
    return b32encode(s).translate(bytes.maketrans(_BASE32, _BASE32HEX))


def b32hexdecode(s, casefold=False):
    s = _decodable(s)
    return b32decode((s.upper() if casefold else s).translate(bytes.maketrans(_BASE32HEX, _BASE32)))


def _groups85(data, alphabet, zero=None, spaces=None):
    """Four bytes are five digits."""
    for i in range(0, len(data), 4):
        number = int.from_bytes(data[i:i + 4], 'big')
        if zero is not None and number == 0:
            yield zero
        elif spaces is not None and number == 0x20202020:
            yield spaces
        else:
            digits = []
            for _ in range(5):
                number, digit = divmod(number, 85)
                digits.append(alphabet[digit])
            yield bytes(digits[::-1])


_ASCII85 = bytes(range(33, 118))


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    b = bytes(b)
    padding = -len(b) % 4
    groups = list(_groups85(b + b'\0' * padding, _ASCII85, b'z', b'y' if foldspaces else None))
    if padding and not pad:
        if groups[-1] == b'z':
            groups[-1] = _ASCII85[:1] * 5
        groups[-1] = groups[-1][:-padding]
    made = b''.join(groups)
    if adobe:
        made = b'<~' + made
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [made[i:i + wrapcol] for i in range(0, len(made), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b'')
        made = b'\n'.join(lines)
    return made + b'~>' if adobe else made


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b' \t\n\r\v'):
    b = _decodable(b)
    if adobe:
        if not b.endswith(b'~>'):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        b = b[2:-2] if b.startswith(b'<~') else b[:-2]
    made = bytearray()
    group = []
    for c in bytes(b) + b'u' * 4:
        if 33 <= c <= 117:
            group.append(c)
            if len(group) == 5:
                number = 0
                for digit in group:
                    number = number * 85 + digit - 33
                if number > 0xFFFFFFFF:
                    raise ValueError('Ascii85 overflow')
                made += number.to_bytes(4, 'big')
                group = []
        elif c == 122:
            if group:
                raise ValueError('z inside Ascii85 5-tuple')
            made += b'\0\0\0\0'
        elif foldspaces and c == 121:
            if group:
                raise ValueError('y inside Ascii85 5-tuple')
            made += b'    '
        elif c not in ignorechars:
            raise ValueError('Non-Ascii85 digit found: %c' % c)
    return bytes(made[:-4 + len(group)] if len(group) < 4 else made)


_BASE85 = b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~'


def b85encode(b, pad=False):
    b = bytes(b)
    padding = -len(b) % 4
    made = b''.join(_groups85(b + b'\0' * padding, _BASE85))
    return made[:-padding] if padding and not pad else made


def b85decode(b):
    b = bytes(_decodable(b))
    padding = -len(b) % 5
    data = b + b'~' * padding
    made = bytearray()
    for i in range(0, len(data), 5):
        number = 0
        for j, c in enumerate(data[i:i + 5]):
            place = _BASE85.find(c)
            if place < 0:
                raise ValueError(f'bad base85 character at position {i + j}')
            number = number * 85 + place
        if number > 0xFFFFFFFF:
            raise ValueError(f'base85 overflow in hunk starting at byte {i}')
        made += number.to_bytes(4, 'big')
    return bytes(made[:-padding] if padding else made)
