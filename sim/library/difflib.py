"""Differences between sequences."""

from collections import namedtuple as _namedtuple
from types import GenericAlias
import re as _re

__all__ = ['get_close_matches', 'ndiff', 'restore', 'SequenceMatcher', 'Differ', 'IS_CHARACTER_JUNK', 'IS_LINE_JUNK',
           'context_diff', 'unified_diff', 'diff_bytes', 'Match']

Match = _namedtuple('Match', 'a b size')


def _ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


def _ratio_above(matcher, least, or_equal=False):
    """The cheap bounds first: mostly they are enough to know that it is not."""
    for bound in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio):
        value = bound()
        if value < least or value == least and not or_equal:
            return False
    return True


class SequenceMatcher:
    """The longest block of equal items first, then the same on both sides of it (Ratcliff and Obershelp)."""

    def __init__(self, isjunk=None, a='', b='', autojunk=True):
        self.isjunk = isjunk
        self.a = self.b = None
        self.autojunk = autojunk
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        if a is not self.a:
            self.a, self.matching_blocks, self.opcodes = a, None, None

    def set_seq2(self, b):
        if b is not self.b:
            self.b, self.matching_blocks, self.opcodes, self.fullbcount = b, None, None, None
            self._index_b()

    def _index_b(self):
        # b2j: the places of each item of b, without junk and without what is all too frequent.
        self.b2j = places = {}
        for i, item in enumerate(self.b):
            places.setdefault(item, []).append(i)
        self.bjunk = set()
        if self.isjunk:
            for item in places:
                if self.isjunk(item):
                    self.bjunk.add(item)
            for item in self.bjunk:
                del places[item]
        self.bpopular = set()
        count = len(self.b)
        if self.autojunk and count >= 200:
            most = count // 100 + 1
            for item, where in places.items():
                if len(where) > most:
                    self.bpopular.add(item)
            for item in self.bpopular:
                del places[item]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        a, b, b2j, junk = self.a, self.b, self.b2j, self.bjunk
        ahi, bhi = len(a) if ahi is None else ahi, len(b) if bhi is None else bhi
        best_a, best_b, best = alo, blo, 0
        ending = {}  # place in b → length of the block that ends there and at the item of a before
        for i in range(alo, ahi):
            new = {}
            for j in b2j.get(a[i], ()):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                size = new[j] = ending.get(j - 1, 0) + 1
                if size > best:
                    best_a, best_b, best = i - size + 1, j - size + 1, size
            ending = new
        # What was left out of b2j may lengthen the block; junk only where it borders on the rest.
        for with_junk in (False, True):
            while (best_a > alo and best_b > blo and (b[best_b - 1] in junk) is with_junk
                   and a[best_a - 1] == b[best_b - 1]):
                best_a, best_b, best = best_a - 1, best_b - 1, best + 1
            while (best_a + best < ahi and best_b + best < bhi and (b[best_b + best] in junk) is with_junk
                   and a[best_a + best] == b[best_b + best]):
                best += 1
        return Match(best_a, best_b, best)

    def get_matching_blocks(self):
        if self.matching_blocks is not None:
            return self.matching_blocks
        parts, found = [(0, len(self.a), 0, len(self.b))], []
        for alo, ahi, blo, bhi in parts:  # they become more on the way
            match = i, j, size = self.find_longest_match(alo, ahi, blo, bhi)
            if size:
                found.append(match)
                parts += [part for part in ((alo, i, blo, j), (i + size, ahi, j + size, bhi))
                          if part[0] < part[1] and part[2] < part[3]]
        found.sort()
        joined = []
        at_a = at_b = length = 0
        for i, j, size in found:
            if at_a + length == i and at_b + length == j:
                length += size
                continue
            if length:
                joined.append((at_a, at_b, length))
            at_a, at_b, length = i, j, size
        if length:
            joined.append((at_a, at_b, length))
        joined.append((len(self.a), len(self.b), 0))
        self.matching_blocks = [Match._make(block) for block in joined]
        return self.matching_blocks

    def get_opcodes(self):
        if self.opcodes is not None:
            return self.opcodes
        self.opcodes = codes = []
        i = j = 0
        for at_a, at_b, size in self.get_matching_blocks():
            if i < at_a and j < at_b:
                codes.append(('replace', i, at_a, j, at_b))
            elif i < at_a:
                codes.append(('delete', i, at_a, j, at_b))
            elif j < at_b:
                codes.append(('insert', i, at_a, j, at_b))
            i, j = at_a + size, at_b + size
            if size:
                codes.append(('equal', at_a, i, at_b, j))
        return codes

    def get_grouped_opcodes(self, n=3):
        codes, group = self.get_opcodes() or [('equal', 0, 1, 0, 1)], []
        for place, (tag, i1, i2, j1, j2) in enumerate(codes):
            if tag == 'equal':
                # Of what is equal at the two ends, only what is next to a difference; the kept opcodes lose it too.
                if place == 0:
                    i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
                if place == len(codes) - 1:
                    i2, j2 = min(i2, i1 + n), min(j2, j1 + n)
                codes[place] = tag, i1, i2, j1, j2
                if i2 - i1 > 2 * n:
                    yield [*group, (tag, i1, i1 + n, j1, j1 + n)]
                    group, i1, j1 = [], i2 - n, j2 - n
            group.append((tag, i1, i2, j1, j2))
        if len(group) > 1 or group[0][0] != 'equal':
            yield group

    def ratio(self):
        matches = sum([block[-1] for block in self.get_matching_blocks()])
        return _ratio(matches, len(self.a) + len(self.b))

    def quick_ratio(self):
        if self.fullbcount is None:
            self.fullbcount = {}
            for item in self.b:
                self.fullbcount[item] = self.fullbcount.get(item, 0) + 1
        left = {}
        matches = 0
        for item in self.a:
            count = left.get(item, self.fullbcount.get(item, 0))
            left[item] = count - 1
            if count > 0:
                matches += 1
        return _ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        return _ratio(min(len(self.a), len(self.b)), len(self.a) + len(self.b))

    __class_getitem__ = classmethod(GenericAlias)


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    if not n > 0:
        raise ValueError(f'n must be > 0: {n!r}')
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f'cutoff must be in [0.0, 1.0]: {cutoff!r}')
    matcher, close = SequenceMatcher(b=word), []
    for text in possibilities:
        matcher.set_seq1(text)
        if _ratio_above(matcher, cutoff, or_equal=True):
            close.append((matcher.ratio(), text))
    close.sort(reverse=True)
    return [text for _, text in close[:n]]


def _keep_tabs(line, marks):
    """The marks below a line, with the line's own white space where nothing is marked."""
    return ''.join([c if mark == ' ' and c.isspace() else mark for c, mark in zip(line, marks)]).rstrip()


class Differ:
    """Lines marked '- ', '+ ', '  ', and '? ' below similar ones."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            yield from (self._fancy_replace(a, alo, ahi, b, blo, bhi) if tag == 'replace' else
                        self._dump('+', b, blo, bhi) if tag == 'insert' else
                        self._dump('-' if tag == 'delete' else ' ', a, alo, ahi))

    def _dump(self, tag, lines, low, high):
        for i in range(low, high):
            yield f'{tag} {lines[i]}'

    def _plain_replace(self, a, alo, ahi, b, blo, bhi):
        # The shorter part first.
        removed, added = self._dump('-', a, alo, ahi), self._dump('+', b, blo, bhi)
        if bhi - blo < ahi - alo:
            removed, added = added, removed
        yield from removed
        yield from added

    def _most_alike(self, matcher, a, alo, ahi, b, blo, bhi):
        """The places of the two lines that are alike the most, but not equal; else of two that are; else None."""
        best, pair, equal = 0.74, None, None
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    equal = equal or (i, j)
                    continue
                matcher.set_seq1(a[i])
                if _ratio_above(matcher, best):
                    best, pair = matcher.ratio(), (i, j)
        return pair if best >= 0.75 else equal

    def _fancy_replace(self, a, alo, ahi, b, blo, bhi):
        matcher = SequenceMatcher(self.charjunk)
        pair = self._most_alike(matcher, a, alo, ahi, b, blo, bhi)
        if pair is None:
            yield from self._plain_replace(a, alo, ahi, b, blo, bhi)
            return
        best_a, best_b = pair
        yield from self._fancy_helper(a, alo, best_a, b, blo, best_b)
        before, after = a[best_a], b[best_b]
        if before != after:
            marks_a, marks_b = [], []
            matcher.set_seqs(before, after)
            for tag, i1, i2, j1, j2 in matcher.get_opcodes():
                in_a, in_b = {'replace': '^^', 'delete': '- ', 'insert': ' +', 'equal': '  '}[tag]
                marks_a.append(in_a * (i2 - i1))
                marks_b.append(in_b * (j2 - j1))
            yield from self._qformat(before, after, ''.join(marks_a), ''.join(marks_b))
        else:
            yield '  ' + before
        yield from self._fancy_helper(a, best_a + 1, ahi, b, best_b + 1, bhi)

    def _fancy_helper(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi and blo < bhi:
            yield from self._fancy_replace(a, alo, ahi, b, blo, bhi)
        elif alo < ahi:
            yield from self._dump('-', a, alo, ahi)
        elif blo < bhi:
            yield from self._dump('+', b, blo, bhi)

    def _qformat(self, aline, bline, atags, btags):
        for mark, line, tags in (('- ', aline, atags), ('+ ', bline, btags)):
            yield mark + line
            below = _keep_tabs(line, tags)
            if below:
                yield f'? {below}\n'


def IS_LINE_JUNK(line, pat=_re.compile(r'\s*(?:#\s*)?$').match):
    return pat(line) is not None


def IS_CHARACTER_JUNK(ch, ws=' \t'):
    return ch in ws


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    try:
        tag = {1: '- ', 2: '+ '}[int(which)]
    except KeyError:
        raise ValueError(f'unknown delta choice (must be 1 or 2): {which!r}') from None
    for line in delta:
        if line[:2] in ('  ', tag):
            yield line[2:]


def _check_types(a, b, *others):
    if a and not isinstance(a[0], str):
        raise TypeError(f'lines to compare must be str, not {type(a[0]).__name__} ({a[0]!r})')
    if b and not isinstance(b[0], str):
        raise TypeError(f'lines to compare must be str, not {type(b[0]).__name__} ({b[0]!r})')
    for other in others:
        if not isinstance(other, str):
            raise TypeError(f'all arguments must be str, not: {other!r}')


def _head(mark, name, date, end):
    return f'{mark} {name}' + (f'\t{date}' if date else '') + end


def _unified_range(start, stop):
    length = stop - start
    if length == 1:
        return str(start + 1)
    return f'{start + 1 if length else start},{length}'


def unified_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield _head('---', fromfile, fromfiledate, lineterm)
            yield _head('+++', tofile, tofiledate, lineterm)
        first, last = group[0], group[-1]
        yield (f'@@ -{_unified_range(first[1], last[2])} +{_unified_range(first[3], last[4])} @@{lineterm}')
        for tag, i1, i2, j1, j2 in group:
            removed, added = (' ', None) if tag == 'equal' else ('-', '+')
            yield from [removed + line for line in a[i1:i2]]
            yield from [added + line for line in b[j1:j2] if added]


def _context_range(start, stop):
    length = stop - start
    if length <= 1:
        return str(start + 1 if length else start)
    return f'{start + 1},{start + length}'


def context_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    marks = {'insert': '+ ', 'delete': '- ', 'replace': '! ', 'equal': '  '}
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield _head('***', fromfile, fromfiledate, lineterm)
            yield _head('---', tofile, tofiledate, lineterm)
        yield '*' * 15 + lineterm
        for lines, rule, other, at in ((a, '*', 'insert', 1), (b, '-', 'delete', 3)):
            yield f'{rule * 3} {_context_range(group[0][at], group[-1][at + 1])} {rule * 4}{lineterm}'
            here = [code for code in group if code[0] != other]
            if any([code[0] != 'equal' for code in here]):
                for code in here:
                    yield from [marks[code[0]] + line for line in lines[code[at]:code[at + 1]]]


def diff_bytes(dfunc, a, b, fromfile=b'', tofile=b'', fromfiledate=b'', tofiledate=b'', n=3, lineterm=b'\n'):
    def text(s):
        try:
            return s.decode('ascii', 'surrogateescape')
        except AttributeError:
            raise TypeError(f'all arguments must be bytes, not {type(s).__name__} ({s!r})') from None
    lines = dfunc([text(s) for s in a], [text(s) for s in b], text(fromfile), text(tofile), text(fromfiledate),
                  text(tofiledate), n, text(lineterm))
    for line in lines:
        yield line.encode('ascii', 'surrogateescape')
