# CPython's numbers for a seed.
import random
random.seed(1)
print(random.random(), random.randint(1, 10), random.choice('abc'), random.sample(range(100), 5), random.gauss(0, 1), random.uniform(1, 2))
print(random.choices([1, 2, 3], weights=[1, 1, 8], k=4), random.expovariate(1.5), random.triangular(), random.betavariate(1, 2), random.getrandbits(40), random.randbytes(3))
print(random.normalvariate(1, 2), random.lognormvariate(0, 1), random.vonmisesvariate(0, 1), random.gammavariate(2, 1), random.paretovariate(3), random.weibullvariate(1, 2), random.randrange(0, 100, 7))
items = list(range(10))
random.shuffle(items)
print(items)
r = random.Random('text')
state = r.getstate()
first = r.random()
r.setstate(state)
print(first == r.random(), random.Random(42).random(), random.Random(b'x').randint(0, 99))
for bad in (lambda: random.choice([]), lambda: random.randint(2, 1), lambda: random.sample([1], 2), lambda: random.randrange(0)):
    try:
        bad()
    except (ValueError, IndexError) as e:
        print(type(e).__name__, e)
# expect: 0.13436424411240122 2 b [15, 63, 97, 57, 60] -1.022103170010873 1.093859586774235
# expect: [1, 3, 3, 3] 0.001405516133445658 0.47190422442207564 0.563206815874419 351763952441 b'\xbe\xd4\x07'
# expect: 2.640476445702074 1.1486577807751317 1.4359824869814952 7.961200995768008 1.0357442726462083 0.9962453989629771 77
# expect: [8, 0, 2, 3, 9, 6, 7, 5, 1, 4]
# expect: True 0.6394267984578837 80
# expect: IndexError Cannot choose from an empty sequence
# expect: ValueError empty range for randrange() (2, 2, 0)
# expect: ValueError Sample larger than population or is negative
# expect: ValueError empty range for randrange()
import copy, pickle
first = random.Random(5)
second = pickle.loads(pickle.dumps(first))
third = copy.deepcopy(first)
print(first.random() == second.random() == third.random())  # expect: True
state = first.getstate()
ahead = first.random()
first.setstate((2, *state[1:]))
print(first.random() == ahead)  # expect: True
try:
    first.setstate((1, *state[1:]))
except ValueError as error:
    print(error)  # expect: state with version 1 passed to Random.setstate() of version 3
print(random.triangular(3, 3), random.triangular(3, 3, 3))  # expect: 3.0 3
