"""Options of a command line, as C's getopt()."""

import os

__all__ = ['GetoptError', 'error', 'getopt', 'gnu_getopt']


class GetoptError(Exception):
    opt = ''
    msg = ''

    def __init__(self, msg, opt=''):
        self.msg = msg
        self.opt = opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def _long_list(longopts):
    return [longopts] if isinstance(longopts, str) else list(longopts)


def getopt(args, shortopts, longopts=[]):
    opts, longopts = [], _long_list(longopts)
    while args and args[0].startswith('-') and args[0] != '-':
        if args[0] == '--':
            args = args[1:]
            break
        args = _one(opts, args, shortopts, longopts)
    return opts, args


def gnu_getopt(args, shortopts, longopts=[]):
    opts, rest, longopts = [], [], _long_list(longopts)
    only_first = shortopts.startswith('+') or bool(os.environ.get('POSIXLY_CORRECT'))
    shortopts = shortopts.removeprefix('+')
    while args:
        if args[0] == '--':
            rest += args[1:]
            break
        if args[0].startswith('-') and args[0] != '-':
            args = _one(opts, args, shortopts, longopts)
        elif only_first:
            rest += args
            break
        else:
            rest.append(args[0])
            args = args[1:]
    return opts, rest


def _one(opts, args, shortopts, longopts):
    if args[0].startswith('--'):
        return _long(opts, args[0][2:], longopts, args[1:])
    return _short(opts, args[0][1:], shortopts, args[1:])


def _long(opts, option, longopts, args):
    name, equals, value = option.partition('=')
    possible = [known for known in longopts if known.startswith(name)]
    if not possible:
        raise GetoptError(f'option --{name} not recognized', name)
    if name in possible:
        wants = False
    elif name + '=' in possible:
        wants = True
    elif len(possible) > 1:
        raise GetoptError(f'option --{name} not a unique prefix', name)
    else:
        wants = possible[0].endswith('=')
        name = possible[0].removesuffix('=')
    if wants:
        if not equals:
            if not args:
                raise GetoptError(f'option --{name} requires argument', name)
            value, args = args[0], args[1:]
    elif equals:
        raise GetoptError(f'option --{name} must not have an argument', name)
    opts.append((f'--{name}', value))
    return args


def _short(opts, letters, shortopts, args):
    while letters:
        letter, letters = letters[0], letters[1:]
        place = -1 if letter == ':' else shortopts.find(letter)
        if place < 0:
            raise GetoptError(f'option -{letter} not recognized', letter)
        value = ''
        if shortopts.startswith(':', place + 1):
            if not letters:
                if not args:
                    raise GetoptError(f'option -{letter} requires argument', letter)
                letters, args = args[0], args[1:]
            value, letters = letters, ''
        opts.append((f'-{letter}', value))
    return args
