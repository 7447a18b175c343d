# Subcommands and groups.
import argparse, sys
sys.stderr = sys.stdout
q = argparse.ArgumentParser(prog='git')
q.add_argument('--debug', action='store_true')
s = q.add_subparsers(dest='cmd', required=True, help='commands', metavar='CMD')
a = s.add_parser('add', help='add files', aliases=['a'])
a.add_argument('path', nargs='+')
a.set_defaults(func='add')
c = s.add_parser('commit', help='commit it')
c.add_argument('-m', '--message', required=True)
q.print_help()
c.print_help()
for args in [['add', 'x', 'y'], ['--debug', 'commit', '-m', 'hi'], ['commit'], ['bad'], [], ['a', 'z', '-q']]:
    try:
        print(q.parse_args(args))
    except SystemExit as e:
        print('exit', e.code)
r = argparse.ArgumentParser(prog='r', formatter_class=argparse.ArgumentDefaultsHelpFormatter, add_help=False)
g = r.add_argument_group('server options', 'how to serve')
g.add_argument('--host', default='localhost', help='host name')
g.add_argument('--port', type=int, default=80, help='port')
print(r.format_help())
print(argparse.ArgumentParser(prog='raw', formatter_class=argparse.RawDescriptionHelpFormatter, description='line 1\n  line 2').format_help())
# expect: usage: git [-h] [--debug] CMD ...
# expect:
# expect: positional arguments:
# expect:   CMD         commands
# expect:     add (a)   add files
# expect:     commit    commit it
# expect:
# expect: options:
# expect:   -h, --help  show this help message and exit
# expect:   --debug
# expect: usage: git commit [-h] -m MESSAGE
# expect:
# expect: options:
# expect:   -h, --help            show this help message and exit
# expect:   -m MESSAGE, --message MESSAGE
# expect: Namespace(debug=False, cmd='add', path=['x', 'y'], func='add')
# expect: Namespace(debug=True, cmd='commit', message='hi')
# expect: usage: git commit [-h] -m MESSAGE
# expect: git commit: error: the following arguments are required: -m/--message
# expect: exit 2
# expect: usage: git [-h] [--debug] CMD ...
# expect: git: error: argument CMD: invalid choice: 'bad' (choose from 'add', 'a', 'commit')
# expect: exit 2
# expect: usage: git [-h] [--debug] CMD ...
# expect: git: error: the following arguments are required: CMD
# expect: exit 2
# expect: usage: git [-h] [--debug] CMD ...
# expect: git: error: unrecognized arguments: -q
# expect: exit 2
# expect: usage: r [--host HOST] [--port PORT]
# expect:
# expect: server options:
# expect:   how to serve
# expect:
# expect:   --host HOST  host name (default: localhost)
# expect:   --port PORT  port (default: 80)
# expect:
# expect: usage: raw [-h]
# expect:
# expect: line 1
# expect:   line 2
# expect:
# expect: options:
# expect:   -h, --help  show this help message and exit
# expect:
