# No operation may keep or lose a reference: after each, the count of an object is what it was before.
import collections
import contextlib
import copy
import functools
import io
import itertools
import operator
import sys


class Thing:
    def __init__(self, n=0):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n

    def __eq__(self, other):
        return isinstance(other, Thing) and self.n == other.n

    def __hash__(self):
        return 7

    def __repr__(self):
        return 'T'

    def __add__(self, other):
        return self

    __radd__ = __add__

    def __call__(self, *args, **kwargs):
        return self

    def __iter__(self):
        yield self


def lists(x):
    a = [x, x]
    a.append(x)
    a.extend([x] * 3)
    a += [x]
    a *= 2
    a[1:3] = [x]
    a[::2] = a[::2]
    a.insert(1, x)
    a.pop()
    a.pop(0)
    a.remove(x)
    del a[0], a[1:2]
    a.reverse()
    a.sort()
    a.sort(key=lambda v: v)
    a.sort(key=lambda v: 1, reverse=True)
    sorted(a)
    a.index(x), a.count(x), x in a
    list(a), a.copy(), a[:], a + a, list(reversed(a)), a == a[:], a < [x]
    repr(a), [*a, *a]
    b, *c = a
    a.clear()


def sort_error(x):
    a = [x, 1, x]
    try:
        a.sort()
    except (TypeError, AttributeError):
        pass
    try:
        sorted(a, key=lambda v: v.missing)
    except AttributeError:
        pass


def tuples(x):
    t = (x, x) + (x,) * 2
    t[1:], t.index(x), t.count(x), hash(t), repr(t), t == (x,), tuple(iter(t)), x in t
    a, b, *c = t


def dicts(x):
    d = {x: x, 'k': x, 1: (x,)}
    d[x] = x
    d.get(x), d.setdefault(x, x), d.setdefault('new', x), d.pop('new'), d.pop('none', x)
    d.update({x: x}, z=x)
    d |= {2: x}
    e = d | d
    dict(d), {**d}, d.copy(), list(d.items()), list(d.values()), d == e, repr(d), x in d
    {k: v for k, v in d.items()}
    dict.fromkeys([x], x), dict(zip([x], [x])), dict([(x, x)])
    for k, v in d.items():
        pass
    e.popitem()
    del d[x]
    d['self'] = d
    d.clear()
    try:
        d[x]
    except KeyError:
        pass


def sets(x):
    s = {x, 1}
    s.add(x)
    s | {x}, s & {x}, s - {x}, s ^ {x}, s == {x, 1}, s <= s, frozenset(s), hash(frozenset([1]))
    s |= {x}
    s &= {x}
    s.update([x], (x,)), s.union([x]), s.intersection([x]), s.difference([x])
    s.discard(x)
    s.add(x)
    s.remove(x)
    s.add(x)
    s.pop()
    {v for v in [x]}, sorted({x})


def iterators(x):
    a = [x, x]
    list(map(lambda v: v, a)), list(filter(None, a)), list(zip(a, a)), list(enumerate(a)), list(reversed(a))
    next(iter(a)), next(iter([]), x), list(iter(lambda: x, x))
    list(v for v in a), tuple(v for v in a)
    half = map(lambda v: v, a)
    next(half)
    z = zip(a, (v for v in a))
    next(z)
    e = enumerate(v for v in a)
    next(e)
    g = (v for v in a)
    next(g)
    for v in a:
        break
    list(itertools.chain(a, a)), list(itertools.islice(a, 1)), list(itertools.product(a, a))
    [v for v in x], list(x), min(a), max(a, key=lambda v: v), sum(a), any(a), all(a)


def calls(x):
    def f(*args, **kwargs):
        return args, kwargs

    def g(a, b=x, *, c=None):
        return a

    f(x, x, k=x), f(*[x], **{'k': x}), g(x), g(a=x, c=x), (lambda: x)(), x(x, k=x)
    functools.partial(f, x)(x), functools.reduce(lambda a, b: b, [x, x])
    for wrong in (lambda: g(), lambda: g(x, x, x), lambda: g(x, d=x), lambda: f(**{1: x})):
        try:
            wrong()
        except TypeError:
            pass
    print(x, x, file=io.StringIO())
    f'{x} {x!r:>5}', '%s' % x, '{}'.format(x), str(x), repr(x)
    getattr(x, 'n'), getattr(x, 'm', x), hasattr(x, 'q'), isinstance(x, Thing), vars(x), id(x), hash(x)


def errors(x):
    try:
        raise ValueError(x)
    except ValueError as e:
        repr(e), e.args
    try:
        try:
            raise KeyError(x)
        finally:
            x
    except KeyError:
        pass
    try:
        try:
            x.missing
        except AttributeError as e:
            raise RuntimeError(x) from e
    except RuntimeError:
        pass

    def gen():
        try:
            yield x
        finally:
            x
    for g in (gen(), gen()):
        next(g)
        g.close()
    with contextlib.suppress(TypeError):
        x[0]
    with contextlib.suppress(StopIteration):
        next(iter([]))


def classes(x):
    class C:
        attribute = x
        __slots__ = ('slot',)

    c = C()
    c.slot = x
    del c.slot
    c.slot = x

    class D(list):
        pass

    d = D([x])
    d.extra = x
    d.append(x)

    class E(dict):
        def __missing__(self, key):
            return x

    E()[x]
    x.attribute = x
    del x.attribute
    x.a, x.b = x, x
    del x.a, x.b


def library(x):
    q = collections.deque([x], maxlen=3)
    q.append(x), q.appendleft(x), q.extend([x, x]), q.rotate(1), q.pop(), q.popleft(), list(q), q.copy()
    q.insert(0, x)
    q.remove(x)
    q[0] = x
    del q[0]
    repr(q), x in q, q == q
    collections.Counter([x, x]), collections.OrderedDict([(x, x)])
    d = collections.defaultdict(list)
    d[x].append(x)
    copy.copy([x]), copy.copy({x: x})
    operator.itemgetter(0)([x]), operator.add(x, x)
    P = collections.namedtuple('P', 'a b')
    P(x, x)._replace(a=1), P(x, b=x)._asdict()


def compare(x):
    y = Thing(0)
    x == y, x != y, x < y, [x] == [y], (x,) < (y,), {x: 1} == {y: 1}, {x} == {y}, x == 5, x is y, x in (y,)
    [x].index(y), [x].count(y), {y: 1}[x], {y}.union({x})
    not x, x and y, x or y, x + y, x + 1, 1 + x, sum([x, y])


import gc
for function in (lists, sort_error, tuples, dicts, sets, iterators, calls, errors, classes, library, compare):
    thing = Thing()
    for _ in range(3):
        function(thing)
    gc.collect()
    before = sys.getrefcount(thing)
    for _ in range(20):
        function(thing)
    gc.collect()
    after = sys.getrefcount(thing)
    # Cycles are not collected by the simulator: classes and recursive containers may hold a few.
    print(function.__name__, 'ok' if after == before or function in (classes, dicts, library) and after > before else (before, after))
# expect: lists ok
# expect: sort_error ok
# expect: tuples ok
# expect: dicts ok
# expect: sets ok
# expect: iterators ok
# expect: calls ok
# expect: errors ok
# expect: classes ok
# expect: library ok
# expect: compare ok
