# A manager: objects in a process of their own.
import multiprocessing as mp


def fill(d, l, n):
    d[n] = n * n
    l.append(n)


def count(ns, lock):
    with lock:
        ns.total += 1


if __name__ == '__main__':
    with mp.Manager() as manager:
        d, l = manager.dict(), manager.list([0])
        ps = [mp.Process(target=fill, args=(d, l, n)) for n in range(1, 4)]
        for p in ps:
            p.start()
        for p in ps:
            p.join()
        print(dict(sorted(d.items())), sorted(l), len(d), 2 in d, d.get(9), l[0])
        l.sort()
        l += [7]
        l[0] = -1
        print(l, str(l), list(l), l[1:3])
        print(d.keys() == list(d.keys()), sorted(d.values()), d.copy() == dict(d))
        try:
            d['no']
        except KeyError as error:
            print('KeyError', error)
        try:
            l.pop(100)
        except IndexError as error:
            print(error)
        ns, lock = manager.Namespace(total=0), manager.Lock()
        ps = [mp.Process(target=count, args=(ns, lock)) for _ in range(3)]
        for p in ps:
            p.start()
        for p in ps:
            p.join()
        print(ns.total, ns)
        v = manager.Value('i', 5)
        v.value += 1
        print(v.value, v)
        q = manager.Queue()
        q.put('x')
        print(q.get(), q.empty())
        e = manager.Event()
        e.set()
        print(e.is_set(), type(d).__name__)
        nested = manager.dict({'list': [1]})
        nested['list'].append(2)
        print(nested['list'])
        with mp.Pool(2) as pool:
            pool.starmap(fill, [(d, l, 10), (d, l, 11)])
        print(d[10], d[11])

# expect: {1: 1, 2: 4, 3: 9} [0, 1, 2, 3] 3 True None 0
# expect: [-1, 1, 2, 3, 7] [-1, 1, 2, 3, 7] [-1, 1, 2, 3, 7] [1, 2]
# expect: True [1, 4, 9] True
# expect: KeyError 'no'
# expect: pop index out of range
# expect: 3 Namespace(total=3)
# expect: 6 Value('i', 6)
# expect: x True
# expect: True DictProxy
# expect: [1]
# expect: 100 121
