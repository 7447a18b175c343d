import functools, threading
class V:
    def __init__(self, s): self.s = s
    def __lt__(self, o): return sorted(self.s, key=lambda x: -x) < sorted(o.s, key=lambda x: -x)
    def __eq__(self, o): return list(map(int, self.s)) == list(map(int, o.s))
    def __hash__(self): return hash(tuple(sorted(self.s)))
    def __repr__(self): return 'V(' + ','.join(str(x) for x in self.s) + ')'
def k(s): return V(list(map(abs, s)))
data = [[3, -1], [-2, 5], [1], [4, 4, -9], [], [0]]
print(sorted(data, key=k), min(data, key=k), max(data, key=k))
print(sorted(data, key=k, reverse=True))
def work(out):
    for i in range(20):
        xs = [[(j * 7 + i) % 11, -j] for j in range(9)]
        ys = sorted(xs, key=lambda s: V(sorted(s, key=lambda t: V([t]))))
        d = {V(x): i for x in xs}
        s = {V(x) for x in ys}
        out.append((len(d), len(s), max(xs, key=k)[0], sum(x in s for x in map(V, xs)), xs.index(ys[0]) >= 0))
outs = [[] for _ in range(4)]
ts = [threading.Thread(target=work, args=(o,)) for o in outs]
for t in ts: t.start()
for t in ts: t.join()
print(all(o == outs[0] for o in outs), outs[0][:5])
def cmp(a, b):
    return functools.reduce(lambda x, y: x or y, ((p > q) - (p < q) for p, q in zip(a, b)), len(a) - len(b))
print(sorted(data, key=functools.cmp_to_key(cmp)))
class Boom(Exception): pass
def bad(x):
    if x == 3: raise Boom(x)
    return V([x])
for f in (lambda: sorted([1, 2, 3], key=bad), lambda: [x for x in map(bad, [3])], lambda: max([3, 1], key=bad),
          lambda: list(filter(bad, [3])), lambda: {bad(x): 1 for x in [1, 3]}, lambda: dict(zip([1], map(bad, [3]))),
          lambda: sum(map(bad, [3])), lambda: ','.join(bad(x) for x in [3]), lambda: any(bad(x) for x in [3]),
          lambda: functools.reduce(lambda a, b: bad(b), [1, 3])):
    try: print(f())
    except Boom as e: print('boom', e.args)
lst = [3, 1, 2]
try:
    lst.sort(key=lambda x: lst.append(x) or x)
except ValueError as e: print(e, lst)
class L:
    def __lt__(self, o): raise Boom('lt')
try: sorted([L(), L()])
except Boom as e: print(e)
try: sorted([1, 'a'])
except TypeError as e: print(e)

# expect: [[], [0], [1], [3, -1], [-2, 5], [4, 4, -9]] [] [4, 4, -9]
# expect: [[4, 4, -9], [-2, 5], [3, -1], [1], [0], []]
# expect: True [(9, 9, 10, 9, True), (9, 9, 10, 9, True), (9, 9, 9, 9, True), (9, 9, 10, 9, True), (9, 9, 10, 9, True)]
# expect: [[], [0], [1], [-2, 5], [3, -1], [4, 4, -9]]
# expect: boom (3,)
# expect: boom (3,)
# expect: boom (3,)
# expect: boom (3,)
# expect: boom (3,)
# expect: boom (3,)
# expect: boom (3,)
# expect: boom (3,)
# expect: boom (3,)
# expect: boom (3,)
# expect: list modified during sort [1, 2, 3]
# expect: lt
# expect: '<' not supported between instances of 'str' and 'int'
