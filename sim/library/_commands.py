"""The programs of the simulated system: the Python interpreter, a shell, and a few commands.

A command is a function of its arguments that returns its exit status; it reads and writes descriptors 0, 1 and 2.
"""

import _exec
import os
import posixpath
import sys

_folders = ('/bin', '/usr/bin', '/usr/local/bin', '/sbin', '/usr/sbin')


def _is_python(name):
    return name.startswith('python') and not name[6:].strip('.0123456789')


# The name under which `file` is known here: 'python', a command's name, or the path of a script. Fails as execve.
def find(file, env=None, folder=None):  # C
    base = posixpath.basename(file)
    here = known(base)
    if '/' not in file:
        if here:
            return 'python' if _is_python(base) else base
        raise FileNotFoundError(2, os.strerror(2), file)
    place = posixpath.join(folder, file) if folder else file
    if here and posixpath.dirname(place) in _folders:
        return 'python' if _is_python(base) else base
    mode = os.stat(place).st_mode if posixpath.exists(place) else None
    if mode is None:
        raise FileNotFoundError(2, os.strerror(2), file)
    if mode & 0o170000 == 0o040000 or not _first_line(place).startswith('#!'):
        raise PermissionError(13, os.strerror(13), file)
    return place


# Whether a shell would find it in /usr/bin.
def known(name):
    return _is_python(name) or name in _programs or name in _more


def _first_line(path):
    with open(path, 'rb') as file:
        return file.readline().decode('utf-8', 'replace')


# The process runs another program from now on.
def replace(file, args, env):
    name = find(file, env)
    if '/' in name:
        line = _first_line(name)[2:].split()
        program = posixpath.basename(line[1] if line[0].endswith('env') and len(line) > 1 else line[0])
        args = [program, file] + args[1:]
        name = find(program, env)
    if name == 'python':
        source, filename, argv = _python(args)
    else:
        source = 'import _commands\n_commands._main()\n'
        filename, argv = f'<{name}>', [name] + args[1:]
    _exec.replace(source, filename, argv, dict(env), 1 if name != 'python' else 2 if env.get('PYTHONUNBUFFERED') or '-u' in args[1:args.index(argv[0]) if argv[0] in args else 1] else 0)


# What an interpreter does with its command line: (source, file name, sys.argv).
def _python(args):
    rest = args[1:]
    while rest and rest[0].startswith('-') and rest[0] not in ('-', '-c', '-m'):
        option = rest.pop(0)
        if option in ('-V', '--version'):
            return "import sys\nprint('Python', sys.version.split()[0])\n", '<string>', ['-c']
        if option in ('-X', '-W') and rest:
            rest.pop(0)
        elif option[:2] == '-c':
            rest = ['-c', option[2:]] + rest
        elif option[1:2] != '-' and option[-1] in 'cm' and len(option) > 2:
            rest.insert(0, '-' + option[-1])
    if rest and rest[0] == '-c':
        if len(rest) < 2:
            return _complain('Argument expected for the -c option\n', 2)
        return rest[1], '<string>', ['-c'] + rest[2:]
    if rest and rest[0] == '-m':
        return _module(rest[1], rest[2:])
    if not rest or rest[0] == '-':
        os._posix.close_on_exec()  # who waits for this program to begin must not wait for all its input
        return _read_all(0).decode(), '<stdin>', rest or ['']
    path = rest[0]
    try:
        with open(path, 'rb') as file:
            source = file.read().decode()
    except OSError as problem:
        shown = posixpath.abspath(path)
        return _complain(f"{args[0]}: can't open file {shown!r}: [Errno {problem.errno}] {problem.strerror}\n", 2)
    return source, path, rest


def _complain(text, status):
    return f'import os\nos.write(2, {text.encode()!r})\nos._exit({status})\n', '<python>', ['-c']


def _module(name, args):
    path = name.replace('.', '/')
    for candidate in (path + '.py', path + '/__main__.py'):
        if posixpath.isfile(candidate):
            full = posixpath.abspath(candidate)
            package = name if candidate.endswith('/__main__.py') else name.rpartition('.')[0]
            if package:
                return f'import _commands\n_commands._run_in_package({full!r}, {package!r})\n', full, [full] + args
            with open(full, 'rb') as file:
                return file.read().decode(), full, [full] + args
    source = _exec.module_source(name + '.__main__') or _exec.module_source(name)
    if source is None:
        return _complain(f'{sys.executable}: No module named {name}\n', 1)
    return source, f'<module {name}>', [f'/usr/lib/python3.11/{path}.py'] + args


def _run_in_package(path, package):
    """The main module of python -m package: it can import from its package."""
    main = sys.modules['__main__']
    del main._commands
    main.__package__ = package
    __import__(package)
    with open(path, 'rb') as file:
        code = compile(file.read(), path, 'exec')
    exec(code, main.__dict__)


# --- the commands -----------------------------------------------------------------------------------------------
class _Problem(Exception):
    pass


def _main():
    name, args = sys.argv[0], sys.argv[1:]
    try:
        if name in _programs:
            status = _programs[name](args)
        else:
            import _commands_more
            status = _commands_more.programs[name](args)
    except _Problem as problem:
        _error(f'{name}: {problem}\n')
        status = 2 if name in ('grep', 'ls', 'sort') else 1
    except BrokenPipeError:  # of a command that was started with SIGPIPE ignored
        _error(f"{name}: {_write_failures.get(name, 'write error')}: Broken pipe\n")
        status = 2 if name in ('grep', 'ls', 'sort') else 1
    os._exit(status or 0)


_write_failures = {'yes': 'standard output', 'tee': 'standard output', 'sort': "write failed: 'standard output'",
                   'head': "error writing 'standard output'", 'tail': "error writing 'standard output'"}


def _out(data):
    if isinstance(data, str):
        data = data.encode()
    while data:
        data = data[os.write(1, data):]


def _error(text):
    os.write(2, text.encode())


def _read_all(fd):
    parts = []
    while True:
        part = os.read(fd, 65536)
        if not part:
            return b''.join(parts)
        parts.append(part)


def _contents(paths):
    for path in paths or ['-']:
        if path == '-':
            yield path, _read_all(0)
            continue
        try:
            with open(path, 'rb') as file:
                data = file.read()
        except OSError as problem:
            raise _Problem(f'{path}: {problem.strerror}') from None
        yield path, data


# Letters of the leading options and the other arguments; options in `valued` take the next argument.
def _split(args, valued=''):
    options, rest = {}, list(args)
    while rest and rest[0].startswith('-') and len(rest[0]) > 1:
        word = rest.pop(0)
        if word == '--':
            break
        if word[1:].isdigit():
            options['n'] = word[1:]
            continue
        for place, letter in enumerate(word[1:], 1):
            if letter in valued:
                options[letter] = word[place + 1:] or (rest.pop(0) if rest else '')
                break
            options[letter] = True
    return options, rest


def _echo(args):
    end, escapes = '\n', False
    while args and args[0] in ('-n', '-e', '-ne', '-en'):
        if 'n' in args[0]:
            end = ''
        escapes = escapes or 'e' in args[0]
        args = args[1:]
    text = ' '.join(args)
    if escapes:
        text = _unescape(text)
    _out(text + end)


def _unescape(text):
    for short, long in (('\\n', '\n'), ('\\t', '\t'), ('\\r', '\r'), ('\\a', '\a'), ('\\0', '\0'), ('\\\\', '\\')):
        text = text.replace(short, long)
    return text


def _sleep(args):
    import time
    if not args:
        raise _Problem("missing operand\nTry 'sleep --help' for more information.")
    units = {'s': 1, 'm': 60, 'h': 3600, 'd': 86400}
    total = 0
    for word in args:
        try:
            total += float(word[:-1]) * units[word[-1]] if word[-1] in units else float(word)
        except ValueError:
            raise _Problem(f"invalid time interval '{word}'\nTry 'sleep --help' for more information.") from None
    time.sleep(total)


def _cat(args):
    options, paths = _split(args)
    number = 0
    for path in paths or ['-']:
        if path == '-' and 'n' not in options:  # as it comes
            while True:
                part = os.read(0, 65536)
                if not part:
                    break
                _out(part)
            continue
        try:
            data = next(_contents([path]))[1]
        except _Problem as problem:
            _error(f'cat: {problem}\n')
            number = -1
            continue
        if 'n' in options:
            for line in data.splitlines(True):
                number += 1
                _out(f'{number:6}\t'.encode() + line)
        else:
            _out(data)
    return 1 if number < 0 else 0


def _true(args):
    return 0


def _false(args):
    return 1


def _ls(args):
    options, paths = _split(args)
    status = 0
    for path in paths or ['.']:
        try:
            names = sorted(os.listdir(path)) if posixpath.isdir(path) else [path] if os.stat(path) else []
        except OSError as problem:
            _error(f"ls: cannot access '{path}': {problem.strerror}\n")
            status = 2
            continue
        if 'a' not in options:
            names = [name for name in names if not name.startswith('.')]
        if len(paths) > 1 and posixpath.isdir(path):
            _out(f'{path}:\n')
        for name in names:
            if 'l' in options:
                import stat
                full = posixpath.join(path, name) if posixpath.isdir(path) else path
                info = os.stat(full)
                _out(f'{stat.filemode(info.st_mode)} 1 user user {info.st_size:8} {name}\n')
            else:
                _out(name + '\n')
    return status


def _pwd(args):
    _out(os.getcwd() + '\n')


def _date(args):
    import time
    words = [word for word in args if word.startswith('+')]
    _out(time.strftime(words[0][1:] if words else '%a %b %e %H:%M:%S UTC %Y', time.gmtime()) + '\n')


def _seq(args):
    numbers = [float(word) if '.' in word else int(word) for word in args]
    first, step, last = (1, 1, numbers[0]) if len(numbers) == 1 else (numbers[0], 1, numbers[1]) \
        if len(numbers) == 2 else numbers
    lines = []
    while first <= last if step > 0 else first >= last:
        lines.append(f'{first}\n')
        first += step
    _out(''.join(lines))


def _printf(args):
    form, values = _unescape(args[0]), args[1:]
    if '%' not in form.replace('%%', ''):
        _out(form.replace('%%', '%'))
        return
    while True:
        text, at = '', 0
        while at < len(form):
            if form[at] != '%':
                text += form[at]
                at += 1
                continue
            end = at + 1
            while end < len(form) and form[end] not in 'sdifxc%':
                end += 1
            kind = form[end]
            value = '' if kind == '%' else values.pop(0) if values else ''
            spec = form[at:end + 1]
            text += '%' if kind == '%' else spec % (value if kind in 'sc' else float(value or 0) if kind == 'f' else int(value or 0))
            at = end + 1
        _out(text)
        if not values:
            return


def _env(args):
    variables = dict(os.environ)
    while args and '=' in args[0]:
        key, value = args[0].split('=', 1)
        variables[key] = value
        args = args[1:]
    if args:
        return _become(args, variables)
    _out(''.join([f'{key}={value}\n' for key, value in variables.items()]))


def _become(args, variables):
    try:
        replace(args[0], args, variables)
    except OSError as problem:
        raise _Problem(f"‘{args[0]}’: {problem.strerror}") from None


def _grep(args):
    import re
    options, rest = _split(args, 'e')
    pattern = options['e'] if 'e' in options else rest.pop(0)
    if 'F' in options:
        pattern = re.escape(pattern)
    expression = re.compile(pattern, re.IGNORECASE if 'i' in options else 0)
    found = False
    for path, data in _contents(rest):
        count = 0
        for number, line in enumerate(data.decode('utf-8', 'replace').splitlines(), 1):
            if (expression.search(line) is None) != ('v' in options):
                continue
            found = True
            count += 1
            if 'q' in options:
                return 0
            if 'c' not in options:
                prefix = f'{path}:' if len(rest) > 1 else ''
                _out(f'{prefix}{number}:{line}\n' if 'n' in options else f'{prefix}{line}\n')
        if 'c' in options:
            _out(f'{path}:{count}\n' if len(rest) > 1 else f'{count}\n')
    return 0 if found else 1


def _head(args):
    options, rest = _split(args, 'nc')
    count = int(options.get('c', options.get('n', 10)))
    unit = (lambda data: data) if 'c' in options else (lambda data: data.splitlines(True))
    if not rest and count >= 0:  # no more is read than that
        data = b''
        while len(unit(data)) < count or 'c' not in options and not data.endswith(b'\n') and len(unit(data)) == count:
            part = os.read(0, 65536)
            if not part:
                break
            data += part
        contents = [('-', data)]
    else:
        contents = _contents(rest)
    for path, data in contents:
        _out(b''.join(unit(data)[:count]) if 'c' not in options else data[:count])


def _tail(args):
    options, rest = _split(args, 'nc')
    word = str(options.get('c', options.get('n', 10)))
    count = int(word.lstrip('+'))
    for path, data in _contents(rest):
        items = data if 'c' in options else data.splitlines(True)
        items = items[max(count - 1, 0):] if word.startswith('+') else items[-count:] if count else items[:0]
        _out(items if 'c' in options else b''.join(items))


def _wc(args):
    options, rest = _split(args)
    for path, data in _contents(rest):
        counts = {'l': data.count(b'\n'), 'w': len(data.split()), 'c': len(data)}
        shown = [str(counts[key]) for key in 'lwc' if not options or key in options]
        if len(shown) > 1:
            shown = [f'{text:>7}' for text in shown]
        _out(' '.join(shown) + ('' if path == '-' else f' {path}') + '\n')


def _sort(args):
    options, rest = _split(args, 'kt')
    lines = []
    for path, data in _contents(rest):
        lines += data.decode('utf-8', 'replace').splitlines()

    def field(line):
        if 'k' not in options:
            return line
        words = line.split(options['t']) if 't' in options else line.split()
        return (options.get('t') or ' ').join(words[int(options['k'].partition(',')[0].rstrip('nr')) - 1:])

    if 'k' in options and options['k'][-1:] in 'nr':
        options[options['k'][-1]] = True

    def number(line):
        import re
        found = re.match(r'\s*-?\d*\.?\d*', field(line))[0].strip()
        try:
            return float(found)
        except ValueError:
            return 0.0

    lines.sort(reverse='r' in options)
    lines.sort(key=number if 'n' in options else field, reverse='r' in options)
    if 'u' in options:
        lines = list(dict.fromkeys(lines))
    _out(''.join([line + '\n' for line in lines]))


def _uniq(args):
    options, rest = _split(args)
    lines = next(_contents(rest))[1].decode('utf-8', 'replace').splitlines()
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end] == lines[at]:
            end += 1
        _out(f'{end - at:7} {lines[at]}\n' if 'c' in options else lines[at] + '\n')
        at = end


def _tr(args):
    data = _read_all(0).decode()
    options, rest = _split(args)
    sets = [_characters(word) for word in rest]
    if 'd' in options:
        _out(''.join([c for c in data if c not in sets[0]]))
        return
    to = sets[1] + sets[1][-1:] * (len(sets[0]) - len(sets[1]))
    _out(data.translate({ord(a): b for a, b in zip(sets[0], to)}))


def _characters(word):
    word = _unescape(word).replace('[:lower:]', 'a-z').replace('[:upper:]', 'A-Z').replace('[:digit:]', '0-9')
    out, at = '', 0
    while at < len(word):
        if word[at + 1:at + 2] == '-' and at + 2 < len(word):
            out += ''.join([chr(c) for c in range(ord(word[at]), ord(word[at + 2]) + 1)])
            at += 3
        else:
            out += word[at]
            at += 1
    return out


def _tee(args):
    options, paths = _split(args)
    files = [open(path, 'ab' if 'a' in options else 'wb') for path in paths]
    while True:
        part = os.read(0, 65536)
        if not part:
            break
        _out(part)
        for file in files:
            file.write(part)
    for file in files:
        file.close()


def _uname(args):
    system = os.uname()
    options = _split(args)[0]
    if 'a' in options:
        _out(' '.join(system) + ' GNU/Linux\n')
        return
    keys = {'s': 0, 'n': 1, 'r': 2, 'v': 3, 'm': 4}
    _out(' '.join([system[place] for key, place in keys.items() if key in (options or 's')]) + '\n')


def _hostname(args):
    _out(os.uname()[1] + '\n')


def _whoami(args):
    _out('user\n')


def _nproc(args):
    _out(f'{os.cpu_count()}\n')


def _kill(args):
    import signal
    if args[:1] == ['-l']:
        _out(''.join([f'{s.name.removeprefix("SIG")}\n' for s in signal.Signals]))
        return 0
    number = signal.SIGTERM
    if args and args[0].startswith('-') and len(args[0]) > 1:
        word = args[0][1:]
        args = args[1:]
        if word in ('s', 'n'):
            word, args = args[0], args[1:]
        number = int(word) if word.isdigit() else getattr(signal, 'SIG' + word.removeprefix('SIG'))
    status = 0
    for word in args:
        try:
            os.kill(int(word), number)
        except OSError as problem:
            _error(f'kill: ({word}) - {problem.strerror}\n')
            status = 1
    return status


def _ping(args):
    import socket
    import time
    options, rest = _split(args, 'ciWw')
    if not rest:
        _error('ping: usage error: Destination address required\n')
        return 1
    host = rest[0]
    try:
        address = socket.gethostbyname(host)
    except socket.gaierror as problem:
        _error(f'ping: {host}: {problem.args[1]}\n')
        return 2
    count = int(options.get('c', 4))
    _out(f'PING {host} ({address}) 56(84) bytes of data.\n')
    began, answered, times = time.monotonic(), 0, []
    for number in range(1, count + 1):
        sent = time.monotonic()
        try:
            socket.create_connection((address, 80), float(options.get('W', 5))).close()
        except ConnectionRefusedError:
            pass
        except OSError:
            continue
        times.append((time.monotonic() - sent) * 1000)
        answered += 1
        _out(f'64 bytes from {address}: icmp_seq={number} ttl=64 time={times[-1]:.3g} ms\n')
        if number < count:
            time.sleep(float(options.get('i', 1)))
    lost = 100 * (count - answered) // count
    spent = int((time.monotonic() - began) * 1000)
    _out(f'\n--- {host} ping statistics ---\n{count} packets transmitted, {answered} received, {lost}% packet loss, '
         f'time {spent}ms\n')
    if times:
        _out(f'rtt min/avg/max/mdev = {min(times):.3f}/{sum(times) / len(times):.3f}/{max(times):.3f}/0.000 ms\n')
    return 0 if answered else 1


def _mkdir(args):
    options, paths = _split(args)
    for path in paths:
        try:
            os.makedirs(path, exist_ok=True) if 'p' in options else os.mkdir(path)
        except OSError as problem:
            raise _Problem(f'cannot create directory ‘{path}’: {problem.strerror}') from None


def _rm(args):
    options, paths = _split(args)
    for path in paths:
        try:
            if 'r' in options and posixpath.isdir(path):
                for folder, folders, files in os.walk(path, topdown=False):
                    for name in files:
                        os.remove(posixpath.join(folder, name))
                    os.rmdir(folder)
            else:
                os.remove(path)
        except OSError as problem:
            if 'f' not in options:
                raise _Problem(f"cannot remove '{path}': {problem.strerror}") from None


def _touch(args):
    for path in _split(args)[1]:
        open(path, 'ab').close()
        os.utime(path)


def _basename(args):
    _out(posixpath.basename(args[0]) + '\n')


def _test(args):
    """test, and [ with its ] taken off: files, texts, numbers, !, -a and -o."""
    for word, both in (('-o', any), ('-a', all)):
        if word in args[1:-1]:
            place = args.index(word, 1)
            return 0 if both([_test(args[:place]) == 0, _test(args[place + 1:]) == 0]) else 1
    if args and args[0] == '!':
        return int(_test(args[1:]) == 0)
    if len(args) < 2:
        return int(not args or not args[0])
    if len(args) == 2:
        tests = {'-f': posixpath.isfile, '-d': posixpath.isdir, '-e': posixpath.exists, '-n': bool,
                 '-z': lambda text: not text, '-s': lambda path: posixpath.exists(path) and posixpath.getsize(path) > 0}
        for letter in '-r', '-w', '-x':
            tests[letter] = lambda path, mode=' xw r'.index(letter[1]): os.access(path, mode)
        if args[0] not in tests:
            _error(f'test: {args[0]}: unexpected operator\n')
            return 2
        return int(not tests[args[0]](args[1]))
    left, operator, right = args[:3]
    if operator in ('=', '==', '!='):
        return int((left == right) == (operator == '!='))
    try:
        difference = int(left) - int(right)
    except ValueError as problem:
        _error(f'test: Illegal number: {left if not left.lstrip("-").isdigit() else right}\n')
        return 2
    answers = {'-eq': difference == 0, '-ne': difference != 0, '-lt': difference < 0, '-le': difference <= 0,
               '-gt': difference > 0, '-ge': difference >= 0}
    if operator not in answers:
        _error(f'test: {operator}: unexpected operator\n')
        return 2
    return int(not answers[operator])


def _bracket(args):
    if args[-1:] != [']']:
        _error('[: missing ]\n')
        return 2
    return _test(args[:-1])


def _sh(args):
    import _shell
    return _shell.main(args)


_programs = {'echo': _echo, 'sleep': _sleep, 'cat': _cat, 'true': _true, 'false': _false, 'ls': _ls, 'pwd': _pwd,
             'date': _date, 'seq': _seq, 'printf': _printf, 'env': _env, 'printenv': _env, 'grep': _grep, 'head': _head,
             'tail': _tail, 'wc': _wc, 'sort': _sort, 'uniq': _uniq, 'tr': _tr, 'tee': _tee, 'uname': _uname,
             'hostname': _hostname, 'whoami': _whoami, 'nproc': _nproc, 'kill': _kill, 'ping': _ping, 'mkdir': _mkdir,
             'rm': _rm, 'touch': _touch, 'basename': _basename, 'test': _test, '[': _bracket,
             'sh': _sh, 'bash': _sh, 'dash': _sh}
# Of the module _commands_more, which only they need.
_more = ('cut', 'rev', 'tac', 'nl', 'sed', 'yes', 'xargs', 'cmp', 'dirname', 'mv', 'cp', 'ln', 'mkfifo', 'rmdir', 'chmod',
         'which', 'find')
