"""Options of command lines, the way before argparse."""

import sys
import textwrap

__all__ = ['Option', 'SUPPRESS_HELP', 'SUPPRESS_USAGE', 'Values', 'OptionContainer', 'OptionGroup', 'OptionParser',
           'OptionError', 'OptionConflictError', 'OptionValueError', 'BadOptionError', 'make_option']

NO_DEFAULT = ('NO', 'DEFAULT')
SUPPRESS_HELP = 'SUPPRESSHELP'
SUPPRESS_USAGE = 'SUPPRESSUSAGE'


class OptParseError(Exception):
    def __init__(self, msg):
        self.msg = msg

    def __str__(self):
        return self.msg


class OptionError(OptParseError):
    def __init__(self, msg, option):
        self.msg, self.option_id = msg, str(option)

    def __str__(self):
        return f'option {self.option_id}: {self.msg}' if self.option_id else self.msg


class OptionConflictError(OptionError):
    pass


class OptionValueError(OptParseError):
    pass


class BadOptionError(OptParseError):
    def __init__(self, opt_str):
        self.opt_str = opt_str

    def __str__(self):
        return f'no such option: {self.opt_str}'


class AmbiguousOptionError(BadOptionError):
    def __init__(self, opt_str, possibilities):
        super().__init__(opt_str)
        self.possibilities = possibilities

    def __str__(self):
        return f'ambiguous option: {self.opt_str} ({", ".join(self.possibilities)}?)'


class Values:
    def __init__(self, defaults=None):
        for name, value in (defaults or {}).items():
            setattr(self, name, value)

    def __repr__(self):
        return f'<Values at {id(self):#x}: {self}>'

    def __str__(self):
        return str(self.__dict__)

    def __eq__(self, other):
        if isinstance(other, Values):
            return self.__dict__ == other.__dict__
        return self.__dict__ == other if isinstance(other, dict) else NotImplemented

    def ensure_value(self, attr, value):
        if getattr(self, attr, None) is None:
            setattr(self, attr, value)
        return getattr(self, attr)


def _whole(text):
    sign, digits = (text[:1], text[1:]) if text[:1] in '+-' else ('', text)
    base = 16 if digits[:2].lower() == '0x' else 2 if digits[:2].lower() == '0b' else 8 if digits[:1] == '0' else 10
    if base == 8 and (digits == '0' or not digits.strip('0')):
        return 0
    return int(sign + (digits[2:] if base in (2, 16) else digits), base)


_CHECKS = {'int': (_whole, 'integer'), 'long': (_whole, 'integer'), 'float': (float, 'floating-point'),
           'complex': (complex, 'complex')}


class Option:
    ACTIONS = ('store', 'store_const', 'store_true', 'store_false', 'append', 'append_const', 'count', 'callback',
               'help', 'version')
    TAKING = ('store', 'append', 'callback')
    TYPES = ('string', 'int', 'long', 'float', 'complex', 'choice')

    def __init__(self, *opts, action='store', type=None, dest=None, default=NO_DEFAULT, nargs=None, const=None,
                 choices=None, callback=None, callback_args=(), callback_kwargs=None, help=None, metavar=None):
        self._short_opts = [opt for opt in opts if opt and not opt.startswith('--')]
        self._long_opts = [opt for opt in opts if opt and opt.startswith('--')]
        for opt in opts:
            if opt and (len(opt) < 2 or opt[0] != '-'):
                raise OptionError(f'invalid option string {opt!r}: must be at least two characters long', self)
        if not self._short_opts and not self._long_opts:
            raise TypeError('at least one option string must be supplied')
        if action not in self.ACTIONS:
            raise OptionError(f'invalid action: {action!r}', self)
        if type is None and action in ('store', 'append'):
            type = 'choice' if choices is not None else 'string'
        elif type is not None:
            type = getattr(type, '__name__', type)
            type = 'string' if type == 'str' else type
            if type not in self.TYPES:
                raise OptionError(f'invalid option type: {type!r}', self)
            if action not in self.TAKING:
                raise OptionError(f'must not supply a type for action {action!r}', self)
        if type == 'choice' and choices is None:
            raise OptionError("must supply a list of choices for type 'choice'", self)
        if dest is None and (action in ('store', 'append') or type is not None or action in (
                'store_const', 'store_true', 'store_false', 'append_const', 'count')):
            dest = self._long_opts[0][2:].replace('-', '_') if self._long_opts else self._short_opts[0][1]
        self.action, self.type, self.dest, self.default = action, type, dest, default
        self.nargs = 1 if nargs is None and type is not None else nargs
        self.const, self.choices, self.help, self.metavar = const, choices, help, metavar
        self.callback, self.callback_args, self.callback_kwargs = callback, callback_args, callback_kwargs or {}
        self.container = None

    def __str__(self):
        return '/'.join(self._short_opts + self._long_opts)

    def __repr__(self):
        return f'<Option at {id(self):#x}: {self}>'

    def takes_value(self):
        return self.type is not None

    def get_opt_string(self):
        return self._long_opts[0] if self._long_opts else self._short_opts[0]

    def check_value(self, opt, value):
        if self.type == 'choice':
            if value not in self.choices:
                raise OptionValueError(f'option {opt}: invalid choice: {value!r} '
                                       f'(choose from {", ".join(map(repr, self.choices))})')
        elif self.type in _CHECKS:
            convert, what = _CHECKS[self.type]
            try:
                return convert(value)
            except ValueError:
                raise OptionValueError(f'option {opt}: invalid {what} value: {value!r}') from None
        return value

    def process(self, opt, value, values, parser):
        if value is not None:
            value = self.check_value(opt, value) if self.nargs == 1 else tuple([self.check_value(opt, v) for v in value])
        action, dest = self.action, self.dest
        if action == 'store':
            setattr(values, dest, value)
        elif action in ('store_const', 'store_true', 'store_false'):
            setattr(values, dest, self.const if action == 'store_const' else action == 'store_true')
        elif action in ('append', 'append_const'):
            values.ensure_value(dest, []).append(value if action == 'append' else self.const)
        elif action == 'count':
            setattr(values, dest, values.ensure_value(dest, 0) + 1)
        elif action == 'callback':
            self.callback(self, opt, value, parser, *self.callback_args, **self.callback_kwargs)
        elif action in ('help', 'version'):
            (parser.print_help if action == 'help' else parser.print_version)()
            parser.exit()


make_option = Option


class OptionContainer:
    def __init__(self, description=None):
        self.description = description
        self.option_list = []

    def add_option(self, *args, **kwargs):
        option = args[0] if args and not isinstance(args[0], str) else Option(*args, **kwargs)
        root = self._root()
        clashes = [opt for opt in option._short_opts + option._long_opts if opt in root._by_string]
        if clashes:
            if root.conflict_handler != 'resolve':
                raise OptionConflictError(f'conflicting option string(s): {", ".join(clashes)}', option)
            for opt in clashes:
                other = root._by_string.pop(opt)
                (other._long_opts if opt.startswith('--') else other._short_opts).remove(opt)
                if not other._short_opts and not other._long_opts:
                    other.container.option_list.remove(other)
        for opt in option._short_opts + option._long_opts:
            root._by_string[opt] = option
        if option.dest is not None:
            if option.default is not NO_DEFAULT:
                root.defaults[option.dest] = option.default
            elif option.dest not in root.defaults:
                root.defaults[option.dest] = None
        option.container = self
        self.option_list.append(option)
        return option

    def add_options(self, option_list):
        for option in option_list:
            self.add_option(option)

    def get_option(self, opt_str):
        return self._root()._by_string.get(opt_str)

    def has_option(self, opt_str):
        return opt_str in self._root()._by_string

    def remove_option(self, opt_str):
        option = self.get_option(opt_str)
        if option is None:
            raise ValueError(f'no such option {opt_str!r}')
        for opt in option._short_opts + option._long_opts:
            del self._root()._by_string[opt]
        option.container.option_list.remove(option)

    def get_description(self):
        return self.description

    def set_description(self, description):
        self.description = description


class OptionGroup(OptionContainer):
    def __init__(self, parser, title, description=None):
        super().__init__(description)
        self.parser, self.title = parser, title

    def _root(self):
        return self.parser


class OptionParser(OptionContainer):
    def __init__(self, usage=None, option_list=None, option_class=Option, version=None, conflict_handler='error',
                 description=None, formatter=None, add_help_option=True, prog=None, epilog=None):
        super().__init__(description)
        self._by_string, self.defaults, self.option_groups = {}, {}, []
        self.usage = '%prog [options]' if usage is None else usage
        self.version, self.prog, self.epilog = version, prog, epilog
        self.conflict_handler = conflict_handler
        self.allow_interspersed_args = True
        self.rargs = self.largs = self.values = None
        self.add_options(option_list or [])
        if version:
            self.add_option('--version', action='version', help="show program's version number and exit")
        if add_help_option:
            self.add_option('-h', '--help', action='help', help='show this help message and exit')

    def _root(self):
        return self

    def add_option_group(self, *args, **kwargs):
        group = OptionGroup(self, *args, **kwargs) if isinstance(args[0], str) else args[0]
        self.option_groups.append(group)
        return group

    def set_defaults(self, **kwargs):
        self.defaults.update(kwargs)

    def set_default(self, dest, value):
        self.defaults[dest] = value

    def set_usage(self, usage):
        self.usage = '%prog [options]' if usage is None else usage

    def disable_interspersed_args(self):
        self.allow_interspersed_args = False

    def enable_interspersed_args(self):
        self.allow_interspersed_args = True

    def get_default_values(self):
        values = dict(self.defaults)
        for option in self._by_string.values():
            if isinstance(values.get(option.dest), str):
                values[option.dest] = option.check_value(option.get_opt_string(), values[option.dest])
        return Values(values)

    # --- reading a line ---
    def parse_args(self, args=None, values=None):
        self.rargs = rest = list(sys.argv[1:] if args is None else args)
        self.largs = found = []
        self.values = values = self.get_default_values() if values is None else values
        try:
            while rest:
                word = rest[0]
                if word == '--':
                    del rest[0]
                    break
                if word.startswith('--'):
                    self._long(rest, values)
                elif word.startswith('-') and len(word) > 1:
                    self._short(rest, values)
                elif self.allow_interspersed_args:
                    found.append(rest.pop(0))
                else:
                    break
        except (BadOptionError, OptionValueError) as error:
            self.error(str(error))
        return self.check_values(values, found + rest)

    def check_values(self, values, args):
        return values, args

    def _match_long_opt(self, opt):
        if opt in self._by_string:
            return opt
        near = sorted([name for name in self._by_string if name.startswith(opt) and name.startswith('--')])
        if not near:
            raise BadOptionError(opt)
        if len(near) > 1:
            raise AmbiguousOptionError(opt, near)
        return near[0]

    def _value_of(self, option, opt, rest):
        if not option.takes_value():
            return None
        if len(rest) < option.nargs:
            self.error(f'{opt} option requires {option.nargs} argument{"s" if option.nargs > 1 else ""}')
        taken = rest[:option.nargs]
        del rest[:option.nargs]
        return taken[0] if option.nargs == 1 else tuple(taken)

    def _long(self, rest, values):
        opt, mark, given = rest.pop(0).partition('=')
        opt = self._match_long_opt(opt)
        option = self._by_string[opt]
        if mark:
            if not option.takes_value():
                self.error(f'{opt} option does not take a value')
            rest.insert(0, given)
        option.process(opt, self._value_of(option, opt, rest), values, self)

    def _short(self, rest, values):
        word = rest.pop(0)
        at = 1
        while at < len(word):
            opt = '-' + word[at]
            at += 1
            option = self._by_string.get(opt)
            if option is None:
                raise BadOptionError(opt)
            if option.takes_value() and at < len(word):
                rest.insert(0, word[at:])
                at = len(word)
            option.process(opt, self._value_of(option, opt, rest), values, self)

    # --- what it says ---
    def get_prog_name(self):
        return sys.argv[0].rpartition('/')[2] if self.prog is None else self.prog

    def expand_prog_name(self, s):
        return s.replace('%prog', self.get_prog_name())

    def get_usage(self):
        if self.usage == SUPPRESS_USAGE:
            return ''
        usage = self.usage[7:] if self.usage.lower().startswith('usage: ') else self.usage
        return f'Usage: {self.expand_prog_name(usage)}\n'

    def print_usage(self, file=None):
        if self.usage:
            print(self.get_usage(), file=file)

    def get_version(self):
        return self.expand_prog_name(self.version) if self.version else ''

    def print_version(self, file=None):
        if self.version:
            print(self.get_version(), file=file)

    def exit(self, status=0, msg=None):
        if msg:
            sys.stderr.write(msg)
        sys.exit(status)

    def error(self, msg):
        self.print_usage(sys.stderr)
        self.exit(2, f'{self.get_prog_name()}: error: {msg}\n')

    def _shown(self, option):
        if not option.takes_value():
            return ', '.join(option._short_opts + option._long_opts)
        metavar = option.metavar or option.dest.upper()
        return ', '.join([f'{opt} {metavar}' for opt in option._short_opts] + [f'{opt}={metavar}' for opt in option._long_opts])

    def _rows(self, container, indent, column):
        lines = []
        for option in container.option_list:
            if option.help is SUPPRESS_HELP:
                continue
            left = ' ' * indent + self._shown(option)
            default = self.defaults.get(option.dest)
            text = (option.help or '').replace('%default', 'none' if default is None else str(default))
            parts = textwrap.wrap(text, max(78 - column, 11))
            if len(left) > column - 2:
                lines.append(left)
                lines += [' ' * column + part for part in parts]
            else:
                lines.append(left.ljust(column) + (parts[0] if parts else ''))
                lines += [' ' * column + part for part in parts[1:]]
        return lines

    def format_help(self, formatter=None):
        longest = 0
        for container, indent in [(self, 2)] + [(group, 4) for group in self.option_groups]:
            for option in container.option_list:
                if option.help is not SUPPRESS_HELP:
                    longest = max(longest, len(self._shown(option)) + indent)
        column = min(longest + 2, 24)
        lines = []
        if self.usage and self.usage != SUPPRESS_USAGE:
            lines += [self.get_usage()]
        if self.description:
            lines += [*textwrap.wrap(self.expand_prog_name(self.description), 78), '']
        lines += ['Options:', *self._rows(self, 2, column)]
        for group in self.option_groups:
            lines += ['', f'  {group.title}:']
            if group.description:
                lines += [*textwrap.wrap(group.description, 74, initial_indent='    ', subsequent_indent='    '), '']
            lines += self._rows(group, 4, column)
        if self.epilog:
            lines += ['', *textwrap.wrap(self.epilog, 78)]
        return '\n'.join(lines) + '\n'

    def print_help(self, file=None):
        (sys.stdout if file is None else file).write(self.format_help())
