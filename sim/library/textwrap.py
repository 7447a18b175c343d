"""Filling and indenting of text."""


def dedent(text):
    lines = text.split('\n')
    margin = None
    for number, line in enumerate(lines):
        if not line.strip():
            lines[number] = ''
            continue
        indent = line[:len(line) - len(line.lstrip(' \t'))]
        if margin is None:
            margin = indent
        else:
            same = 0
            while same < len(margin) and same < len(indent) and margin[same] == indent[same]:
                same += 1
            margin = margin[:same]
    cut = len(margin or '')
    return '\n'.join([line[cut:] for line in lines])


def indent(text, prefix, predicate=None):
    if predicate is None:
        predicate = str.strip
    return ''.join([prefix + line if predicate(line) else line for line in text.splitlines(True)])


def wrap(text, width=70, *, initial_indent='', subsequent_indent='', break_long_words=True, max_lines=None,
         placeholder=' [...]', **ignored):
    if width <= 0:
        raise ValueError(f'invalid width {width!r} (must be > 0)')
    words = text.split()
    lines = []
    line = initial_indent
    empty = True
    while words:
        word = words.pop(0)
        room = width - len(line) - (0 if empty else 1)
        if len(word) <= room:
            line += word if empty else ' ' + word
            empty = False
        elif empty or (break_long_words and len(word) > width - len(subsequent_indent)):
            if break_long_words and room > 0:
                line += ('' if empty else ' ') + word[:room]
                words.insert(0, word[room:])
            elif empty:
                line += word
            else:
                words.insert(0, word)
            lines.append(line)
            line, empty = subsequent_indent, True
        else:
            words.insert(0, word)
            lines.append(line)
            line, empty = subsequent_indent, True
    if not empty:
        lines.append(line)
    if max_lines is not None and len(lines) > max_lines:
        lines = lines[:max_lines]
        while len(lines[-1]) + len(placeholder) > width and ' ' in lines[-1].strip():
            lines[-1] = lines[-1][:lines[-1].rstrip().rfind(' ')]
        lines[-1] += placeholder
    return lines


def fill(text, width=70, **kwargs):
    return '\n'.join(wrap(text, width, **kwargs))


def shorten(text, width, placeholder=' [...]', **kwargs):
    words = text.split()
    joined = ' '.join(words)
    if len(joined) <= width:
        return joined
    while words and len(' '.join(words)) + len(placeholder) > width:
        words.pop()
    return ' '.join(words) + placeholder if words else placeholder.lstrip()
