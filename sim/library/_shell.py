"""A small shell: words and quotes, variables, pipelines, redirections, ';', '&&', '||', '&', if, for, while, and a few built-ins."""

import os
import _commands

_operators = ('&&', '||', '>>', '2>&1', '2>', '>&2', '1>&2', '&>', '>', '<', '|', ';', '&', '(', ')', '\n')


_separators = (';', '&&', '||', '&', '\n')
_redirections = ('>', '>>', '<', '2>', '&>')
_opening = ('if', 'for', 'while', 'until', '{', 'case')
_closing = ('fi', 'done', '}', 'esac')
# After these words a command begins, as at the start and after an operator.
_before_command = ('if', 'then', 'else', 'elif', 'do', 'while', 'until', '{', '!')


class _Syntax(Exception):
    pass


class _Break(Exception):
    pass


class _Continue(Exception):
    pass


def _bare(token):
    """The text of a word without quotes; None of an operator or any other word."""
    return token[0][0] if isinstance(token, list) and len(token) == 1 and token[0][1] == '' else None


def _places(tokens):
    """Every token with how deep it is nested in ( ), if … fi, do … done, and whether a command begins with it."""
    depth, begins = 0, True
    for token in tokens:
        word = _bare(token)
        opens = token == '(' or begins and word in _opening
        depth += opens
        yield token, depth, begins
        if token == ')' or begins and word in _closing:
            depth -= 1
        begins = token not in _redirections if isinstance(token, str) else begins and word in _before_command


def _split(tokens, separators):
    """The parts between separators that are not nested, each with the separator that follows it or None."""
    part = []
    for token, depth, _ in _places(tokens):
        if depth == 0 and isinstance(token, str) and token in separators:
            yield part, token
            part = []
        else:
            part.append(token)
    if part:
        yield part, None


def _sections(tokens, words):
    """What follows each of the words of a compound command: [(word, tokens)]."""
    found = []
    for token, depth, begins in _places(tokens):
        if depth == 1 and begins and _bare(token) in words:
            found.append((_bare(token), []))
        else:
            found[-1][1].append(token)
    if found[-1][0] not in _closing:
        raise _Syntax('end of file unexpected')
    return found


# Words are lists of (text, quoted) pieces; operators are texts.
# `command` is $(command).
def _without_backquotes(text):
    out, at, quoted = '', 0, False
    while at < len(text):
        c = text[at]
        if c == '\\' and not quoted:
            out += text[at:at + 2]
            at += 2
            continue
        if c == "'":
            quoted = not quoted
        if c == '`' and not quoted:
            end = text.find('`', at + 1)
            if end < 0:
                raise _Syntax('EOF in backquote substitution')
            out += f'$({text[at + 1:end]})'
            at = end + 1
            continue
        out += c
        at += 1
    return out


def _tokens(text):
    text = _without_backquotes(text)
    tokens, word, at = [], None, 0
    while at < len(text):
        c = text[at]
        if c in ' \t':
            if word is not None:
                tokens.append(word)
            word = None
            at += 1
            continue
        if c == '#' and word is None:
            while at < len(text) and text[at] != '\n':
                at += 1
            continue
        operator = next((o for o in _operators if text.startswith(o, at)), None)
        if text.startswith('<<', at):
            raise _Syntax('a here-document is not modelled')
        if operator in ('2>&1', '2>', '1>&2') and word is not None:
            operator = None
        if operator is not None:
            if word is not None:
                tokens.append(word)
            word = None
            tokens.append(operator)
            at += len(operator)
            continue
        if word is None:
            word = []
        if c == "'" or c == '"':
            end = at + 1
            piece = ''
            while end < len(text) and text[end] != c:
                if c == '"' and text[end] == '\\' and text[end + 1:end + 2] in ('"', '\\', '$', '`'):
                    end += 1
                    if text[end] == '$':
                        word.append((piece, 'double'))
                        word.append(('$', 'single'))
                        piece = ''
                        end += 1
                        continue
                piece += text[end]
                end += 1
            if end >= len(text):
                raise _Syntax('Unterminated quoted string')
            word.append((piece, 'single' if c == "'" else 'double'))
            at = end + 1
        elif c == '\\':
            word.append((text[at + 1:at + 2], 'single'))
            at += 2
        elif text.startswith('$(', at):
            depth, end = 1, at + 2
            while end < len(text) and depth:
                depth += {'(': 1, ')': -1}.get(text[end], 0)
                end += 1
            word.append((text[at:end], ''))
            at = end
        else:
            end = at
            while end < len(text) and text[end] not in ' \t\n\'"\\;&|<>()' and not text.startswith('$(', end):
                end += 1
            end = max(end, at + 1)
            word.append((text[at:end], ''))
            at = end
    if word is not None:
        tokens.append(word)
    return tokens


def _quoted(word):
    return "'" + word.replace("'", "'\\''") + "'"


class _Shell:
    def __init__(self, args):
        self.status = 0
        self.args = args
        self.variables = dict(os.environ)
        self.options = set()
        self.tested = 0  # how many conditions deep: a failure there does not end a shell with -e

    def expand(self, text):
        out, at = '', 0
        while at < len(text):
            if text.startswith('$(', at):
                depth, end = 1, at + 2
                while end < len(text) and depth:
                    depth += {'(': 1, ')': -1}.get(text[end], 0)
                    end += 1
                if text.startswith('$((', at):
                    out += self.arithmetic(text[at + 3:end - 2])
                    at = end
                    continue
                out += self.output_of(text[at + 2:end - 1])
                at = end
            elif text[at] == '$' and at + 1 < len(text):
                end = at + 1
                if text[end] == '{':
                    close = text.index('}', end)
                    name, at = text[end + 1:close], close + 1
                elif text[end] in '?$#@!' or text[end].isdigit():
                    name, at = text[end], end + 1
                else:
                    while end < len(text) and (text[end].isalnum() or text[end] == '_'):
                        end += 1
                    if end == at + 1:
                        out += '$'
                        at += 1
                        continue
                    name, at = text[at + 1:end], end
                out += self.value(name)
            else:
                out += text[at]
                at += 1
        return out

    def arithmetic(self, text):
        """$(( … )): whole numbers and variables."""
        import re
        expression = re.sub('[A-Za-z_][A-Za-z_0-9]*', lambda m: self.variables.get(m[0]) or '0', self.expand(text))
        if not re.fullmatch('[-+*/%()<>=!&|^~ 0-9]+', expression):
            raise _Syntax(f'arithmetic expression: expecting primary: "{text}"')
        return str(int(eval(expression.replace('/', '//').replace('&&', ' and ').replace('||', ' or '))))

    def value(self, name):
        if name == '?':
            return str(self.status)
        if name == '$':
            return str(os.getpid())
        if name == '#':
            return str(max(len(self.args) - 1, 0))
        if name == '@':
            return ' '.join(self.args[1:])
        if name.isdigit():
            return self.args[int(name)] if int(name) < len(self.args) else ''
        name, colon, default = name.partition(':-')
        if 'u' in self.options and not colon and name not in self.variables:
            os.write(2, f'/bin/sh: 1: {name}: parameter not set\n'.encode())
            os._exit(2)
        return self.variables.get(name, '') or default

    def output_of(self, text):
        reader, writer = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(reader)
            os.dup2(writer, 1)
            os.close(writer)
            os._exit(self.run(text))
        os.close(writer)
        data = _commands._read_all(reader)
        os.close(reader)
        self.status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        return data.decode('utf-8', 'replace').rstrip('\n')

    def words(self, word):
        text, split, pattern = '', False, False
        for piece, quoted in word:
            part = piece if quoted == 'single' else self.expand(piece)
            split = split or not quoted and '$' in piece
            pattern = pattern or not quoted and ('*' in part or '?' in part)
            text += part
        if pattern:
            import fnmatch
            folder, name = os.path.split(text)
            found = sorted([os.path.join(folder, n) for n in os.listdir(folder or '.')
                            if fnmatch.fnmatchcase(n, name) and not n.startswith('.')])
            return found or [text]
        if split:
            return text.split()
        return [text]

    def run(self, text):
        try:
            self.list(_tokens(text))
        except _Syntax as problem:
            os.write(2, f'/bin/sh: 1: Syntax error: {problem}\n'.encode())
            self.status = 2
        return self.status

    def list(self, tokens):
        skip = False
        for part, follows in _split(tokens, _separators):
            if part and not skip:
                self.pipeline(part, follows == '&')
                if self.status and 'e' in self.options and not self.tested and follows not in ('&&', '||', '&') and \
                        _bare(part[0]) != '!':
                    os._exit(self.status)
            elif not part and follows not in (';', '\n'):
                raise _Syntax(f'"{follows}" unexpected')
            skip = follows == '&&' and self.status != 0 or follows == '||' and self.status == 0 or \
                skip and follows in ('&&', '||')

    def pipeline(self, tokens, background):
        if _bare(tokens[0]) == '!':
            self.condition(self.pipeline, tokens[1:], background)
            self.status = int(self.status == 0)
            return
        commands = [part for part, _ in _split(tokens, ('|',))]
        if len(commands) == 1 and not background:
            return self.command(commands[0])
        pids, before = [], None
        for place, command in enumerate(commands):
            last = place == len(commands) - 1
            reader, writer = (None, None) if last else os.pipe()
            pid = os.fork()
            if pid == 0:
                if before is not None:
                    os.dup2(before, 0)
                    os.close(before)
                if writer is not None:
                    os.dup2(writer, 1)
                    os.close(writer)
                    os.close(reader)
                self.command(command, True)
                os._exit(self.status)
            if before is not None:
                os.close(before)
            if writer is not None:
                os.close(writer)
            before = reader
            pids.append(pid)
        if background:
            self.variables['!'] = str(pids[-1])
            return
        for pid in pids:
            self.status = self.wait(pid)

    def wait(self, pid):
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        return code if code >= 0 else 128 - code

    def redirect(self, operator, target):
        if operator == '2>&1':
            os.dup2(1, 2)
        elif operator in ('>&2', '1>&2'):
            os.dup2(2, 1)
        else:
            flags = {'<': os.O_RDONLY, '>>': os.O_WRONLY | os.O_CREAT | os.O_APPEND}
            try:
                fd = os.open(target, flags.get(operator, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 0o666)
            except OSError as problem:
                what = 'open' if operator == '<' else 'create'
                text = 'No such file' if operator == '<' and problem.errno == 2 else \
                    'Directory nonexistent' if problem.errno == 2 else problem.strerror
                os.write(2, f'/bin/sh: 1: cannot {what} {target}: {text}\n'.encode())
                return False
            os.dup2(fd, 0 if operator == '<' else 2 if operator == '2>' else 1)
            if operator == '&>':
                os.dup2(1, 2)
            os.close(fd)
        return True

    # `alone`: this process is the command's own.
    def command(self, tokens, alone=False):
        words, redirections, at = [], [], 0
        if tokens and tokens[0] == '(':
            return self.group(tokens[1:tokens.index(')')])
        if tokens and _bare(tokens[0]) in _opening:
            return self.compound(tokens)
        assignments = {}
        while at < len(tokens):
            token = tokens[at]
            if isinstance(token, str):
                if token in ('2>&1', '>&2', '1>&2'):
                    redirections.append((token, None))
                elif token in _redirections and at + 1 < len(tokens):
                    at += 1
                    redirections.append((token, self.words(tokens[at])[0]))
                else:
                    raise _Syntax(f'"{token}" unexpected')
            elif not words and token[0][1] == '' and '=' in token[0][0] and token[0][0].split('=')[0].isidentifier():
                key, value = ''.join([piece if q == 'single' else self.expand(piece) for piece, q in token]).split('=', 1)
                assignments[key] = value
            else:
                words += self.words(token)
            at += 1
        if 'x' in self.options:
            os.write(2, ' '.join(['+', *[f'{key}={value}' for key, value in assignments.items()], *words, '']).encode()[:-1]
                     + b'\n')
        if not words:
            self.variables.update(assignments)
            self.status = 0
            return
        built_in = getattr(self, 'do_' + words[0], None)
        if built_in is not None and not redirections:
            self.status = built_in(words[1:]) or 0
            return
        pid = 0 if alone else os.fork()
        if pid == 0:
            for operator, target in redirections:
                if not self.redirect(operator, target):
                    os._exit(2)
            if built_in is not None:
                os._exit(built_in(words[1:]) or 0)
            try:
                _commands.replace(words[0], words, {**self.variables, **assignments})
            except PermissionError:
                os.write(2, f'/bin/sh: 1: {words[0]}: Permission denied\n'.encode())
                os._exit(126)
            except OSError:
                os.write(2, f'/bin/sh: 1: {words[0]}: not found\n'.encode())
                os._exit(127)
        self.status = self.wait(pid)

    def group(self, tokens):
        pid = os.fork()
        if pid == 0:
            self.list(tokens)
            os._exit(self.status)
        self.status = self.wait(pid)

    def compound(self, tokens):
        kind = _bare(tokens[0])
        if kind == 'case':
            raise _Syntax('"case" is not in the simulated shell')
        sections = _sections(tokens, {'if': ('if', 'then', 'elif', 'else', 'fi'), '{': ('{', '}')}.get(
            kind, (kind, 'do', 'done')))
        redirections = sections.pop()[1]
        run = {'{': self.braces, 'if': self.if_, 'for': self.for_}.get(kind, self.loop)
        if not redirections:
            return run(sections)
        pid = os.fork()
        if pid == 0:
            while redirections:
                operator = redirections.pop(0)
                alone = operator in ('2>&1', '>&2', '1>&2')
                if not self.redirect(operator, None if alone else self.words(redirections.pop(0))[0]):
                    os._exit(2)
            run(sections)
            os._exit(self.status)
        self.status = self.wait(pid)

    def condition(self, run, *args):
        self.tested += 1
        run(*args)
        self.tested -= 1

    def braces(self, sections):
        self.list(sections[0][1])

    def if_(self, sections):
        for word, tokens in sections:
            if word in ('if', 'elif'):
                self.condition(self.list, tokens)
                chosen = self.status == 0
            elif word == 'else' or chosen:
                return self.list(tokens)
        self.status = 0

    def for_(self, sections):
        name, *rest = sections[0][1]
        values = [value for word in rest[1:] if isinstance(word, list) for value in self.words(word)]
        self.status = 0
        for value in values:
            self.variables[_bare(name)] = value
            if not self.body(sections[1][1]):
                break

    def loop(self, sections):
        status = 0
        while True:
            self.condition(self.list, sections[0][1])
            if (self.status == 0) != (sections[0][0] == 'while') or not self.body(sections[1][1]):
                break
            status = self.status
        self.status = status

    def body(self, tokens):
        try:
            self.list(tokens)
        except _Continue:
            pass
        except _Break:
            return False
        return True

    def do_break(self, args):
        raise _Break

    def do_continue(self, args):
        raise _Continue

    def do_cd(self, args):
        folder = args[0] if args else self.variables.get('HOME', '/')
        try:
            os.chdir(folder)
        except OSError:
            os.write(2, f"/bin/sh: 1: cd: can't cd to {folder}\n".encode())
            return 2

    def do_set(self, args):
        """Options such as -e and +x; further words are the arguments."""
        args = list(args)
        while args and args[0][:1] in ('-', '+') and len(args[0]) > 1:
            word = args.pop(0)
            if word == '--':
                self.args[1:] = args
                return
            letters = word[1:]
            if letters == 'o' and args:
                letters = {'errexit': 'e', 'xtrace': 'x', 'nounset': 'u'}.get(args[0], '')
                if not letters:
                    os.write(2, f'/bin/sh: 1: set: Illegal option -o {args[0]}\n'.encode())
                    os._exit(2)
                args.pop(0)
            (self.options.update if word[0] == '-' else self.options.difference_update)(letters)
        if args:
            self.args[1:] = args

    def do_exit(self, args):
        os._exit(int(args[0]) if args else self.status)

    def do_export(self, args):
        for word in args:
            if '=' in word:
                key, value = word.split('=', 1)
                self.variables[key] = value

    def do_shift(self, args):
        count = int(args[0]) if args else 1
        self.args[1:1 + count] = []

    def do_unset(self, args):
        for name in args:
            self.variables.pop(name, None)

    def do_command(self, args):
        if args[:1] != ['-v']:
            return self.run(' '.join([_quoted(word) for word in args]))
        status = 0
        for name in args[1:]:
            if hasattr(self, 'do_' + name):
                os.write(1, f'{name}\n'.encode())
            else:
                status = self.run(f'which {_quoted(name)}') and 127
        return status

    def do_exec(self, args):
        _commands.replace(args[0], args, self.variables)

    def do_read(self, args):
        """A byte at a time: the rest of the input is for others."""
        raw = bool(args) and args[0] == '-r'
        names = [arg for arg in args if arg != '-r']
        line = b''
        while byte := os.read(0, 1):
            if byte == b'\\' and not raw:
                byte = os.read(0, 1)
                if byte == b'\n':
                    continue
            elif byte == b'\n':
                break
            line += byte
        words = line.decode().split(None, max(len(names) - 1, 0))
        if words:
            words[-1] = words[-1].rstrip()
        for number, name in enumerate(names):
            self.variables[name] = words[number] if number < len(words) else ''
        return 0 if byte else 1

    def do_wait(self, args):
        try:
            while True:
                os.wait()
        except ChildProcessError:
            return 0


# What does nothing and succeeds is called ":".
setattr(_Shell, 'do_:', lambda self, args: 0)


def main(args):
    letters = ''
    while args and args[0][:1] in ('-', '+') and len(args[0]) > 1:
        word, *args = args
        letters += word[1:] if word[0] == '-' else ''
    if 'c' in letters:
        shell, text = _Shell(args[1:] or ['/bin/sh']), args[0]
    elif args:
        with open(args[0]) as file:
            shell, text = _Shell(args), file.read()
    else:
        shell, text = _Shell(['/bin/sh']), _commands._read_all(0).decode()
    shell.options.update(letters)
    return shell.run(text)
