# The help text.
import argparse
p = argparse.ArgumentParser(prog='prog', description='A tool that does things and has a long description so that the wrapping of the text can be seen in the help.', epilog='Bye %(prog)s')
p.add_argument('file', help='the file')
p.add_argument('extra', nargs='*', help='more files')
p.add_argument('-v', '--verbose', action='store_true', help='talk')
p.add_argument('-n', '--number', type=int, default=3, metavar='N', help='a number (default: %(default)s)')
p.add_argument('--mode', choices=['fast', 'slow'], default='fast')
p.add_argument('--version', action='version', version='%(prog)s 1.0')
p.add_argument('--very-long-option-name', help='help for the long option which is wrapped across several lines because it is long indeed', type=float)
g = p.add_mutually_exclusive_group()
g.add_argument('--a', action='store_true')
g.add_argument('--b', action='store_const', const=5)
p.add_argument('--flag', action=argparse.BooleanOptionalAction, help='a flag')
p.print_help()
p.print_usage()
# expect: usage: prog [-h] [-v] [-n N] [--mode {fast,slow}] [--version]
# expect:             [--very-long-option-name VERY_LONG_OPTION_NAME] [--a | --b]
# expect:             [--flag | --no-flag]
# expect:             file [extra ...]
# expect:
# expect: A tool that does things and has a long description so that the wrapping of the
# expect: text can be seen in the help.
# expect:
# expect: positional arguments:
# expect:   file                  the file
# expect:   extra                 more files
# expect:
# expect: options:
# expect:   -h, --help            show this help message and exit
# expect:   -v, --verbose         talk
# expect:   -n N, --number N      a number (default: 3)
# expect:   --mode {fast,slow}
# expect:   --version             show program's version number and exit
# expect:   --very-long-option-name VERY_LONG_OPTION_NAME
# expect:                         help for the long option which is wrapped across
# expect:                         several lines because it is long indeed
# expect:   --a
# expect:   --b
# expect:   --flag, --no-flag     a flag
# expect:
# expect: Bye prog
# expect: usage: prog [-h] [-v] [-n N] [--mode {fast,slow}] [--version]
# expect:             [--very-long-option-name VERY_LONG_OPTION_NAME] [--a | --b]
# expect:             [--flag | --no-flag]
# expect:             file [extra ...]
