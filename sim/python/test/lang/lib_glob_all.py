import fnmatch
import glob
import os
import tempfile

os.chdir(tempfile.mkdtemp())
for folder in ('d1/sub/deep', 'd2', '.git'):
    os.makedirs(folder)
for name in ('a.txt', 'b.py', '.hidden', 'd1/c.txt', 'd1/sub/d.txt', 'd1/sub/deep/e.txt', 'd2/e1.txt', 'd2/e2.txt', 'd2/[x].txt', '.git/config'):
    open(name, 'w').close()
for pattern in ('*.txt', '*', '**', '**/', '**/*.txt', '.*', 'd?', 'd?/', 'd[12]/*', 'd[!1]/*', 'd2/e[0-9].txt', 'none*', 'none', 'a.txt', 'd1/**',
                'd1/**/*.txt', './*.py', 'd2/[[]x].txt', '*/*/*.txt', 'd*/../*.py', os.path.join(os.getcwd(), 'd1', '*.txt')):
    print(pattern.replace(os.getcwd(), 'HERE'), sorted(name.replace(os.getcwd(), 'HERE') for name in glob.glob(pattern, recursive=True)))
print(sorted(glob.glob('**/*.txt')))
print(sorted(glob.glob('*', include_hidden=True)), sorted(glob.iglob('*.txt', root_dir='d1')), sorted(glob.glob('**', root_dir='d1', recursive=True)))
print(glob.escape('d2/[x].txt?*'), glob.glob(glob.escape('d2/[x].txt')), next(glob.iglob('b.*')))
print(fnmatch.fnmatch('a.txt', '*.txt'), fnmatch.fnmatch('.x', '*'), fnmatch.fnmatchcase('A', 'a'), fnmatch.filter(['a1', 'b2', 'a3'], 'a?'), fnmatch.fnmatch('a]', 'a[]]'), fnmatch.fnmatch('b', '[!a]'))
print(fnmatch.translate('*.py'), fnmatch.translate('[a-c]?x*'))

# expect: *.txt ['a.txt']
# expect: * ['a.txt', 'b.py', 'd1', 'd2']
# expect: ** ['a.txt', 'b.py', 'd1', 'd1/c.txt', 'd1/sub', 'd1/sub/d.txt', 'd1/sub/deep', 'd1/sub/deep/e.txt', 'd2', 'd2/[x].txt', 'd2/e1.txt', 'd2/e2.txt']
# expect: **/ ['d1/', 'd1/sub/', 'd1/sub/deep/', 'd2/']
# expect: **/*.txt ['a.txt', 'd1/c.txt', 'd1/sub/d.txt', 'd1/sub/deep/e.txt', 'd2/[x].txt', 'd2/e1.txt', 'd2/e2.txt']
# expect: .* ['.git', '.hidden']
# expect: d? ['d1', 'd2']
# expect: d?/ ['d1/', 'd2/']
# expect: d[12]/* ['d1/c.txt', 'd1/sub', 'd2/[x].txt', 'd2/e1.txt', 'd2/e2.txt']
# expect: d[!1]/* ['d2/[x].txt', 'd2/e1.txt', 'd2/e2.txt']
# expect: d2/e[0-9].txt ['d2/e1.txt', 'd2/e2.txt']
# expect: none* []
# expect: none []
# expect: a.txt ['a.txt']
# expect: d1/** ['d1/', 'd1/c.txt', 'd1/sub', 'd1/sub/d.txt', 'd1/sub/deep', 'd1/sub/deep/e.txt']
# expect: d1/**/*.txt ['d1/c.txt', 'd1/sub/d.txt', 'd1/sub/deep/e.txt']
# expect: ./*.py ['./b.py']
# expect: d2/[[]x].txt ['d2/[x].txt']
# expect: */*/*.txt ['d1/sub/d.txt']
# expect: d*/../*.py ['d1/../b.py', 'd2/../b.py']
# expect: HERE/d1/*.txt ['HERE/d1/c.txt']
# expect: ['d1/c.txt', 'd2/[x].txt', 'd2/e1.txt', 'd2/e2.txt']
# expect: ['.git', '.hidden', 'a.txt', 'b.py', 'd1', 'd2'] ['c.txt'] ['c.txt', 'sub', 'sub/d.txt', 'sub/deep', 'sub/deep/e.txt']
# expect: d2/[[]x].txt[?][*] ['d2/[x].txt'] b.py
# expect: True True False ['a1', 'a3'] True True
# expect: (?s:.*\.py)\Z (?s:[a-c].x.*)\Z
