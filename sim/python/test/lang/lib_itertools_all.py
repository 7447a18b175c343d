# Iterators.
import itertools as it
print(list(it.accumulate([1, 2, 3])), list(it.chain([1], [2])), list(it.combinations('abc', 2)), list(it.permutations([1, 2])), list(it.product('ab', repeat=2)))
print(list(it.islice(it.count(5, 2), 3)), [(k, list(g)) for k, g in it.groupby('aab')], list(it.zip_longest([1], [2, 3], fillvalue=0)), list(it.starmap(pow, [(2, 3)])))
print(list(it.takewhile(lambda x: x < 2, [1, 2])), list(it.dropwhile(lambda x: x < 2, [1, 2])), list(it.filterfalse(None, [0, 1])), list(it.compress('ab', [0, 1])), list(it.pairwise([1, 2, 3])))
print(list(it.repeat(1, 2)), list(it.combinations_with_replacement('ab', 2)), it.count(3), it.repeat(4), [list(x) for x in it.tee([1, 2])], list(it.chain.from_iterable([[1], [2]])), list(it.islice(it.cycle('ab'), 5)))
# expect: [1, 3, 6] [1, 2] [('a', 'b'), ('a', 'c'), ('b', 'c')] [(1, 2), (2, 1)] [('a', 'a'), ('a', 'b'), ('b', 'a'), ('b', 'b')]
# expect: [5, 7, 9] [('a', ['a', 'a']), ('b', ['b'])] [(1, 2), (0, 3)] [8]
# expect: [1] [2] [0] ['b'] [(1, 2), (2, 3)]
# expect: [1, 1] [('a', 'a'), ('a', 'b'), ('b', 'b')] count(3) repeat(4) [[1, 2], [1, 2]] [1, 2] ['a', 'b', 'a', 'b', 'a']
