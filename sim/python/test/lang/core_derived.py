# Classes derived from dict, list, str, set and int: which of their own methods other operations use.
class G:
    def __getattr__(s, n): print('getattr', n); raise AttributeError(n)
    def __iter__(s): return iter([(1, 2)])
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: dict(G())); t(lambda: {}.update(G())); t(lambda: dict(G(), a=1))
class R(set):
    def __iter__(s): print('iter'); return iter([9])
t(lambda: sorted(R([1]))); t(lambda: R([1]) | {2}); t(lambda: {2} | R([1])); t(lambda: set(R([1]))); t(lambda: len(R([1])))
class D(dict):
    def __iter__(s): print('iter'); return iter(['k'])
    def __getitem__(s, k): print('get', k); return 5
    def keys(s): print('keys'); return ['q']
    def items(s): print('items'); return [('z', 1)]
d = D(a=1)
t(lambda: repr(d)); t(lambda: dict(d)); t(lambda: {**d}); t(lambda: list(d)); t(lambda: d | {}); t(lambda: {} | d); t(lambda: d['x']); t(lambda: d.get('a')); t(lambda: 'a' in d); t(lambda: {}.update(d)); t(lambda: '%(a)s' % d); t(lambda: '{a}'.format_map(d)); t(lambda: '{a}'.format(**d)); t(lambda: d.copy()); t(lambda: d == {'a': 1}); t(lambda: len(d)); t(lambda: [k for k in d]); t(lambda: d.pop('a')); 
class L(list):
    def __getitem__(s, i): print('get', i); return super().__getitem__(i)
    def __len__(s): print('len'); return super().__len__()
    def append(s, x): print('append'); super().append(x)
    def __iter__(s): print('iter'); return super().__iter__()
    def __contains__(s, x): print('contains'); return super().__contains__(x)
l = L([1, 2])
t(lambda: list(l)); t(lambda: l + [3]); t(lambda: [0] + l); t(lambda: l * 2); t(lambda: sorted(l)); t(lambda: l[0]); t(lambda: l[0:1]); t(lambda: 1 in l); t(lambda: l.index(2)); t(lambda: l.extend([3])); t(lambda: l.copy()); t(lambda: repr(l)); t(lambda: sum(l)); t(lambda: [*l]); t(lambda: max(l)); t(lambda: bool(l)); t(lambda: len(l)); t(lambda: reversed(l) and 1); t(lambda: list(reversed(l))); t(lambda: ','.join(map(str, l))); t(lambda: tuple(l)); t(lambda: set(l)); t(lambda: l == [1, 2, 3]); t(lambda: dict.fromkeys(l)); t(lambda: list(zip(l, l))); t(lambda: l.pop()); t(lambda: l.sort()); t(lambda: print(*l)); t(lambda: {*l}); t(lambda: l.__iadd__([1])); t(lambda: list(enumerate(l))); t(lambda: list(map(abs, l))); t(lambda: any(l))
a, *b = l
def f(*x): return x
t(lambda: f(*l)); t(lambda: l.count(1)); t(lambda: min(l, default=1)); t(lambda: list(filter(None, l))); t(lambda: [1] == l); t(lambda: l > [0]); t(lambda: iter(l) and 1); t(lambda: next(iter(l)))
class St(str):
    def __str__(s): return 'STR'
    def __repr__(s): return 'REPR'
    def __len__(s): return 99
    def __eq__(s, o): print('eq'); return str.__eq__(s, o)
    def __hash__(s): print('hash'); return str.__hash__(s)
    def upper(s): return St(str.upper(s))
s = St('ab')
t(lambda: f'{s}'); t(lambda: f'{s!r}'); t(lambda: '%s' % s); t(lambda: str(s)); t(lambda: print(s)); t(lambda: s + 'c'); t(lambda: 'c' + s); t(lambda: ','.join([s, s])); t(lambda: len(s)); t(lambda: [s]); t(lambda: {s: 1}[s]); t(lambda: s in {'ab': 1}); t(lambda: s == 'ab'); t(lambda: 'ab' == s); t(lambda: s in ['ab']); t(lambda: s.upper().upper()); t(lambda: s[0]); t(lambda: type(s[:])); t(lambda: s * 2); t(lambda: int(St('5'))); t(lambda: '{}'.format(s)); t(lambda: '{:>5}'.format(s)); t(lambda: sorted([s, St('aa')])); t(lambda: s.join('xy')); t(lambda: s.replace('a', 'b')); t(lambda: type(s.strip())); t(lambda: s.split('b')); t(lambda: 'a' in s); t(lambda: dict(**{s: 1}))
class It(int):
    def __add__(s, o): return It(int.__add__(s, o))
    def __repr__(s): return f'It({int(s)})'
    def __bool__(s): print('bool'); return False
    def __index__(s): print('index'); return 1
i = It(3)
t(lambda: i + 1); t(lambda: 1 + i); t(lambda: sum([i, i])); t(lambda: i * 2); t(lambda: str(i)); t(lambda: f'{i}'); t(lambda: f'{i:d}'); t(lambda: '%d' % i); t(lambda: [0, 1, 2, 3][i]); t(lambda: bool(i)); t(lambda: i and 1); t(lambda: -i); t(lambda: range(i)); t(lambda: hex(i)); t(lambda: 'a' * i); t(lambda: i == 3); t(lambda: hash(i)); t(lambda: {3: 'x'}[i]); t(lambda: int(i)); t(lambda: type(int(i))); t(lambda: float(i)); t(lambda: round(i)); t(lambda: type(abs(i))); t(lambda: i.real); t(lambda: divmod(i, 2)); t(lambda: i // 1); t(lambda: i ** 2); t(lambda: max(i, 2)); t(lambda: i | 1); t(lambda: all([i])); t(lambda: not i); t(lambda: '{:>4}'.format(i)); t(lambda: i.bit_length()); t(lambda: i.__class__.__name__); t(lambda: isinstance(i, int)); t(lambda: (1, 2, 3, 4)[i:]); t(lambda: chr(i)); t(lambda: bytes(i))
# expect: getattr keys
# expect: {1: 2}
# expect: getattr keys
# expect: None
# expect: getattr keys
# expect: {1: 2, 'a': 1}
# expect: iter
# expect: [9]
# expect: {1, 2}
# expect: {1, 2}
# expect: {1}
# expect: 1
# expect: {'a': 1}
# expect: keys
# expect: get q
# expect: {'q': 5}
# expect: keys
# expect: get q
# expect: {'q': 5}
# expect: iter
# expect: ['k']
# expect: keys
# expect: get q
# expect: {'q': 5}
# expect: keys
# expect: get q
# expect: {'q': 5}
# expect: get x
# expect: 5
# expect: 1
# expect: True
# expect: keys
# expect: get q
# expect: None
# expect: get a
# expect: 5
# expect: get a
# expect: 5
# expect: keys
# expect: get q
# expect: KeyError 'a'
# expect: keys
# expect: get q
# expect: {'q': 5}
# expect: True
# expect: 1
# expect: iter
# expect: ['k']
# expect: 1
# expect: iter
# expect: len
# expect: [1, 2]
# expect: [1, 2, 3]
# expect: [0, 1, 2]
# expect: [1, 2, 1, 2]
# expect: iter
# expect: len
# expect: [1, 2]
# expect: get 0
# expect: 1
# expect: get slice(0, 1, None)
# expect: [1]
# expect: contains
# expect: True
# expect: 1
# expect: None
# expect: [1, 2, 3]
# expect: [1, 2, 3]
# expect: iter
# expect: 6
# expect: iter
# expect: len
# expect: [1, 2, 3]
# expect: iter
# expect: 3
# expect: len
# expect: True
# expect: len
# expect: 3
# expect: 1
# expect: [3, 2, 1]
# expect: iter
# expect: 1,2,3
# expect: iter
# expect: len
# expect: (1, 2, 3)
# expect: iter
# expect: {1, 2, 3}
# expect: True
# expect: iter
# expect: {1: None, 2: None, 3: None}
# expect: iter
# expect: iter
# expect: [(1, 1), (2, 2), (3, 3)]
# expect: 3
# expect: None
# expect: iter
# expect: len
# expect: 1 2
# expect: None
# expect: iter
# expect: {1, 2}
# expect: [1, 2, 1]
# expect: iter
# expect: [(0, 1), (1, 2), (2, 1)]
# expect: iter
# expect: [1, 2, 1]
# expect: iter
# expect: True
# expect: iter
# expect: iter
# expect: len
# expect: (1, 2, 1)
# expect: 2
# expect: iter
# expect: 1
# expect: iter
# expect: [1, 2, 1]
# expect: False
# expect: True
# expect: iter
# expect: 1
# expect: iter
# expect: 1
# expect: STR
# expect: REPR
# expect: STR
# expect: STR
# expect: STR
# expect: None
# expect: abc
# expect: cab
# expect: ab,ab
# expect: 99
# expect: [REPR]
# expect: hash
# expect: hash
# expect: 1
# expect: hash
# expect: eq
# expect: True
# expect: eq
# expect: True
# expect: eq
# expect: True
# expect: eq
# expect: True
# expect: STR
# expect: a
# expect: <class 'str'>
# expect: abab
# expect: 5
# expect: STR
# expect:    ab
# expect: [REPR, REPR]
# expect: xaby
# expect: bb
# expect: <class 'str'>
# expect: ['a', '']
# expect: True
# expect: hash
# expect: hash
# expect: {REPR: 1}
# expect: It(4)
# expect: 4
# expect: 6
# expect: 6
# expect: It(3)
# expect: It(3)
# expect: 3
# expect: 3
# expect: 3
# expect: bool
# expect: False
# expect: bool
# expect: It(3)
# expect: -3
# expect: range(0, 3)
# expect: 0x3
# expect: aaa
# expect: True
# expect: 3
# expect: x
# expect: 3
# expect: <class 'int'>
# expect: 3.0
# expect: 3
# expect: <class 'int'>
# expect: 3
# expect: (1, 1)
# expect: 3
# expect: 9
# expect: It(3)
# expect: 3
# expect: bool
# expect: False
# expect: bool
# expect: True
# expect:    3
# expect: 2
# expect: It
# expect: True
# expect: (4,)
# expect: 
# expect: b'\x00\x00\x00'
