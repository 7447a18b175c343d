# Parsing.
import argparse
p = argparse.ArgumentParser(prog='p')
p.add_argument('file')
p.add_argument('extra', nargs='*')
p.add_argument('-v', '--verbose', action='store_true')
p.add_argument('-n', '--number', type=int, default=3)
p.add_argument('-c', action='count', default=0)
p.add_argument('--app', action='append')
p.add_argument('--pair', nargs=2)
p.add_argument('--opt', nargs='?', const='C', default='D')
p.add_argument('--plus', nargs='+', type=int)
for args in ['x', 'x y -v -n 5 -ccc --app 1 --app=2 --pair a b --opt --plus 1 2', 'x --num 7 -vn9 --opt=E', 'x -- -z', 'x -n -1']:
    print(p.parse_args(args.split()))
print(p.parse_known_args(['x', '--zz', '1']), vars(p.parse_args(['f']))['number'])
n = argparse.Namespace(a=1, b='x')
print(n, n == argparse.Namespace(a=1, b='x'), 'a' in n, p)
# expect: Namespace(file='x', extra=[], verbose=False, number=3, c=0, app=None, pair=None, opt='D', plus=None)
# expect: Namespace(file='x', extra=['y'], verbose=True, number=5, c=3, app=['1', '2'], pair=['a', 'b'], opt='C', plus=[1, 2])
# expect: Namespace(file='x', extra=[], verbose=True, number=9, c=0, app=None, pair=None, opt='E', plus=None)
# expect: Namespace(file='x', extra=['-z'], verbose=False, number=3, c=0, app=None, pair=None, opt='D', plus=None)
# expect: Namespace(file='x', extra=[], verbose=False, number=-1, c=0, app=None, pair=None, opt='D', plus=None)
# expect: (Namespace(file='x', extra=[], verbose=False, number=3, c=0, app=None, pair=None, opt='D', plus=None), ['--zz', '1']) 3
# expect: Namespace(a=1, b='x') True True ArgumentParser(prog='p', usage=None, description=None, formatter_class=<class 'argparse.HelpFormatter'>, conflict_handler='error', add_help=True)
