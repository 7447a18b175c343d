import difflib, random
from difflib import *
a = 'one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n'.splitlines(1); b = 'one\n2two\nthree\nfive\nsix!\nseven\neight\nnine\n'.splitlines(1)
print(''.join(ndiff(a, b))); print(''.join(unified_diff(a, b, 'f', 't', 'd1', 'd2'))); print(''.join(context_diff(a, b, 'f', 't', n=1)))
s = SequenceMatcher(None, 'private Thread currentThread;', 'private volatile Thread currentThread;'); print(round(s.ratio(), 3), s.get_matching_blocks(), s.get_opcodes(), s.quick_ratio(), s.real_quick_ratio(), s.find_longest_match(0, 5, 0, 5))
print(get_close_matches('appel', ['ape', 'apple', 'peach', 'puppy']), SequenceMatcher(lambda x: x == ' ', ' abcd', 'abcd abcd').find_longest_match(0, 5, 0, 9), list(restore(ndiff(a, b), 1)) == a, list(restore(ndiff(a, b), 2)) == b)
r = random.Random(3)
for i in range(6):
    x = [''.join(r.choice('ab \t') for _ in range(r.randrange(8))) + '\n' for _ in range(r.randrange(12))]; y = list(x)
    for _ in range(4):
        if y: y[r.randrange(len(y))] = ''.join(r.choice('abc ') for _ in range(5)) + '\n'
        y.insert(r.randrange(len(y) + 1), 'new\n')
    print(list(ndiff(x, y)), list(unified_diff(x, y, n=1)), list(context_diff(x, y)), list(Differ().compare(x, y)), SequenceMatcher(None, ''.join(x) * 9, ''.join(y) * 9).ratio())
for f in (lambda: get_close_matches('a', [], 0), lambda: get_close_matches('a', [], 1, 2), lambda: list(restore([], 3)), lambda: list(unified_diff([1], [2])), lambda: list(diff_bytes(unified_diff, ['a'], [b'b']))):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(list(diff_bytes(unified_diff, [b'a'], [b'b'], b'x', b'y')))
import graphlib
from graphlib import *
t = TopologicalSorter({'D': {'B', 'C'} and ['B', 'C'], 'C': ['A'], 'B': ['A']}); print(list(t.static_order()))
t = TopologicalSorter(); t.add(1, 2, 3); t.add(2, 3); t.prepare(); 
while t.is_active(): n = t.get_ready(); print(n); t.done(*n)
for f in (lambda: TopologicalSorter({1: [2], 2: [3], 3: [1]}).prepare(), lambda: list(TopologicalSorter({'a': ['a']}).static_order()), lambda: t.add(5), lambda: t.done(1), lambda: t.done(99), lambda: TopologicalSorter().get_ready(), lambda: t.prepare(), lambda: TopologicalSorter({0: [1], 1: [2, 3], 2: [4, 1], 5: []}).prepare()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e, e.args)

# expect:   one
# expect: - two
# expect: + 2two
# expect: ? +
# expect:   three
# expect: - four
# expect:   five
# expect: - six
# expect: + six!
# expect: ?    +
# expect:   seven
# expect:   eight
# expect: + nine
# expect:
# expect: --- f	d1
# expect: +++ t	d2
# expect: @@ -1,8 +1,8 @@
# expect:  one
# expect: -two
# expect: +2two
# expect:  three
# expect: -four
# expect:  five
# expect: -six
# expect: +six!
# expect:  seven
# expect:  eight
# expect: +nine
# expect:
# expect: *** f
# expect: --- t
# expect: ***************
# expect: *** 1,8 ****
# expect:   one
# expect: ! two
# expect:   three
# expect: - four
# expect:   five
# expect: ! six
# expect:   seven
# expect:   eight
# expect: --- 1,8 ----
# expect:   one
# expect: ! 2two
# expect:   three
# expect:   five
# expect: ! six!
# expect:   seven
# expect:   eight
# expect: + nine
# expect:
# expect: 0.866 [Match(a=0, b=0, size=6), Match(a=6, b=15, size=23), Match(a=29, b=38, size=0)] [('equal', 0, 6, 0, 6), ('insert', 6, 6, 6, 15), ('equal', 6, 29, 15, 38)] 0.8656716417910447 0.8656716417910447 Match(a=0, b=0, size=5)
# expect: ['apple', 'ape'] Match(a=1, b=0, size=4) True True
# expect: ['-  \t\n', '+ new\n', '+  bcaa\n', '  a\n', '-  bb\t\t\tb\n', '+ new\n', '+ bc c \n', '+ cac  \n', '+ new\n'] ['--- \n', '+++ \n', '@@ -1,3 +1,7 @@\n', '- \t\n', '+new\n', '+ bcaa\n', ' a\n', '- bb\t\t\tb\n', '+new\n', '+bc c \n', '+cac  \n', '+new\n'] ['*** \n', '--- \n', '***************\n', '*** 1,3 ****\n', '!  \t\n', '  a\n', '!  bb\t\t\tb\n', '--- 1,7 ----\n', '! new\n', '!  bcaa\n', '  a\n', '! new\n', '! bc c \n', '! cac  \n', '! new\n'] ['-  \t\n', '+ new\n', '+  bcaa\n', '  a\n', '-  bb\t\t\tb\n', '+ new\n', '+ bc c \n', '+ cac  \n', '+ new\n'] 0.0
# expect: ['- \tb a \n', '+ new\n', '+ new\n', '+ ab cc\n', '   a\n', '-   a\n', '+  ac b\n', '  \t\n', '- a a\tba \n', '+ new\n', '+ cccb \n', '+ new\n', '  \taaa\t \n'] ['--- \n', '+++ \n', '@@ -1,6 +1,10 @@\n', '-\tb a \n', '+new\n', '+new\n', '+ab cc\n', '  a\n', '-  a\n', '+ ac b\n', ' \t\n', '-a a\tba \n', '+new\n', '+cccb \n', '+new\n', ' \taaa\t \n'] ['*** \n', '--- \n', '***************\n', '*** 1,6 ****\n', '! \tb a \n', '   a\n', '!   a\n', '  \t\n', '! a a\tba \n', '  \taaa\t \n', '--- 1,10 ----\n', '! new\n', '! new\n', '! ab cc\n', '   a\n', '!  ac b\n', '  \t\n', '! new\n', '! cccb \n', '! new\n', '  \taaa\t \n'] ['- \tb a \n', '+ new\n', '+ new\n', '+ ab cc\n', '   a\n', '-   a\n', '+  ac b\n', '  \t\n', '- a a\tba \n', '+ new\n', '+ cccb \n', '+ new\n', '  \taaa\t \n'] 0.0
# expect: ['-  a\t \n', '- \n', '- ba \t  \n', '+ new\n', '+ abcbc\n', '+ b aac\n', '+ new\n', '+ cc cc\n', '+ new\n', '+ bcccc\n', '  \taaa\n'] ['--- \n', '+++ \n', '@@ -1,4 +1,8 @@\n', '- a\t \n', '-\n', '-ba \t  \n', '+new\n', '+abcbc\n', '+b aac\n', '+new\n', '+cc cc\n', '+new\n', '+bcccc\n', ' \taaa\n'] ['*** \n', '--- \n', '***************\n', '*** 1,4 ****\n', '!  a\t \n', '! \n', '! ba \t  \n', '  \taaa\n', '--- 1,8 ----\n', '! new\n', '! abcbc\n', '! b aac\n', '! new\n', '! cc cc\n', '! new\n', '! bcccc\n', '  \taaa\n'] ['-  a\t \n', '- \n', '- ba \t  \n', '+ new\n', '+ abcbc\n', '+ b aac\n', '+ new\n', '+ cc cc\n', '+ new\n', '+ bcccc\n', '  \taaa\n'] 0.0
# expect: ['+ bcba \n', '+ new\n', '  a \n', '  \t b\n', '  a\n', '-  b \n', '+ cbaca\n', '+ new\n', '  a b\t \n', '- \t \t \n', '- \ta\tbba\n', '+ ab aa\n', '+ new\n', '+   ba \n'] ['--- \n', '+++ \n', '@@ -1 +1,3 @@\n', '+bcba \n', '+new\n', ' a \n', '@@ -3,5 +5,7 @@\n', ' a\n', '- b \n', '+cbaca\n', '+new\n', ' a b\t \n', '-\t \t \n', '-\ta\tbba\n', '+ab aa\n', '+new\n', '+  ba \n'] ['*** \n', '--- \n', '***************\n', '*** 1,7 ****\n', '  a \n', '  \t b\n', '  a\n', '!  b \n', '  a b\t \n', '! \t \t \n', '! \ta\tbba\n', '--- 1,11 ----\n', '+ bcba \n', '+ new\n', '  a \n', '  \t b\n', '  a\n', '! cbaca\n', '! new\n', '  a b\t \n', '! ab aa\n', '! new\n', '!   ba \n'] ['+ bcba \n', '+ new\n', '  a \n', '  \t b\n', '  a\n', '-  b \n', '+ cbaca\n', '+ new\n', '  a b\t \n', '- \t \t \n', '- \ta\tbba\n', '+ ab aa\n', '+ new\n', '+   ba \n'] 0.0
# expect: ['- b \ta \n', '+ new\n', '+ new\n', '+ c a c\n', '+ bbaab\n', '+ baaaa\n'] ['--- \n', '+++ \n', '@@ -1 +1,5 @@\n', '-b \ta \n', '+new\n', '+new\n', '+c a c\n', '+bbaab\n', '+baaaa\n'] ['*** \n', '--- \n', '***************\n', '*** 1 ****\n', '! b \ta \n', '--- 1,5 ----\n', '! new\n', '! new\n', '! c a c\n', '! bbaab\n', '! baaaa\n'] ['- b \ta \n', '+ new\n', '+ new\n', '+ c a c\n', '+ bbaab\n', '+ baaaa\n'] 0.0
# expect: ['- \t\n', '+  baca\n', '+ new\n', '+ new\n', '  b a \t\n', '     b \t\n', '  b\n', '  \n', '  aba \t\t\n', '  \n', '+ new\n', '+ new\n', '  a \t \t\t\n', '  abb a\tb\n', '- ba   a\n', '- a\ta aa\t\n', '+ bb aa\n', '+ baaac\n'] ['--- \n', '+++ \n', '@@ -1,2 +1,4 @@\n', '-\t\n', '+ baca\n', '+new\n', '+new\n', ' b a \t\n', '@@ -7,5 +9,7 @@\n', ' \n', '+new\n', '+new\n', ' a \t \t\t\n', ' abb a\tb\n', '-ba   a\n', '-a\ta aa\t\n', '+bb aa\n', '+baaac\n'] ['*** \n', '--- \n', '***************\n', '*** 1,11 ****\n', '! \t\n', '  b a \t\n', '     b \t\n', '  b\n', '  \n', '  aba \t\t\n', '  \n', '  a \t \t\t\n', '  abb a\tb\n', '! ba   a\n', '! a\ta aa\t\n', '--- 1,15 ----\n', '!  baca\n', '! new\n', '! new\n', '  b a \t\n', '     b \t\n', '  b\n', '  \n', '  aba \t\t\n', '  \n', '+ new\n', '+ new\n', '  a \t \t\t\n', '  abb a\tb\n', '! bb aa\n', '! baaac\n'] ['- \t\n', '+  baca\n', '+ new\n', '+ new\n', '  b a \t\n', '     b \t\n', '  b\n', '  \n', '  aba \t\t\n', '  \n', '+ new\n', '+ new\n', '  a \t \t\t\n', '  abb a\tb\n', '- ba   a\n', '- a\ta aa\t\n', '+ bb aa\n', '+ baaac\n'] 0.0
# expect: ValueError n must be > 0: 0
# expect: ValueError cutoff must be in [0.0, 1.0]: 2
# expect: ValueError unknown delta choice (must be 1 or 2): 3
# expect: TypeError lines to compare must be str, not int (1)
# expect: TypeError all arguments must be bytes, not str ('a')
# expect: [b'--- x\n', b'+++ y\n', b'@@ -1 +1 @@\n', b'-a', b'+b']
# expect: ['A', 'C', 'B', 'D']
# expect: (3,)
# expect: (2,)
# expect: (1,)
# expect: CycleError ('nodes are in a cycle', [1, 3, 2, 1]) ('nodes are in a cycle', [1, 3, 2, 1])
# expect: CycleError ('nodes are in a cycle', ['a', 'a']) ('nodes are in a cycle', ['a', 'a'])
# expect: ValueError Nodes cannot be added after a call to prepare() ('Nodes cannot be added after a call to prepare()',)
# expect: ValueError node 1 was already marked done ('node 1 was already marked done',)
# expect: ValueError node 99 was not added using add() ('node 99 was not added using add()',)
# expect: ValueError prepare() must be called first ('prepare() must be called first',)
# expect: ValueError cannot prepare() more than once ('cannot prepare() more than once',)
# expect: CycleError ('nodes are in a cycle', [1, 2, 1]) ('nodes are in a cycle', [1, 2, 1])
