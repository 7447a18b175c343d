"""Filling and indenting of text."""

__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']

_SPACES = '\t\n\x0b\x0c\r '


def dedent(text):
    lines = text.split('\n')
    margin = None
    for number, line in enumerate(lines):
        if not line.strip(' \t'):
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


class TextWrapper:
    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True, tabsize=8,
                 *, max_lines=None, placeholder=' [...]'):
        self.width, self.tabsize = width, tabsize
        self.initial_indent, self.subsequent_indent = initial_indent, subsequent_indent
        self.expand_tabs, self.replace_whitespace, self.drop_whitespace = expand_tabs, replace_whitespace, drop_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words, self.break_on_hyphens = break_long_words, break_on_hyphens
        self.max_lines, self.placeholder = max_lines, placeholder

    def _split(self, text):
        """Runs of white space and words; words end after hyphens between letters and after dashes."""
        chunks = []
        at = 0
        size = len(text)
        while at < size:
            end = at
            if text[at] in _SPACES:
                while end < size and text[end] in _SPACES:
                    end += 1
                chunks.append(text[at:end])
            else:
                while end < size and text[end] not in _SPACES:
                    end += 1
                word = text[at:end]
                if self.break_on_hyphens and '-' in word:
                    chunks.extend(_hyphenated(word))
                else:
                    chunks.append(word)
            at = end
        return chunks

    def wrap(self, text):
        chunks = self._chunks(text)
        if self.width <= 0:
            raise ValueError(f'invalid width {self.width!r} (must be > 0)')
        if self.max_lines is not None:
            narrowest = self.initial_indent if self.max_lines <= 1 else self.subsequent_indent
            if len(narrowest + self.placeholder.lstrip()) > self.width:
                raise ValueError('placeholder too large for max width')
        lines = []
        chunks.reverse()  # the next one is the last
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            room = self.width - len(indent)
            line = self._take_line(chunks, room, first=not lines)
            if not line:
                continue
            if self._is_last(lines, chunks, line, room):
                self._end_with_placeholder(lines, line, indent, room)
                break
            lines.append(indent + ''.join(line))
        return lines

    def _chunks(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(dict.fromkeys(map(ord, _SPACES), ' '))
        chunks = self._split(text)
        if self.fix_sentence_endings:
            for i, chunk in enumerate(chunks[:-1]):
                word = chunk.rstrip('"\'')
                if chunks[i + 1] == ' ' and len(word) > 1 and word[-1] in '.!?' and word[-2].islower():
                    chunks[i + 1] = '  '
        return chunks

    def _take_line(self, chunks, room, first):
        """Takes from `chunks` what fits into a line; none if that was white space only."""
        if self.drop_whitespace and not first and not chunks[-1].strip():
            chunks.pop()
        line = []
        left = room
        while chunks and len(chunks[-1]) <= left:
            line.append(chunks.pop())
            left -= len(line[-1])
        if chunks and len(chunks[-1]) > room:
            self._long_word(chunks, line, room - left, room)
        if self.drop_whitespace and line and not line[-1].strip():
            line.pop()
        return line

    def _is_last(self, lines, chunks, line, room):
        """Whether there may be no more lines, but there is more text."""
        if self.max_lines is None or len(lines) + 1 < self.max_lines:
            return False
        nothing_more = not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
        return not nothing_more or len(''.join(line)) > room

    def _end_with_placeholder(self, lines, line, indent, room):
        while line and not (line[-1].strip() and len(''.join(line) + self.placeholder) <= room):
            line.pop()
        if line:
            lines.append(indent + ''.join(line) + self.placeholder)
        elif lines and len(lines[-1].rstrip() + self.placeholder) <= self.width:
            lines[-1] = lines[-1].rstrip() + self.placeholder
        else:
            lines.append(indent + self.placeholder.lstrip())

    def _long_word(self, chunks, line, length, width):
        """The next word is longer than a line: a part of it, or a line of its own."""
        room = 1 if width < 1 else width - length
        if self.break_long_words:
            word = chunks[-1]
            end = room
            if self.break_on_hyphens and len(word) > room:
                hyphen = word.rfind('-', 0, room)
                if hyphen > 0 and word[:hyphen].strip('-'):
                    end = hyphen + 1
            line.append(word[:end])
            chunks[-1] = word[end:]
        elif not line:
            line.append(chunks.pop())

    def fill(self, text):
        return '\n'.join(self.wrap(text))


def _hyphenated(word):
    """Its parts: they end after a hyphen between letters, and before and after a dash of two or more hyphens."""
    parts = []
    start = i = 0
    while (i := word.find('-', i)) >= 0:
        end = i
        while word[end:end + 1] == '-':
            end += 1
        if end - i == 1:
            if i > start and _ends_part(word, i) and _begins_part(word[end:end + 3]):
                parts.append(word[start:end])
                start = end
        elif i > start and (_is_of_word(word[i - 1]) or word[i - 1] in '!"\'&.,?') and _is_of_word(word[end:end + 1]):
            parts += [word[start:i], word[i:end]]
            start = end
        i = end
    return parts + [word[start:]] if start < len(word) else parts


def _ends_part(word, i):
    """Before the hyphen at i: two letters, or letters with a hyphen between."""
    before = word[max(i - 3, 0):i]
    return _is_letter(before[-1:]) and (_is_letter(before[-2:-1]) or before[-2:-1] == '-' and _is_letter(before[:-2]))


def _begins_part(after):
    return _is_letter(after[:1]) and (_is_letter(after[1:2]) or after[1:2] == '-' and _is_letter(after[2:3]))


def _is_of_word(c):
    return c.isalnum() or c == '_'


def _is_letter(c):
    return c.isalpha() or c == '_'


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))
