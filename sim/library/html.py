"""Characters that HTML writes in another way."""

__all__ = ['escape', 'unescape']

_NAMES = {'amp': '&', 'lt': '<', 'gt': '>', 'quot': '"', 'apos': "'", 'nbsp': '\xa0', 'copy': '\xa9', 'reg': '\xae',
          'hellip': '\u2026', 'mdash': '\u2014', 'ndash': '\u2013', 'laquo': '\xab', 'raquo': '\xbb', 'euro': '\u20ac',
          'times': '\xd7', 'deg': '\xb0', 'lsquo': '\u2018', 'rsquo': '\u2019', 'ldquo': '\u201c', 'rdquo': '\u201d',
          'bull': '\u2022', 'middot': '\xb7', 'larr': '\u2190', 'rarr': '\u2192'}


def escape(s, quote=True):
    s = s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    if quote:
        s = s.replace('"', '&quot;').replace("'", '&#x27;')
    return s


def unescape(s):
    parts = s.split('&')
    result = [parts[0]]
    for part in parts[1:]:
        name, mark, rest = part.partition(';')
        text = None
        if mark and name.startswith('#'):
            try:
                text = chr(int(name[2:], 16) if name[1:2] in 'xX' else int(name[1:]))
            except ValueError:
                pass
        elif mark:
            text = _NAMES.get(name)
        result.append('&' + part if text is None else text + rest)
    return ''.join(result)
