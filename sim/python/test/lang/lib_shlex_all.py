import shlex, random
for s in ('a b c', "a 'b c' d", 'a "b \\" c" d', "it\\'s ok", 'x="1 2" y', '', '  ', "''", 'a#b c', 'a # b', 'ls -l | grep "x y" > f.txt', 'a\\ b', "'a'b\"c\""):
    for f in (lambda: shlex.split(s), lambda: shlex.split(s, comments=True), lambda: list(shlex.shlex(s)), lambda: list(shlex.shlex(s, punctuation_chars=True)), lambda: list(shlex.shlex(s, posix=True, punctuation_chars='|>'))):
        try: print(repr(s), f())
        except ValueError as e: print(e)
for s in ("a 'b", 'a "b', 'a\\'):
    try: print(shlex.split(s))
    except ValueError as e: print(e)
print(shlex.quote('a b'), shlex.quote("it's"), shlex.quote(''), shlex.quote('abc-1.txt'), shlex.join(['a', 'b c', "d'e"]))
r = random.Random(1)
for i in range(12):
    s = ''.join(r.choice('ab "\'\\#|> ;x-') for _ in range(r.randrange(12)))
    for k in ({}, {'posix': True}, {'punctuation_chars': True}):
        try: print(repr(s), k, list(shlex.shlex(s, **k)))
        except ValueError as e: print(repr(s), e)
    try: print(shlex.split(s))
    except ValueError as e: print(e)

# expect: 'a b c' ['a', 'b', 'c']
# expect: 'a b c' ['a', 'b', 'c']
# expect: 'a b c' ['a', 'b', 'c']
# expect: 'a b c' ['a', 'b', 'c']
# expect: 'a b c' ['a', 'b', 'c']
# expect: "a 'b c' d" ['a', 'b c', 'd']
# expect: "a 'b c' d" ['a', 'b c', 'd']
# expect: "a 'b c' d" ['a', "'b c'", 'd']
# expect: "a 'b c' d" ['a', "'b c'", 'd']
# expect: "a 'b c' d" ['a', 'b c', 'd']
# expect: 'a "b \\" c" d' ['a', 'b " c', 'd']
# expect: 'a "b \\" c" d' ['a', 'b " c', 'd']
# expect: 'a "b \\" c" d' ['a', '"b \\"', 'c"', 'd']
# expect: 'a "b \\" c" d' ['a', '"b \\"', 'c"', 'd']
# expect: 'a "b \\" c" d' ['a', 'b " c', 'd']
# expect: "it\\'s ok" ["it's", 'ok']
# expect: "it\\'s ok" ["it's", 'ok']
# expect: No closing quotation
# expect: No closing quotation
# expect: "it\\'s ok" ["it's", 'ok']
# expect: 'x="1 2" y' ['x=1 2', 'y']
# expect: 'x="1 2" y' ['x=1 2', 'y']
# expect: 'x="1 2" y' ['x', '=', '"1 2"', 'y']
# expect: 'x="1 2" y' ['x="1', '2"', 'y']
# expect: 'x="1 2" y' ['x=1 2', 'y']
# expect: '' []
# expect: '' []
# expect: '' []
# expect: '' []
# expect: '' []
# expect: '  ' []
# expect: '  ' []
# expect: '  ' []
# expect: '  ' []
# expect: '  ' []
# expect: "''" ['']
# expect: "''" ['']
# expect: "''" ["''"]
# expect: "''" ["''"]
# expect: "''" ['']
# expect: 'a#b c' ['a#b', 'c']
# expect: 'a#b c' ['a']
# expect: 'a#b c' ['a']
# expect: 'a#b c' ['a']
# expect: 'a#b c' ['a']
# expect: 'a # b' ['a', '#', 'b']
# expect: 'a # b' ['a']
# expect: 'a # b' ['a']
# expect: 'a # b' ['a']
# expect: 'a # b' ['a']
# expect: 'ls -l | grep "x y" > f.txt' ['ls', '-l', '|', 'grep', 'x y', '>', 'f.txt']
# expect: 'ls -l | grep "x y" > f.txt' ['ls', '-l', '|', 'grep', 'x y', '>', 'f.txt']
# expect: 'ls -l | grep "x y" > f.txt' ['ls', '-', 'l', '|', 'grep', '"x y"', '>', 'f', '.', 'txt']
# expect: 'ls -l | grep "x y" > f.txt' ['ls', '-l', '|', 'grep', '"x y"', '>', 'f.txt']
# expect: 'ls -l | grep "x y" > f.txt' ['ls', '-l', '|', 'grep', 'x y', '>', 'f.txt']
# expect: 'a\\ b' ['a b']
# expect: 'a\\ b' ['a b']
# expect: 'a\\ b' ['a', '\\', 'b']
# expect: 'a\\ b' ['a', '\\', 'b']
# expect: 'a\\ b' ['a b']
# expect: '\'a\'b"c"' ['abc']
# expect: '\'a\'b"c"' ['abc']
# expect: '\'a\'b"c"' ["'a'", 'b"c"']
# expect: '\'a\'b"c"' ["'a'", 'b"c"']
# expect: '\'a\'b"c"' ['abc']
# expect: No closing quotation
# expect: No closing quotation
# expect: No escaped character
# expect: 'a b' 'it'"'"'s' '' abc-1.txt a 'b c' 'd'"'"'e'
# expect: ' -' {} ['-']
# expect: ' -' {'posix': True} ['-']
# expect: ' -' {'punctuation_chars': True} ['-']
# expect: ['-']
# expect: "'" No closing quotation
# expect: "'" No closing quotation
# expect: "'" No closing quotation
# expect: No closing quotation
# expect: '|' {} ['|']
# expect: '|' {'posix': True} ['|']
# expect: '|' {'punctuation_chars': True} ['|']
# expect: ['|']
# expect: '|;#-"b|' {} ['|', ';']
# expect: '|;#-"b|' {'posix': True} ['|', ';']
# expect: '|;#-"b|' {'punctuation_chars': True} ['|;']
# expect: No closing quotation
# expect: '' {} []
# expect: '' {'posix': True} []
# expect: '' {'punctuation_chars': True} []
# expect: []
# expect: '# --ax' {} []
# expect: '# --ax' {'posix': True} []
# expect: '# --ax' {'punctuation_chars': True} []
# expect: ['#', '--ax']
# expect: '\'x-" b\\' No closing quotation
# expect: '\'x-" b\\' No closing quotation
# expect: '\'x-" b\\' No closing quotation
# expect: No closing quotation
# expect: '' {} []
# expect: '' {'posix': True} []
# expect: '' {'punctuation_chars': True} []
# expect: []
# expect: '' {} []
# expect: '' {'posix': True} []
# expect: '' {'punctuation_chars': True} []
# expect: []
# expect: '' {} []
# expect: '' {'posix': True} []
# expect: '' {'punctuation_chars': True} []
# expect: []
# expect: '>a#;"#xa>"' {} ['>', 'a']
# expect: '>a#;"#xa>"' {'posix': True} ['>', 'a']
# expect: '>a#;"#xa>"' {'punctuation_chars': True} ['>', 'a']
# expect: ['>a#;#xa>']
# expect: '|>"\\";"' No closing quotation
# expect: '|>"\\";"' {'posix': True} ['|', '>', '";']
# expect: '|>"\\";"' No closing quotation
# expect: ['|>";']
