"""Further commands of the simulated system: of texts and of files."""

import os
import posixpath
from _commands import _Problem, _contents, _error, _out, _read_all, _split, known


# --- texts ------------------------------------------------------------------------------------------------------
def _lines(paths):
    for path, data in _contents(paths):
        yield from data.decode('utf-8', 'replace').splitlines()


# '1,3-5' → pairs of first and last, from 1; None: open.
def _ranges(text):
    ranges = []
    for part in text.split(','):
        first, dash, last = part.partition('-')
        ranges.append((int(first or 1), (int(last) if last else None) if dash else int(first)))
    return ranges


def _chosen(items, ranges):
    return [item for place, item in enumerate(items, 1)
            if any([first <= place and (last is None or place <= last) for first, last in ranges])]


def _cut(args):
    options, paths = _split(args, 'dfcb')
    mark = options.get('d', '\t')
    for line in _lines(paths):
        if 'f' in options:
            if mark in line:
                line = mark.join(_chosen(line.split(mark), _ranges(options['f'])))
            elif 's' in options:
                continue
        else:
            line = ''.join(_chosen(line, _ranges(options.get('c') or options['b'])))
        _out(line + '\n')


def _rev(args):
    for line in _lines(args):
        _out(line[::-1] + '\n')


def _tac(args):
    for path, data in _contents(args):
        _out(b''.join(data.splitlines(True)[::-1]))


def _nl(args):
    number = 0
    for line in _lines(args):
        if line:
            number += 1
            _out(f'{number:6}\t{line}\n')
        else:
            _out('       \n')


# Substitution, and printing or deleting of lines: [ADDRESS]s/…/…/flags, [ADDRESS]p, [ADDRESS]d.
def _sed(args):
    import re
    options, rest = _split(args, 'e')
    scripts = [options['e']] if 'e' in options else [rest.pop(0)]
    steps = []
    for script in ';'.join(scripts).split(';'):
        script = script.strip()
        found = re.match(r'(?:(\d+|\$)(?:,(\d+|\$))?|/((?:[^/\\]|\\.)*)/)?\s*([spd])(.*)$', script)
        if not found:
            raise _Problem(f"-e expression #1, char {len(script)}: unknown command: `{script[:1]}'")
        first, last, pattern, command, tail = found.groups()
        change = None
        if command == 's':
            mark = tail[0]
            parts = re.split(r'(?<!\\)' + re.escape(mark), tail[1:])
            target = re.sub(r'(?<!\\)&', r'\\g<0>', parts[1]).replace('\\&', '&')
            source = parts[0]
            if 'E' not in options and 'r' not in options:
                source = re.sub(r'\\?[(){}+?|]', lambda m: m[0][1:] if len(m[0]) > 1 else '\\' + m[0], source)
            change = re.compile(source, re.IGNORECASE if 'i' in parts[2].lower() else 0), target, 'g' in parts[2], 'p' in parts[2]
        steps.append((first, last, pattern and re.compile(pattern), command, change))
    lines = list(_lines(rest))
    for number, line in enumerate(lines, 1):
        kept = True
        for first, last, pattern, command, change in steps:
            low, high = (len(lines) if end == '$' else int(end) if end else None for end in (first, last))
            if low is not None and not (low <= number <= high if high is not None else number == low):
                continue
            if pattern is not None and not pattern.search(line):
                continue
            if command == 'd':
                kept = False
                break
            if command == 'p':
                _out(line + '\n')
            else:
                new = change[0].sub(change[1], line, 0 if change[2] else 1)
                if change[3] and new != line:
                    _out(new + '\n')
                line = new
        if kept and 'n' not in options:
            _out(line + '\n')


def _yes(args):
    text = (' '.join(args) or 'y') + '\n'
    while True:
        _out(text * 100)


def _xargs(args):
    import subprocess
    options, rest = {}, list(args)
    while rest and rest[0].startswith('-'):
        word = rest.pop(0)
        options[word[1]] = word[2:] or rest.pop(0)
    words = _read_all(0).decode()
    command = rest or ['echo']
    status = 0
    if 'I' in options:
        runs = [[part.replace(options['I'], line.strip()) for part in command] for line in words.splitlines() if line.strip()]
    else:
        words = words.split()
        size = int(options.get('n', len(words) or 1))
        runs = [command + words[at:at + size] for at in range(0, len(words) or 1, size)]
    for run in runs:
        try:
            if subprocess.call(run, stdin=subprocess.DEVNULL):
                status = 123
        except FileNotFoundError:
            raise _Problem(f'{run[0]}: No such file or directory') from None
    return status


def _cmp(args):
    options, (a, b) = _split(args)
    (_, first), (_, second) = _contents([a, b])
    for place, (x, y) in enumerate(zip(first, second), 1):
        if x != y:
            if 's' not in options:
                _out(f'{a} {b} differ: byte {place}, line {first[:place - 1].count(10) + 1}\n')
            return 1
    if len(first) != len(second):
        if 's' not in options:
            _error(f'cmp: EOF on {a if len(first) < len(second) else b}\n')
        return 1


# --- files ------------------------------------------------------------------------------------------------------
def _dirname(args):
    for path in args:
        _out((posixpath.dirname(path.rstrip('/')) or '.') + '\n')


def _target(source, target):
    return posixpath.join(target, posixpath.basename(source.rstrip('/'))) if posixpath.isdir(target) else target


def _mv(args):
    *sources, target = _split(args)[1]
    for source in sources:
        try:
            os.rename(source, _target(source, target))
        except OSError as problem:
            raise _Problem(f"cannot stat '{source}': {problem.strerror}") from None


def _cp(args):
    import shutil
    options, (*sources, target) = _split(args)
    status = 0
    for source in sources:
        try:
            if posixpath.isdir(source):
                if 'r' not in options and 'R' not in options and 'a' not in options:
                    _error(f"cp: -r not specified; omitting directory '{source}'\n")
                    status = 1
                    continue
                shutil.copytree(source, _target(source, target), symlinks=True, dirs_exist_ok=True)
            else:
                shutil.copy(source, target)
        except OSError as problem:
            raise _Problem(f"cannot stat '{source}': {problem.strerror}") from None
    return status


def _ln(args):
    options, (*sources, target) = _split(args)
    for source in sources:
        name = _target(source, target)
        try:
            if 'f' in options and posixpath.lexists(name):
                os.unlink(name)
            (os.symlink if 's' in options else os.link)(source, name)
        except OSError as problem:
            raise _Problem(f"failed to create {'symbolic' if 's' in options else 'hard'} link '{name}': {problem.strerror}") \
                from None


def _mkfifo(args):
    for path in _split(args, 'm')[1]:
        try:
            os.mkfifo(path)
        except OSError as problem:
            raise _Problem(f"cannot create fifo '{path}': {problem.strerror}") from None


def _rmdir(args):
    for path in _split(args)[1]:
        try:
            os.rmdir(path)
        except OSError as problem:
            raise _Problem(f"failed to remove '{path}': {problem.strerror}") from None


def _chmod(args):
    mode, *paths = args
    for path in paths:
        now = os.stat(path).st_mode & 0o777
        if mode.isdigit():
            now = int(mode, 8)
        else:
            who = mode[:len(mode) - len(mode.lstrip('ugoa'))]
            sign, what = mode[len(who)], mode[len(who) + 1:]
            bits = sum([{'r': 4, 'w': 2, 'x': 1}[letter] for letter in what])
            all_bits = sum([bits << {'u': 6, 'g': 3, 'o': 0}[one] for one in ('ugo' if not who or 'a' in who else who)])
            now = now | all_bits if sign == '+' else now & ~all_bits if sign == '-' else all_bits
        os.chmod(path, now)


def _which(args):
    status = 0
    for name in args:
        if known(name):
            _out(f'/usr/bin/{name}\n')
        else:
            status = 1
    return status


def _find(args):
    import fnmatch
    tops = []
    while args and not args[0].startswith('-'):
        tops.append(args[0])
        args = args[1:]
    tests = dict(zip(args[::2], args[1::2]))

    def show(path):
        kind = 'l' if posixpath.islink(path) else 'd' if posixpath.isdir(path) else 'f'
        if '-name' in tests and not fnmatch.fnmatch(posixpath.basename(path), tests['-name']):
            return
        if '-type' in tests and kind != tests['-type']:
            return
        _out(path + '\n')

    for top in tops or ['.']:
        if not posixpath.lexists(top):
            _error(f'find: ‘{top}’: No such file or directory\n')
            return 1
        waiting = [top]
        while waiting:
            path = waiting.pop()
            show(path)
            if posixpath.isdir(path) and not posixpath.islink(path):
                waiting.extend([posixpath.join(path, name) for name in sorted(os.listdir(path), reverse=True)])


programs = {'cut': _cut, 'rev': _rev, 'tac': _tac, 'nl': _nl, 'sed': _sed, 'yes': _yes, 'xargs': _xargs, 'cmp': _cmp,
            'dirname': _dirname, 'mv': _mv, 'cp': _cp, 'ln': _ln, 'mkfifo': _mkfifo, 'rmdir': _rmdir, 'chmod': _chmod,
            'which': _which, 'find': _find}
