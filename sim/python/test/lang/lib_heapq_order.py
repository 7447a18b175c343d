# heapq moves items as C code does: which pairs are compared, in which order, and what a failing one leaves.
import heapq


class Item:
    compared = []

    def __init__(self, key, name):
        self.key, self.name = key, name

    def __lt__(self, other):
        Item.compared.append(self.name + other.name)
        return self.key < other.key

    def __repr__(self):
        return self.name


def told():
    text = ' '.join(Item.compared)
    Item.compared.clear()
    return text


heap = []
for key, name in ((3, 'a'), (1, 'b'), (2, 'c'), (1, 'd'), (3, 'e')):
    heapq.heappush(heap, Item(key, name))
print(heap, told())
print(heapq.heappop(heap), heap, told())
print(heapq.heapreplace(heap, Item(0, 'f')), heap, told())
print(heapq.heappushpop(heap, Item(9, 'g')), heap, told())
print(heapq.heappushpop(heap, Item(1, 'h')), heap, told())
items = [Item(key, name) for key, name in zip((5, 4, 3, 2, 1, 0), 'uvwxyz')]
heapq.heapify(items)
print(items, told())
print(heapq.heapify([]), heapq.nsmallest(2, [5, 1, 4]), heapq.nlargest(2, [5, 1, 4]))


class Never:
    def __init__(self, heap):
        self.heap = heap

    def __lt__(self, other):
        self.heap.clear()
        return True


changing = []
changing.append(Never(changing))
try:
    heapq.heappush(changing, Never(changing))
except RuntimeError as error:
    print(error)


class Odd:
    def __lt__(self, other):
        return 'yes'


odd = [Odd(), Odd(), Odd()]
first = odd[0]
heapq.heapify(odd)
print(odd[0] is first)

mixed = [1, 2, 3]
try:
    heapq.heappush(mixed, 'x')
except TypeError as error:
    print(error, mixed)
for function, arguments in ((heapq.heappop, ([],)), (heapq.heapreplace, ([], 1)), (heapq.heappop, ((),)),
                            (heapq.heappush, ({}, 1)), (heapq.heapify, ('abc',)), (heapq.heappush, ([],))):
    try:
        function(*arguments)
    except (IndexError, TypeError) as error:
        print(type(error).__name__, error)
print(heapq.heappushpop([], 7))
jobs = []
for priority, name in ((2, 'write'), (1, 'read'), (3, 'rest'), (1, 'open')):
    heapq.heappush(jobs, (priority, name))
print([heapq.heappop(jobs) for _ in range(len(jobs))])
# expect: [b, d, c, a, e] ba cb da db ed
# expect: b [d, a, c, e] dc ea
# expect: d [f, a, c, e] ac fc
# expect: f [c, a, g, e] fg ac gc
# expect: h [c, a, g, e] ch
# expect: [z, y, w, x, v, u] wz xy vy yz uw
# expect: None [1, 4] [5, 4]
# expect: list changed size during iteration
# expect: True
# expect: '<' not supported between instances of 'str' and 'int' [1, 2, 3, 'x']
# expect: IndexError index out of range
# expect: IndexError index out of range
# expect: TypeError heappop() argument must be list, not tuple
# expect: TypeError heappush() argument 1 must be list, not dict
# expect: TypeError heapify() argument must be list, not str
# expect: TypeError heappush expected 2 arguments, got 1
# expect: 7
# expect: [(1, 'open'), (1, 'read'), (2, 'write'), (3, 'rest')]
