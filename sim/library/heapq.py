"""A priority queue in a list: no item is smaller than the one at half its place."""

from _heapq import heapify, heappop, heappush, heappushpop, heapreplace

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'heappushpop', 'merge', 'nlargest', 'nsmallest']


def merge(*iterables, key=None, reverse=False):
    heads = []
    for order, iterable in enumerate(iterables):
        it = iter(iterable)
        for item in it:
            heads.append([item if key is None else key(item), order, item, it])
            break
    while heads:
        best = heads[0]
        for head in heads[1:]:
            if (best[0] < head[0]) if reverse else (head[0] < best[0]):
                best = head
        yield best[2]
        for item in best[3]:
            best[0] = item if key is None else key(item)
            best[2] = item
            break
        else:
            heads.remove(best)


# These two compare as CPython's, which keeps a heap of the best so far.
def nsmallest(n, iterable, key=None):
    return _best(n, iterable, key, False)


def nlargest(n, iterable, key=None):
    return _best(n, iterable, key, True)


def _best(n, iterable, key, largest):
    if n == 1:
        nothing = object()
        best = (max if largest else min)(iter(iterable), default=nothing, key=key)
        return [] if best is nothing else [best]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=largest)[:n]
    order = _Least if largest else _Greatest  # the worst of the best stands first
    sign = -1 if largest else 1
    it = iter(iterable)
    heap = []
    for i, item in zip(range(n), it):
        heap.append(order(item if key is None else key(item), sign * i, item))
    if not heap:
        return heap
    heapify(heap)
    worst = heap[0].key
    place = sign * n
    for item in it:
        value = item if key is None else key(item)
        if worst < value if largest else value < worst:
            heapreplace(heap, order(value, place, item))
            worst = heap[0].key
            place += sign
    heap.sort(key=lambda entry: (entry.key, entry.place), reverse=largest)
    return [entry.item for entry in heap]


class _Least:
    """One of the best so far: its key, when it came, itself; compared as tuples of these are."""

    def __init__(self, key, place, item):
        self.key, self.place, self.item = key, place, item

    def __lt__(self, other):
        if self.key is other.key or self.key == other.key:
            return self.place < other.place
        return self.key < other.key


class _Greatest(_Least):
    def __lt__(self, other):
        if self.key is other.key or self.key == other.key:
            return other.place < self.place
        return other.key < self.key
