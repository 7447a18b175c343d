"""Command lines."""

import os as _os
import sys as _sys

__all__ = ['ArgumentParser', 'ArgumentError', 'ArgumentTypeError', 'BooleanOptionalAction', 'FileType', 'HelpFormatter',
           'ArgumentDefaultsHelpFormatter', 'RawDescriptionHelpFormatter', 'RawTextHelpFormatter',
           'MetavarTypeHelpFormatter', 'Namespace', 'Action', 'ONE_OR_MORE', 'OPTIONAL', 'PARSER', 'REMAINDER', 'SUPPRESS',
           'ZERO_OR_MORE']

SUPPRESS = '==SUPPRESS=='
OPTIONAL = '?'
ZERO_OR_MORE = '*'
ONE_OR_MORE = '+'
PARSER = 'A...'
REMAINDER = '...'


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name = _name_of(argument)
        self.message = message

    def __str__(self):
        if self.argument_name is None:
            return str(self.message)
        return f'argument {self.argument_name}: {self.message}'


class ArgumentTypeError(Exception):
    pass


def _name_of(action):
    if action is None:
        return None
    if action.option_strings:
        return '/'.join(action.option_strings)
    if action.metavar not in (None, SUPPRESS):
        return action.metavar
    if action.dest not in (None, SUPPRESS):
        return action.dest
    if action.choices:
        return '{' + ','.join(action.choices) + '}'
    return None


class _Shown:
    def __repr__(self):
        parts = []
        star = {}
        for arg in self._get_args():
            parts.append(repr(arg))
        for name, value in self._get_kwargs():
            if name.isidentifier():
                parts.append(f'{name}={value!r}')
            else:
                star[name] = value
        if star:
            parts.append(f'**{star!r}')
        return f"{type(self).__name__}({', '.join(parts)})"

    def _get_args(self):
        return []

    def _get_kwargs(self):
        return list(self.__dict__.items())


class Namespace(_Shown):
    def __init__(self, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __eq__(self, other):
        if not isinstance(other, Namespace):
            return NotImplemented
        return vars(self) == vars(other)

    def __contains__(self, key):
        return key in self.__dict__


# --- help


class HelpFormatter:
    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            try:
                width = int(_os.environ['COLUMNS']) - 2
            except (KeyError, ValueError):
                width = 78
        self._prog = prog
        self._indent_increment = indent_increment
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._width = width
        self._current_indent = 0
        self._action_max_length = 0
        # A part is a function that gives its text; sections are lists of parts.
        self._root = self._items = []
        self._sections = []

    def _indent(self):
        self._current_indent += self._indent_increment

    def _dedent(self):
        self._current_indent -= self._indent_increment

    def start_section(self, heading):
        self._indent()
        items = []
        indent = self._current_indent
        self._items.append(lambda: self._format_section(heading, items, indent))
        self._sections.append(self._items)
        self._items = items

    def end_section(self):
        self._items = self._sections.pop()
        self._dedent()

    def _format_section(self, heading, items, indent):
        before, self._current_indent = self._current_indent, indent
        text = ''.join([item() for item in items])
        self._current_indent = before
        if not text:
            return ''
        if heading is not SUPPRESS and heading is not None:
            title = f"{' ' * (indent - self._indent_increment)}{heading}:\n"
        else:
            title = ''
        return f'\n{title}{text}\n'

    def add_text(self, text):
        if text is not SUPPRESS and text is not None:
            indent = self._current_indent
            self._items.append(lambda: self._at(indent, self._format_text, text))

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._items.append(lambda: self._format_usage(usage, actions, groups, prefix))

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        lengths = [len(self._format_action_invocation(action)) + self._current_indent]
        for sub in self._iter_indented_subactions(action):
            lengths.append(len(self._format_action_invocation(sub)) + self._current_indent)
        self._action_max_length = max(self._action_max_length, *lengths)
        indent = self._current_indent
        self._items.append(lambda: self._at(indent, self._format_action, action))

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def _at(self, indent, function, argument):
        before, self._current_indent = self._current_indent, indent
        text = function(argument)
        self._current_indent = before
        return text

    def format_help(self):
        text = ''.join([item() for item in self._root])
        while '\n\n\n' in text:
            text = text.replace('\n\n\n', '\n\n')
        text = text.strip('\n')
        return text + '\n' if text else ''

    def _format_usage(self, usage, actions, groups, prefix):
        if prefix is None:
            prefix = 'usage: '
        if usage is not None:
            usage = usage % {'prog': self._prog}
        elif not actions:
            usage = self._prog
        else:
            prog = self._prog
            optionals = [action for action in actions if action.option_strings]
            positionals = [action for action in actions if not action.option_strings]
            usage = ' '.join([s for s in [prog, self._format_actions_usage(optionals + positionals, groups)] if s])
            width = self._width - self._current_indent
            if len(prefix) + len(usage) > width:
                usage = self._wrapped_usage(prefix, prog, _usage_parts(self._format_actions_usage(optionals, groups)),
                                            _usage_parts(self._format_actions_usage(positionals, groups)), width)
        return f'{prefix}{usage}\n\n'

    def _wrapped_usage(self, prefix, prog, options, positionals, width):
        def lines_of(parts, indent, start=None):
            lines, column = [[]], len(indent if start is None else start)
            for part in parts:
                if lines[-1] and column + len(part) > width:
                    lines.append([])
                    column = len(indent)
                lines[-1].append(part)
                column += len(part) + 1
            texts = [indent + ' '.join(line) for line in lines if line]
            return texts if start is None else [texts[0][len(indent):], *texts[1:]]

        if len(prefix) + len(prog) <= 0.75 * width:
            indent = ' ' * (len(prefix) + len(prog) + 1)
            if options:
                lines = lines_of([prog] + options, indent, prefix) + lines_of(positionals, indent)
            elif positionals:
                lines = lines_of([prog] + positionals, indent, prefix)
            else:
                lines = [prog]
        else:
            indent = ' ' * len(prefix)
            lines = lines_of(options + positionals, indent)
            if len(lines) > 1:
                lines = lines_of(options, indent) + lines_of(positionals, indent)
            lines = [prog] + lines
        return '\n'.join(lines)

    def _format_actions_usage(self, actions, groups):
        grouped = {}
        for group in groups:
            members = group._group_actions
            if not members or all([a.help is SUPPRESS for a in members]):
                continue
            if members[0] in actions:
                start = actions.index(members[0])
                if actions[start:start + len(members)] == members:
                    for action in members:
                        grouped[action] = group
        parts = []
        done = []
        for action in actions:
            if action.help is SUPPRESS:
                continue
            group = grouped.get(action)
            text = self._usage_of(action, group is not None)
            if group is None:
                parts.append(text)
            elif group in done:
                parts[-1] += ' | ' + text
            else:
                done.append(group)
                parts.append(text)
            if group is not None:
                visible = [a for a in group._group_actions if a.help is not SUPPRESS]
                if action is visible[-1]:
                    if group.required:
                        parts[-1] = f'({parts[-1]})' if len(visible) > 1 else parts[-1]
                    else:
                        parts[-1] = f'[{parts[-1]}]'
        return ' '.join([part for part in parts if part])

    def _usage_of(self, action, in_group):
        if not action.option_strings:
            text = self._format_args(action, self._get_default_metavar_for_positional(action))
            if in_group and text.startswith('[') and text.endswith(']'):
                text = text[1:-1]
            return text
        if action.nargs == 0:
            text = action.format_usage()
        else:
            text = (f'{action.option_strings[0]} '
                    f'{self._format_args(action, self._get_default_metavar_for_optional(action))}')
        return text if action.required or in_group else f'[{text}]'

    def _format_text(self, text):
        if '%(prog)' in text:
            text = text % {'prog': self._prog}
        width = max(self._width - self._current_indent, 11)
        return self._fill_text(text, width, ' ' * self._current_indent) + '\n\n'

    def _format_action(self, action):
        position = min(self._action_max_length + 2, self._max_help_position)
        help_width = max(self._width - position, 11)
        action_width = position - self._current_indent - 2
        header = self._format_action_invocation(action)
        indent = ' ' * self._current_indent
        first = 0
        if not action.help:
            header = f'{indent}{header}\n'
        elif len(header) <= action_width:
            header = f'{indent}{header:<{action_width}}  '
        else:
            header = f'{indent}{header}\n'
            first = position
        parts = [header]
        if action.help and action.help.strip():
            text = self._expand_help(action)
            if text:
                lines = self._split_lines(text, help_width)
                parts.append(f"{' ' * first}{lines[0]}\n")
                for line in lines[1:]:
                    parts.append(f"{' ' * position}{line}\n")
        elif not header.endswith('\n'):
            parts.append('\n')
        if _has_subactions(action):
            self._indent()
            for sub in action._get_subactions():
                parts.append(self._format_action(sub))
            self._dedent()
        return ''.join(parts)

    def _format_action_invocation(self, action):
        if not action.option_strings:
            default = self._get_default_metavar_for_positional(action)
            return ' '.join(self._metavars(action, default, 1))
        if action.nargs == 0:
            return ', '.join(action.option_strings)
        args = self._format_args(action, self._get_default_metavar_for_optional(action))
        return ', '.join([f'{option} {args}' for option in action.option_strings])

    def _metavars(self, action, default, count):
        if action.metavar is not None:
            metavar = action.metavar
        elif action.choices is not None:
            metavar = '{' + ','.join([str(choice) for choice in action.choices]) + '}'
        else:
            metavar = default
        return metavar if isinstance(metavar, tuple) else (metavar,) * count

    def _metavar_formatter(self, action, default_metavar):
        return lambda count: self._metavars(action, default_metavar, count)

    def _format_args(self, action, default):
        nargs = action.nargs
        if nargs is None:
            return '%s' % self._metavars(action, default, 1)
        if nargs == OPTIONAL:
            return '[%s]' % self._metavars(action, default, 1)
        if nargs == ZERO_OR_MORE:
            names = self._metavars(action, default, 1)
            return '[%s [%s ...]]' % names if len(names) == 2 else '[%s ...]' % names
        if nargs == ONE_OR_MORE:
            return '%s [%s ...]' % self._metavars(action, default, 2)
        if nargs == REMAINDER:
            return '...'
        if nargs == PARSER:
            return '%s ...' % self._metavars(action, default, 1)
        if nargs == SUPPRESS:
            return ''
        try:
            return ' '.join(['%s'] * nargs) % self._metavars(action, default, nargs)
        except TypeError:
            raise ValueError('invalid nargs value') from None

    def _expand_help(self, action):
        values = {'prog': self._prog}
        for name, value in vars(action).items():
            if value is SUPPRESS:
                continue
            values[name] = value.__name__ if hasattr(value, '__name__') else value
        if values.get('choices') is not None:
            values['choices'] = ', '.join([str(choice) for choice in values['choices']])
        return self._get_help_string(action) % values

    def _iter_indented_subactions(self, action):
        if _has_subactions(action):
            self._indent()
            yield from action._get_subactions()
            self._dedent()

    def _split_lines(self, text, width):
        from textwrap import wrap
        return wrap(' '.join(text.split()), width)

    def _fill_text(self, text, width, indent):
        from textwrap import fill
        return fill(' '.join(text.split()), width, initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


def _has_subactions(action):
    return isinstance(action, _SubParsersAction)


def _usage_parts(usage):
    """Bracketed groups stay together when the usage is wrapped."""
    parts = []
    at = 0
    while at < len(usage):
        if usage[at] == ' ':
            at += 1
            continue
        end = at
        closing = {'(': ')', '[': ']'}.get(usage[at])
        if closing is None:
            while end < len(usage) and usage[end] != ' ':
                end += 1
        else:
            while True:
                end = usage.find(closing, end)
                if end < 0:
                    end = len(usage)
                    break
                while end < len(usage) and usage[end] == closing:
                    end += 1
                if end == len(usage) or usage[end] == ' ':
                    break
        parts.append(usage[at:end])
        at = end
    return parts


class RawDescriptionHelpFormatter(HelpFormatter):
    def _fill_text(self, text, width, indent):
        return ''.join([indent + line for line in text.splitlines(keepends=True)])


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    def _get_help_string(self, action):
        text = action.help or ''
        may_be_left_out = action.option_strings or action.nargs in (ZERO_OR_MORE, OPTIONAL)
        if action.default is SUPPRESS or not may_be_left_out or '%(default)' in text:
            return text
        return text + ' (default: %(default)s)'


class MetavarTypeHelpFormatter(HelpFormatter):
    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__


# --- actions


class Action(_Shown):
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None,
                 required=False, help=None, metavar=None):
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar

    def _get_kwargs(self):
        return [(name, getattr(self, name)) for name in ('option_strings', 'dest', 'nargs', 'const', 'default', 'type',
                                                         'choices', 'required', 'help', 'metavar')]

    def format_usage(self):
        return self.option_strings[0]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError('.__call__() not defined')


class BooleanOptionalAction(Action):
    def __init__(self, option_strings, dest, default=None, type=None, choices=None, required=False, help=None,
                 metavar=None):
        options = []
        for option in option_strings:
            options.append(option)
            if option.startswith('--'):
                options.append('--no-' + option[2:])
        super().__init__(options, dest, 0, None, default, type, choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        if option_string in self.option_strings:
            setattr(namespace, self.dest, not option_string.startswith('--no-'))

    def format_usage(self):
        return ' | '.join(self.option_strings)


class _StoreAction(Action):
    def __init__(self, option_strings, dest, nargs=None, const=None, **kwargs):
        if nargs == 0:
            raise ValueError('nargs for store actions must be != 0; if you have nothing to store, actions such as store '
                             'true or store const may be more appropriate')
        if const is not None and nargs != OPTIONAL:
            raise ValueError('nargs must be %r to supply const' % OPTIONAL)
        super().__init__(option_strings, dest, nargs, const, **kwargs)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
        super().__init__(option_strings, dest, 0, const, default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, required=False, help=None):
        super().__init__(option_strings, dest, True, default, required, help)


class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, required=False, help=None):
        super().__init__(option_strings, dest, False, default, required, help)


def _copied(items):
    if items is None:
        return []
    return items[:] if type(items) is list else list(items)


class _AppendAction(_StoreAction):
    def __call__(self, parser, namespace, values, option_string=None):
        items = _copied(getattr(namespace, self.dest, None))
        items.append(values)
        setattr(namespace, self.dest, items)


class _ExtendAction(_StoreAction):
    def __call__(self, parser, namespace, values, option_string=None):
        items = _copied(getattr(namespace, self.dest, None))
        items.extend(values)
        setattr(namespace, self.dest, items)


class _AppendConstAction(_StoreConstAction):
    def __call__(self, parser, namespace, values, option_string=None):
        items = _copied(getattr(namespace, self.dest, None))
        items.append(self.const)
        setattr(namespace, self.dest, items)


class _CountAction(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None):
        super().__init__(option_strings, dest, 0, None, default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class _HelpAction(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None):
        super().__init__(option_strings, dest, 0, None, default, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(Action):
    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS,
                 help="show program's version number and exit"):
        super().__init__(option_strings, dest, 0, None, default, help=help)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        version = parser.version if self.version is None else self.version
        formatter = parser._get_formatter()
        formatter.add_text(version)
        parser._print_message(formatter.format_help(), _sys.stdout)
        parser.exit()


class _Choice(Action):
    def __init__(self, name, aliases, help):
        shown = f"{name} ({', '.join(aliases)})" if aliases else name
        super().__init__([], name, help=help, metavar=shown)


class _SubParsersAction(Action):
    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
        self._prog_prefix = prog
        self._parser_class = parser_class
        self._name_parser_map = {}
        self._choices_actions = []
        super().__init__(option_strings, dest, PARSER, choices=self._name_parser_map, required=required, help=help,
                         metavar=metavar)

    def add_parser(self, name, **kwargs):
        if kwargs.get('prog') is None:
            kwargs['prog'] = f'{self._prog_prefix} {name}'
        aliases = kwargs.pop('aliases', ())
        if name in self._name_parser_map:
            raise ArgumentError(self, f'conflicting subparser: {name}')
        for alias in aliases:
            if alias in self._name_parser_map:
                raise ArgumentError(self, f'conflicting subparser alias: {alias}')
        if 'help' in kwargs:
            self._choices_actions.append(_Choice(name, aliases, kwargs.pop('help')))
        parser = self._parser_class(**kwargs)
        for known in (name, *aliases):
            self._name_parser_map[known] = parser
        return parser

    def _get_subactions(self):
        return self._choices_actions

    def __call__(self, parser, namespace, values, option_string=None):
        name, *rest = values
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        try:
            chosen = self._name_parser_map[name]
        except KeyError:
            raise ArgumentError(self, f"unknown parser {name!r} (choices: {', '.join(self._name_parser_map)})") from None
        inner, left = chosen.parse_known_args(rest, None)
        for key, value in vars(inner).items():
            setattr(namespace, key, value)
        if left:
            setattr(namespace, _UNRECOGNIZED, [*getattr(namespace, _UNRECOGNIZED, ()), *left])


_UNRECOGNIZED = '_unrecognized_args'
_ACTIONS = {None: _StoreAction, 'store': _StoreAction, 'store_const': _StoreConstAction, 'store_true': _StoreTrueAction,
            'store_false': _StoreFalseAction, 'append': _AppendAction, 'append_const': _AppendConstAction,
            'count': _CountAction, 'help': _HelpAction, 'version': _VersionAction, 'parsers': _SubParsersAction,
            'extend': _ExtendAction}


class FileType:
    def __init__(self, mode='r', bufsize=-1, encoding=None, errors=None):
        self._mode, self._bufsize, self._encoding, self._errors = mode, bufsize, encoding, errors

    def __call__(self, string):
        if string == '-':
            if 'r' in self._mode:
                return _sys.stdin
            if any([c in self._mode for c in 'wax']):
                return _sys.stdout
            raise ValueError(f'argument "-" with mode {self._mode!r}')
        try:
            return open(string, self._mode, self._bufsize, self._encoding, self._errors)
        except OSError as error:
            raise ArgumentTypeError(f"can't open '{string}': {error}") from None

    def __repr__(self):
        parts = [repr(self._mode)] + ([repr(self._bufsize)] if self._bufsize != -1 else [])
        for name, value in (('encoding', self._encoding), ('errors', self._errors)):
            if value is not None:
                parts.append(f'{name}={value!r}')
        return f"FileType({', '.join(parts)})"


# --- what arguments are added to


class _ActionsContainer:
    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        self.description = description
        self.argument_default = argument_default
        self.prefix_chars = prefix_chars
        self.conflict_handler = conflict_handler
        self._registries = {'action': dict(_ACTIONS), 'type': {None: lambda string: string}}
        if conflict_handler not in ('error', 'resolve'):
            raise ValueError(f'invalid conflict_resolution value: {conflict_handler!r}')
        self._actions, self._negative_looking = [], []
        self._defaults, self._option_string_actions = {}, {}
        self._action_groups, self._mutually_exclusive_groups = [], []

    def register(self, registry_name, value, object):
        self._registries.setdefault(registry_name, {})[value] = object

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._actions:
            action.default = kwargs.get(action.dest, action.default)

    def get_default(self, dest):
        own = [action.default for action in self._actions if action.dest == dest and action.default is not None]
        return own[0] if own else self._defaults.get(dest)

    def add_argument(self, *args, **kwargs):
        if not args or len(args) == 1 and args[0][0] not in self.prefix_chars:
            if args and 'dest' in kwargs:
                raise ValueError('dest supplied twice for positional argument')
            kwargs = self._positional(*args, **kwargs)
        else:
            kwargs = self._optional(*args, **kwargs)
        if 'default' not in kwargs:
            is_set = kwargs['dest'] in self._defaults
            default = self._defaults[kwargs['dest']] if is_set else self.argument_default
            if is_set or default is not None:
                kwargs['default'] = default
        name = kwargs.pop('action', None)
        kind = self._registries['action'].get(name, name) if isinstance(name, (str, type(None))) else name
        if not callable(kind):
            raise ValueError(f'unknown action "{kind}"')
        action = kind(**kwargs)
        convert = self._registries['type'].get(action.type, action.type) if isinstance(action.type, (str, type(None))) \
            else action.type
        if not callable(convert):
            raise ValueError(f'{convert!r} is not callable')
        if convert is FileType:
            raise ValueError(f'{convert!r} is a FileType class object, instance of it must be passed')
        try:
            if isinstance(self, ArgumentParser):  # a group has no formatter to try it with
                self._get_formatter()._format_args(action, None)
        except TypeError:
            raise ValueError('length of metavar tuple does not match nargs') from None
        return self._add_action(action)

    def add_mutually_exclusive_group(self, **kwargs):
        self._mutually_exclusive_groups.append(_MutuallyExclusiveGroup(self, **kwargs))
        return self._mutually_exclusive_groups[-1]

    def add_argument_group(self, *args, **kwargs):
        self._action_groups.append(_ArgumentGroup(self, *args, **kwargs))
        return self._action_groups[-1]

    def _add_action(self, action):
        self._check_conflict(action)
        action.container = self
        self._actions.append(action)
        options = action.option_strings
        self._option_string_actions.update(dict.fromkeys(options, action))
        self._negative_looking += [True for option in options if _looks_negative(option)]
        return action

    def _remove_action(self, action):
        self._actions.remove(action)

    def _positional(self, dest, **kwargs):
        if 'required' in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        nargs = kwargs.get('nargs')
        if nargs not in (OPTIONAL, ZERO_OR_MORE):
            kwargs['required'] = True
        if nargs == ZERO_OR_MORE and 'default' not in kwargs:
            kwargs['required'] = True
        kwargs['dest'] = dest
        kwargs['option_strings'] = []
        return kwargs

    def _optional(self, *args, **kwargs):
        long = []
        for option in args:
            if option[0] not in self.prefix_chars:
                raise ValueError(f'invalid option string {option!r}: must start with a character '
                                 f'{self.prefix_chars!r}')
            if len(option) > 1 and option[1] in self.prefix_chars:
                long.append(option)
        dest = kwargs.pop('dest', None)
        if dest is None:
            dest = (long[0] if long else args[0]).lstrip(self.prefix_chars)
            if not dest:
                raise ValueError(f'dest= is required for options like {args[0]!r}')
            dest = dest.replace('-', '_')
        kwargs['dest'] = dest
        kwargs['option_strings'] = list(args)
        return kwargs

    def _check_conflict(self, action):
        conflicts = [(option, self._option_string_actions[option]) for option in action.option_strings
                     if option in self._option_string_actions]
        if not conflicts:
            return
        if self.conflict_handler == 'error':
            plural = 's' if len(conflicts) > 1 else ''
            raise ArgumentError(action, f"conflicting option string{plural}: {', '.join([c[0] for c in conflicts])}")
        for option, other in conflicts:
            other.option_strings.remove(option)
            self._option_string_actions.pop(option, None)
            if not other.option_strings:
                other.container._remove_action(other)


def _looks_negative(text):
    """-1, -1.5, -.5"""
    if not text.startswith('-'):
        return False
    whole, dot, part = text[1:].partition('.')
    if not dot:
        return whole.isdigit()
    return (not whole or whole.isdigit()) and part.isdigit()


class _ArgumentGroup(_ActionsContainer):
    def __init__(self, container, title=None, description=None, **kwargs):
        super().__init__(description, kwargs.get('prefix_chars', container.prefix_chars),
                         kwargs.get('argument_default', container.argument_default),
                         kwargs.get('conflict_handler', container.conflict_handler))
        self.title, self._group_actions = title, []
        for shared in ('_actions', '_defaults', '_registries', '_negative_looking', '_option_string_actions',
                       '_mutually_exclusive_groups'):
            setattr(self, shared, getattr(container, shared))

    def _add_action(self, action):
        action = super()._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        super()._remove_action(action)
        self._group_actions.remove(action)


class _MutuallyExclusiveGroup(_ArgumentGroup):
    def __init__(self, container, required=False):
        super().__init__(container)
        self.required = required
        self._container = container

    def _add_action(self, action):
        if action.required:
            raise ValueError('mutually exclusive arguments must be optional')
        added = self._container._add_action(action)
        self._group_actions += [added]
        return added

    def _remove_action(self, action):
        self._group_actions.remove(action)
        self._container._remove_action(action)


_NARGS = {None: '(-*A-*)', OPTIONAL: '(-*A?-*)', ZERO_OR_MORE: '(-*[A-]*)', ONE_OR_MORE: '(-*A[A-]*)',
          REMAINDER: '([-AO]*)', PARSER: '(-*A[-AO]*)', SUPPRESS: '(-*-*)'}


def _nargs_pattern(action):
    nargs = action.nargs
    pattern = _NARGS.get(nargs) or '(-*%s-*)' % '-*'.join('A' * nargs)
    if action.option_strings:
        pattern = pattern.replace('-*', '').replace('-', '')
    return pattern


def _lengths(pattern, text):
    """The lengths of the groups where the pattern matches at the start of text, or None."""
    from _re import match
    spans = match(pattern, 0, text, 0, len(text), 1, 0)
    if spans is None:
        return None
    return [spans[i + 1] - spans[i] for i in range(2, len(spans) - 1, 2)]


class ArgumentParser(_Shown, _ActionsContainer):
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter,
                 prefix_chars='-', fromfile_prefix_chars=None, argument_default=None, conflict_handler='error',
                 add_help=True, allow_abbrev=True, exit_on_error=True):
        _ActionsContainer.__init__(self, description, prefix_chars, argument_default, conflict_handler)
        self.prog = _os.path.basename(_sys.argv[0]) if prog is None else prog
        self.usage = usage
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.fromfile_prefix_chars = fromfile_prefix_chars
        self.add_help = add_help
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self._positionals = self.add_argument_group('positional arguments')
        self._optionals = self.add_argument_group('options')
        self._subparsers = None
        prefix = '-' if '-' in prefix_chars else prefix_chars[0]
        if add_help:
            self.add_argument(prefix + 'h', prefix * 2 + 'help', action='help', default=SUPPRESS,
                              help='show this help message and exit')
        for parent in parents:
            self._take_over(parent)

    def _get_kwargs(self):
        return [(name, getattr(self, name)) for name in ('prog', 'usage', 'description', 'formatter_class',
                                                         'conflict_handler', 'add_help')]

    def _take_over(self, parent):
        known = {group.title: group for group in self._action_groups}
        where = {}
        for group in parent._action_groups:
            if group.title not in known:
                known[group.title] = self.add_argument_group(group.title, group.description,
                                                             conflict_handler=group.conflict_handler)
            for action in group._group_actions:
                where[action] = known[group.title]
        for group in parent._mutually_exclusive_groups:
            mine = self.add_mutually_exclusive_group(required=group.required)
            for action in group._group_actions:
                where[action] = mine
        for action in parent._actions:
            where.get(action, self)._add_action(action)
        self._defaults.update(parent._defaults)

    def add_subparsers(self, **kwargs):
        if self._subparsers is not None:
            self.error('cannot have multiple subparser arguments')
        kwargs.setdefault('parser_class', type(self))
        if 'title' in kwargs or 'description' in kwargs:
            self._subparsers = self.add_argument_group(kwargs.pop('title', 'subcommands'), kwargs.pop('description', None))
        else:
            self._subparsers = self._positionals
        if kwargs.get('prog') is None:
            formatter = self._get_formatter()
            formatter.add_usage(self.usage, [a for a in self._actions if not a.option_strings],
                                self._mutually_exclusive_groups, '')
            kwargs['prog'] = formatter.format_help().strip()
        kind = kwargs.pop('action', _SubParsersAction)
        action = (kind if callable(kind) else _ACTIONS[kind])(option_strings=[], **kwargs)
        self._subparsers._add_action(action)
        return action

    def _add_action(self, action):
        (self._optionals if action.option_strings else self._positionals)._add_action(action)
        return action

    # --- parsing

    def parse_args(self, args=None, namespace=None):
        args, left = self.parse_known_args(args, namespace)
        if left:
            self.error(f"unrecognized arguments: {' '.join(left)}")
        return args

    def parse_known_args(self, args=None, namespace=None):
        args = _sys.argv[1:] if args is None else list(args)
        if namespace is None:
            namespace = Namespace()
        for action in self._actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        try:
            namespace, args = self._parse_known_args(args, namespace)
        except ArgumentError as error:
            if not self.exit_on_error:
                raise
            self.error(str(error))
        of_subparsers = getattr(namespace, _UNRECOGNIZED, None)
        if of_subparsers is not None:
            args += of_subparsers
            delattr(namespace, _UNRECOGNIZED)
        return namespace, args

    def parse_intermixed_args(self, args=None, namespace=None):
        args, left = self.parse_known_intermixed_args(args, namespace)
        if left:
            self.error(f"unrecognized arguments: {' '.join(left)}")
        return args

    def parse_known_intermixed_args(self, args=None, namespace=None):
        positionals = [a for a in self._actions if not a.option_strings]
        saved = [(a, a.nargs, a.default) for a in positionals]
        for a in positionals:
            a.nargs, a.default = SUPPRESS, SUPPRESS
        try:
            namespace, left = self.parse_known_args(args, namespace)
        finally:
            for a, a.nargs, a.default in saved:
                pass
        return self.parse_known_args(left, namespace)

    def _read_files(self, arguments):
        all = []
        for argument in arguments:
            if not argument or argument[0] not in self.fromfile_prefix_chars:
                all.append(argument)
                continue
            try:
                with open(argument[1:]) as file:
                    lines = []
                    for line in file.read().splitlines():
                        lines.extend(self.convert_arg_line_to_args(line))
            except OSError as error:
                self.error(str(error))
            all.extend(self._read_files(lines))
        return all

    def convert_arg_line_to_args(self, arg_line):
        return [arg_line]

    def _parse_known_args(self, strings, namespace):
        if self.fromfile_prefix_chars is not None:
            strings = self._read_files(strings)
        excluded = {}
        for group in self._mutually_exclusive_groups:
            for action in group._group_actions:
                excluded.setdefault(action, []).extend([a for a in group._group_actions if a is not action])
        options = {}
        letters = []
        only_arguments = False
        for i, string in enumerate(strings):
            if only_arguments:
                letters.append('A')
            elif string == '--':
                letters.append('-')
                only_arguments = True
            else:
                found = self._parse_optional(string)
                if found is not None:
                    options[i] = found
                letters.append('A' if found is None else 'O')
        letters = ''.join(letters)
        seen = set()
        seen_not_default = set()
        extras = []
        positionals = [a for a in self._actions if not a.option_strings]

        def take(action, arguments, option=None):
            seen.add(action)
            values = self._get_values(action, arguments)
            if values is not action.default:
                seen_not_default.add(action)
                for other in excluded.get(action, ()):
                    if other in seen_not_default:
                        raise ArgumentError(action, f'not allowed with argument {_name_of(other)}')
            if values is not SUPPRESS:
                action(self, namespace, values, option)

        def consume_optional(start):
            action, option, explicit = options[start]
            todo = []
            while True:
                if action is None:
                    extras.append(strings[start])
                    return start + 1
                if explicit is not None:
                    count = self._match_argument(action, 'A')
                    if count == 0 and option[1] not in self.prefix_chars and explicit != '':
                        # Short options in one: -abc.
                        todo.append((action, [], option))
                        option = option[0] + explicit[0]
                        explicit = explicit[1:] or None
                        if option not in self._option_string_actions:
                            raise ArgumentError(action, f'ignored explicit argument {(option[1:] + (explicit or ""))!r}')
                        action = self._option_string_actions[option]
                    elif count == 1:
                        todo.append((action, [explicit], option))
                        stop = start + 1
                        break
                    else:
                        raise ArgumentError(action, f'ignored explicit argument {explicit!r}')
                else:
                    first = start + 1
                    count = self._match_argument(action, letters[first:])
                    stop = first + count
                    todo.append((action, strings[first:stop], option))
                    break
            for action, arguments, option in todo:
                take(action, arguments, option)
            return stop

        def consume_positionals(start):
            for count in self._match_arguments_partial(positionals, letters[start:]):
                take(positionals.pop(0), strings[start:start + count])
                start += count
            return start

        at = 0
        last_option = max(options) if options else -1
        while at <= last_option:
            next_option = min([i for i in options if i >= at])
            if at != next_option:
                after = consume_positionals(at)
                if after > at:
                    at = after
                    continue
                at = after
            if at not in options:
                extras.extend(strings[at:next_option])
                at = next_option
            at = consume_optional(at)
        stop = consume_positionals(at)
        extras.extend(strings[stop:])

        missing = []
        for action in self._actions:
            if action in seen:
                continue
            if action.required:
                missing.append(_name_of(action))
            elif (action.default is not None and isinstance(action.default, str) and hasattr(namespace, action.dest)
                  and action.default is getattr(namespace, action.dest)):
                setattr(namespace, action.dest, self._get_value(action, action.default))
        if missing:
            self.error(f"the following arguments are required: {', '.join(missing)}")
        for group in self._mutually_exclusive_groups:
            if group.required and not any([action in seen_not_default for action in group._group_actions]):
                names = [_name_of(action) for action in group._group_actions if action.help is not SUPPRESS]
                self.error(f"one of the arguments {' '.join(names)} is required")
        return namespace, extras

    def _match_argument(self, action, letters):
        lengths = _lengths(_nargs_pattern(action), letters)
        if lengths is not None:
            return lengths[0]
        message = {None: 'expected one argument', OPTIONAL: 'expected at most one argument',
                   ONE_OR_MORE: 'expected at least one argument'}.get(action.nargs)
        if message is None:
            message = f"expected {action.nargs} argument{'' if action.nargs == 1 else 's'}"
        raise ArgumentError(action, message)

    def _match_arguments_partial(self, actions, letters):
        for i in range(len(actions), 0, -1):
            lengths = _lengths(''.join([_nargs_pattern(action) for action in actions[:i]]), letters)
            if lengths is not None:
                return lengths
        return []

    def _parse_optional(self, string):
        if not string or string[0] not in self.prefix_chars:
            return None
        if string in self._option_string_actions:
            return self._option_string_actions[string], string, None
        if len(string) == 1:
            return None
        if '=' in string:
            option, explicit = string.split('=', 1)
            if option in self._option_string_actions:
                return self._option_string_actions[option], option, explicit
        found = self._get_option_tuples(string)
        if len(found) > 1:
            names = ', '.join([option for action, option, explicit in found])
            self.error(f'ambiguous option: {string} could match {names}')
        if found:
            return found[0]
        if _looks_negative(string) and not self._negative_looking:
            return None
        if ' ' in string:
            return None
        return None, string, None

    def _get_option_tuples(self, string):
        chars = self.prefix_chars
        result = []
        if string[0] in chars and string[1] in chars:
            if self.allow_abbrev:
                prefix, mark, explicit = string.partition('=')
                for option, action in self._option_string_actions.items():
                    if option.startswith(prefix):
                        result.append((action, option, explicit if mark else None))
        else:
            short, short_explicit = string[:2], string[2:]
            for option, action in self._option_string_actions.items():
                if option == short:
                    result.append((action, option, short_explicit))
                elif option.startswith(string):
                    result.append((action, option, None))
        return result

    def _get_values(self, action, strings):
        if action.nargs not in (PARSER, REMAINDER):
            strings = list(strings)
            if '--' in strings:
                strings.remove('--')
        nargs = action.nargs
        if not strings and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._get_value(action, value)
                self._check_value(action, value)
            return value
        if not strings and nargs == ZERO_OR_MORE and not action.option_strings:
            value = action.default if action.default is not None else strings
            self._check_value(action, value)
            return value
        if len(strings) == 1 and nargs in (None, OPTIONAL):
            value = self._get_value(action, strings[0])
            self._check_value(action, value)
            return value
        if nargs == REMAINDER:
            return [self._get_value(action, string) for string in strings]
        if nargs == PARSER:
            value = [self._get_value(action, string) for string in strings]
            self._check_value(action, value[0])
            return value
        if nargs == SUPPRESS:
            return SUPPRESS
        value = [self._get_value(action, string) for string in strings]
        for one in value:
            self._check_value(action, one)
        return value

    def _get_value(self, action, string):
        convert = action.type
        if convert is None or isinstance(convert, str):
            convert = self._registries['type'][convert]
        try:
            return convert(string)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error)) from None
        except (TypeError, ValueError):
            name = getattr(action.type, '__name__', repr(action.type))
            raise ArgumentError(action, f'invalid {name} value: {string!r}') from None

    def _check_value(self, action, value):
        if action.choices is not None and value not in action.choices:
            choices = ', '.join([repr(choice) for choice in action.choices])
            raise ArgumentError(action, f'invalid choice: {value!r} (choose from {choices})')

    # --- help

    def format_usage(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter.format_help()

    def format_help(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), file or _sys.stdout)

    def print_help(self, file=None):
        self._print_message(self.format_help(), file or _sys.stdout)

    def _print_message(self, message, file=None):
        if message:
            (file or _sys.stderr).write(message)

    def exit(self, status=0, message=None):
        if message:
            self._print_message(message, _sys.stderr)
        _sys.exit(status)

    def error(self, message):
        self.print_usage(_sys.stderr)
        self.exit(2, f'{self.prog}: error: {message}\n')
