# Random numbers: for a seed the same as CPython 3.11's, number for number. Unseeded generators take their seed
# from the simulated machine, so a run repeats under the same choices.
import _random
import os as _os
from math import acos, ceil, cos, exp, floor, isfinite, log, pi, sin, sqrt

__all__ = ['Random', 'SystemRandom', 'betavariate', 'choice', 'choices', 'expovariate', 'gammavariate', 'gauss',
           'getrandbits', 'getstate', 'lognormvariate', 'normalvariate', 'paretovariate', 'randbytes', 'randint',
           'random', 'randrange', 'sample', 'seed', 'setstate', 'shuffle', 'triangular', 'uniform',
           'vonmisesvariate', 'weibullvariate']

_TWO_PI = 2.0 * pi
_E = 2.718281828459045
_NORMAL = 4 * exp(-0.5) / sqrt(2.0)
_LOG_4 = log(4.0)
_GAMMA = 1.0 + log(4.5)
_BITS = 53


def _integer(x, place):
    try:
        return x.__index__()
    except AttributeError:
        pass
    try:
        whole = int(x)
    except TypeError:
        raise TypeError(f"'{type(x).__name__}' object cannot be interpreted as an integer") from None
    import warnings
    if whole != x:
        warnings.warn('randrange() will raise TypeError in the future', DeprecationWarning, 3)
        raise ValueError(f'non-integer {place} for randrange()')
    warnings.warn('non-integer arguments to randrange() have been deprecated since Python 3.10 '
                  'and will be removed in a subsequent version', DeprecationWarning, 3)
    return whole


def _sums(numbers):
    total = None
    result = []
    for number in numbers:
        total = number if total is None else total + number
        result.append(total)
    return result


# The place in ascending `sums` after all entries not greater than x.
def _place(sums, x, low, high):
    while low < high:
        middle = (low + high) // 2
        if x < sums[middle]:
            high = middle
        else:
            low = middle + 1
    return low


def _hash_of_python_2(text):
    codes = [ord(c) for c in text]
    value = codes[0] << 7 if codes else 0
    for code in codes:
        value = (value * 1000003 ^ code) % (1 << 64)
    return value ^ len(codes)


class Random(_random.Random):
    VERSION = 3

    def __init__(self, x=None):
        self.seed(x)
        self.gauss_next = None

    def seed(self, a=None, version=2):
        if version == 2 and isinstance(a, (str, bytes, bytearray)):
            data = a.encode() if isinstance(a, str) else bytes(a)
            a = int.from_bytes(data + _random._sha512(data), 'big')
        elif version == 1 and isinstance(a, (str, bytes)):
            a = _hash_of_python_2(a.decode('latin-1') if isinstance(a, bytes) else a)
        elif not isinstance(a, (type(None), int, float, str, bytes, bytearray)):
            raise TypeError('The only supported seed types are: None,\n'
                            'int, float, str, bytes, and bytearray.')
        super().seed(a)
        self.gauss_next = None

    def getstate(self):
        return self.VERSION, super().getstate(), self.gauss_next

    def setstate(self, state):
        version = state[0]
        if version not in (2, 3):
            raise ValueError(f'state with version {version} passed to Random.setstate() of version {self.VERSION}')
        _, numbers, self.gauss_next = state
        if version == 2:  # its numbers could be negative
            try:
                numbers = tuple([n % 2 ** 32 for n in numbers])
            except ValueError as error:
                raise TypeError from error
        super().setstate(numbers)

    def __getstate__(self):
        return self.getstate()

    def __setstate__(self, state):
        self.setstate(state)

    def __reduce__(self):
        return self.__class__, (), self.getstate()

    # --- integers ---
    def _randbelow(self, n):
        if not n:
            return 0
        bits = n.bit_length()
        getrandbits = self.getrandbits
        number = getrandbits(bits)
        while number >= n:
            number = getrandbits(bits)
        return number

    def _randbelow_of_floats(self, n):
        """For classes that have their own random() and no getrandbits(): of the 53 bits that it gives."""
        whole = 1 << 53
        if n >= whole:
            return int(self.random() * n)
        limit = (whole - whole % n) / whole  # above it, some numbers would come more often than others
        x = self.random()
        while x >= limit:
            x = self.random()
        return int(x * whole) % n

    def __init_subclass__(cls, /, **kwargs):
        for base in cls.__mro__:
            own = base.__dict__
            if '_randbelow' in own:
                return
            if 'getrandbits' in own:
                cls._randbelow = Random._randbelow
                return
            if 'random' in own:
                cls._randbelow = cls._randbelow_of_floats
                return

    def randbytes(self, n):
        return self.getrandbits(n * 8).to_bytes(n, 'little')

    def randrange(self, start, stop=None, step=1):
        first = _integer(start, 'arg 1')
        if stop is None:
            if step != 1:
                raise TypeError('Missing a non-None stop argument')
            if first > 0:
                return self._randbelow(first)
            raise ValueError('empty range for randrange()')
        last = _integer(stop, 'stop')
        by = _integer(step, 'step')
        if by == 0:
            raise ValueError('zero step for randrange()')
        count = -((first - last) // by)  # rounded up
        if count > 0:
            return first + by * self._randbelow(count)
        numbers = f' ({first}, {last}, {last - first})' if by == 1 else ''
        raise ValueError(f'empty range for randrange(){numbers}')

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    # --- sequences ---
    def choice(self, seq):
        if not len(seq):
            raise IndexError('Cannot choose from an empty sequence')
        return seq[self._randbelow(len(seq))]

    def shuffle(self, x):
        for i in range(len(x) - 1, 0, -1):
            j = self._randbelow(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        if isinstance(population, (set, frozenset, dict)):
            raise TypeError('Population must be a sequence.  For dicts or sets, use sorted(d).')
        size = len(population)
        if counts is not None:
            sums = _sums(counts)
            if len(sums) != size:
                raise ValueError('The number of counts does not match the population')
            total = sums.pop() if sums else 0
            if not isinstance(total, int):
                raise TypeError('Counts must be integers')
            if total <= 0:
                raise ValueError('Total of counts must be greater than zero')
            return [population[_place(sums, s, 0, len(sums))] for s in self.sample(range(total), k=k)]
        below = self._randbelow
        if not 0 <= k <= size:
            raise ValueError('Sample larger than population or is negative')
        # Where a set of the chosen would be larger than a copy of the population, a copy is used.
        set_size = 21 + (4 ** ceil(log(k * 3, 4)) if k > 5 else 0)
        if size > set_size:
            places = {}
            while len(places) < k:
                places[below(size)] = None
            return [population[place] for place in places]
        left, result = list(population), []
        for last in reversed(range(size - k, size)):
            place = below(last + 1)
            result.append(left[place])
            left[place] = left[last]
        return result

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        random, size = self.random, len(population)
        if weights is None and cum_weights is None:  # all weigh the same
            scale = float(size)
            return [population[floor(random() * scale)] for _ in range(k)]
        if weights is not None and cum_weights is not None:
            raise TypeError('Cannot specify both weights and cumulative weights')
        try:
            sums = _sums(weights) if cum_weights is None else cum_weights
        except TypeError:
            if isinstance(weights, int):
                raise TypeError(f'The number of choices must be a keyword argument: k={weights}') from None
            raise
        if len(sums) != size:
            raise ValueError('The number of weights does not match the population')
        total = sums[-1] + 0.0
        if total <= 0.0 or not isfinite(total):
            raise ValueError(f"Total of weights must be {'greater than zero' if total <= 0.0 else 'finite'}")
        return [population[_place(sums, random() * total, 0, size - 1)] for _ in range(k)]

    # --- real numbers ---
    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        if mode is not None and high == low:
            return low
        top = 0.5 if mode is None else (mode - low) / (high - low)
        if u <= top:  # on the side that rises
            return low + (high - low) * sqrt(u * top)
        return high + (low - high) * sqrt((1.0 - u) * (1.0 - top))

    def normalvariate(self, mu=0.0, sigma=1.0):
        # Kinderman and Monahan's ratio of uniform deviates.
        random = self.random
        while True:
            first = random()
            second = 1.0 - random()
            z = _NORMAL * (first - 0.5) / second
            if z * z / 4.0 <= -log(second):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        # Box and Muller: two numbers at a time, the second is kept for the next call.
        z = self.gauss_next
        self.gauss_next = None
        if z is None:
            angle = self.random() * _TWO_PI
            radius = sqrt(-2.0 * log(1.0 - self.random()))
            z = cos(angle) * radius
            self.gauss_next = sin(angle) * radius
        return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        return exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd):
        return -log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu, kappa):
        if kappa <= 1e-6:  # a circle without a preferred direction
            return self.random() * _TWO_PI
        half = 0.5 / kappa
        r = half + sqrt(1.0 + half * half)
        accepted = False
        while not accepted:
            z = cos(pi * self.random())
            d = z / (r + z)
            u = self.random()
            accepted = u < 1.0 - d * d or u <= (1.0 - d) * exp(d)
        inverse = 1.0 / r
        turn = acos((inverse + z) / (1.0 + inverse * z))
        return (mu + turn if self.random() > 0.5 else mu - turn) % _TWO_PI

    def gammavariate(self, alpha, beta):
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError('gammavariate: alpha and beta must be > 0.0')
        if alpha == 1.0:
            return -log(1.0 - self.random()) * beta
        return (self._gamma_above_1 if alpha > 1.0 else self._gamma_below_1)(alpha) * beta

    def _gamma_above_1(self, alpha):
        """By Cheng's rejection method."""
        root = sqrt(2.0 * alpha - 1.0)
        offset, slope = alpha - _LOG_4, alpha + root
        while True:
            first = self.random()
            if 1e-7 < first < 0.9999999:
                second = 1.0 - self.random()
                v = log(first / (1.0 - first)) / root
                x = alpha * exp(v)
                z = first * first * second
                r = offset + slope * v - x
                if r + _GAMMA - 4.5 * z >= 0.0 or r >= log(z):
                    return x

    def _gamma_below_1(self, alpha):
        """By Ahrens' and Dieter's method."""
        edge = (_E + alpha) / _E
        while True:
            p = edge * self.random()
            x = p ** (1.0 / alpha) if p <= 1.0 else -log((edge - p) / alpha)
            if self.random() <= (exp(-x) if p <= 1.0 else x ** (alpha - 1.0)):
                return x

    def betavariate(self, alpha, beta):
        first = self.gammavariate(alpha, 1.0)
        return first / (first + self.gammavariate(beta, 1.0)) if first else 0.0

    def paretovariate(self, alpha):
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        return alpha * (-log(1.0 - self.random())) ** (1.0 / beta)


# Numbers straight from the machine: cannot be seeded.
class SystemRandom(Random):
    def random(self):
        return _random._entropy(_BITS) * 2.0 ** -_BITS

    def getrandbits(self, k):
        return _random._entropy(k)

    def seed(self, *args, **kwargs):
        pass

    def getstate(self, *args, **kwargs):
        raise NotImplementedError('System entropy source does not have state.')

    def setstate(self, *args, **kwargs):
        raise NotImplementedError('System entropy source does not have state.')


_shared = Random()
_os.register_at_fork(after_in_child=_shared.seed)  # two processes are not to draw the same numbers
globals().update({name: getattr(_shared, name) for name in __all__ if name not in ('Random', 'SystemRandom')})
