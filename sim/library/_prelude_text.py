# str.format, % and str.translate where a value's own class has its say (attributes, __format__, __str__ …).

# The field names of str.format: how far the name in `text` goes, brackets taken whole.
def _format_field_end(text):
    at = 0
    while at < len(text) and text[at] not in '!:':
        if text[at] == '{':
            raise ValueError("unexpected '{' in field name")
        if text[at] == '[':
            close = text.find(']', at)
            if close < 0:
                raise ValueError("expected '}' before end of string")
            at = close
        at += 1
    return at


# text.format(*args, **named); args is None for format_map. `state`: [next automatic number, None or 'a' or 'm'].
def _str_format(text, args, named):
    return _format_fields(text, args, named, 2, [0, None])


def _format_fields(text, args, named, depth, state):
    if depth == 0:
        raise ValueError('Max string recursion exceeded')
    out = []
    at = 0
    while at < len(text):
        c = text[at]
        at += 1
        if c not in '{}':
            start = at - 1
            while at < len(text) and text[at] not in '{}':
                at += 1
            out.append(text[start:at])
            continue
        if at < len(text) and text[at] == c:
            out.append(c)
            at += 1
            continue
        if c == '}':
            raise ValueError("Single '}' encountered in format string")
        if at == len(text):
            raise ValueError("Single '{' encountered in format string")
        level = 1
        end = at
        in_name = True
        while end < len(text):
            c = text[end]
            if c == '[' and in_name and text.find(']', end) >= 0:
                end = text.find(']', end)
            elif c == '{':
                level += 1
            elif c == '}':
                level -= 1
                if level == 0:
                    break
            elif c in '!:':
                in_name = False
            end += 1
        if level:
            raise ValueError("expected '}' before end of string")
        out.append(_format_field(text[at:end], args, named, depth, state))
        at = end + 1
    return ''.join(out)


def _format_field(field, args, named, depth, state):
    end = _format_field_end(field)
    name = field[:end]
    rest = field[end:]
    conversion = ''
    if rest.startswith('!'):
        conversion = rest[1:2]
        rest = rest[2:]
        if not conversion:
            raise ValueError("unmatched '{' in format spec")
        if rest and not rest.startswith(':'):
            raise ValueError("expected ':' after conversion specifier")
    value = _format_look_up(name, args, named, state)
    spec = rest[1:]
    if '{' in spec or '}' in spec:
        spec = _format_fields(spec, args, named, depth - 1, state)
    if conversion == 'r':
        value = _repr(value)
    elif conversion == 's':
        value = str(value)
    elif conversion == 'a':
        value = _ascii(value)
    elif conversion:
        raise ValueError(f'Unknown conversion specifier {conversion}')
    return format(value, spec)


def _format_look_up(name, args, named, state):
    end = 0
    while end < len(name) and name[end] not in '.[':
        end += 1
    first = name[:end]
    if first and not (first.isascii() and first.isdigit()):
        value = named[first]
    else:
        if args is None:
            raise ValueError('Format string contains positional fields')
        kind = 'm' if first else 'a'
        if state[1] is not None and state[1] != kind:
            if kind == 'a':
                raise ValueError('cannot switch from manual field specification to automatic field numbering')
            raise ValueError('cannot switch from automatic field numbering to manual field specification')
        state[1] = kind
        if first:
            number = int(first)
        else:
            number = state[0]
            state[0] += 1
        if number >= len(args):
            raise IndexError(f'Replacement index {number} out of range for positional args tuple')
        value = args[number]
    while end < len(name):
        if name[end] == '.':
            start = end + 1
            end = start
            while end < len(name) and name[end] not in '.[':
                end += 1
            if end == start:
                raise ValueError('Empty attribute in format string')
            value = getattr(value, name[start:end])
        elif name[end] == '[':
            close = name.find(']', end)
            if close < 0:
                raise ValueError("Missing ']' in format string")
            index = name[end + 1:close]
            if not index:
                raise ValueError('Empty attribute in format string')
            value = value[int(index) if index.isascii() and index.isdigit() else index]
            end = close + 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
    return value


# text % args for str and bytes. Each conversion is split off; arguments that need Python are turned into plain
# ones, and C++ formats them.
def _percent_format(text, args):
    is_bytes = not isinstance(text, str)
    kind = 'bytes' if is_bytes else 'string'
    source = text.decode('latin-1') if is_bytes else text
    items = args if isinstance(args, tuple) else None
    used = 0
    keyed = False
    out = []
    at = 0
    while at < len(source):
        start = source.find('%', at)
        if start < 0:
            out.append(source[at:])
            break
        out.append(source[at:start])
        at = start + 1
        key = None
        if source[at:at + 1] == '(':
            level = 1
            end = at + 1
            while end < len(source):
                if source[end] == '(':
                    level += 1
                elif source[end] == ')':
                    level -= 1
                    if level == 0:
                        break
                end += 1
            if level:
                raise ValueError('incomplete format key')
            key = source[at + 1:end]
            at = end + 1
            if items is not None or isinstance(args, str) or not hasattr(args, '__getitem__'):
                raise TypeError('format requires a mapping')
            keyed = True
        flags = at
        taken = []
        while at < len(source) and source[at] in '-+ #0123456789.*hlL':
            if source[at] == '*':
                value, used = _percent_next(args, items, used)
                taken.append(value)
            at += 1
        if at == len(source):
            raise ValueError('incomplete format')
        conversion = source[at]
        at += 1
        if conversion == '%':
            out.append('%')
            continue
        if key is not None:
            value = args[key.encode('latin-1') if is_bytes else key]
        else:
            value, used = _percent_next(args, items, used)
        one = '%' + source[flags:at]
        value = _percent_plain(conversion, value, is_bytes)
        if is_bytes:
            out.append((one.encode('latin-1') % (*taken, value)).decode('latin-1'))
        else:
            if conversion in 'ra':
                one = one[:-1] + 's'
            out.append(one % (*taken, value))
    over = used < len(items) if items is not None else not (used or keyed or _percent_is_mapping(args))
    if over:
        raise TypeError(f'not all arguments converted during {kind} formatting')
    result = ''.join(out)
    return result.encode('latin-1') if is_bytes else result


def _percent_is_mapping(x):
    return hasattr(x, '__getitem__') and not isinstance(x, str)


def _percent_next(args, items, used):
    if items is None:
        if used:
            raise TypeError('not enough arguments for format string')
        return args, 1
    if used >= len(items):
        raise TypeError('not enough arguments for format string')
    return items[used], used + 1


def _percent_whole(conversion, value, convert, methods, required):
    if not any(hasattr(value, name) for name in methods):
        return value
    try:
        return convert(value)
    except TypeError:
        raise TypeError(f'%{conversion} format: {required} is required, not {type(value).__name__}') from None


def _percent_plain(conversion, value, is_bytes):
    if conversion in 'sra' and not (is_bytes and conversion == 's'):
        return _repr(value) if conversion == 'r' else _ascii(value) if conversion == 'a' else str(value)
    if isinstance(value, (int, float)):
        return value
    if conversion in 'diu':
        return _percent_whole(conversion, value, int, ('__int__', '__index__'), 'a real number')
    if conversion in 'oxX':
        return _percent_whole(conversion, value, _index, ('__index__',), 'an integer')
    if conversion in 'eEfFgG':
        return float(value) if hasattr(value, '__float__') else value
    return value


def _str_translate(text, table):
    out = []
    for c in text:
        try:
            value = table[ord(c)]
        except LookupError:
            out.append(c)
            continue
        if value is None:
            continue
        if isinstance(value, int):
            if not 0 <= value < 0x110000:
                raise ValueError('character mapping must be in range(0x110000)')
            out.append(chr(value))
        elif isinstance(value, str):
            out.append(value)
        else:
            raise TypeError('character mapping must return integer, None or str')
    return ''.join(out)


def _math_prod(items, start):
    product = start
    for item in items:
        product = product * item
    return product
