# Errors end with status 2.
import argparse, sys
sys.stderr = sys.stdout
p = argparse.ArgumentParser(prog='p')
p.add_argument('file')
p.add_argument('-n', type=int)
p.add_argument('--mode', choices=['fast', 'slow'])
p.add_argument('--pair', nargs=2)
p.add_argument('--plus', nargs='+')
g = p.add_mutually_exclusive_group()
g.add_argument('--a', action='store_true')
g.add_argument('--b', action='store_true')
def positive(s):
    if int(s) <= 0:
        raise argparse.ArgumentTypeError(f'{s} is not positive')
    return int(s)
p.add_argument('--pos', type=positive)
for args in ['', 'x -n z', 'x --mode bad', 'x --unknown', 'x --a --b', 'x --pair 1', 'x -n', 'x --p 1', 'x --plus', 'x --pos 0', 'x --a=1', '-h']:
    try:
        print(p.parse_args(args.split()))
    except SystemExit as e:
        print('exit', e.code)
# expect: usage: p [-h] [-n N] [--mode {fast,slow}] [--pair PAIR PAIR]
# expect:          [--plus PLUS [PLUS ...]] [--a | --b] [--pos POS]
# expect:          file
# expect: p: error: the following arguments are required: file
# expect: exit 2
# expect: usage: p [-h] [-n N] [--mode {fast,slow}] [--pair PAIR PAIR]
# expect:          [--plus PLUS [PLUS ...]] [--a | --b] [--pos POS]
# expect:          file
# expect: p: error: argument -n: invalid int value: 'z'
# expect: exit 2
# expect: usage: p [-h] [-n N] [--mode {fast,slow}] [--pair PAIR PAIR]
# expect:          [--plus PLUS [PLUS ...]] [--a | --b] [--pos POS]
# expect:          file
# expect: p: error: argument --mode: invalid choice: 'bad' (choose from 'fast', 'slow')
# expect: exit 2
# expect: usage: p [-h] [-n N] [--mode {fast,slow}] [--pair PAIR PAIR]
# expect:          [--plus PLUS [PLUS ...]] [--a | --b] [--pos POS]
# expect:          file
# expect: p: error: unrecognized arguments: --unknown
# expect: exit 2
# expect: usage: p [-h] [-n N] [--mode {fast,slow}] [--pair PAIR PAIR]
# expect:          [--plus PLUS [PLUS ...]] [--a | --b] [--pos POS]
# expect:          file
# expect: p: error: argument --b: not allowed with argument --a
# expect: exit 2
# expect: usage: p [-h] [-n N] [--mode {fast,slow}] [--pair PAIR PAIR]
# expect:          [--plus PLUS [PLUS ...]] [--a | --b] [--pos POS]
# expect:          file
# expect: p: error: argument --pair: expected 2 arguments
# expect: exit 2
# expect: usage: p [-h] [-n N] [--mode {fast,slow}] [--pair PAIR PAIR]
# expect:          [--plus PLUS [PLUS ...]] [--a | --b] [--pos POS]
# expect:          file
# expect: p: error: argument -n: expected one argument
# expect: exit 2
# expect: usage: p [-h] [-n N] [--mode {fast,slow}] [--pair PAIR PAIR]
# expect:          [--plus PLUS [PLUS ...]] [--a | --b] [--pos POS]
# expect:          file
# expect: p: error: ambiguous option: --p could match --pair, --plus, --pos
# expect: exit 2
# expect: usage: p [-h] [-n N] [--mode {fast,slow}] [--pair PAIR PAIR]
# expect:          [--plus PLUS [PLUS ...]] [--a | --b] [--pos POS]
# expect:          file
# expect: p: error: argument --plus: expected at least one argument
# expect: exit 2
# expect: usage: p [-h] [-n N] [--mode {fast,slow}] [--pair PAIR PAIR]
# expect:          [--plus PLUS [PLUS ...]] [--a | --b] [--pos POS]
# expect:          file
# expect: p: error: argument --pos: 0 is not positive
# expect: exit 2
# expect: usage: p [-h] [-n N] [--mode {fast,slow}] [--pair PAIR PAIR]
# expect:          [--plus PLUS [PLUS ...]] [--a | --b] [--pos POS]
# expect:          file
# expect: p: error: argument --a: ignored explicit argument '1'
# expect: exit 2
# expect: usage: p [-h] [-n N] [--mode {fast,slow}] [--pair PAIR PAIR]
# expect:          [--plus PLUS [PLUS ...]] [--a | --b] [--pos POS]
# expect:          file
# expect:
# expect: positional arguments:
# expect:   file
# expect:
# expect: options:
# expect:   -h, --help            show this help message and exit
# expect:   -n N
# expect:   --mode {fast,slow}
# expect:   --pair PAIR PAIR
# expect:   --plus PLUS [PLUS ...]
# expect:   --a
# expect:   --b
# expect:   --pos POS
# expect: exit 0
