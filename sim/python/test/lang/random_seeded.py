# random: the same numbers as CPython's for the same seed.
import random

random.seed(1)
print(random.random(), random.random())
# expect: 0.13436424411240122 0.8474337369372327
print(random.randint(1, 6), random.randrange(100), random.randrange(0, 100, 7), random.randrange(10, 0, -3))
# expect: 1 32 7 1
print(random.choice('abcdef'), random.choices([1, 2, 3], k=5), random.choices('ab', [1, 9], k=6))
# expect: d [2, 2, 1, 2, 3] ['b', 'b', 'b', 'b', 'b', 'b']
print(random.sample(range(1000), 5), random.sample(['a', 'b', 'c', 'd'], 3))
# expect: [605, 967, 104, 923, 325] ['a', 'd', 'c']
cards = list(range(10))
random.shuffle(cards)
print(cards)
# expect: [7, 4, 2, 9, 3, 1, 5, 6, 0, 8]
print(random.uniform(1, 10), random.gauss(0, 1), random.gauss(0, 1), random.normalvariate(5, 2))
# expect: 7.873308956183405 1.1772074125986725 -0.4732313188455927 3.3617265827510026
print(random.expovariate(2), random.triangular(0, 10, 3), random.betavariate(2, 3), random.gammavariate(0.5, 1))
# expect: 0.7155365397912953 8.171643325383027 0.8763808117033459 0.7340119396901829
print(random.getrandbits(1), random.getrandbits(32), random.getrandbits(100), random.randbytes(5))
# expect: 1 1428914934 948618775497039925097594645972 b'\xb6h4\x80\xef'
random.seed('a text')
print(random.random(), random.randint(0, 10**20))
# expect: 0.4720092723042699 65866312907883438627
random.seed(b'bytes')
print(random.random())
# expect: 0.37075677971469856
random.seed(2.5)
print(random.random())
# expect: 0.41877545666909954
random.seed(-10**30)
print(random.random())
# expect: 0.9341508484568806
one, other = random.Random(7), random.Random(7)
print(one.random() == other.random(), one.random())
# expect: True 0.15084917392450192
state = one.getstate()
first = [one.random() for _ in range(3)]
one.setstate(state)
print(first == [one.random() for _ in range(3)], len(state[1]))
# expect: True 625
for wrong in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.sample([1], 2),
              lambda: random.seed([])):
    try:
        wrong()
    except Exception as e:
        print(type(e).__name__, e)
# expect: IndexError Cannot choose from an empty sequence
# expect: ValueError empty range for randrange() (5, 2, -3)
# expect: ValueError Sample larger than population or is negative
# expect: TypeError The only supported seed types are: None,
# expect: int, float, str, bytes, and bytearray.
print(isinstance(random.random(), float), 0 <= random.random() < 1)
# expect: True True
