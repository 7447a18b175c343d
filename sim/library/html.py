"""Characters that HTML writes in another way."""

__all__ = ['escape', 'unescape']

# What browsers make of references to control characters: they are read as Windows-1252.
_WINDOWS = dict(zip(range(0x80, 0xa0), '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d'
                    '\u017d\x8f\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178'))


def escape(s, quote=True):
    s = s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    if quote:
        s = s.replace('"', '&quot;').replace("'", '&#x27;')
    return s


def _number(text):
    """The character of `#65` or `#x41` at the beginning of text, and how long that is; (None, 0) if it is none."""
    hexadecimal = text[1:2] in ('x', 'X')
    begin = at = 2 if hexadecimal else 1
    digits = '0123456789abcdefABCDEF' if hexadecimal else '0123456789'
    while text[at:at + 1] and text[at] in digits:
        at += 1
    if at == begin:
        return None, 0
    code = int(text[begin:at], 16 if hexadecimal else 10)
    at += text[at:at + 1] == ';'
    if code in _WINDOWS:
        return _WINDOWS[code], at
    if code == 0 or 0xd800 <= code < 0xe000 or code > 0x10ffff:
        return '\ufffd', at
    if code == 13:
        return '\r', at
    if code < 32 and code not in (9, 10, 12) or code == 127 or 0xfdd0 <= code < 0xfdf0 or code & 0xfffe == 0xfffe:
        return '', at
    return chr(code), at


def _named(text):
    from html.entities import html5
    at = 0
    while at < 32 and text[at:at + 1] and text[at] not in '\t\n\f <&#;':
        at += 1
    name = text[:at + (text[at:at + 1] == ';')]
    if name in html5:
        return html5[name], len(name)
    # The longest beginning that is a name without semicolon.
    for length in range(len(name) - 1, 1, -1):
        if name[:length] in html5:
            return html5[name[:length]], length
    return None, 0


def unescape(s):
    if '&' not in s:
        return s
    first, *parts = s.split('&')
    result = [first]
    for part in parts:
        text, length = _number(part) if part.startswith('#') else _named(part)
        result.append('&' + part if text is None else text + part[length:])
    return ''.join(result)
