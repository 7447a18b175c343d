# Options the older way, commands one a line, colours in other systems.
import cmd
import colorsys
import io
import optparse

p = optparse.OptionParser(usage='%prog [options] FILE', version='%prog 2.0', description='Does things.', prog='tool')
p.add_option('-f', '--file', dest='filename', metavar='FILE', help='write report to FILE', default='x.txt')
p.add_option('-q', '--quiet', action='store_false', dest='verbose', default=True, help="don't print status messages")
p.add_option('-n', type='int', help='a number [default: %default]', default=4)
p.add_option('-c', action='count')
p.add_option('--pt', nargs=2, type='float')
p.add_option('--mode', choices=['a', 'b'], default='a')
g = optparse.OptionGroup(p, 'Dangerous', 'Careful with these.')
g.add_option('-g', action='store_true', help='Group option.')
p.add_option_group(g)
options, rest = p.parse_args(['-q', '-n5', '--file=y', 'arg', '-cc', '--pt', '1', '2.5', '--mod', 'b', '--', '-z'])
print(options, rest)
print([line.rstrip() for line in p.format_help().splitlines()])
try:
    p.parse_args(['-n', 'x'])
except SystemExit as e:
    print('exit', e.code)


class Shell(cmd.Cmd):
    prompt = '> '
    intro = 'welcome'
    use_rawinput = False

    def do_hi(self, arg):
        'say hi'
        self.stdout.write(f'hi {arg}\n')

    def do_quit(self, arg):
        return True

    def default(self, line):
        self.stdout.write(f'unknown {line}\n')


out = io.StringIO()
Shell(stdin=io.StringIO('hi bob\n\nfoo bar\nhelp\n?hi\nquit\nhi again\n'), stdout=out).cmdloop()
print([line.rstrip() for line in out.getvalue().splitlines()])
print([round(x, 6) for x in colorsys.rgb_to_hsv(.2, .4, .6) + colorsys.hls_to_rgb(.5, .5, .5) + colorsys.rgb_to_yiq(.2, .4, .6)])
# expect-error: Usage: tool [options] FILE
# expect-error: tool: error: option -n: invalid integer value: 'x'
# expect: {'filename': 'y', 'verbose': False, 'n': 5, 'c': 2, 'pt': (1.0, 2.5), 'mode': 'b', 'g': None} ['arg', '-z']
# expect: ['Usage: tool [options] FILE', '', 'Does things.', '', 'Options:', "  --version             show program's version number and exit", '  -h, --help            show this help message and exit', '  -f FILE, --file=FILE  write report to FILE', "  -q, --quiet           don't print status messages", '  -n N                  a number [default: 4]', '  -c', '  --pt=PT', '  --mode=MODE', '', '  Dangerous:', '    Careful with these.', '', '    -g                  Group option.']
# expect: exit 2
# expect: ['welcome', '> hi bob', '> hi bob', '> unknown foo bar', '>', 'Documented commands (type help <topic>):', '========================================', 'help  hi', '', 'Undocumented commands:', '======================', 'quit', '', '> say hi', '>']
# expect: [0.583333, 0.666667, 0.6, 0.25, 0.75, 0.75, 0.362, -0.18414, 0.01982]
