import multiprocessing as mp, time
def worker(n, lock, out):
    with lock:
        out.append(n); time.sleep(0.01); out.append(-n)
if __name__ == "__main__":
    with mp.Manager() as m:
        out, lock = m.list(), m.Lock()
        ps = [mp.Process(target=worker, args=(n, lock, out)) for n in (1, 2, 3)]
        [p.start() for p in ps]; [p.join() for p in ps]
        pairs = list(zip(out[::2], out[1::2])); print(all(a == -b for a, b in pairs), sorted(map(abs, out)))
        d = m.dict(); d["x"] = m.dict(y=1); d["x"]["y"] += 5; print(d["x"]["y"], dict(d["x"]))
        l = m.list([m.list([1]), m.list([2])]); l[0].append(3); print([list(i) for i in l])
        d2 = m.dict({"a": [1, 2]}); v = d2["a"]; v.append(3); d2["a"] = v; print(d2["a"], list(d2.items()))
        l2 = m.list(range(3)); l2 += [9]; l2 *= 2; print(l2[:], len(l2), 9 in l2, l2 + [1]); l2.reverse(); del l2[0]; print(list(reversed(l2)))
        for k in d2: print("key", k)
        q = m.JoinableQueue(); q.put(1); q.get(); q.task_done(); q.join(); print(q.empty())
# expect: True [1, 1, 2, 2, 3, 3]
# expect: 6 {'y': 6}
# expect: [[1, 3], [2]]
# expect: [1, 2, 3] [('a', [1, 2, 3])]
# expect: [0, 1, 2, 9, 0, 1, 2, 9] 8 True [0, 1, 2, 9, 0, 1, 2, 9, 1]
# expect: [0, 1, 2, 9, 0, 1, 2]
# expect: key a
# expect: True
