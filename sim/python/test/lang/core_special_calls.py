# How often, and in what order, special methods are called.
class A:
    def __hash__(s): print('hash'); return 7
    def __eq__(s, o): print('eq'); return True
class L:
    def __len__(s): print('len'); return 2
    def __iter__(s): print('iter'); return iter([1, 2])
class H:
    def __iter__(s): print('iter'); return s
    def __next__(s): raise StopIteration
    def __length_hint__(s): print('hint'); return 5
class G:
    def __getattr__(s, n): print('getattr', n); raise AttributeError(n)
    def __iter__(s): return iter([(1, 2)])
class K:
    def __getattr__(s, n):
        if n == 'keys': print('keys'); return lambda: ['a']
        raise AttributeError(n)
    def __getitem__(s, k): return k * 2
def t(label, f):
    print(label)
    try: print(' ', f())
    except Exception as e: print(' ', type(e).__name__, e)
a = A(); l = L(); h = H()
t('{a:1}', lambda: len({a: 1})); t('{a}', lambda: len({a})); t('set', lambda: len(set([a]))); t('dict', lambda: len(dict([(a, 1)]))); t('two', lambda: len({a, A()})); t('dc', lambda: len({x: 1 for x in [a]}))
t('fromkeys', lambda: len(dict.fromkeys([a]))); t('in', lambda: a in {a: 1}); t('get', lambda: {a: 1}[a]); t('frozenset', lambda: len(frozenset([a, A()])))
def sd():
    d = {}; d[a] = 1; d.setdefault(a, 2); d.pop(a); s = set(); s.add(a); s.discard(a); return len(d)
t('setd', sd)
for f in ('list(l)', 'tuple(l)', '[*l]', '(*l,)', '{*l}', 'set(l)', 'sorted(l)', 'sum(l)', 'max(l)', 'dict.fromkeys(l)', '[0] + list(l)', 'bool(l)', 'l and 1', 'list(h)', 'tuple(h)', '[*h]', 'sorted(h)', 'list(map(str, l))', 'list(zip(l, l))', 'list(enumerate(l))', 'list(reversed([1]))', '",".join(map(str, l))', 'print(*l)', '[].extend(l)', '[x for x in l]', 'list(iter(l))', 'all(l)', 'a == a', 'list(filter(None, l))', 'enumerate(l) and 0', 'dict(zip(l, l))', 'iter(l) and 1', 'len(list(l))', 'dict(G())', 'dict(K())', 'list(G())', 'int(G())', 'dict(G(), a=1)', '{}.update(G())', 'complex(G())', 'float(G())', 'str(G())[:5]', 'f"{l}"[:5]', 'isinstance(G(), int)', 'hash(G()) and 1', 'bool(G())', 'G() == 1', 'iter(G()) and 1'):
    t(f, lambda: eval(f))
x = [1]; t('slice', lambda: x.__setitem__(slice(0, 1), l))
p, q = l
first, *rest = l
# expect: {a:1}
# expect: hash
# expect:   1
# expect: {a}
# expect: hash
# expect:   1
# expect: set
# expect: hash
# expect:   1
# expect: dict
# expect: hash
# expect:   1
# expect: two
# expect: hash
# expect: hash
# expect: eq
# expect:   1
# expect: dc
# expect: hash
# expect:   1
# expect: fromkeys
# expect: hash
# expect:   1
# expect: in
# expect: hash
# expect: hash
# expect:   True
# expect: get
# expect: hash
# expect: hash
# expect:   1
# expect: frozenset
# expect: hash
# expect: hash
# expect: eq
# expect:   1
# expect: setd
# expect: hash
# expect: hash
# expect: hash
# expect: hash
# expect: hash
# expect:   0
# expect: list(l)
# expect: iter
# expect: len
# expect:   [1, 2]
# expect: tuple(l)
# expect: iter
# expect: len
# expect:   (1, 2)
# expect: [*l]
# expect: iter
# expect: len
# expect:   [1, 2]
# expect: (*l,)
# expect: iter
# expect: len
# expect:   (1, 2)
# expect: {*l}
# expect: iter
# expect:   {1, 2}
# expect: set(l)
# expect: iter
# expect:   {1, 2}
# expect: sorted(l)
# expect: iter
# expect: len
# expect:   [1, 2]
# expect: sum(l)
# expect: iter
# expect:   3
# expect: max(l)
# expect: iter
# expect:   2
# expect: dict.fromkeys(l)
# expect: iter
# expect:   {1: None, 2: None}
# expect: [0] + list(l)
# expect: iter
# expect: len
# expect:   [0, 1, 2]
# expect: bool(l)
# expect: len
# expect:   True
# expect: l and 1
# expect: len
# expect:   1
# expect: list(h)
# expect: iter
# expect: hint
# expect:   []
# expect: tuple(h)
# expect: iter
# expect: hint
# expect:   ()
# expect: [*h]
# expect: iter
# expect: hint
# expect:   []
# expect: sorted(h)
# expect: iter
# expect: hint
# expect:   []
# expect: list(map(str, l))
# expect: iter
# expect:   ['1', '2']
# expect: list(zip(l, l))
# expect: iter
# expect: iter
# expect:   [(1, 1), (2, 2)]
# expect: list(enumerate(l))
# expect: iter
# expect:   [(0, 1), (1, 2)]
# expect: list(reversed([1]))
# expect:   [1]
# expect: ",".join(map(str, l))
# expect: iter
# expect:   1,2
# expect: print(*l)
# expect: iter
# expect: len
# expect: 1 2
# expect:   None
# expect: [].extend(l)
# expect: iter
# expect: len
# expect:   None
# expect: [x for x in l]
# expect: iter
# expect:   [1, 2]
# expect: list(iter(l))
# expect: iter
# expect:   [1, 2]
# expect: all(l)
# expect: iter
# expect:   True
# expect: a == a
# expect: eq
# expect:   True
# expect: list(filter(None, l))
# expect: iter
# expect:   [1, 2]
# expect: enumerate(l) and 0
# expect: iter
# expect:   0
# expect: dict(zip(l, l))
# expect: iter
# expect: iter
# expect:   {1: 1, 2: 2}
# expect: iter(l) and 1
# expect: iter
# expect:   1
# expect: len(list(l))
# expect: iter
# expect: len
# expect:   2
# expect: dict(G())
# expect: getattr keys
# expect:   {1: 2}
# expect: dict(K())
# expect: keys
# expect: keys
# expect:   {'a': 'aa'}
# expect: list(G())
# expect:   [(1, 2)]
# expect: int(G())
# expect:   TypeError int() argument must be a string, a bytes-like object or a real number, not 'G'
# expect: dict(G(), a=1)
# expect: getattr keys
# expect:   {1: 2, 'a': 1}
# expect: {}.update(G())
# expect: getattr keys
# expect:   None
# expect: complex(G())
# expect:   TypeError complex() first argument must be a string or a number, not 'G'
# expect: float(G())
# expect:   TypeError float() argument must be a string or a real number, not 'G'
# expect: str(G())[:5]
# expect:   <__ma
# expect: f"{l}"[:5]
# expect:   <__ma
# expect: isinstance(G(), int)
# expect:   False
# expect: hash(G()) and 1
# expect:   1
# expect: bool(G())
# expect:   True
# expect: G() == 1
# expect:   False
# expect: iter(G()) and 1
# expect:   1
# expect: slice
# expect: iter
# expect:   None
# expect: iter
# expect: iter
