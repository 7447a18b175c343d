"""Shell patterns."""

__all__ = ['filter', 'fnmatch', 'fnmatchcase', 'translate']


def translate(pat):
    parts = []
    i = 0
    size = len(pat)
    while i < size:
        c = pat[i]
        i += 1
        if c == '*':
            if not parts or parts[-1] != '.*':
                parts.append('.*')
        elif c == '?':
            parts.append('.')
        elif c == '[':
            first = i + pat.startswith('!', i)
            end = pat.find(']', first + pat.startswith(']', first))  # as the first one it does not end the set
            if end < 0:
                parts.append('\\[')
            else:
                inner = pat[i:end].replace('\\', '\\\\').replace('[', '\\[')
                i = end + 1
                if inner[0] == '!':
                    inner = '^' + inner[1:]
                elif inner[0] == '^':
                    inner = '\\' + inner
                parts.append(f'[{inner}]')
        else:
            parts.append('\\' + c if c in '()[]{}?*+-|^$\\.&~# \t\n\r\v\f' else c)
    return f"(?s:{''.join(parts)})\\Z"


def _matches(name, pat):
    from _re import match
    return match(translate(pat), 0, name, 0, len(name), 1, 0) is not None


def fnmatch(name, pat):
    return _matches(name, pat)


fnmatchcase = fnmatch


def filter(names, pat):
    return [name for name in names if _matches(name, pat)]
